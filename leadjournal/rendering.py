"""Markdown to safe HTML."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from leadjournal import citing

if TYPE_CHECKING:
    from markdown.inlinepatterns import ImageInlineProcessor

#: What a text may be shown with. Nothing that loads, runs, sends or hides.
TAGS = frozenset(
    [
        "p",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "img",
    ]
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
}
SCHEMES = frozenset({"http", "https", "mailto", "attachment"})
LINK_REL = "noopener noreferrer nofollow"

#: Python-Markdown takes minutes over a paragraph of many thousand open brackets, of
#: lines that underline, or of code that never ends: more of them stay as they are.
MOST_IN_A_PARAGRAPH = {"[": 400, "`": 4_000}
MOST_UNDERLINES = 400

#: HTML in a text is shown as it was typed, so that no word of it is lost; so is a
#: picture that would have to be fetched: only what is attached is shown.
_SHOWN_AS_TYPED = ("html", "image_reference", "short_image_ref")
_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
_UNDERLINE = re.compile(r"^[^\S\n]{0,3}[-=*_][-=*_ \t]*$", re.MULTILINE)
_PICTURE = r"\!\["
_LEADS_SOMEWHERE = re.compile(r"(?:https?://|mailto:|attachment:)", re.IGNORECASE)


def to_html(markdown: str) -> str:
    """Return a text as HTML in which nothing runs and nothing is fetched.

    Any text will do: what cannot be understood as Markdown is shown as it is.
    """
    # nh3 and Python-Markdown are dear to import, and most commands show no HTML.
    import nh3

    return nh3.clean(
        _converted(_encodable(markdown)),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_kept_attribute,
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
    )


def _converted(markdown: str) -> str:
    if _is_made_to_be_slow(markdown):
        return _as_typed(markdown)

    from markdown import Markdown
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.nl2br import Nl2BrExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    converter = Markdown(
        extensions=[
            FencedCodeExtension(),
            Nl2BrExtension(),
            SaneListExtension(),
            TableExtension(use_align_attribute=True),
        ]
    )
    converter.preprocessors.deregister("html_block")
    for pattern in _SHOWN_AS_TYPED:
        converter.inlinePatterns.deregister(pattern)
    pictures = _attached_pictures()
    converter.inlinePatterns.register(pictures(_PICTURE, converter), "image_link", 150)
    try:
        return converter.convert(markdown)
    except RecursionError:  # lists in lists in lists, a thousand deep
        return _as_typed(markdown)


def _is_made_to_be_slow(markdown: str) -> bool:
    for paragraph in _BETWEEN_PARAGRAPHS.split(markdown):
        if len(_UNDERLINE.findall(paragraph)) > MOST_UNDERLINES:
            return True
        for mark, most in MOST_IN_A_PARAGRAPH.items():
            if paragraph.count(mark) > most:
                return True
    return False


@cache
def _attached_pictures() -> type[ImageInlineProcessor]:
    """Return what makes pictures of what is attached, and of nothing else."""
    from markdown.inlinepatterns import ImageInlineProcessor

    class Attached(ImageInlineProcessor):
        def handleMatch(  # type: ignore[override]  # noqa: N802
            self, m: Any, data: str
        ) -> Any:
            element, start, end = super().handleMatch(m, data)
            if isinstance(element, str) or element is None:
                return None, None, None
            if citing.cited_by(element.get("src", "")) is None:
                return None, None, None
            return element, start, end

    return Attached


def _encodable(text: str) -> str:
    """Replace halves of characters, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _as_typed(text: str) -> str:
    lines = html.escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>"


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    """Keep only links that say where they lead, and pictures that are attached."""
    if name == "href" and not _LEADS_SOMEWHERE.match(value):
        return None
    if name == "src" and citing.cited_by(value) is None:
        return None
    return value
