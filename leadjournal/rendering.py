"""Markdown to safe HTML."""

from __future__ import annotations

import html
import re

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
    ]
)
ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto"})
LINK_REL = "noopener noreferrer nofollow"

#: Python-Markdown takes minutes over a paragraph of many thousand open brackets.
BRACKETS_IN_A_PARAGRAPH = 400

#: HTML in a text is shown as it was typed, so that no word of it is lost; so is a
#: picture, which would have to be fetched.
_SHOWN_AS_TYPED = ("html", "image_link", "image_reference", "short_image_ref")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def to_html(markdown: str) -> str:
    """Return a text as HTML in which nothing runs and nothing is fetched.

    Any text will do: what cannot be understood as Markdown is shown as it is.
    """
    # nh3 and Python-Markdown are dear to import, and most commands show no HTML.
    import nh3

    return nh3.clean(
        _converted(markdown),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_kept_attribute,
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
    )


def _converted(markdown: str) -> str:
    if any(
        paragraph.count("[") > BRACKETS_IN_A_PARAGRAPH
        for paragraph in re.split(r"\n\s*\n", markdown)
    ):
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
    try:
        return converter.convert(markdown)
    except RecursionError:  # lists in lists in lists, a thousand deep
        return _as_typed(markdown)


def _as_typed(text: str) -> str:
    lines = html.escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>"


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    """Keep only links that say where they lead: no others are followed."""
    if name == "href" and not _ABSOLUTE.match(value):
        return None
    return value
