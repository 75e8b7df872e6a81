"""When a person writes: by week with how it weighed, by day and by hour."""

from __future__ import annotations

from leadjournal.days import WEEKDAYS
from leadjournal.ui.charts import Count, Period
from leadjournal.ui.patterns import before_words
from leadjournal.ui.patterns.columns_chart import Columns
from leadjournal.ui.patterns.picture_card import PictureCard
from leadjournal.ui.patterns.week_marks import MOST_WEEKS, WeekMarks
from leadjournal.ui.patterns.work import Worked
from leadjournal.wording import counted

TITLE = "Your rhythm"
LATEST = f"These are the latest {MOST_WEEKS} weeks; the table has all with something."


class RhythmCard(PictureCard):
    """A mark a reflection, week by week: no average, and no run of weeks to keep."""

    def __init__(self) -> None:
        self._weeks = WeekMarks(TITLE)
        super().__init__(TITLE, self._weeks, "")

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        self._weeks.show_weeks(worked.weeks)
        self.show_note(worked.overview.rhythm.text)
        lines = [LATEST] if len(worked.overview.rhythm.weeks) > MOST_WEEKS else []
        if compared:
            lines.append(before_words.of_weeks(worked))
        self.show_beneath("\n".join(filter(None, lines)))
        self.refresh()
        return bool(worked.weeks)


class WeekdaysCard(PictureCard):
    """On which days of the week the reflections are."""

    def __init__(self) -> None:
        self._days = Columns("By day of the week", "Day")
        super().__init__("By day of the week", self._days, foot=True)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        counts = worked.overview.rhythm.weekdays
        self._days.show_columns(
            [
                Period(name[:3], name, (Count(("weekday", day), name, counts[day]),))
                for day, name in enumerate(WEEKDAYS)
            ]
        )
        self.refresh()
        return any(counts)


class HoursCard(PictureCard):
    """In which hours they were written down, as far as that is known."""

    def __init__(self) -> None:
        self._hours = Columns("By hour of the day", "Hour")
        super().__init__("By hour of the day", self._hours, " ", foot=True)

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        rhythm = worked.overview.rhythm
        number = counted(rhythm.hours_of, "reflection")
        self.show_note(f"when {number} {_were(rhythm.hours_of)} written down")
        self._hours.show_columns(
            [
                Period(f"{hour:02}", _hour(hour), (Count(("hour", hour), "", count),))
                for hour, count in enumerate(rhythm.hours)
            ]
        )
        self.refresh()
        return rhythm.hours_of > 0


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _hour(hour: int) -> str:
    """18:00 to 18:59, with a stop so that the title of an item keeps it whole."""
    return f"{hour:02}.00 to {hour:02}.59"
