"""The main window: it builds the parts and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import dialogs, keeping, tasks, theme
from leadjournal.ui.actions import ActionGroup
from leadjournal.ui.calendar.page import CalendarPage
from leadjournal.ui.edit_actions import EditActions
from leadjournal.ui.file_actions import FileActions
from leadjournal.ui.front import bring_to_front
from leadjournal.ui.help_actions import HelpActions
from leadjournal.ui.journal_page import JournalPage
from leadjournal.ui.patterns.page import PatternsPage
from leadjournal.ui.plans.page import PlansPage
from leadjournal.ui.preferences import PreferencesDialog
from leadjournal.ui.questions.page import QuestionsPage
from leadjournal.ui.rail import Rail
from leadjournal.ui.reflection_actions import ReflectionActions
from leadjournal.ui.reminders import Reminders
from leadjournal.ui.settings import Settings
from leadjournal.ui.spelling import Spelling
from leadjournal.ui.today.page import TodayPage
from leadjournal.ui.view_actions import ViewActions
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
MENUS = (FileActions, EditActions, ReflectionActions, ViewActions)


class MainWindow(QMainWindow):
    """Shows one journal, and lives exactly as long as it is open."""

    journal_changed = Signal(frozenset)
    journal_requested = Signal(object)  # a path, or None to make a new one
    demo_requested = Signal()
    settings_changed = Signal(object)  # the changes alone, as a dict
    closed = Signal()

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self._is_open = True
        self._trouble = ""  # what the person was told already
        self.rail = Rail(encrypted=journal.encrypted)
        self.today = TodayPage(journal)
        self.journal_page = JournalPage(journal)
        self.patterns = PatternsPage(journal)
        self.weekly = WeeklyPage(journal)
        self.plans = PlansPage(journal)
        self.questions = QuestionsPage(journal)
        self.calendar = CalendarPage(journal)
        self.reminders = Reminders(journal, self)
        self.spelling = Spelling(journal, self)
        self._pages: dict[str, Page] = {
            "today": self.today,
            "journal": self.journal_page,
            "patterns": self.patterns,
            "weekly": self.weekly,
            "plans": self.plans,
            "questions": self.questions,
            "calendar": self.calendar,
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self.menus: list[ActionGroup] = [menu(self) for menu in MENUS]
        self._help = HelpActions(self)
        self.menus.append(self._help)
        self._connect()
        self.today.show_due(self.reminders.is_due)
        self.show_place("today")

    @property
    def reflection(self) -> Reflection | None:
        """The reflection that the person has before them."""
        shown = self._stack.currentWidget() is self.journal_page
        return self.journal_page.reflection if shown else None

    @property
    def place(self) -> str:
        shown = self._stack.currentWidget()
        return next(name for name, page in self._pages.items() if page is shown)

    def show_place(self, name: str) -> bool:
        """Go to a place, unless what was typed where one is cannot be saved."""
        saved = self._try_to_save()
        if saved:
            if name == "calendar":
                self.calendar.show_query(self.journal_page.query)
            self._stack.setCurrentWidget(self._pages[name])
            self._pages[name].setFocus()
        self.rail.show_place(self.place)
        self._update_menus()
        return saved

    def show_reflection(self, reflection: Reflection, *, write: bool = False) -> None:
        if self.show_place("journal"):
            self.journal_page.show_reflection(reflection, write=write)

    def show_reflections(self, ids: list[str], title: str) -> None:
        """Show the reflections that a claim rests on."""
        if self.show_place("journal"):
            self.journal_page.show_only(ids, title)

    def look_for(self, query: str | None = None) -> None:
        if self.show_place("journal"):
            self.journal_page.find(query)

    def new_reflection(self) -> None:
        if self.show_place("journal"):
            with self.journal.change("New Reflection"):
                reflection = self.journal.reflections.add(draft=True)
            self.journal_page.show_reflection(reflection, write=True)

    def start_weekly(self, question: str = "", short: bool = False) -> None:
        """Start this week's reflection, or go on where it was left."""
        if self.show_place("weekly"):
            self.weekly.begin(question or None, short=short)

    def save(self) -> None:
        """Write whatever is being typed to the journal. Raises StorageError."""
        for error in self._unsaved().values():
            raise error

    def make_report(
        self,
        first: date | None = None,
        last: date | None = None,
        form_of: Sequence[str] = (),
    ) -> None:
        """Make a report of a period, or a form of some reflections."""
        # What it takes is seldom wanted, and would make every start longer.
        from leadjournal.ui.reporting.dialog import ReportDialog

        self.save()
        if self.place == "patterns" and self.patterns.span and first is None:
            first, last = self.patterns.span
        dialog = ReportDialog(self.journal, self, first, last, form_of=form_of)
        dialog.exec()
        dialog.deleteLater()

    def keep_settings(self, **changes: object) -> None:
        self.settings_changed.emit(changes)
        self.take_settings(replace(self.settings, **changes))  # type: ignore[arg-type]

    def take_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.rail.fit(self.width())
        self._update_menus()

    def show_preferences(self) -> None:
        dialog = PreferencesDialog(self.journal, self.settings, self)
        dialog.settings_changed.connect(self._on_settings_chosen)
        dialog.exec()

    def _lay_out(self) -> None:
        self.setWindowTitle("LeadJournal")
        for page in self._pages.values():
            self._stack.addWidget(page)
        middle = theme.look(QWidget(), "page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.resize(1240, 820)
        geometry = QByteArray.fromBase64(self.settings.geometry.encode())
        self.restoreGeometry(geometry)

    def _connect(self) -> None:
        self.journal.on_change(self.journal_changed.emit)
        # A wish of the same name is the same wish, whichever page has it.
        wishes: dict[str, Callable[..., object]] = {
            "back_requested": self._on_back_requested,
            "link_requested": partial(dialogs.open_link, self),
            "new_reflection_requested": self.new_reflection,
            "patterns_requested": partial(self.show_place, "patterns"),
            "plans_requested": partial(self.show_place, "plans"),
            "query_requested": self.look_for,
            "question_requested": self.start_weekly,
            "reflection_requested": self.show_reflection,
            "reflections_requested": self.show_reflections,
            "report_requested": self.make_report,
            "weekly_requested": self.start_weekly,
        }
        for page in self._pages.values():
            self.journal_changed.connect(page.on_journal_changed)
            for name, slot in wishes.items():
                if wish := getattr(page, name, None):
                    wish.connect(slot)
        self.journal_changed.connect(self.reminders.on_journal_changed)
        self.journal_changed.connect(self.spelling.on_journal_changed)
        self.journal_changed.connect(self._update_menus)
        self.rail.place_requested.connect(self.show_place)
        self.rail.preferences_requested.connect(self.show_preferences)
        self.today.find_requested.connect(self._help.open_palette)
        self.today.put_off_requested.connect(self.reminders.choose)
        self.journal_page.reflection_selected.connect(self._update_menus)
        self.reminders.due_changed.connect(self.today.show_due)
        self.reminders.start_requested.connect(self._on_reminded)

    def _update_menus(self, *_: object) -> None:
        for menu in self.menus:
            menu.update()
        commands = [each for menu in self.menus for each in menu.commands()]
        self.rail.show_keys(
            {each.name.removeprefix("show_"): each.keys for each in commands}
        )

    def _on_back_requested(self) -> None:
        self.show_place("journal" if self.place == "calendar" else "today")

    def _on_reminded(self) -> None:
        bring_to_front(self)
        self.start_weekly()

    def _on_settings_chosen(self, settings: Settings) -> None:
        self.keep_settings(**vars(settings))

    def _unsaved(self) -> dict[QWidget, JournalError]:
        return keeping.unsaved((self.today, self.journal_page, self.weekly, self.plans))

    def _try_to_save(self) -> bool:
        unsaved = self._unsaved()
        if unsaved:
            dialogs.show_error(self, next(iter(unsaved.values())))
        return not unsaved

    def _may_close(self) -> bool:
        """Save, or ask what shall become of what cannot be saved."""
        return keeping.may_lose(self, self._unsaved())

    def _look_again(self) -> None:
        """Look for what others wrote; if it cannot be done, say so only once."""
        told, self._trouble = self._trouble, ""
        try:
            self.journal.look_again()
        except JournalError as error:
            self._trouble = str(error)
            if self._trouble != told:  # for the box makes the window active again
                dialogs.show_error(self, error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.fit(self.width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.rail.fit(self.width())
        activation = event.type() is QEvent.Type.ActivationChange
        if activation and self._is_open and self.isActiveWindow():
            self._look_again()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_open or not self._may_close():
            event.setAccepted(not self._is_open)
            return
        with suppress(JournalError):  # an empty one that stays is no loss
            self.journal_page.take_away_empty()
        self._is_open = False
        for field in keeping.fields(self):
            field.blockSignals(True)  # to be left is no reason to save any more
        self.reminders.stop()
        tasks.finish()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.keep_settings(geometry=geometry)
        self.journal.close()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.closed.emit()
        super().closeEvent(event)
