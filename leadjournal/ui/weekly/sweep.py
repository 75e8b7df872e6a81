"""The sweep: what was written, and what in it might identify somebody."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QPushButton, QTextEdit

from leadjournal import identifiers
from leadjournal.flow import Step
from leadjournal.identifiers import Kind, Possible
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor.highlighter import MarkdownHighlighter
from leadjournal.ui.weekly.column import Row, order_focus
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.fields import LineField, ProseField
from leadjournal.ui.weekly.plans import sentence_of
from leadjournal.ui.weekly.screen import Screen, words_of

CHECKS = (
    "Roles, not names: no initials, no nicknames, no job that only one person has.",
    "“A busy shift in a community service”: no numbers, dates, wards or streets.",
    "Would somebody who was there know who it was? Would I be content for them to"
    " read it?",
    "Incidents and safeguarding are reported where they belong; here is what I"
    " learned.",
)
NOT_ANONYMOUS = "A clean sweep does not mean that it is anonymous."
MOST = 12  # findings that have a button of their own


class SweepScreen(Screen):
    """The text to read once more; a role can take the place of what was found."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, words_of(draft, Step.SWEEP))
        self.found: list[Possible] = []
        self.chips: list[QPushButton] = []
        self._looked: object = None
        self._chosen: Possible | None = None
        self._summary = label("", "strong")
        self._row = Row(gap=8)
        self.role = LineField("A role in its place", "such as “a colleague”")
        self.swap = QPushButton("Put It in Its Place")
        self.text = ProseField("What you wrote", lines=4)
        self._highlighter = MarkdownHighlighter(self.text.document())
        self.private = QCheckBox("Keep this one private: it is never shared")
        self._lay_out()
        self.role.returnPressed.connect(self._on_swap)
        self.role.textChanged.connect(self._on_role_changed)
        self.swap.clicked.connect(self._on_swap)
        self.private.clicked.connect(self._on_private)
        self.refresh()
        self.first = self.chips[0] if self.chips else self.text

    def refresh(self) -> None:
        super().refresh()
        self.private.setChecked(self.draft.reflection.private)
        written = self._written()
        if written != self._looked:
            self._looked = written
            self.text.show_words(written)
            self.found = identifiers.sweep(self._shown())
            self._mark()
            self._list()

    def _lay_out(self) -> None:
        self.text.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        self.text.setTextInteractionFlags(reading)
        self.swap.setAutoDefault(True)
        self.role.setMinimumWidth(theme.size(220))
        self.add(self._summary)
        self.add_wide(self._row)
        self._swapping = self.add_row(self.role, self.swap)
        self.add(self.text, 1)
        words = "\n".join(f"·  {check}" for check in CHECKS)
        self.add(label(words, "muted"))
        self.add(self.private)

    def _written(self) -> str:
        """Return the text with the plan at its end."""
        body = self.draft.reflection.body.strip()
        plan = sentence_of(self.draft.plan)
        return f"{body}\n\n## If… then\n\n{plan}" if plan else body

    def _shown(self) -> str:
        return self.text.document().toPlainText()

    def _mark(self) -> None:
        """Set what was found on the colour of a warning, with a line beneath it."""
        colours = theme.current()
        look = QTextCharFormat()
        look.setBackground(QColor(colours.warn_soft))
        look.setForeground(QColor(colours.warn))
        look.setFontUnderline(True)
        marks = []
        for each in self.found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(each)
            mark.format = look
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _list(self) -> None:
        for chip in self.chips:
            self._row.line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        count = len(self.found)
        places = "One place" if count == 1 else f"{count} places"
        found = f"{places} might identify somebody." if count else "Nothing stands out."
        self._summary.setText(f"{found} {NOT_ANONYMOUS}")
        self.chips = [self._chip(each) for each in self.found[:MOST]]
        self._row.setVisible(bool(self.chips))
        order_focus([*self.chips, self.role, self.swap, self.text, self.private])
        self._choose(None)

    def _chip(self, found: Possible) -> QPushButton:
        chip = theme.look(QPushButton(_short(found)), "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(True)
        chip.setAccessibleName(found.sentence)
        chip.setToolTip(found.sentence)
        chip.clicked.connect(partial(self._on_found, found))
        self._row.line.addWidget(chip)
        return chip

    def _choose(self, found: Possible | None) -> None:
        self._chosen = found
        for each, chip in zip(self.found, self.chips, strict=False):
            chip.setChecked(each is found)
        self._swapping.setVisible(found is not None)
        self.role.clear()
        self.swap.setEnabled(False)

    def _cursor(self, found: Possible) -> QTextCursor:
        shown = self._shown()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(_for_qt(shown, found.start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(_for_qt(shown, found.end), keep)
        return cursor

    def _on_found(self, found: Possible, _: bool = False) -> None:
        """Show where it stands, and ask what to say instead."""
        if found is self._chosen:
            self._choose(None)
            return
        self._choose(found)
        self.text.setTextCursor(self._cursor(found))
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_role_changed(self, words: str) -> None:
        self.swap.setEnabled(bool(words.strip()))

    def _on_swap(self) -> None:
        role, found = self.role.text().strip(), self._chosen
        if not role or found is None:
            return
        with self.journal.change("Put a Role in Its Place"):
            self.draft.say_instead(_pattern(found), role)
        self.refresh()
        self._go_to_next()

    def _go_to_next(self) -> None:
        """Leave the keyboard on what is to be decided next, else on the text."""
        following = self.chips[0] if self.chips else self.text
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_private(self) -> None:
        private = self.private.isChecked()
        with self.journal.change("Keep Private" if private else "No Longer Private"):
            self.draft.reflection.private = private


def _pattern(found: Possible) -> re.Pattern[str]:
    """Return what finds the same words everywhere; what belongs to a name stays."""
    words = found.text
    if found.kind is Kind.NAME:
        words = re.sub(r"[’']s?$", "", words)
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _short(found: Possible) -> str:
    words = found.text if len(found.text) <= 28 else f"{found.text[:27]}…"
    return f"{found.kind.capitalize()}: {words}".replace("&", "&&")


def _for_qt(shown: str, place: int) -> int:
    """Return a place as Qt counts it, to which an emoji is two characters."""
    return place + sum(character > "\uffff" for character in shown[:place])
