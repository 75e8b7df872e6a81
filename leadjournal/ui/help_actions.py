"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from leadjournal import __version__
from leadjournal.ui import dialogs
from leadjournal.ui.actions import ActionGroup, Command, action, all_commands
from leadjournal.ui.focus import MenusLeft
from leadjournal.ui.palette.box import Palette
from leadjournal.ui.palette.finds import Finds
from leadjournal.ui.shortcuts.dialog import ShortcutsPage
from leadjournal.ui.what_is_protected import WhatIsProtected
from leadjournal.ui.where_to_turn import WhereToTurn

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow


class HelpActions(ActionGroup):
    menu = "&Help"
    _palette: Palette | None = None

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        # Qt opens the menus by Alt; by F10, as most desktops do, it does not.
        menus = QShortcut(QKeySequence("F10"), window)
        menus.activated.connect(self._open_menus)
        MenusLeft(window.menuBar())

    def _open_menus(self) -> None:
        bar = self.window.menuBar()
        bar.setActiveAction(bar.actions()[0])

    @action(
        "&Search Actions and Reflections…",
        shortcut="Ctrl+K",
        tip="Find anything by a few letters of its name",
    )
    def open_palette(self) -> None:
        self._palette = self._palette or self._made_palette()
        self._palette.open()

    def _made_palette(self) -> Palette:
        window = self.window
        finds = Finds(window.journal, self._commands, self._is_writing)
        finds.setParent(window)
        finds.reflection_requested.connect(window.show_reflection)
        finds.query_requested.connect(window.look_for)
        finds.template_requested.connect(self._on_template_requested)
        finds.other_template_requested.connect(self._choose_template)
        return Palette(window.journal, finds, window)

    def _commands(self) -> list[Command]:
        """Return what can be found: all but the action that finds."""
        commands = all_commands(self.window.menus)
        return [each for each in commands if each.name != "open_palette"]

    def _is_writing(self) -> bool:
        """Whether a reflection is open whose template can be chosen."""
        reflection = self.window.reflection
        return (
            self.window.place == "journal"
            and reflection is not None
            and reflection.trashed is None
        )

    def _on_template_requested(self, key: str) -> None:
        if not (self._is_writing() and self._is_begun_only()):
            self.window.new_reflection()
        self._choose_template(key)

    def _is_begun_only(self) -> bool:
        """Whether what is open was made a moment ago, and nothing was done with it."""
        page, reflection = self.window.journal_page, self.window.reflection
        if reflection is None or not reflection.draft or reflection.question:
            return False
        sheet = page.desk.sheet
        typed = sheet.title.words() + sheet.body.words()
        return not (typed.strip() or reflection.taggings or reflection.plans)

    def _choose_template(self, key: str) -> None:
        page = self.window.journal_page
        page.show_reading(False)
        page.desk.sheet.choose_template(key)

    @action(
        "Open a &Demo Journal",
        tip="An invented year, to look at and try things on",
        separated=True,
    )
    def open_demo(self) -> None:
        self.window.demo_requested.emit()

    @action(
        "&Keyboard Shortcuts…",
        shortcut="F1",
        tip="See all keys, and choose your own",
    )
    def show_shortcuts(self) -> None:
        commands = all_commands(self.window.menus)
        page = ShortcutsPage(commands, self.window.settings.shortcuts, self.window)
        page.shortcuts_changed.connect(self._on_shortcuts_changed)
        page.exec()

    def _on_shortcuts_changed(self, chosen: dict[str, str]) -> None:
        self.window.keep_settings(shortcuts=chosen)

    @action(
        "What Is &Protected",
        tip="What LeadJournal keeps to itself, what it cannot, and how to see it",
    )
    def show_protection(self) -> None:
        WhatIsProtected(self.window).exec()

    @action("&Where to Turn", tip="If a week was more than a journal can carry")
    def where_to_turn(self) -> None:
        WhereToTurn(self.window).exec()

    @action("&About LeadJournal", separated=True)
    def about(self) -> None:
        dialogs.tell(
            self.window,
            f"LeadJournal {__version__}. Your journal is one file on this computer:"
            f" {self.window.journal.path}. LeadJournal sends nothing anywhere.\n\n"
            "The five factors are inspired by The King's Fund, the four behaviours by"
            " the Better Way network; all descriptions and questions are our own.",
        )
