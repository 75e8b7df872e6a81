"""The cards with the pictures of what a period was about."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from leadjournal.ui.cards import label
from leadjournal.ui.charts import StackedMonths
from leadjournal.ui.patterns import before_words
from leadjournal.ui.patterns.meetings import ChanceBars, MeetingMatrix
from leadjournal.ui.patterns.picture_card import PictureCard
from leadjournal.ui.patterns.values import Chances, by_years
from leadjournal.ui.patterns.work import Worked

MARKED = "A full corner and a thick edge: more often than by chance."
MONTHLY = "month by month"


class MonthsCard(PictureCard):
    """How often each of the five factors came up, month by month."""

    def __init__(self) -> None:
        self._months = StackedMonths("The five factors, month by month")
        super().__init__("The five factors, month by month", self._months)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        """Show it; return whether there is anything to say."""
        years = by_years(worked.overview.summary)
        self.show_title(f"The five factors, {'year by year' if years else MONTHLY}")
        self._months.show_months(worked.months)
        self.show_beneath(before_words.of_factors(worked) if compared else "")
        self.refresh()
        return bool(worked.months)


class MeetingsCard(PictureCard):
    """How often each factor and each behaviour came up together."""

    def __init__(self) -> None:
        self._matrix = MeetingMatrix("Where the factors and the behaviours meet")
        note = "reflections tagged with both"
        super().__init__("Where they meet", self._matrix, note, foot=True)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        rows, columns, cells = worked.matrix
        self._matrix.show_meetings(rows, columns, cells)
        lines = [MARKED] if any(cell.beyond for cell in cells.values()) else []
        if compared:
            lines.append(before_words.of_meetings(worked))
        self.show_beneath("\n".join(filter(None, lines)))
        self.refresh()
        return bool(cells)


class ChancesCard(PictureCard):
    """What was done with the chances to practise one thing, by quarters."""

    def __init__(self) -> None:
        self._bars = ChanceBars("Chances, and what I did with them")
        self._worked: Worked | None = None
        self._compared = False
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

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        """Show the practice that was chosen, or else that with most chances noted."""
        self._worked, self._compared = worked, compared
        chosen = self.choice.currentData()
        how = "year" if by_years(worked.overview.summary) else "quarter"
        self.choice.clear()
        for each in worked.chances:
            self.choice.addItem(f"{each.name} · by {how}", each.practice)
        keys = [each.practice for each in worked.chances]
        self.choice.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self._show_chosen()
        return bool(keys)

    def _show_chosen(self) -> None:
        worked, place = self._worked, self.choice.currentIndex()
        if worked is None or not 0 <= place < len(worked.chances):
            self._bars.show_quarters("", [])
            self.sentence.setText("")
            return
        chosen: Chances = worked.chances[place]
        self._bars.show_quarters(chosen.practice, chosen.quarters)
        self.sentence.setText(chosen.sentence)
        before = before_words.of_chances(worked, chosen.practice)
        self.show_beneath(before if self._compared else "")
        # Where no chance ever came up there are no bars, and so no table of them.
        drawn = any(quarter.total for quarter in chosen.quarters)
        self.toggle.setChecked(self.toggle.isChecked() and drawn)
        self.toggle.setVisible(drawn)
        self.refresh()
        if not drawn:
            self.picture.hide()
