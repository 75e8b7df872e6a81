"""The smaller cards of today: rhythm, a year ago, all five together, the draft."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leadjournal import days, weekly
from leadjournal.finding import excerpt
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.charts import Count, Rhythm, ShareBars
from leadjournal.ui.word_button import SourceButton

WEEKS = 26
LATEST = 12
QUOTED = 170  # characters of what was written a year ago
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
    """What a person wrote in this week of last year, in their own words."""

    reflection_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__("A year ago this week")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._words = label("", "prose")
        self._source = SourceButton()
        self._source.clicked.connect(self._on_opened)
        self.body.addWidget(self._words)
        self.body.addWidget(self._source)
        self.body.addStretch(1)

    def refresh(self) -> None:
        monday = weekly.monday(self._journal.today()) - timedelta(weeks=52)
        found = self._journal.reflections.between(monday, monday + timedelta(days=6))
        told = [r for r in found if r.body.strip() and not r.private]
        self._reflection = told[0] if told else None
        self.setVisible(bool(told))
        if told:
            self._words.setText(f"“{_beginning(told[0].body)}”")
            title = told[0].title or "Untitled"
            self._source.show_words(f"{title} · {days.full(told[0].day)}")
            self._source.setAccessibleName(f"Open {title}")

    def _on_opened(self) -> None:
        self.reflection_requested.emit(self._reflection)


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
        rows = self._journal.reflections.rows(limit=LATEST)
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
        drafts = self._journal.reflections.find("is:draft", limit=2).reflections
        others = [draft for draft in drafts if draft is not answering]
        self._draft = others[0] if others else None
        self.setVisible(bool(others))
        if others:
            words = others[0].words
            count = "1 word" if words == 1 else f"{words} words"
            self._title.show_words(others[0].title or "Untitled")
            saved = self._saved(others[0])
            self._state.setText(f"Draft · {saved} · {count}")

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


def _beginning(body: str) -> str:
    """Return the first sentences of a text, as many as a card has room for."""
    text = excerpt(body, 4 * QUOTED)
    if len(text) <= QUOTED:
        return text
    ends = [text.rfind(mark, 0, QUOTED) for mark in (". ", "? ", "! ")]
    if max(ends) > QUOTED // 3:
        return text[: max(ends) + 1]
    return text[: text.rfind(" ", 0, QUOTED)] + "…"
