"""The Help menu."""

from __future__ import annotations

from leadjournal import __version__
from leadjournal.ui import dialogs
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.where_to_turn import WhereToTurn


class HelpActions(ActionGroup):
    menu = "&Help"

    @action(
        "Open a &Demo Journal", tip="An invented year, to look at and try things on"
    )
    def open_demo(self) -> None:
        self.window.demo_requested.emit()

    @action("&Keyboard Shortcuts", shortcut="F1")
    def show_shortcuts(self) -> None:
        rows = [row for menu in self.window.menus for row in menu.shortcuts()]
        dialogs.show_table(self.window, "Keyboard Shortcuts", ("Action", "Keys"), rows)

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
