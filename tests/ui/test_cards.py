"""Cards: what they are made of is never a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from leadjournal.ui.cards import Card


class Windows(QObject):
    """Notes what comes up as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_the_words_of_a_card_are_no_windows_while_it_is_made(qapp, qtbot):
    windows = Windows()
    qapp.installEventFilter(windows)
    card = Card("A title", "a note")
    qapp.removeEventFilter(windows)
    qtbot.addWidget(card)
    assert windows.seen == []
    assert card.title.isVisibleTo(card) and card.note.isVisibleTo(card)
