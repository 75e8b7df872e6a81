"""A report before it is saved: each line of it may be left out or reworded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from leadjournal.reports.lines import Cell, Entry
from leadjournal.reports.preview import Preview
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.reporting.lines import ReportLines
from leadjournal.ui.reporting.rewording import ReplacingDialog, RewordingDialog
from leadjournal.ui.reporting.tick_list import TickList
from leadjournal.wording import counted

MAKING = "Making the report…"
HOW = "Space leaves a line out or takes it back in, Enter changes its words."
CLEAN = "Nothing stands out. That does not make it anonymous."
LEAVE_OUT, TAKE_IN = "Leave Out", "Take Back In"
LEAST = 140


class ReportPreview(QWidget):
    """Shows what is kept, what is struck, and what might identify somebody."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = ReportLines()
        self.title = label("", "heading")
        self.list = TickList(self.lines, "The report, line by line")
        self.voice = Voice(self.list)
        self.check = QPushButton("Next to Check")
        self.leave_out = QPushButton(LEAVE_OUT)
        self.reword = QPushButton("Reword…")
        self.replace = QPushButton("Replace a Name…")
        self.told = label("", "muted")
        self._lay_out()
        self._connect()
        self.show_message(MAKING)

    @property
    def preview(self) -> Preview | None:
        return self.lines.preview

    def show_preview(self, preview: Preview) -> None:
        self.title.setText(preview.title)
        self.lines.show_preview(preview)
        self.list.setCurrentIndex(self.lines.index(0))

    def show_message(self, message: str) -> None:
        """Say why there is nothing to read yet."""
        self.title.setText(message)
        self.lines.show_preview(None)

    def _lay_out(self) -> None:
        self.list.setMinimumHeight(theme.size(LEAST))
        self.list.setAccessibleDescription(HOW)
        self.check.setToolTip("Go to the next line that may identify somebody")
        self.leave_out.setToolTip("Leave this line out of the report (Space)")
        self.reword.setToolTip("Say this line in other words (Enter)")
        self.replace.setToolTip("Put a role in the place of a name, everywhere")
        row = WrappingRow()
        for button in (self.check, self.leave_out, self.reword, self.replace):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.lines.changed.connect(self._on_changed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.opened.connect(self._on_reword)
        self.check.clicked.connect(self._on_check)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.reword.clicked.connect(self._on_reword)
        self.replace.clicked.connect(self._on_replace)

    def _on_changed(self) -> None:
        self.told.setText(self._words())
        self._on_current_changed()
        self.changed.emit()

    def _words(self) -> str:
        if self.preview is None:
            return ""
        number = len(self.preview.to_check)
        found = f"{counted(number, 'line')} may identify somebody." if number else CLEAN
        return f"{found} {HOW}"

    def _on_current_changed(self) -> None:
        """Let the buttons do what can be done with the line that has the keyboard."""
        preview, row = self.preview, self.list.row
        if preview is None or row < 0:
            here, out = None, False
        else:
            here = preview.entries[row]
            out = preview.is_out(here)
        self.leave_out.setEnabled(here is not None and _checkable(self.list))
        self.leave_out.setText(TAKE_IN if out else LEAVE_OUT)
        self.reword.setEnabled(bool(here and here.may_change and not out))
        self.replace.setEnabled(preview is not None)
        self.check.setEnabled(bool(preview and preview.to_check))

    def _on_check(self) -> None:
        """Go to the next line to look at, and from the last one to the first."""
        if self.preview is None or not (places := self.preview.to_check):
            return
        later = (place for place in places if place > self.list.row)
        self.list.go_to(next(later, places[0]))
        self.list.setFocus()

    def _on_leave_out(self) -> None:
        if self.preview is None:
            return
        entry = self.lines.entry(self.list.row)
        out = not self.preview.is_out(entry)
        self.preview.leave_out(entry, out=out)
        self.lines.tell()
        self.voice.say("Left out" if out else "Taken back in")

    def _on_reword(self) -> None:
        if self.preview is None or not self.reword.isEnabled():
            return
        entry = self.lines.entry(self.list.row)
        dialog = RewordingDialog(self.preview, entry, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._take(entry, dialog.words)
        dialog.deleteLater()
        self.list.setFocus()

    def _take(self, entry: Entry, words: dict[Cell, str]) -> None:
        """Take new words for a line; without any it is left out."""
        assert self.preview is not None
        if any(words.values()):
            for cell, said in words.items():
                self.preview.say_instead(cell, said)
        else:
            self.preview.leave_out(entry)
        self.lines.tell()

    def _on_replace(self) -> None:
        """Ask for a name and a role; a name that is suspected here is offered."""
        if self.preview is None:
            return
        found = self.preview.possible(self.list.row) if self.list.row >= 0 else []
        dialog = ReplacingDialog(found[0].text if found else "", self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            words, by = dialog.words.text().strip(), dialog.by.text().strip()
            number = self.preview.replace(words, by)
            self.lines.tell()
            said = counted(number, "place") if number else "No place"
            self.told.setText(f"{said} had “{words}”. {self._words()}")
            self.voice.say(self.told.text())
        dialog.deleteLater()
        self.list.setFocus()


def _checkable(view: TickList) -> bool:
    flags = view.model().flags(view.currentIndex())
    return bool(flags & Qt.ItemFlag.ItemIsUserCheckable)
