"""A text of a reflection beside another: what came, what went, what stayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from leadjournal.text.differences import Change, Part
from leadjournal.text.foldings import Fold, Line
from leadjournal.ui import theme

SAID = {Change.NEW: "added", Change.GONE: "taken away"}
END = "¶"  # stands for the end of a line that came or went
GAP = "\u2009"  # keeps what came off what went before it
REPLACED = (Change.GONE, Change.NEW)
LEADING = 16.5 * 1.6

Shown = Sequence[Line | Fold]


class HistoryText(QTextBrowser):
    """Shows lines in parts, and what changed by a line and a ground of its own.

    Neither is read aloud; so that is said in words too, where a person wants it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._title: Shown = ()
        self._body: Shown = ()
        self._in_words = False
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text")

    def show_lines(self, title: Shown, body: Shown) -> None:
        self._title, self._body = title, body
        self._set()

    def say_in_words(self, on: bool) -> None:
        """Name what was added and taken away, as well as marking it."""
        self._in_words = on
        place = self.verticalScrollBar().value()
        self._set()
        self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._set()

    def _set(self) -> None:
        self.document().setDefaultFont(theme.serif())
        self.document().setDefaultStyleSheet(_style())
        parts = [f'<p class="title">{self._line(line)}</p>' for line in self._title]
        parts += [
            f'<p class="{"fold" if isinstance(line, Fold) else "line"}">{html}</p>'
            for line, html in zip(self._body, self._lines(), strict=True)
            if html
        ]
        self.setHtml("\n".join(parts))
        leading = QTextBlockFormat()
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight
        leading.setLineHeight(theme.size(LEADING), least.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(leading)

    def _lines(self) -> Iterable[str]:
        for place, line in enumerate(self._body):
            beside = (
                *self._body[max(place - 1, 0) : place],
                *self._body[place + 1 :][:1],
            )
            yield self._line(line, beside)

    def _line(self, line: Line | Fold, beside: Iterable[Line | Fold] = ()) -> str:
        if isinstance(line, Fold):
            return escape(str(line))
        if line.is_blank and _belongs(line, beside):
            return ""
        # Where nothing of a line stayed, that its end did not is no news.
        stayed = any(_change(part) is Change.SAME for part in line.parts)
        ends = stayed or line.is_blank
        said, before = "", Change.SAME
        for part in line.parts:
            between = GAP if (before, _change(part)) == REPLACED else ""
            said += between + self._part(part, ends=ends)
            before = _change(part)
        return said

    def _part(self, part: Part | Fold, *, ends: bool) -> str:
        if isinstance(part, Fold):
            return f' <span class="fold">{escape(str(part))}</span> '
        words = part.text.rstrip("\r\n")
        if part.change is Change.SAME:
            return _escaped(words)
        if words != part.text and ends:
            words += END
        kind = part.change.value
        if self._in_words and words.strip():
            bare = words.strip()
            before, _, after = words.partition(bare)
            words = f"{before}[{SAID[part.change]}: {bare}]{after}"
            kind += "-said"  # a line through these words would be in their way
        return f'<span class="{kind}">{_escaped(words)}</span>'


def _belongs(line: Line, beside: Iterable[Line | Fold]) -> bool:
    """Whether an empty line is the gap of a line that came or went, or is the same."""
    changes = {_change(part) for part in line.parts}
    ends = {
        _change(part)
        for other in beside
        if isinstance(other, Line)
        for part in (*other.parts[:1], *other.parts[-1:])
    }
    return changes <= ends | {Change.SAME}


def _change(part: Part | Fold) -> Change:
    return part.change if isinstance(part, Part) else Change.SAME


def _escaped(words: str) -> str:
    return escape(words.replace("\0", "␀"))


def _style() -> str:
    """Return how parts look, in the few words of CSS that Qt knows."""
    colours = theme.current()
    sans = ", ".join(f"'{family}'" for family in theme.SANS)
    return f"""
        p {{ margin: 0 0 {theme.size(8)}px 0; white-space: pre-wrap; }}
        .title {{ font-family: {sans}; font-size: {theme.size(16)}px;
             font-weight: 600; }}
        .fold {{ font-family: {sans}; font-size: {theme.size(12.5)}px;
             color: {colours.muted}; }}
        .new {{ background-color: {colours.accent_soft}; color: {colours.ink};
             text-decoration: underline; }}
        .new-said {{ background-color: {colours.accent_soft}; }}
        .gone-said {{ background-color: {colours.warn_soft}; }}
        .gone {{ background-color: {colours.warn_soft}; color: {colours.ink};
             text-decoration: line-through; }}
    """
