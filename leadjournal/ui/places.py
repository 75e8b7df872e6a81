"""The pages of a window, of which one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget

from leadjournal.journal import Journal
from leadjournal.ui.calendar.page import CalendarPage
from leadjournal.ui.journal_page import JournalPage
from leadjournal.ui.patterns.page import PatternsPage
from leadjournal.ui.plans.page import PlansPage
from leadjournal.ui.questions.page import QuestionsPage
from leadjournal.ui.today.page import TodayPage
from leadjournal.ui.weekly.page import WeeklyPage

Page = (
    TodayPage
    | JournalPage
    | PatternsPage
    | WeeklyPage
    | PlansPage
    | QuestionsPage
    | CalendarPage
)


class Places(QStackedWidget):
    """Every page of a journal, each under its name."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.today = TodayPage(journal)
        self.journal = JournalPage(journal)
        self.patterns = PatternsPage(journal)
        self.weekly = WeeklyPage(journal)
        self.plans = PlansPage(journal)
        self.questions = QuestionsPage(journal)
        self.calendar = CalendarPage(journal)
        self.pages: dict[str, Page] = {
            "today": self.today,
            "journal": self.journal,
            "patterns": self.patterns,
            "weekly": self.weekly,
            "plans": self.plans,
            "questions": self.questions,
            "calendar": self.calendar,
        }
        for page in self.pages.values():
            self.addWidget(page)

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        current = self.currentWidget()
        return next(name for name, page in self.pages.items() if page is current)

    def show_place(self, name: str) -> None:
        page = self.pages[name]
        self.setCurrentWidget(page)
        page.setFocus()

    def connect_wishes(self, wishes: Mapping[str, Callable[..., object]]) -> None:
        """Have each wish seen to: one of the same name is the same on any page."""
        for page in self.pages.values():
            for name, slot in wishes.items():
                if wish := getattr(page, name, None):
                    wish.connect(slot)
