"""Markdown as it is typed: the words stand out, the marks step back."""

from __future__ import annotations

import re
from array import array
from itertools import groupby

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from leadjournal.ui import theme

HEADING = re.compile(r"(#{1,6})\s+\S.*")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
ITEM = re.compile(r"\s*((?:[-*+]|\d{1,9}[.)])\s+)(\[[ xX]\](?=\s))?")
RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})([^`]*)$")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
LINK = re.compile(r"(!?\[)([^\]]+)\]\([^()\n]*\)")
ADDRESS = re.compile(r"()(https?://[^\s<>()]+[^\s<>().,;:!?])")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
BOTH = re.compile(r"(?<![\w*])(\*{3})(?=[^\s*])([^*]+?)(?<=\S)\1(?!\*)")
EMPHASIS = re.compile(
    r"(?<![\w*])([*_])(?![\s*_])((?:(?!\1).)+?)(?<![\s*_])\1(?![\w*])"
)
STRUCK = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")

MARKS = "`[*_:~"  # without one of these, nothing stands out within a line
LONGEST = 20_000  # letters in a line, beyond which nobody reads it letter by letter
IN_TEXT = 0  # the other states are the fence that a block of code began with
TILDES = 1000

BOLD, ITALIC, STRIKE = 1, 2, 4
EMPHASES = (
    (BOTH, BOLD | ITALIC),
    (STRONG, BOLD),
    (EMPHASIS, ITALIC),
    (STRUCK, STRIKE),
)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document; `dress` does it again in another theme."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._set_formats()

    def dress(self) -> None:
        self._set_formats()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        line = _counted_as_qt(text)
        fence = FENCE.match(line)
        begun = max(self.previousBlockState(), IN_TEXT)
        self.setCurrentBlockState(begun)
        if begun or fence:
            self._code_line(line, begun, fence)
        elif heading := HEADING.match(line):
            self._set((0, len(line)), self._heading)
            self._set(heading.span(1), self._heading_mark)
        elif RULE.match(line):
            self._set((0, len(line)), self._mark)
        else:
            self._line(line)

    def _code_line(self, line: str, begun: int, fence: re.Match[str] | None) -> None:
        """Colour code; the fence that ends it is of the kind that began it."""
        kind = _kind(fence[1]) if fence else IN_TEXT
        if fence and not begun:
            self.setCurrentBlockState(kind)
        elif fence and not fence[2].strip() and _closes(kind, begun):
            self.setCurrentBlockState(IN_TEXT)
        else:
            kind = IN_TEXT
        self._set((0, len(line)), self._mark if kind else self._code)

    def _line(self, line: str) -> None:
        begins = 0
        if quote := QUOTE.match(line):
            begins = quote.end()
            self._set((0, len(line)), self._quote)
            self._set(quote.span(), self._mark)
        if item := ITEM.match(line, begins):
            if item[2] and item[2] != "[ ]":  # what is done steps back
                self._set((item.end(), len(line)), self._quote)
            self._set(item.span(1), self._bullet)
            self._set(item.span(2), self._box)
        if len(line) < LONGEST and any(mark in line for mark in MARKS):
            self._spans(ESCAPED.sub("xx", line))

    def _spans(self, line: str) -> None:
        """Show what stands within a line; code, links and addresses are only that."""
        taken: set[int] = set()
        literal: list[tuple[tuple[int, int], QTextCharFormat]] = []
        for pattern, look in (
            (CODE, self._code),
            (LINK, self._link),
            (ADDRESS, self._link),
        ):
            for found in pattern.finditer(line):
                places = range(*found.span())
                if taken.isdisjoint(places):
                    taken.update(places)
                    literal += [(found.span(), self._mark), (found.span(2), look)]
        self._emphasise(line, taken)
        for span, look in literal:
            self._set(span, look)

    def _emphasise(self, line: str, taken: set[int]) -> None:
        """Show emphasis, which may lie within emphasis, and within a quotation."""
        kinds = bytearray(len(line))
        marks: list[tuple[int, int]] = []
        for pattern, kind in EMPHASES:
            for found in pattern.finditer(line):
                own = {*range(*found.span(1)), found.end() - 1}
                if taken.isdisjoint(own):
                    start, end = found.span(2)
                    marks += [(found.start(), start), (end, found.end())]
                    taken.update(own, range(end, found.end()))
                    for place in range(start, end):
                        kinds[place] |= kind
        for kind, places in (
            groupby(range(len(line)), kinds.__getitem__) if marks else ()
        ):
            if kind:
                run = list(places)
                look = self.format(run[0])
                for each, change in CHANGES.items():
                    if kind & each:
                        change(look)
                self._set((run[0], run[-1] + 1), look)
        for span in marks:
            self._set(span, self._mark)

    def _set(self, span: tuple[int, int], look: QTextCharFormat) -> None:
        start, end = span
        if start < end:
            self.setFormat(start, end - start, look)

    def _set_formats(self) -> None:
        colours = theme.current()
        self._heading = _format(colours.accent)
        self._heading.setFont(theme.sans(14.5, QFont.Weight.DemiBold))
        self._heading_mark = QTextCharFormat(self._heading)
        faint = theme.mix(colours.accent, colours.canvas, 0.4)
        self._heading_mark.setForeground(QColor(faint))
        self._mark = _format(theme.mix(colours.muted, colours.canvas, 0.3))
        self._quote = _format(colours.muted)
        self._bullet = _format(colours.accent)
        self._box = _format(colours.accent)
        self._box.setFontWeight(QFont.Weight.DemiBold)
        self._code = _format(colours.ink)
        self._code.setFontFamilies(["Cascadia Mono", "Menlo", "Noto Sans Mono"])
        self._code.setFontFixedPitch(True)
        self._link = _format(colours.accent)
        self._link.setFontUnderline(True)


def _counted_as_qt(text: str) -> str:
    """Return a text in which an emoji counts for two, as it does for Qt."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(map(chr, array("H", text.encode("utf-16", "surrogatepass")[2:])))


def _kind(fence: str) -> int:
    return len(fence) + (TILDES if fence[0] == "~" else 0)


def _closes(kind: int, begun: int) -> bool:
    return kind >= begun and kind // TILDES == begun // TILDES


def _format(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    return look


def _embolden(look: QTextCharFormat) -> None:
    look.setFontWeight(QFont.Weight.Bold)


def _strike(look: QTextCharFormat) -> None:
    look.setFontStrikeOut(True)


def _slant(look: QTextCharFormat) -> None:
    look.setFontItalic(True)


CHANGES = {BOLD: _embolden, ITALIC: _slant, STRIKE: _strike}
