"""What narrows the list, each with how many it would leave; the query says it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.finding import narrowing
from leadjournal.finding.completing import CHANCES, PARTS
from leadjournal.finding.facets import Facets
from leadjournal.frameworks import Framework
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.wording import at_the_start, counted

KINDS = {
    "is:draft": ("draft", "Drafts"),
    "is:private": ("private", "Private"),
    "has:plan": ("plan", at_the_start(PARTS["plan"])),
    "has:afterthought": ("afterthought", at_the_start(PARTS["afterthought"])),
    "has:attachment": ("attachment", at_the_start(PARTS["attachment"])),
    "is:trashed": ("trashed", "In the trash"),
}
CROSS = "  ×"
WIDE, HIGH = 330, 620


class FilterPanel(QDialog):
    """Writes into the query what is chosen, and shows what the query says."""

    query_changed = Signal(str)

    def __init__(
        self, frameworks: Iterable[Framework], today: date, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("Filter")
        self._query = ""
        self._boxes: dict[str, _Box] = {}
        self._chips = QWidget()
        self._chips_row = WrappingRow(self._chips)
        self._all = theme.look(QPushButton("Remove all filters"), "link")
        self.first = _Months("From", "From any time")
        self.last = _Months("Until", "Until any time")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._lay_out(frameworks, today)
        self._all.clicked.connect(self._on_all)
        self.first.activated.connect(self._on_months)
        self.last.activated.connect(self._on_months)

    def show_query(self, query: str) -> None:
        """Check what a query says, and offer to take each filter of it away."""
        self._query = query
        chosen = narrowing.chosen(query)
        texts = {each.text.lower() for each in chosen}
        period = narrowing.period_of(query).lower()
        for text, box in self._boxes.items():
            box.show_checked(text == period if " " in text else text in texts)
        while (item := self._chips_row.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for each in chosen:
            chip = self._chip(each)
            self._chips_row.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(chosen))
        self._all.setVisible(len(chosen) > 1)
        first, last = narrowing.months_of(query)
        self.first.choose(first)
        self.last.choose(last)

    def show_facets(self, facets: Facets) -> None:
        """Say how many each choice would leave."""
        counts: dict[str, int] = {
            **{f"tag:{key}": number for key, number in facets.practices.items()},
            **{f"chance:{key}": number for key, number in facets.chances.items()},
            **{text: facets.kinds.get(kind, 0) for text, (kind, _) in KINDS.items()},
        }
        for text, box in self._boxes.items():
            if text.startswith(("tag:", "chance:", "is:", "has:")):
                box.show_count(counts.get(text, 0))
            else:
                box.show_count(narrowing.counted_in(text, facets.months))
        for months in (self.first, self.last):
            months.offer(facets.months)

    def open_beneath(self, widget: QWidget) -> None:
        """Show beneath a button, inside the screen."""
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.size(WIDE), room.width()), min(theme.size(HIGH), room.height())
        )
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = min(corner.x(), room.right() - self.width())
        top = min(corner.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if first := next(iter(self._boxes.values()), None):
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self, frameworks: Iterable[Framework], today: date) -> None:
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(2)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        for framework in frameworks:
            practices = {f"tag:{p.key}": p.short for p in framework.practices}
            self._add_group(framework.name, practices)
        self._add_group(
            "What I did with the chance",
            {f"chance:{key}": at_the_start(name) for key, name in CHANCES.items()},
        )
        periods = {each.query: each.name for each in narrowing.periods(today)}
        self._add_group("When", periods)
        own = QHBoxLayout()
        own.addWidget(self.first, 1)
        own.addWidget(self.last, 1)
        self._column.addLayout(own)
        self._add_group("Kind", {text: name for text, (_, name) in KINDS.items()})
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)

    def _add_group(self, name: str, choices: Mapping[str, str]) -> None:
        heading = label(name, "muted")
        heading.setContentsMargins(0, 10, 0, 2)
        self._column.addWidget(heading)
        for text, words in choices.items():
            box = _Box(words, name)
            box.clicked.connect(partial(self._on_clicked, box, text))
            self._boxes[text] = box
            self._column.addWidget(box)

    def _chip(self, chosen: narrowing.Chosen) -> QPushButton:
        chip = theme.look(QPushButton(chosen.text.replace("&", "&&") + CROSS), "chip")
        chip.setAccessibleName(f"Remove {chosen.text}")
        chip.clicked.connect(partial(self._on_removed, chosen))
        return chip

    def _change(self, query: str) -> None:
        self.show_query(query)
        self.query_changed.emit(query)

    def _on_clicked(self, box: _Box, text: str) -> None:
        on = box.isChecked()
        if text.split(":")[0] in narrowing.PERIOD_KEYS:
            self._change(narrowing.in_period(self._query, text if on else ""))
        elif on:
            self._change(narrowing.added(self._query, text))
        else:
            same = [
                each
                for each in narrowing.chosen(self._query)
                if each.text.lower() == text.lower()
            ]
            self._change(narrowing.without(self._query, *same))

    def _on_months(self) -> None:
        period = narrowing.between(self.first.month, self.last.month)
        self._change(narrowing.in_period(self._query, period))

    def _on_removed(self, chosen: narrowing.Chosen) -> None:
        self._change(narrowing.without(self._query, chosen))
        next(iter(self._boxes.values())).setFocus()

    def _on_all(self) -> None:
        everything = narrowing.chosen(self._query)
        self._change(narrowing.without(self._query, *everything))
        next(iter(self._boxes.values())).setFocus()


class _Box(QCheckBox):
    """A choice and its count, which are heard as one."""

    def __init__(self, words: str, group: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self.setAccessibleDescription(group)
        self._count = label("", "muted", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch(1)
        row.addWidget(self._count)

    @property
    def count(self) -> str:
        return self._count.text()

    def show_checked(self, on: bool) -> None:
        self.setChecked(on)

    def show_count(self, number: int) -> None:
        self._count.setText(f"{number:,}")
        self.setAccessibleName(f"{self._words}, {counted(number, 'reflection')}")


class _Months(QComboBox):
    """A month in which something was written, or any time."""

    def __init__(self, name: str, anytime: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._anytime = anytime
        self._name = name
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjust)
        self.setMinimumContentsLength(8)
        self.addItem(anytime, "")

    @property
    def month(self) -> str:
        return str(self.currentData() or "")

    def offer(self, months: Iterable[str]) -> None:
        """Offer more months, the newest first, keeping the one that is chosen."""
        chosen = self.month
        known = {str(self.itemData(row)) for row in range(1, self.count())}
        self.clear()
        self.addItem(self._anytime, "")
        for month in sorted(known | set(months), reverse=True):
            self._add(month)
        self.choose(chosen)

    def choose(self, month: str) -> None:
        if month and self.findData(month) < 0:
            self._add(month)
        self.setCurrentIndex(max(self.findData(month), 0))

    def _add(self, month: str) -> None:
        name = days.MONTHS[int(month[5:]) - 1]
        self.addItem(f"{self._name} {name} {month[:4]}", month)
