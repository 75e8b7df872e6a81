"""Keeping what is typed on the pages of a window, or asking what shall become of it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, cast
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QLineEdit, QWidget

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.safekeeping import rescue
from leadjournal.safekeeping.rescue import Typed
from leadjournal.storage import faults
from leadjournal.ui import dialogs
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.journal_page import JournalPage
from leadjournal.ui.searching.bar import SearchField

#: A window whose typed text is safe elsewhere may go without being asked.
LETTING_GO = "letting_go"


class _Writable(Protocol):
    def save(self) -> None: ...


class _Window(Protocol):
    journal: Journal


def unsaved(pages: Iterable[QWidget]) -> dict[QWidget, JournalError]:
    """Save what is typed on each page; return those that cannot, and why.

    What was let go is safe elsewhere already.
    """
    left: dict[QWidget, JournalError] = {}
    for page in pages:
        if page.window().property(LETTING_GO):
            continue
        try:
            with faults.told_in_words():
                cast(_Writable, page).save()
        except JournalError as error:
            left[page] = error
    return left


def may_lose(window: QWidget, left: dict[QWidget, JournalError]) -> bool:
    """Ask what shall become of what cannot be saved; show it, to be copied."""
    if not left:
        return True
    text = "\n\n".join(map(_typed, left)).strip()
    elsewhere = partial(_saved_elsewhere, window, list(left))
    return dialogs.may_lose(window, text, *left.values(), elsewhere=elsewhere)


def let_go(window: QWidget) -> None:
    """Let a window be closed without a question: what is typed there is safe."""
    window.setProperty(LETTING_GO, True)


def rescue_window(window: QWidget, folder: Path | None = None) -> Path | None:
    """Keep what a window cannot save in a file of its own; return where, if any.

    It has the journal's key, lies where rescued texts do unless a *folder* is given,
    and is offered at the next opening. Raises JournalError if even that cannot be.
    """
    left = unsaved(_pages(window))
    texts = typed_texts(window, left)
    if not texts:
        return None
    journal = cast(_Window, window).journal
    return rescue.rescue_from(journal, texts, folder or paths.rescued_folder())


def typed_texts(window: QWidget, pages: Iterable[QWidget]) -> list[Typed]:
    """Return what stands in the fields of pages, each with what it belongs to.

    Nothing is asked of the journal that it might have to read.
    """
    today = cast(_Window, window).journal.today()
    texts: list[Typed] = []
    for page in pages:
        apart: set[object] = set()
        if isinstance(page, JournalPage):
            texts += _written(page, today)
            apart = {page.desk.sheet.title, page.desk.sheet.body}
        if words := _typed(page, apart):
            name = page.accessibleName() or "Journal"
            texts.append(Typed(f"{name}: typed, and not saved", words, today))
    return texts


def all_typed(window: QWidget) -> list[Typed]:
    """Return what is typed anywhere in a window and could not be saved."""
    return typed_texts(window, unsaved(_pages(window)))


def fields(inside: QWidget) -> list[TextArea | QLineEdit]:
    return [*inside.findChildren(TextArea), *inside.findChildren(QLineEdit)]


def _pages(window: QWidget) -> list[QWidget]:
    """Return the pages of a window on which one can write."""
    names = ("today", "journal_page", "weekly", "plans")
    pages = (getattr(window, name, None) for name in names)
    return [page for page in pages if isinstance(page, QWidget)]


def _written(page: JournalPage, today: date) -> list[Typed]:
    sheet = page.desk.sheet
    title, body = sheet.title.words(), sheet.body.words()
    uuid, day = _known(sheet.reflection, today)
    return [Typed(title, body, day, uuid)] if title.strip() or body.strip() else []


def _known(reflection: Reflection | None, today: date) -> tuple[str, date]:
    """Return a reflection's id and day, be the file still there or not."""
    if reflection is None:
        return "", today
    with suppress(JournalError), faults.told_in_words():
        return reflection.uuid, reflection.day
    return _names.get(reflection, ("", today))


def know(reflection: Reflection | None) -> None:
    """Remember which reflection it is, while it can be read."""
    if reflection is not None:
        with suppress(JournalError), faults.told_in_words():
            _names[reflection] = reflection.uuid, reflection.day


_names: WeakKeyDictionary[Reflection, tuple[str, date]] = WeakKeyDictionary()


def _saved_elsewhere(window: QWidget, pages: list[QWidget]) -> bool:
    path = keep(window, typed_texts(window, pages))
    if path is not None:
        dialogs.tell(window, where(path))
    return path is not None


def keep(window: QWidget, texts: list[Typed]) -> Path | None:
    """Keep texts where rescued ones lie, or else where a person says."""
    journal = cast(_Window, window).journal
    folder: Path | None = None
    with suppress(JournalError):
        folder = paths.rescued_folder()
    while folder is not None or (folder := _asked_for(window)):
        try:
            return rescue.rescue_from(journal, texts, folder)
        except JournalError as error:
            dialogs.show_error(window, error)
            folder = None
    return None


def where(path: Path) -> str:
    """Say where texts were kept, and what becomes of them."""
    if path.parent == paths.rescued_folder():
        return (
            f"What you wrote is kept in {path}. When this journal is opened next, you"
            " are asked whether to bring it in."
        )
    return (
        f"What you wrote is kept in {path}, which can be opened as a journal, or be"
        " brought into this one."
    )


def _asked_for(window: QWidget) -> Path | None:
    return dialogs.choose_folder(window, "Keep the Text in Folder", Path.home())


def _typed(page: QWidget, apart: Container[object] = ()) -> str:
    """Return what stands in the fields of a page that a person sees."""
    seen = [each for each in fields(page) if each.isVisibleTo(page)]
    written = [
        each for each in seen if not isinstance(each, SearchField) and each not in apart
    ]
    said = (
        each.words() if isinstance(each, TextArea) else each.text() for each in written
    )
    return "\n\n".join(words for words in said if words.strip())
