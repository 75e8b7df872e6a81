"""From a key to the paint in a long text, beside Qt's plain field with the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from benchmarks.measure import Figure, all_in_turn, percentile
from leadjournal import Journal
from leadjournal.ui import rehearsal, theme
from leadjournal.ui.editor.writing_sheet import WritingSheet

WORDS = 20_000
KEYS = 300
RATIO = 1.5
FLOOR = "bare QPlainTextEdit"
SLOWEST = 16  # ms, a picture of 60 in a second
#: Where somebody writes: at the beginning, in the middle, at the end.
PLACES = {"start": 0.0, "middle": 0.5, "end": 1.0}

Field = QTextEdit | QPlainTextEdit


class Painted(QObject):
    """Knows whether a widget was painted since it was last asked."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__()
        self.was = False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.was = self.was or event.type() is QEvent.Type.Paint
        return False


def measure(folder: Path) -> Iterator[Figure]:
    """Type into the real sheet and into a bare field, key by key in turn."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    with Journal.create(folder / "keys.leadjournal", seed=1) as journal:
        text = _text(journal)
        with journal.change("Write"):
            reflection = journal.reflections.add("A long one", text)
        sheet = WritingSheet(journal)
        sheet.resize(800, 900)
        sheet.show_reflection(reflection)
        bare = QPlainTextEdit()
        bare.resize(800, 900)
        bare.setPlainText(text)
        for widget in (sheet, bare):
            widget.show()
        rehearsal.settle()
        ours = sheet.body
        watched = (Painted(ours.viewport()), Painted(bare.viewport()))
        everywhere: tuple[list[float], list[float]] = ([], [])
        for name, share in PLACES.items():
            for field in (ours, bare):
                _go_to(field, int(len(text) * share))
            times = _typing((ours, bare), watched)
            slowest = (percentile(times[0], 99), percentile(times[1], 99))
            at = f"A key at the {name} of {WORDS:,} words"
            print(f"{at}: {median(times[0]):.2f} ms, bare {median(times[1]):.2f} ms")
            yield Figure(
                f"{at}: 99th percentile",
                *slowest,
                SLOWEST,
                floor_name=FLOOR,
                absolute=True,
            )
            for kept, spent in zip(everywhere, times, strict=True):
                kept += spent
        # Together, for a QTextEdit, which alone has leading, takes twice the time of a
        # QPlainTextEdit at the start of a text and two thirds of it at the end.
        spent, least = everywhere
        name = f"A key in {WORDS:,} words, median of all places"
        yield Figure(name, median(spent), median(least), RATIO, floor_name=FLOOR)
        sheet.save()
        for widget in (sheet, bare):
            widget.close()


def _typing(
    fields: tuple[Field, Field], watched: tuple[Painted, Painted]
) -> tuple[list[float], list[float]]:
    """Return the milliseconds from key to paint in two fields, in turn."""
    ours, bare = (
        partial(_press, field, painted)
        for field, painted in zip(fields, watched, strict=True)
    )
    return all_in_turn(ours, bare, KEYS)


def _press(field: Field, painted: Painted) -> None:
    painted.was = False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e")
        QApplication.sendEvent(field, event)
    while not painted.was:
        QApplication.processEvents()


def _go_to(field: Field, place: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(place)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    field.setTextCursor(cursor)
    field.setFocus()
    field.ensureCursorVisible()
    rehearsal.settle()


def _text(journal: Journal) -> str:
    """Return Markdown with a heading, a list and emphasis here and there."""
    words = " ".join(f"{q.text} {q.follow_up or ''}" for q in journal.questions).split()
    many = (words * (WORDS // len(words) + 1))[:WORDS]
    parts = []
    for start in range(0, WORDS, 80):
        said = " ".join(many[start : start + 80])
        marks = ("## A heading\n\n", "- ", "**Much** and *more* of ", "")
        parts.append(marks[start // 80 % len(marks)] + said)
    return "\n\n".join(parts)
