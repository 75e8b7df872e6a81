"""Keeping what is typed on the pages of a window, or asking what shall become of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from PySide6.QtWidgets import QLineEdit, QWidget

from leadjournal.errors import JournalError
from leadjournal.ui import dialogs
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.searching.bar import SearchField


class _Writable(Protocol):
    def save(self) -> None: ...


def unsaved(pages: Iterable[QWidget]) -> dict[QWidget, JournalError]:
    """Save what is typed on each page; return those that cannot, and why."""
    left: dict[QWidget, JournalError] = {}
    for page in pages:
        try:
            cast(_Writable, page).save()
        except JournalError as error:
            left[page] = error
    return left


def may_lose(window: QWidget, left: dict[QWidget, JournalError]) -> bool:
    """Ask what shall become of what cannot be saved; show it, to be copied."""
    text = "\n\n".join(map(_typed, left)).strip()
    return not left or dialogs.may_lose(window, text, *left.values())


def fields(inside: QWidget) -> list[TextArea | QLineEdit]:
    return [*inside.findChildren(TextArea), *inside.findChildren(QLineEdit)]


def _typed(page: QWidget) -> str:
    """Return what stands in the fields of a page that a person sees."""
    seen = [each for each in fields(page) if each.isVisibleTo(page)]
    written = [each for each in seen if not isinstance(each, SearchField)]
    return "\n\n".join(
        each.words() if isinstance(each, TextArea) else each.text() for each in written
    )
