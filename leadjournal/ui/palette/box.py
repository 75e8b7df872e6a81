"""The palette: every action and every reflection, found by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget
from shiboken6 import isValid

from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.palette.entries import Entries, Index
from leadjournal.ui.palette.entry_painter import EntryPainter
from leadjournal.ui.palette.field import NAME, SIDE, PaletteField
from leadjournal.ui.palette.finds import Finds

WIDTH, MARGIN = 620, 16
DOWN = 0.12  # of the window that is left free above
ROWS = 9
PAUSE = 350  # milliseconds after which a person hears what was found
VEIL = 110  # of 255


class Palette(QWidget):
    """Lies over the window until something is chosen, or the person goes on."""

    def __init__(self, journal: Journal, finds: Finds, window: QWidget) -> None:
        super().__init__(window)
        self._finds = finds
        self._window = window
        self._before: QWidget | None = None
        self.field = PaletteField()
        self.list = QListView()
        self._card = Card(parent=self)
        self._entries = Entries()
        self._painter = EntryPainter(journal.frameworks)
        self._foot = label("Enter to choose, Escape to leave", "small", wraps=False)
        self.voice = Voice(self.field)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.hide()
        self._lay_out()
        self._connect()
        window.installEventFilter(self)

    def open(self) -> None:
        """Come up with nothing typed, and take the keyboard."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._finds.begin()
        self.field.clear()
        self._show_found()
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go, and give the keyboard back to whatever had it."""
        if self.isHidden():
            return
        held = self.field.hasFocus()
        self.hide()
        self._pause.stop()
        before, self._before = self._before, None
        if held and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> list[str]:
        """What is listed, headings too, as it is called."""
        return [self._entries[number].words for number in range(len(self._entries))]

    @property
    def chosen(self) -> str:
        number = self.list.currentIndex().row()
        return self._entries[number].words if number >= 0 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page behind a little back; what is written stays to be seen."""
        veil = QColor(theme.current().canvas)
        veil.setAlpha(VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()  # the card and its list take the clicks that are theirs

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and not self.isHidden():
            self._fit()

    def _lay_out(self) -> None:
        self.setAccessibleName(NAME)
        self._card.setAccessibleName(NAME)
        self.list.setModel(self._entries)
        self.list.setItemDelegate(self._painter)
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        theme.look(self.list, "bare")
        column = self._card.layout()
        assert column is not None
        column.setContentsMargins(3, 0, 3, 5)
        self._card.body.setSpacing(0)
        inside = self._card.body
        inside.addWidget(self.field)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._foot)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_text_edited)
        self.field.step_requested.connect(self._step)
        self.field.chosen.connect(self._on_chosen)
        self.field.leave_requested.connect(self.leave)
        self.list.clicked.connect(self._on_clicked)
        self._pause.timeout.connect(self._say_found)

    def _fit(self) -> None:
        """Take the upper middle of the window, and no more than there is of it."""
        window = self._window
        self.setGeometry(window.rect())
        margin = theme.size(MARGIN)
        gap = theme.size(SIDE)
        self.field.fit()
        self._foot.setContentsMargins(gap, theme.size(8), gap, theme.size(8))
        width = min(theme.size(WIDTH), window.width() - 2 * margin)
        heights = (self.list.sizeHintForRow(n) for n in range(len(self._entries)))
        rows = sum(sorted(max(height, 0) for height in heights)[-ROWS:])
        rest = self.field.height() + self._foot.sizeHint().height() + 16
        top = max(round(window.height() * DOWN), margin)
        height = min(rest + rows, window.height() - margin - margin)
        top = min(top, window.height() - margin - height)
        self._card.setGeometry((window.width() - width) // 2, top, width, height)

    def _on_text_edited(self) -> None:
        self._show_found()
        self._fit()
        self._pause.start()

    def _show_found(self) -> None:
        self._entries.show(self._finds.find(self.field.text()))
        self._choose(self._next(-1, 1))
        self.list.scrollToTop()

    def _next(self, number: int, step: int) -> int:
        """Return the nearest row in a direction that can be chosen; -1 if none."""
        number += step
        while 0 <= number < len(self._entries):
            if self._entries.can_choose(number):
                return number
            number += step
        return -1

    def _step(self, step: int) -> None:
        """Choose the row so many further on; at an end, one stays there."""
        number = self.list.currentIndex().row()
        for _ in range(abs(step)):
            further = self._next(number, 1 if step > 0 else -1)
            number = number if further < 0 else further
        self._choose(number)
        if self._next(number, -1) < 0:
            self.list.scrollToTop()  # a heading above it is worth seeing, too
        self._pause.stop()
        self._say_chosen()

    def _choose(self, number: int) -> None:
        index = self._entries.index(number)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def _say_chosen(self) -> None:
        number = self.list.currentIndex().row()
        if number >= 0:
            self.voice.say(self._entries[number].spoken)

    def _say_found(self) -> None:
        number = self.list.currentIndex().row()
        if number >= 0:
            self.voice.say(
                f"{len(self._entries)} found. {self._entries[number].spoken}"
            )

    def _on_clicked(self, index: Index) -> None:
        self._run(index.row())

    def _on_chosen(self) -> None:
        self._run(self.list.currentIndex().row())

    def _run(self, number: int) -> None:
        """Do what was chosen, where the keyboard was before."""
        if number >= 0 and self._entries.can_choose(number):
            entry = self._entries[number]
            self.leave()
            entry.act()
