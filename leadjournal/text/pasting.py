"""What is pasted from Word, Google Docs, Outlook or the web, as Markdown.

Nothing is fetched, and no word is left behind: pictures, scripts and what a page hides
are dropped, links are kept where they say openly where they lead.
"""

from __future__ import annotations

import re
import warnings
from html import unescape
from typing import TYPE_CHECKING

from leadjournal.text import entities, weighing

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

SCHEMES = ("http://", "https://", "mailto:")

#: Elements that show nothing, or nothing that can be kept.
_DROPPED = (
    *("script", "style", "head", "title", "meta", "link", "base", "template", "xml"),
    *("img", "picture", "svg", "video", "audio", "source", "track", "canvas", "map"),
    *("iframe", "frame", "frameset", "object", "embed", "applet", "param", "noframes"),
    *("input", "datalist"),
)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all")
_UNSEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)")
_SEEN = re.compile(r"visibility\s*:\s*visible")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_UPRIGHT = re.compile(r"font-style\s*:\s*normal")
_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d+)")
_IGNORED = re.compile(r"mso-list\s*:\s*ignore")
_WHOLE = re.compile(r"#{1,6} |- |\d+\. |> |\||```")
_NUMBER = re.compile(r"\(?(?:\d+|[a-zA-Z]|[ivxlcIVXLC]+)[.)]")


def markdown_of(html: str) -> str:
    """Return what a piece of HTML says, as Markdown."""
    # Dear to import, and many a sitting pastes nothing.
    from bs4 import (
        BeautifulSoup,
        MarkupResemblesLocatorWarning,
        XMLParsedAsHTMLWarning,
    )

    from leadjournal.text.markdown_writer import written

    with warnings.catch_warnings():
        for kind in (XMLParsedAsHTMLWarning, MarkupResemblesLocatorWarning):
            warnings.simplefilter("ignore", kind)
        soup = BeautifulSoup(entities.without(_fragment(html)), "html5lib")
    _drop(soup)
    try:
        _gather_lists(soup)
        _understand_styles(soup)
        _mend_links(soup)
        return written(soup)
    except RecursionError:  # boxes in boxes in boxes, a thousand deep
        return entities.back(soup.get_text())


def is_too_much(html: str) -> bool:
    """Return whether it would take too long, so that the bare words must do."""
    return weighing.is_too_much(_fragment(html))


def words_of(html: str) -> str:
    """Return what HTML says without its marks, where it is too much to be read."""
    return unescape(" ".join(re.split(r"<[^<>]*>", html))).strip()


def apart(markdown: str, line: str) -> str:
    """Return a pasted text with the room it needs after what a line says already."""
    if line.strip() and _WHOLE.match(markdown):
        return f"\n\n{markdown}"
    return markdown


def _fragment(html: str) -> str:
    """Return the part that was copied, where the clipboard says which."""
    start, end = html.find("<!--StartFragment"), html.rfind("<!--EndFragment")
    if 0 <= start < end:
        body = html.find("-->", start)
        return html[body + 3 : end] if 0 <= body < end else html
    return html


def _drop(soup: BeautifulSoup) -> None:
    from bs4.element import PreformattedString

    # Comments, and what says which kind of document it is.
    unseen = [part for part in soup.descendants if isinstance(part, PreformattedString)]
    for part in unseen:
        part.extract()
    for tag in soup(list(_DROPPED)):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup(True):
        if not tag.decomposed and (tag.has_attr("hidden") or _has(tag, _HIDDEN)):
            tag.decompose()
    _drop_unseen(soup)
    for tag in soup("o:p"):
        tag.unwrap()


def _drop_unseen(soup: BeautifulSoup) -> None:
    """Leave out what keeps its place but cannot be seen, and not what can be in it."""
    from bs4 import Tag

    if not any(_has(tag, _UNSEEN) for tag in soup(True)):
        return
    seen: dict[int, bool] = {}
    unseen = []
    for part in soup.descendants:
        above = seen.get(id(part.parent), True)
        if not isinstance(part, Tag):
            unseen += [] if above else [part]
        else:
            visible = _has(part, _SEEN)
            seen[id(part)] = visible or (above and not _has(part, _UNSEEN))
    for text in unseen:
        text.extract()


def _gather_lists(soup: BeautifulSoup) -> None:
    """Make lists of the paragraphs that Word and Outlook mark as items."""
    items = [tag for tag in soup("p") if _LIST.search(_style(tag))]
    made: set[int] = set()
    for first in items:
        if id(first) in made:
            continue
        run = [first]
        while (after := run[-1].find_next_sibling()) is not None:
            if after.name != "p" or not _LIST.search(_style(after)) or _said(run[-1]):
                break
            run.append(after)
        made.update(map(id, run))
        _gather(soup, run)


def _said(tag: Tag) -> bool:
    """Return whether loose words stand between a paragraph and the next."""
    after = tag.next_sibling
    return isinstance(after, str) and bool(after.strip())


def _gather(soup: BeautifulSoup, run: list[Tag]) -> None:
    open_lists: list[tuple[int, Tag]] = []
    for item in run:
        found = _LIST.search(_style(item))
        level = int(found[1]) if found else 1
        name = "ol" if _is_numbered(item) else "ul"
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level and open_lists[-1][1].name != name:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] < level:
            whole = soup.new_tag(name)
            last = (
                open_lists[-1][1].find_all("li", recursive=False) if open_lists else []
            )
            if last:
                last[-1].append(whole)
            else:
                item.insert_before(whole)
            open_lists.append((level, whole))
        item.extract()
        item.name = "li"
        open_lists[-1][1].append(item)


def _is_numbered(item: Tag) -> bool:
    """Take off the sign that Word puts before an item; return if it is a number."""
    for sign in item(True):
        if not sign.decomposed and _IGNORED.search(_style(sign)):
            said = sign.get_text().strip()
            sign.decompose()
            return bool(_NUMBER.fullmatch(said))
    return False


def _understand_styles(soup: BeautifulSoup) -> None:
    """Make bold and italic of what is so by its style, and of nothing else."""
    for tag in [*soup(["b", "strong"]), *soup(["i", "em"])]:
        plain = _NOT_BOLD if tag.name in {"b", "strong"} else _UPRIGHT
        if plain.search(_style(tag)):
            tag.unwrap()
    for tag in soup(["span", "font"]):
        style = _style(tag)
        looks = (("strong", _BOLD), ("em", _ITALIC))
        for name, pattern in looks:
            if pattern.search(style) and not tag.find_parent(_HEADS):
                tag.wrap(soup.new_tag(name))


_HEADS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def _mend_links(soup: BeautifulSoup) -> None:
    for tag in soup("a"):
        address = str(tag.get("href") or "")
        address = entities.back(address).strip()
        if address.lower().startswith(SCHEMES) and not re.search(r"[\s<>]", address):
            tag["href"] = address.replace("(", "%28").replace(")", "%29")
        else:
            tag.unwrap()


def _style(tag: Tag) -> str:
    return entities.back(str(tag.get("style") or "")).lower()


def _has(tag: Tag, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(_style(tag)))
