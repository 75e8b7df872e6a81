"""Where somebody is in a window, so that another window can go on just there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from leadjournal.errors import NotFoundError
from leadjournal.ui.editor.text_area import TextArea

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow


@dataclass(frozen=True)
class Spot:
    """Where one is in a field of text."""

    anchor: int
    cursor: int
    scroll: int
    has_focus: bool


@dataclass(frozen=True)
class Whereabouts:
    """A place, a reflection by its id, and spots in texts: not a word of a person's."""

    place: str
    reflection: str = ""
    reading: bool = False
    focused: bool = False
    spots: tuple[Spot, ...] = ()
    scroll: int = 0  # of the page that is read


def whereabouts(window: MainWindow) -> Whereabouts:
    """Return where the person is now."""
    page = window.journal_page
    reflection = page.reflection
    there = reflection is not None and reflection in window.journal.reflections
    return Whereabouts(
        window.place,
        reflection.uuid if reflection is not None and there else "",
        page.is_reading,
        page.is_focused,
        tuple(_spot(field, window) for field in _fields(window)),
        page.reading.browser.verticalScrollBar().value(),
    )


def go_back_to(window: MainWindow, where: Whereabouts) -> None:
    """Go on where the person was; what is not there any more is passed over."""
    page = window.journal_page
    # An empty one went with its window.
    with suppress(NotFoundError):
        if where.reflection:
            page.show_reflection(window.journal.reflections.get(where.reflection))
    page.show_reading(where.reading)
    page.set_focus_mode(where.focused)
    if where.place == "weekly":
        window.start_weekly()
    else:
        window.show_place(where.place)
    # Texts are set to their width by then, without which no line has a height.
    QTimer.singleShot(0, window, partial(_find_spots, window, where))


def _find_spots(window: MainWindow, where: Whereabouts) -> None:
    fields = _fields(window)
    if len(fields) == len(where.spots):
        for field, spot in zip(fields, where.spots, strict=True):
            _go_to(field, spot)
    browser = window.journal_page.reading.browser
    browser.verticalScrollBar().setValue(where.scroll)


def _fields(window: MainWindow) -> list[TextArea]:
    """Return the fields of text that a person sees, in an order that stays."""
    return [each for each in window.findChildren(TextArea) if each.isVisibleTo(window)]


def _spot(field: QTextEdit, window: MainWindow) -> Spot:
    cursor = field.textCursor()
    has_focus = window.focusWidget() is field
    scroll = field.verticalScrollBar().value()
    return Spot(cursor.anchor(), cursor.position(), scroll, has_focus)


def _go_to(field: QTextEdit, spot: Spot) -> None:
    last = field.document().characterCount() - 1
    cursor = field.textCursor()
    cursor.setPosition(min(spot.anchor, last))
    cursor.setPosition(min(spot.cursor, last), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    if spot.has_focus:
        field.setFocus()
    field.verticalScrollBar().setValue(spot.scroll)
