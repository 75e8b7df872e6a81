"""The smaller cards of today: rhythm, a year ago, all five together, the draft."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leadjournal import days, weekly
from leadjournal.finding.excerpts import excerpt
from leadjournal.finding.finder import Row
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.text import counting
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import Card, label
from leadjournal.ui.charts import Count, Rhythm, ShareBars
from leadjournal.ui.searching.list_rows import title as titled
from leadjournal.ui.word_button import SourceButton
from leadjournal.wording import counted

WEEKS = 26
LATEST = 12
QUOTED = 170  # characters of what was written a year ago
YEARS = 10  # to look back at
MANY = 200
ENOUGH = 4  # reflections from which on a count is more than a coincidence


class RhythmCard(Card):
    """How many reflections a week; a gap is a gap, and nothing is said of it."""

    reflections_requested = Signal(list, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("Your rhythm", f"reflections a week, last {WEEKS} weeks")
        self._journal = journal
        self._picture = Rhythm("Reflections a week")
        self._picture.item_opened.connect(self._on_week_opened)
        self.body.addWidget(self._picture)

    def refresh(self) -> None:
        last = weekly.monday(self._journal.today())
        mondays = [last - timedelta(weeks=back) for back in reversed(range(WEEKS))]
        written = self._journal.reflections.days(mondays[0], last + timedelta(days=6))
        counts = dict.fromkeys(mondays, 0)
        for day, number in written.items():
            counts[weekly.monday(day)] += number
        self._picture.show_weeks(
            [
                Count(monday, f"Week of {days.full(monday)}", number)
                for monday, number in counts.items()
            ]
        )
        self.setVisible(sum(counts.values()) >= ENOUGH)

    def _on_week_opened(self, monday: date) -> None:
        found = self._journal.reflections.between(monday, monday + timedelta(days=6))
        title = f"Week of {days.full(monday)}"
        self.reflections_requested.emit([r.uuid for r in found], title)


class YearAgoCard(Card):
    """What a person wrote on this day, or in this week, of the last year that has it.

    In their own words; what is private is left alone.
    """

    reflection_requested = Signal(object)
    reflections_requested = Signal(list, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("A year ago this week")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._same_day: list[str] = []
        self._words = label("", "prose")
        self._source = SourceButton()
        self._source.clicked.connect(self._on_opened)
        self.every_year = theme.look(QPushButton(), "link")
        self.every_year.clicked.connect(self._on_every_year)
        for part in (self._words, self._source, self.every_year):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def refresh(self) -> None:
        back, told = self._told()
        self._reflection = told
        self.setVisible(told is not None)
        if told is None:
            return
        today = self._journal.today()
        on_this_day = told.day == earlier(today, back)
        ago = "a year ago" if back == 1 else f"{back} years ago"
        title = f"On this day {ago}" if on_this_day else f"{ago} this week".capitalize()
        self.title.setText(title)
        self.setAccessibleName(title)
        words = veil.over(f"“{_beginning(told.body)}”", veil.QUOTE)
        self._words.setText(words)
        name = veil.title(told.title or "Untitled", told.day)
        self._source.show_words(f"{name} · {days.full(told.day)}")
        self._source.setAccessibleName(f"Open {name}")
        rows = self._journal.reflections.rows(f"on:{today:%m-%d}", limit=MANY)
        self._same_day = [row.uuid for row in rows if row.day.year < today.year]
        self.every_year.setText(f"All {len(self._same_day)} on this day of other years")
        self.every_year.setVisible(len(self._same_day) > 1)

    def _told(self) -> tuple[int, Reflection | None]:
        """Return how many years ago there was something to tell, and the nearest."""
        today = self._journal.today()
        for back in range(1, YEARS + 1):
            same = earlier(today, back)
            # The middle of a week stays within it, a year being a day longer.
            middle = weekly.monday(today) + timedelta(days=3)
            monday = weekly.monday(earlier(middle, back))
            sunday = monday + timedelta(days=6)
            found = self._journal.reflections.between(
                min(monday, same), max(sunday, same)
            )
            told = [r for r in found if r.body.strip() and not r.private]
            if told:
                return back, min(told, key=lambda r: abs((r.day - same).days))
        return 0, None

    def _on_opened(self) -> None:
        self.reflection_requested.emit(self._reflection)

    def _on_every_year(self) -> None:
        today = self._journal.today()
        day = f"{today.day} {days.MONTHS[today.month - 1]}"
        self.reflections_requested.emit(self._same_day, f"On {day} of other years")


def earlier(day: date, years: int) -> date:
    """Return the same day of an earlier year; 28 February where there is no 29th."""
    year = day.year - years
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


class TogetherCard(Card):
    """How many of the last reflections are about each of the five factors."""

    patterns_requested = Signal()
    reflections_requested = Signal(list, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("All five together", " ", note_below=True)
        self._journal = journal
        self._picture = ShareBars("All five together")
        self._picture.item_opened.connect(self._on_factor_opened)
        self._ids: dict[str, list[str]] = {}
        self._patterns = theme.look(QPushButton("See your patterns →"), "link")
        self._patterns.clicked.connect(self.patterns_requested)
        self.body.addWidget(self._picture)
        self.body.addWidget(self._patterns)
        self.body.addStretch(1)

    def refresh(self) -> None:
        latest = self._journal.reflections.rows(limit=2 * LATEST)
        rows = [row for row in latest if not _is_empty(row)][:LATEST]
        factors = next(f for f in self._journal.frameworks if f.key == "kf").practices
        self._ids = {
            p.key: [row.uuid for row in rows if p.key in row.practices] for p in factors
        }
        self.show_note(f"share of your last {len(rows)} reflections")
        shares = [Count(p.key, p.short, len(self._ids[p.key]), p.key) for p in factors]
        self._picture.show_shares(shares, len(rows))
        self.setVisible(len(rows) >= ENOUGH)

    def _on_factor_opened(self, key: str) -> None:
        name = self._journal.frameworks.practices[key].short
        self.reflections_requested.emit(self._ids[key], name)


class DraftCard(Card):
    """What was begun and not finished."""

    reflection_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__("Carry on writing")
        self._journal = journal
        self._draft: Reflection | None = None
        self._title = SourceButton(colour="ink", px=14)
        self._title.clicked.connect(self._on_opened)
        self._state = label("", "muted")
        self.body.addWidget(self._title)
        self.body.addWidget(self._state)
        self.body.addStretch(1)

    def refresh(self, answering: Reflection | None) -> None:
        """Show the newest draft but the one that is written in place."""
        rows = self._journal.reflections.rows("is:draft", limit=2)
        drafts = [(row, self._journal.reflections.by_id(row.id)) for row in rows]
        others = [(row, draft) for row, draft in drafts if draft is not answering]
        row, self._draft = others[0] if others else (None, None)
        self.setVisible(self._draft is not None)
        if row is not None and self._draft is not None:
            count = counted(counting.words(self._draft.body), "word")
            self._title.show_words(titled(row))
            self._state.setText(f"Draft · {self._saved(self._draft)} · {count}")

    def _saved(self, draft: Reflection) -> str:
        minutes = int((self._journal.now() - draft.modified).total_seconds() // 60)
        if minutes < 1:
            return "saved just now"
        if minutes < 60:
            return f"saved {minutes} minute{'' if minutes == 1 else 's'} ago"
        if minutes < 24 * 60:
            hours = minutes // 60
            return f"saved {hours} hour{'' if hours == 1 else 's'} ago"
        return f"saved on {days.full(draft.modified.date())}"

    def _on_opened(self) -> None:
        self.reflection_requested.emit(self._draft)


def _is_empty(row: Row) -> bool:
    """Whether it was begun, and nothing has been said yet."""
    return row.draft and not (row.title.strip() or row.excerpt or row.practices)


def _beginning(body: str) -> str:
    """Return the first sentences of a text, as many as a card has room for."""
    text = excerpt(body, 4 * QUOTED)
    if len(text) <= QUOTED:
        return text
    ends = [text.rfind(mark, 0, QUOTED) for mark in (". ", "? ", "! ")]
    if max(ends) > QUOTED // 3:
        return text[: max(ends) + 1]
    return text[: text.rfind(" ", 0, QUOTED)] + "…"
