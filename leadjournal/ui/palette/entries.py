"""Rows of a list of commands, keys and reflections, as the palette shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ENTRY = Role.UserRole
NOBODY = QModelIndex()


def _nothing() -> None:
    """A row to be read, and no more."""


@dataclass(frozen=True)
class Entry:
    """One row: what it is called, what is noted of it, and what it does."""

    words: str
    note: str = ""
    keys: str = ""
    act: Callable[[], object] = _nothing
    enabled: bool = True
    heading: bool = False
    #: Which letters of the words are those that were typed.
    places: tuple[int, ...] = ()
    practices: tuple[str, ...] = ()
    private: bool = False
    name: str = ""  # of the action it stands for
    place: str = ""  # heard only: the eye sees under which heading it stands

    @property
    def spoken(self) -> str:
        """What is heard of it: all that is seen, and where it stands."""
        parts = [self.words, self.keys, self.note, self.place]
        parts += ["private"] if self.private else []
        parts += [] if self.enabled or self.heading else ["not available now"]
        return ", ".join(part for part in parts if part)


class Entries(QAbstractListModel):
    """Some entries in a row; what cannot be chosen is passed over by the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()

    def __getitem__(self, number: int) -> Entry:
        return self._entries[number]

    def __len__(self) -> int:
        return len(self._entries)

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def can_choose(self, number: int) -> bool:
        entry = self._entries[number]
        return entry.enabled and not entry.heading

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.can_choose(index.row()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Role.DisplayRole:
            return entry.words
        return entry.spoken if role == Role.AccessibleTextRole else None
