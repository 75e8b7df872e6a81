"""What narrows the list of questions: words, practice, type, source and state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from leadjournal.frameworks import Practice
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.questions.rows import STATES, TYPES, Wanted
from leadjournal.ui.searching.bar import SearchField
from leadjournal.wording import counted

SEEN = 14  # characters of a choice that are always to be seen


class QuestionFilters(QWidget):
    """Tells what is wanted as soon as it is typed or chosen."""

    wanted_changed = Signal()
    #: The person wants to go on to the list.
    list_requested = Signal()

    def __init__(self, practices: Sequence[Practice]) -> None:
        super().__init__()
        self.field = _Field()
        self._practice = _Choice("Practice", "Any practice")
        self._type = _Choice("Type", "Any type")
        self._source = _Choice("Source", "Any source")
        self._state = _Choice("State", "All questions")
        self._counted = label("", "muted")
        self._all = theme.look(QPushButton("Show all questions"), "link")
        for practice in practices:
            self._practice.addItem(practice.short, practice.key)
        for key, (name, asks_for) in TYPES.items():
            self._type.addItem(f"{name}: {asks_for}", key)
        for key, name in STATES.items():
            self._state.addItem(name, key)
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            self.field.text(),
            *(str(box.currentData() or "") for box in self._boxes),
        )

    def show_sources(self, sources: Iterable[str]) -> None:
        """Offer the sources there are now, keeping the one that was chosen."""
        chosen = self._source.currentData()
        self._source.blockSignals(True)
        while self._source.count() > 1:
            self._source.removeItem(1)
        for source in sources:
            self._source.addItem(source, source)
        self._source.setCurrentIndex(max(self._source.findData(chosen), 0))
        self._source.blockSignals(False)

    def show_count(self, found: int, total: int) -> None:
        words = counted(total, "question")
        narrowed = self.wanted != Wanted()
        self._counted.setText(f"{found} of {words}" if narrowed else words)
        self._all.setVisible(narrowed)

    def choose_source(self, source: str) -> None:
        """Show the questions of one source alone."""
        self.show_all()
        self._source.setCurrentIndex(max(self._source.findData(source), 0))

    def show_all(self) -> None:
        """Narrow the list no longer."""
        for part in (self.field, *self._boxes):
            part.blockSignals(True)
        self.field.clear()
        for box in self._boxes:
            box.setCurrentIndex(0)
        for part in (self.field, *self._boxes):
            part.blockSignals(False)
        self.wanted_changed.emit()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self._practice, self._type, self._source, self._state

    def _lay_out(self) -> None:
        choices = QWidget()
        row = WrappingRow(choices)
        for box in self._boxes:
            row.addWidget(box)
        counts = QWidget()
        line = WrappingRow(counts, gap=16)
        line.addWidget(self._counted)
        line.addWidget(self._all)
        self._all.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.field, choices, counts):
            column.addWidget(part)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.wanted_changed)
        self.field.down_pressed.connect(self.list_requested)
        self.field.returnPressed.connect(self.list_requested)
        self.field.escape_pressed.connect(self.field.clear)
        for box in self._boxes:
            box.currentIndexChanged.connect(self.wanted_changed)
        self._all.clicked.connect(self._on_all)

    def _on_all(self) -> None:
        self.show_all()
        self.field.setFocus()


class _Field(SearchField):
    """Looks for words only: there are no filters to set off."""

    def __init__(self) -> None:
        super().__init__(lambda *_: (theme.current().ink, theme.current().surface))
        self.setPlaceholderText("Search the questions")
        self.setAccessibleName("Search the questions")

    def _finished(self) -> Iterator[object]:  # type: ignore[override]
        return iter(())


class _Choice(QComboBox):
    """As wide as a few words, but opened as wide as all of them."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.addItem(everything, "")
        self.setAccessibleName(name)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjust)
        self.setMinimumContentsLength(SEEN)

    def showPopup(self) -> None:  # noqa: N802  Qt calls it
        view, screen = self.view(), self.screen().availableSize().width()
        words = view.sizeHintForColumn(0) + theme.size(32)
        view.setMinimumWidth(min(max(words, self.width()), screen))
        super().showPopup()
