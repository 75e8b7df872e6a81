"""The lines of a report, to be left out or kept one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from leadjournal.identifiers import Possible
from leadjournal.reports.lines import Entry
from leadjournal.reports.lines import Role as Part
from leadjournal.reports.preview import Preview
from leadjournal.ui.reporting.tick_painter import (
    FORM,
    NOTE,
    SMALL,
    STRUCK,
    SUBTITLE,
    TITLE,
    WARNS,
)
from leadjournal.ui.searching.list_rows import Index
from leadjournal.wording import listed

Role = Qt.ItemDataRole
NOBODY = QModelIndex()
ALWAYS = "Always stays"
LEFT_OUT = "Left out"
WITH_ANOTHER = "Left out with what it stands below"
WITH_ITS_LIKE = "Left out with the same words at another place"
REWORDED = "In other words"


@dataclass(frozen=True)
class Said:
    """An entry as it stands now."""

    text: str
    note: str
    out: bool
    warns: bool


class ReportLines(QAbstractListModel):
    """What a preview holds, as a list shows it and a screen reader says it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self._said: list[Said] = []

    def show_preview(self, preview: Preview | None) -> None:
        self.beginResetModel()
        self.preview = preview
        self._said = self._all_said()
        self.endResetModel()
        self.changed.emit()

    def tell(self) -> None:
        """Show anew what has changed in the preview, and tell of it."""
        before, self._said = self._said, self._all_said()
        for row, (old, new) in enumerate(zip(before, self._said, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))
        self.changed.emit()

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self._said)

    def entry(self, row: int) -> Entry:
        assert self.preview is not None
        return self.preview.entries[row]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.preview is None or not index.isValid():
            return flags
        entry = self.entry(index.row())
        if entry.fixed or self.preview.goes_with_another(entry):
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        said, entry = self._said[index.row()], self.entry(index.row())
        match role:
            case Role.DisplayRole:
                return said.text
            case Role.AccessibleTextRole:
                return _aloud(entry, said)
            case Role.CheckStateRole:
                return None if entry.fixed else _state(not said.out)
        if role == STRUCK:
            return said.out
        if role == WARNS:
            return said.warns
        if role == FORM:
            return _form(entry)
        return said.note if role == NOTE else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or self.preview is None:
            return False
        entry = self.entry(index.row())
        kept = Qt.CheckState(value) is Qt.CheckState.Checked
        self.preview.leave_out(entry, out=not kept)
        self.tell()
        return True

    def _all_said(self) -> list[Said]:
        if self.preview is None:
            return []
        return [_said(self.preview, row) for row in range(len(self.preview.entries))]


def _said(preview: Preview, row: int) -> Said:
    entry = preview.entries[row]
    out, found = preview.is_out(entry), preview.possible(row)
    return Said(preview.text(entry), _note(preview, entry, found), out, bool(found))


def _note(preview: Preview, entry: Entry, found: list[Possible]) -> str:
    """Say what there is to say below the words."""
    if entry.fixed:
        return ALWAYS if entry.role in {Part.OPENING, Part.HEADING} else ""
    if preview.goes_with_another(entry):
        return WITH_ANOTHER
    if preview.goes_with_its_like(entry):
        return WITH_ITS_LIKE
    if preview.is_out(entry):
        return LEFT_OUT
    notes = [REWORDED] if preview.is_reworded(entry) else []
    if found:
        notes.append(told(found))
    return " · ".join(notes)


def _aloud(entry: Entry, said: Said) -> str:
    kind = f"{entry.role.capitalize()}: " if entry.role in NAMED else ""
    state = ALWAYS if entry.fixed else said.note or "Kept"
    return f"{kind}{said.text} – {state}"


#: These are called what they are; a line is a line.
NAMED = {Part.HEADING, Part.CAPTION}


def told(found: list[Possible]) -> str:
    """May identify somebody: name or initials (“Priya”) and date (“5 May”)"""
    said = dict.fromkeys(f"{each.kind} ({_short(each)})" for each in found)
    return f"May identify somebody: {listed(list(said))}"


def _short(found: Possible) -> str:
    words = found.text.strip("“”\"‘’'")
    return f"“{words}”" if len(words) <= 40 else f"“{words[:39]}…”"


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


def _form(entry: Entry) -> str:
    if entry.role is Part.HEADING:
        return TITLE if entry.level == 1 else SUBTITLE
    small = {Part.OPENING, Part.CAPTION, Part.BLANK}
    return SMALL if entry.role in small else ""
