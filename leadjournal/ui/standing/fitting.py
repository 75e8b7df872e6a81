"""Putting the bar over the pages of a window, and having the file watched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from leadjournal.errors import JournalError
from leadjournal.journal import Changes
from leadjournal.storage import records
from leadjournal.ui import keeping
from leadjournal.ui.editor.saving import SAVED, UNSAVED
from leadjournal.ui.standing import elsewhere
from leadjournal.ui.standing.bar import StandingBar
from leadjournal.ui.standing.watch import Watch

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

#: What changes by itself, as when a question is offered, and is no writing.
NOT_WRITTEN: Changes = frozenset({"askings", "preferences"})


def fit(window: MainWindow) -> Watch:
    """Watch the file of a window for as long as it is open."""
    bar = StandingBar()
    watch = Watch(window.journal, bar, window)
    _put_above(window, bar)
    page = window.journal_page
    page.desk.sheet.state_changed.connect(partial(watch.hear, page))
    page.reflection_selected.connect(keeping.know)
    keeping.know(page.reflection)
    watch.looking.connect(partial(_look_at_pages, window, watch, set()))
    watch.chosen.connect(partial(elsewhere.do, window))
    window.closed.connect(watch.stop)
    written: list[datetime] = []
    window.journal.on_change(partial(_note, window, written))
    window.closed.connect(partial(_remember, window, written))
    return watch


def _note(window: MainWindow, written: list[datetime], changes: Changes) -> None:
    if changes - NOT_WRITTEN:
        written[:] = [window.journal.local_now()]


def _remember(window: MainWindow, written: list[datetime]) -> None:
    """Remember when this was last written here, to notice a clock that is set back."""
    path = Path(window.journal.path)
    if written and path.is_file():
        last = written[0].isoformat()
        with suppress(JournalError):  # it is of use, and no more
            records.save(path, replace(records.load(path), last_written=last))


def _put_above(window: MainWindow, bar: StandingBar) -> None:
    middle = window.centralWidget()
    column = middle.layout() if middle is not None else None
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(0, bar)


def _look_at_pages(window: MainWindow, watch: Watch, heard: set[QObject]) -> None:
    """See whether what is begun beside a text can be saved: no field says so."""
    quiet = (window.journal_page, window.today)
    left = keeping.unsaved(quiet)
    for page in quiet:
        why = left.get(page)
        watch.hear(page, UNSAVED if why else SAVED, str(why or ""))
    if (screen := window.weekly.shown) is not None and screen.keeper not in heard:
        heard.clear()
        heard.add(screen.keeper)
        screen.keeper.state_changed.connect(partial(watch.hear, window.weekly))
