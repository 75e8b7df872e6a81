"""The main window: it builds the parts and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from leadjournal.errors import DamagedError, JournalError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.storage.faults import told_in_words
from leadjournal.ui import dialogs, keeping, tasks, theme
from leadjournal.ui.actions import ActionGroup
from leadjournal.ui.backups.making import BackupMaker
from leadjournal.ui.edit_actions import EditActions
from leadjournal.ui.file_actions import FileActions
from leadjournal.ui.front import bring_to_front
from leadjournal.ui.help_actions import HelpActions
from leadjournal.ui.places import Places
from leadjournal.ui.preferences import PreferencesDialog
from leadjournal.ui.rail import Rail
from leadjournal.ui.reflection_actions import ReflectionActions
from leadjournal.ui.reminders import Reminders
from leadjournal.ui.settings import Settings
from leadjournal.ui.spelling import Spelling
from leadjournal.ui.standing import fitting
from leadjournal.ui.view_actions import ViewActions

MENUS = (FileActions, EditActions, ReflectionActions, ViewActions)


class MainWindow(QMainWindow):
    """Shows one journal, and lives exactly as long as it is open."""

    journal_changed = Signal(frozenset)
    journal_requested = Signal(object)  # a path, or None to make a new one
    demo_requested = Signal()
    settings_changed = Signal(object)  # the changes alone, as a dict
    errand_requested = Signal(object)  # an Errand, for which the journal is closed
    damage_met = Signal(object)  # a DamagedError
    closed = Signal()

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self._is_open = True
        self._trouble = ""  # what the person was told already
        self.rail = Rail(encrypted=journal.encrypted)
        self._places = places = Places(journal)
        self.today, self.journal_page = places.today, places.journal
        self.patterns, self.weekly = places.patterns, places.weekly
        self.plans, self.questions = places.plans, places.questions
        self.calendar = places.calendar
        self.reminders = Reminders(journal, self)
        self.spelling = Spelling(journal, self)
        self.backups = BackupMaker(journal, self, now=journal.local_now)
        self._lay_out()
        self.menus: list[ActionGroup] = [menu(self) for menu in MENUS]
        self._help = HelpActions(self)
        self.menus.append(self._help)
        self._connect()
        self.watch = fitting.fit(self)
        self.today.show_due(self.reminders.is_due)
        self.rail.show_veiled(settings.veiled)
        self.show_place("today")
        self.backups.start()

    @property
    def reflection(self) -> Reflection | None:
        """The reflection that the person has before them."""
        return self.journal_page.reflection if self.place == "journal" else None

    @property
    def place(self) -> str:
        return self._places.shown

    def show_place(self, name: str) -> bool:
        """Go to a place, unless what was typed where one is cannot be saved."""
        saved = self._try_to_save()
        if saved:
            if name == "calendar":
                self.calendar.show_query(self.journal_page.query)
            self._places.show_place(name)
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
        from leadjournal.ui.reporting.dialog import make_report

        self.save()
        if self.place == "patterns" and self.patterns.span and first is None:
            first, last = self.patterns.span
        make_report(self, self.journal, first, last, form_of)

    def show_backups(self) -> None:
        from leadjournal.ui.backups.dialog import show_backups

        show_backups(self, self.backups)

    def trigger(self, name: str) -> None:
        """Do what an action of a menu does, by its name."""
        action = self.findChild(QAction, name)
        assert action is not None
        action.trigger()

    def keep_settings(self, **changes: object) -> None:
        self.settings_changed.emit(changes)
        changed = replace(self.settings, **changes)  # type: ignore[arg-type]  # of each its own
        self.take_settings(changed)

    def take_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.rail.fit(self.width())
        self.rail.show_veiled(settings.veiled)
        if self._is_open:
            self._update_menus()

    def show_preferences(self) -> None:
        dialog = PreferencesDialog(self.journal, self.settings, self)
        dialog.settings_changed.connect(self._on_settings_chosen)
        protect = partial(self.trigger, "show_passphrase")
        dialog.protection_requested.connect(partial(QTimer.singleShot, 0, protect))
        dialog.exec()

    def _lay_out(self) -> None:
        self.setWindowTitle("LeadJournal")
        middle = theme.look(QWidget(), "page")
        column, row = QVBoxLayout(middle), QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._places, 1)
        column.addLayout(row, 1)  # a bar may come to stand above it
        self.setCentralWidget(middle)
        self.resize(1240, 820)
        geometry = QByteArray.fromBase64(self.settings.geometry.encode())
        self.restoreGeometry(geometry)

    def _connect(self) -> None:
        self.journal.on_change(self.journal_changed.emit)
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
        self._places.connect_wishes(wishes)
        for page in self._places.pages.values():
            self.journal_changed.connect(page.on_journal_changed)
        self.journal_changed.connect(self.reminders.on_journal_changed)
        self.journal_changed.connect(self.spelling.on_journal_changed)
        self.journal_changed.connect(self.backups.on_journal_changed)
        self.journal_changed.connect(self._update_menus)
        self.rail.place_requested.connect(self.show_place)
        self.rail.preferences_requested.connect(self.show_preferences)
        self.rail.backups_requested.connect(self.show_backups)
        self.rail.lock_requested.connect(partial(self.trigger, "lock_now"))
        self.rail.unveil_requested.connect(partial(self.keep_settings, veiled=False))
        self.backups.told.connect(self.rail.show_backup)
        self.backups.damage_met.connect(self.damage_met)
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
            if isinstance(error, DamagedError):
                self.damage_met.emit(error)
            elif self._trouble != told:  # for the box makes the window active again
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
        with suppress(JournalError), told_in_words():  # that one stays is no loss
            self.journal_page.take_away_empty()
        self._is_open = False
        for field in keeping.fields(self):
            field.blockSignals(True)  # to be left is no reason to save any more
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.hide()  # what is done yet is not to be waited for by anybody
        self.reminders.stop()
        tasks.finish(self)
        self.keep_settings(geometry=geometry)
        self.journal.close()
        self.backups.finish()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.closed.emit()
        super().closeEvent(event)
