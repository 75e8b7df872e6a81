"""A report as one HTML file: no script, nothing fetched, readable at any width."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from leadjournal import paths
from leadjournal.reports import drawing, svg
from leadjournal.reports.model import (
    Blank,
    Block,
    Bullets,
    Chart,
    Drawing,
    Look,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)

SUFFIX = ".html"
#: How many shades the style sheet has for the fields of a grid.
DEEPEST = 9


def render(report: Report) -> bytes:
    """Return the page of a report."""
    return "\n".join(_page(report)).encode()


def _page(report: Report) -> Iterator[str]:
    style = (paths.resource("reports") / "report.css").read_text("utf-8").strip()
    title = escape(report.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title>\n<style>\n{style}\n</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{title}</h1>"
    yield from (f"<p>{escape(line.text)}</p>" for line in report.opening)
    yield "</header>\n<main>"
    for section in report.sections:
        yield from _section(section)
    yield "</main>\n</body>\n</html>\n"


def _section(section: Section) -> Iterator[str]:
    name = identifier(section.id)
    kind = ' class="box"' if section.box else ""
    yield f'<section{kind} aria-labelledby="{name}">'
    level = section.level + 1
    yield f'<h{level} id="{name}">{_words(section.heading.text)}</h{level}>'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Bullets():
            tag = "ol" if block.numbered else "ul"
            yield f"<{tag}>"
            yield from (
                f'<li dir="auto">{_words(line.text)}</li>' for line in block.lines
            )
            yield f"</{tag}>"
        case Blank():
            if block.line.text:
                yield f"<p>{_words(block.line.text)}</p>"
            style = f"min-height: {1.5 * block.lines:g}em"
            yield f'<div class="blank" style="{style}"></div>'
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)


def _paragraph(block: Paragraph) -> str:
    words = _words(block.line.text)
    match block.look:
        case Look.QUOTE:
            return f'<blockquote dir="auto"><p>{words}</p></blockquote>'
        case Look.CODE:
            return f"<pre>{escape(block.line.text)}</pre>"
        case Look.PLAIN:
            return f'<p dir="auto">{words}</p>'
        case look:
            return f'<p class="{look.value}" dir="auto">{words}</p>'


def _chart(chart: Chart) -> Iterator[str]:
    if chart.drawing is Drawing.MATRIX:
        yield from _table(chart.table, shaded=True)
        return
    caption = escape(chart.table.caption)
    yield f"<figure>\n<figcaption>{caption}</figcaption>"
    yield f'<div class="scroll">{svg.picture(chart, identifier(chart.id))}</div>'
    yield "</figure>"
    yield from _table(chart.table, beside=True, with_key=chart.drawing)


def _table(
    table: Table,
    *,
    shaded: bool = False,
    beside: bool = False,
    with_key: Drawing | None = None,
) -> Iterator[str]:
    """Yield a table; *beside* a picture, it says that it holds the same."""
    caption = f"{table.caption}: in numbers" if beside else table.caption
    kind = ' class="matrix"' if shaded else ""
    yield f'<div class="scroll">\n<table{kind}>\n<caption>{escape(caption)}</caption>'
    keys: Sequence[str] = table.keys if with_key is Drawing.BARS else ()
    heads = "".join(
        f'<th scope="col"{_side(table, place)}>'
        f"{_key(keys, place - 1)}{_words(head)}</th>"
        for place, head in enumerate(table.heads)
    )
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    most = drawing.highest(table, Drawing.MATRIX)
    for row in table.rows:
        own = [row.key] if with_key is Drawing.STACKS else []
        cells = "".join(
            f"<td{_side(table, place) or _shade(cell, most, shaded)}>"
            f"{_words(cell)}</td>"
            for place, cell in enumerate(row.cells)
            if place
        )
        head = f'<th scope="row">{_key(own, 0)}{_words(_first(row))}</th>'
        yield f"<tr>{head}{cells}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _first(row: Row) -> str:
    return row.cells[0] if row.cells else ""


def _key(keys: Sequence[str], place: int) -> str:
    if not 0 <= place < len(keys):
        return ""
    colour = drawing.colour(keys[place])
    return f'<span class="key" style="background: {colour}"></span>'


def _side(table: Table, place: int) -> str:
    """Numbers stand right, but for those in a grid."""
    if table.id == "meetings" or not place or not table.rows:
        return ""
    cells = table.rows[0].cells
    number = place < len(cells) and cells[place].replace(" of ", "").isdecimal()
    return ' class="number"' if number else ""


def _shade(cell: str, most: int, shaded: bool) -> str:
    if not shaded:
        return ""
    share = round(DEEPEST * drawing.number(cell) / most)
    return f' class="deep-{share}"'


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def identifier(name: str) -> str:
    """Return an id that HTML takes, the same for the same name.

    >>> identifier("texts/1f00")
    'texts-1f00'
    """
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
    if plain == name.replace("/", "-") and plain[:1].isalpha():
        return plain
    return f"x{hashlib.sha256(name.encode()).hexdigest()[:16]}"
