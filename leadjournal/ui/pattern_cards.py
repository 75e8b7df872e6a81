"""The cards with the pictures of patterns, each of them a table as well."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QTableWidget, QWidget

from leadjournal.choices import Chance
from leadjournal.days import MONTHS
from leadjournal.frameworks import Practice
from leadjournal.patterns import Quarter, Summary
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.charts import Count, Period, StackedMonths
from leadjournal.ui.meetings import CHANCES, ChanceBars, Head, MeetingMatrix
from leadjournal.ui.picture import Picture
from leadjournal.ui.tables import table
from leadjournal.wording import counted

#: What the pictures open: ("month", practice, 2026-11), ("chance", practice, chance,
#: months), or the two practices that meet.
USED = (Chance.TOOK, Chance.PARTLY, Chance.PASSED)
NO_CHANCES = "When you note what you did with a chance to practise, it is counted here."


class PictureCard(Card):
    """A picture and, on request, its table in its place.

    The link between the two stands at the *foot*, or else beside the title.
    """

    item_opened = Signal(object, str)

    def __init__(
        self,
        title: str,
        picture: Picture,
        note: str = "",
        *,
        foot: bool = False,
        above: QWidget | None = None,
    ) -> None:
        super().__init__(title, note, note_below=True)
        self.picture = picture
        self.toggle = theme.look(QPushButton(theme.icon("table", "accent"), ""), "link")
        self.toggle.setCheckable(True)
        self.table: QTableWidget | None = None
        # Tab goes through the parts in the order in which they are put in.
        if above is not None:
            self.body.addWidget(above)
        if foot:
            self.body.addWidget(picture)
            self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.header.addWidget(self.toggle)
            self.body.addWidget(picture)
        self.body.addStretch(1)
        self.toggle.toggled.connect(self.refresh)
        picture.item_opened.connect(self._on_item_opened)
        self.refresh()

    def refresh(self) -> None:
        """Show the picture, or a fresh table of the same."""
        as_table = self.toggle.isChecked()
        self.toggle.setText("show as picture" if as_table else "show as table")
        self.toggle.setAccessibleName(f"{self.title.text()}: {self.toggle.text()}")
        if self.table is not None:
            self.table.deleteLater()
            self.table = None
        if as_table:
            heads, rows = self.picture.table()
            self.table = table(self.title.text(), heads, rows, self)
            self.body.insertWidget(self.body.indexOf(self.picture), self.table)
            # Made last, it would otherwise be the last that Tab comes to.
            self.setTabOrder(self.toggle, self.table)
        self.picture.setVisible(not as_table)

    def _on_item_opened(self, key: object) -> None:
        current = self.picture.current
        words = current.words.rpartition(":")[0] if current else ""
        self.item_opened.emit(key, words)


class MonthsCard(PictureCard):
    """How often each of the five factors came up, month by month."""

    def __init__(self) -> None:
        self._months = StackedMonths("The five factors, month by month")
        super().__init__("The five factors, month by month", self._months)

    def show_summary(self, summary: Summary, practices: Mapping[str, Practice]) -> None:
        factors = [p for p in summary.practices if p.key in theme.FACTORS]
        many = len(summary.months) > 12
        self._months.show_months(
            [
                Period(
                    f"{_month(month)[:3]} {month[2:4]}" if many else _month(month)[:3],
                    f"{_month(month)} {month[:4]}",
                    tuple(
                        Count(
                            ("month", factor.key, month),
                            practices[factor.key].short,
                            factor.by_month.get(month, 0),
                            factor.key,
                        )
                        for factor in factors
                    ),
                )
                for month in summary.months
            ]
        )
        self.refresh()


class MeetingsCard(PictureCard):
    """How often each factor and each behaviour came up together."""

    def __init__(self) -> None:
        self._matrix = MeetingMatrix("Where the factors and the behaviours meet")
        note = "reflections tagged with both"
        super().__init__("Where they meet", self._matrix, note, foot=True)

    def show_summary(self, summary: Summary, practices: Mapping[str, Practice]) -> None:
        known = [practices[p.key] for p in summary.practices if p.key in practices]
        rows = [Head(p.key, p.short, p.short) for p in known if _is(p, "kf-")]
        columns = [Head(p.key, p.brief, p.short) for p in known if _is(p, "bw-")]
        self._matrix.show_meetings(rows, columns, summary.matrix())
        self.refresh()


class ChancesCard(PictureCard):
    """What was done with the chances to practise one thing, by quarters."""

    def __init__(self) -> None:
        self._bars = ChanceBars("Chances, and what I did with them")
        self._summary: Summary | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName("Chances to practise")
        policy = QComboBox.SizeAdjustPolicy
        self.choice.setSizeAdjustPolicy(policy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self.sentence = label("")
        title = "Chances, and what I did with them"
        super().__init__(title, self._bars, foot=True, above=self.choice)
        self.body.insertWidget(2, self.sentence)
        self.choice.activated.connect(self._show_chosen)

    def show_summary(self, summary: Summary, practices: Mapping[str, Practice]) -> None:
        """Show the practice that was chosen, or else that with most chances noted."""
        self._summary, chosen = summary, self.choice.currentData()
        noted = {p.key: sum(p.chances.values()) for p in summary.practices}
        keys = sorted((key for key in noted if noted[key]), key=lambda key: -noted[key])
        self.choice.clear()
        for key in keys:
            name = practices[key].short if key in practices else key
            self.choice.addItem(f"{name} · by quarter", key)
        self.choice.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        key = self.choice.currentData()
        self.choice.setVisible(key is not None)
        self.toggle.setVisible(key is not None)
        if self._summary is None or key is None:
            self.toggle.setChecked(False)
            self._bars.show_quarters("", [])
            self.picture.hide()
            self.sentence.setText(NO_CHANCES)
            return
        quarters = self._summary.quarters(key)
        self._bars.show_quarters(key, [_quarter(key, each) for each in quarters])
        self.sentence.setText(_noted(self._summary.practice(key).chances))
        self.refresh()


def _quarter(practice: str, quarter: Quarter) -> Period:
    """Return a quarter for the picture; its parts open reflections by their months."""
    first, last = quarter.months[0], quarter.months[-1]
    begins = _month(first) + (f" {first[:4]}" if first[:4] != last[:4] else "")
    name = f"{begins} to {_month(last)}" if first != last else _month(last)
    return Period(
        quarter.label,
        f"{name} {last[:4]}",
        tuple(
            Count(
                ("chance", practice, chance.value, quarter.months),
                words.capitalize(),
                quarter.chances[chance],
            )
            for chance, words in zip(USED, CHANCES, strict=True)
        ),
    )


def _noted(chances: Mapping[str, int]) -> str:
    noted = f"{counted(sum(chances[chance] for chance in USED), 'chance')} noted."
    if none := chances[Chance.NONE]:
        return f"{noted} {counted(none, 'reflection')} said no chance came up."
    return noted


def _month(month: str) -> str:
    """Return the name of the month of 2026-11."""
    return MONTHS[int(month[5:7]) - 1]


def _is(practice: Practice, family: str) -> bool:
    return practice.key.startswith(family)
