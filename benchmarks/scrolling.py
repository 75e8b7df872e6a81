"""Scrolling the list: what it reads, and how long a page takes wherever one is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from benchmarks.measure import Figure, in_turn
from leadjournal import Journal
from leadjournal.finding.finder import Finder, Row
from leadjournal.ui import rehearsal, tasks, theme
from leadjournal.ui.searching.list_column import ListColumn

PAGE = 50
SLOWEST = 16  # ms, a picture of 60 in a second
STOPS = 40  # places at which a drag through the whole list paints

PLAIN = """
SELECT id, uuid, day, title, substr(body, 1, 480), draft, private FROM reflections
WHERE trashed IS NULL ORDER BY day DESC, id DESC LIMIT 50 OFFSET ?
"""
TAGS = "SELECT reflection_id, practice FROM taggings WHERE reflection_id IN ({})"


def measure(path: Path, reflections: int) -> Iterator[Figure]:
    """Compare pages with bare SQL, and count what a drag through the list reads."""
    bare = dbapi2.connect(str(path), isolation_level=None)
    with Journal.open(path) as journal:
        for name, share in (("first", 0.0), ("middle", 0.5), ("last", 0.999)):
            offset = int(reflections * share)
            spent, least = in_turn(
                partial(journal.reflections.rows, offset=offset, limit=PAGE),
                partial(_bare_page, bare, offset),
            )
            yield Figure(
                f"The {name} page of {reflections:,}",
                spent,
                least,
                SLOWEST,
                absolute=True,
            )
    bare.close()
    yield _drag(path, reflections)


def _bare_page(bare: Any, offset: int) -> object:
    rows = bare.execute(PLAIN, (offset,)).fetchall()
    ids = ",".join(str(row[0]) for row in rows)
    return rows, bare.execute(TAGS.format(ids)).fetchall()


def _drag(path: Path, reflections: int) -> Figure:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    read: list[int] = []
    rows = Finder.rows

    def counted(*wanted: Any, **how: Any) -> list[Row]:
        found = rows(*wanted, **how)
        read.append(len(found))
        return found

    # Of the class: pages may be read by another journal on the same file.
    Finder.rows = counted  # type: ignore[method-assign]
    with Journal.open(path) as journal:
        column = ListColumn(journal)
        column.resize(300, 800)
        column.show()
        column.reload(None)
        rehearsal.settle()
        view = column.list
        bar = view.verticalScrollBar()
        for stop in range(STOPS + 1):
            bar.setValue(bar.maximum() * stop // STOPS)
            view.viewport().repaint()
            rehearsal.settle()
        assert bar.maximum() > reflections, "the list is not as long as the journal"
        column.close()
        tasks.finish()
    Finder.rows = rows  # type: ignore[method-assign]
    assert len(read) > STOPS, "no page was read at some stops"
    return Figure(
        f"Rows read in a drag with {STOPS} stops",
        sum(read),
        reflections,
        4 * PAGE * STOPS,
        unit="rows",
        floor_name="of",
        absolute=True,
    )
