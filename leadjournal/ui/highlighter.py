"""Markdown as it is typed: the words stand out, the marks step back."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

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
FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
LINK = re.compile(r"(\[)([^\]]+)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
ADDRESS = re.compile(r"()(https?://[^\s<>()]+[^\s<>().,;:!?])")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*])([*_])(?![\s*_])([^*_]+?)(?<![\s*_])\1(?![\w*])")

MARKS = "`[*_:"  # without one of these, nothing stands out within a line
IN_TEXT, IN_CODE = 0, 1

Change = Callable[[QTextCharFormat], None]


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
        self.setCurrentBlockState(IN_TEXT)
        if FENCE.match(line) or self.previousBlockState() == IN_CODE:
            self._code_line(line)
        elif heading := HEADING.match(line):
            self._set((0, len(line)), self._heading)
            self._set(heading.span(1), self._heading_mark)
        elif RULE.match(line):
            self._set((0, len(line)), self._mark)
        else:
            self._line(line)

    def _code_line(self, line: str) -> None:
        inside = self.previousBlockState() == IN_CODE
        fence = FENCE.match(line) is not None
        if inside is not fence:  # the fence that ends a block is the end of it
            self.setCurrentBlockState(IN_CODE)
        self._set((0, len(line)), self._mark if fence else self._code)

    def _line(self, line: str) -> None:
        if quote := QUOTE.match(line):
            self._set((0, len(line)), self._quote)
            self._set(quote.span(), self._mark)
        elif item := ITEM.match(line):
            self._set(item.span(1), self._bullet)
            self._set(item.span(2), self._box)
        if any(mark in line for mark in MARKS):
            self._spans(line)

    def _spans(self, line: str) -> None:
        """Show what stands within a line; code, links and addresses are only that."""
        taken: set[int] = set()
        for pattern, look in (
            (CODE, self._code),
            (LINK, self._link),
            (ADDRESS, self._link),
        ):
            for found in pattern.finditer(line):
                places = range(*found.span())
                if taken.isdisjoint(places):
                    taken.update(places)
                    self._set(found.span(), self._mark)
                    self._set(found.span(2), look)
        for pattern, change in ((STRONG, _embolden), (EMPHASIS, _slant)):
            for found in pattern.finditer(line):
                marks = {*range(*found.span(1)), found.end() - 1}
                if taken.isdisjoint(marks):
                    self._change(found.span(2), change)
                    self._set((found.start(), found.start(2)), self._mark)
                    self._set((found.end(2), found.end()), self._mark)

    def _change(self, span: tuple[int, int], change: Change) -> None:
        """Change letters as they look already, for emphasis may lie within emphasis."""
        for place in range(*span):
            look = self.format(place)
            change(look)
            self.setFormat(place, 1, look)

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


def _format(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    return look


def _embolden(look: QTextCharFormat) -> None:
    look.setFontWeight(QFont.Weight.Bold)


def _slant(look: QTextCharFormat) -> None:
    look.setFontItalic(True)
