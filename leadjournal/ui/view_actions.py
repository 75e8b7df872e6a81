"""The View menu."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.notice import notify
from leadjournal.ui.settings import LARGEST_TEXT, SMALLEST_TEXT

STEP = 0.1
NO_PASSPHRASE = (
    "This journal has no passphrase, so it cannot be locked. You can give it one in"
    " File > Passphrase and Protection."
)


class ViewActions(ActionGroup):
    menu = "&View"

    @action("&Today", shortcut="Ctrl+1", checked=lambda self: self._at("today"))
    def show_today(self) -> None:
        self.window.show_place("today")

    @action("&Journal", shortcut="Ctrl+2", checked=lambda self: self._at("journal"))
    def show_journal(self) -> None:
        self.window.show_place("journal")

    @action("&Patterns", shortcut="Ctrl+3", checked=lambda self: self._at("patterns"))
    def show_patterns(self) -> None:
        self.window.show_place("patterns")

    @action("P&lans", shortcut="Ctrl+4", checked=lambda self: self._at("plans"))
    def show_plans(self) -> None:
        self.window.show_place("plans")

    @action("&Questions", shortcut="Ctrl+5", checked=lambda self: self._at("questions"))
    def show_questions(self) -> None:
        self.window.show_place("questions")

    @action("&Calendar", shortcut="Ctrl+6", checked=lambda self: self._at("calendar"))
    def show_calendar(self) -> None:
        self.window.show_place("calendar")

    def _at(self, place: str) -> bool:
        return bool(self.window.place == place)

    def _in_journal(self) -> bool:
        return self._at("journal")

    def _is_reading(self) -> bool:
        return bool(self.window.journal_page.is_reading)

    def _is_focused(self) -> bool:
        return bool(self.window.journal_page.is_focused)

    @action("Ne&xt Pane", shortcut="F6", enabled=_in_journal, separated=True)
    def next_pane(self) -> None:
        self.window.journal_page.go_round(1)

    @action("Pre&vious Pane", shortcut="Shift+F6", enabled=_in_journal)
    def previous_pane(self) -> None:
        self.window.journal_page.go_round(-1)

    @action(
        "&Read",
        shortcut="Ctrl+R",
        enabled=_in_journal,
        checked=_is_reading,
        separated=True,
    )
    def read(self) -> None:
        page = self.window.journal_page
        page.show_reading(not page.is_reading)

    @action("&Focus", shortcut="F9", enabled=_in_journal, checked=_is_focused)
    def focus(self) -> None:
        page = self.window.journal_page
        page.set_focus_mode(not page.is_focused)

    @action(
        "T&ypewriter Scrolling",
        tip="Keep the line you write at one height",
        checked=lambda self: self.window.settings.typewriter,
    )
    def typewriter(self) -> None:
        self.window.keep_settings(typewriter=not self.window.settings.typewriter)

    @action(
        "&Veil Titles",
        shortcut="Ctrl+Shift+D",
        tip="For sharing your screen: lists show days instead of your words",
        checked=lambda self: self.window.settings.veiled,
        separated=True,
    )
    def veil_titles(self) -> None:
        self.window.keep_settings(veiled=not self.window.settings.veiled)

    @action(
        "L&ock Now",
        shortcut="Ctrl+L",
        tip="Until its passphrase is typed; a journal without one cannot be locked",
    )
    def lock_now(self) -> None:
        """Say why it cannot be done, if so; else the locker, which listens, does it."""
        if not self.window.journal.encrypted:
            notify(self.window, NO_PASSPHRASE)

    @action("&Larger Text", shortcut=QKeySequence.StandardKey.ZoomIn, separated=True)
    def larger_text(self) -> None:
        self._resize_text(self.window.settings.text_size + STEP)

    @action("&Smaller Text", shortcut=QKeySequence.StandardKey.ZoomOut)
    def smaller_text(self) -> None:
        self._resize_text(self.window.settings.text_size - STEP)

    @action("&Usual Text Size", shortcut="Ctrl+0")
    def usual_text(self) -> None:
        self._resize_text(1.0)

    def _resize_text(self, size: float) -> None:
        size = round(min(max(size, SMALLEST_TEXT), LARGEST_TEXT), 1)
        self.window.keep_settings(text_size=size)

    def _themed(self, name: str) -> bool:
        return self.window.settings.theme == name

    @action(
        "Colours &as the System Has Them",
        checked=lambda self: self._themed("system"),
        separated=True,
    )
    def system_colours(self) -> None:
        self.window.keep_settings(theme="system")

    @action("L&ight Colours", checked=lambda self: self._themed("light"))
    def light_colours(self) -> None:
        self.window.keep_settings(theme="light")

    @action("&Dark Colours", checked=lambda self: self._themed("dark"))
    def dark_colours(self) -> None:
        self.window.keep_settings(theme="dark")

    @action("&High Contrast", checked=lambda self: self._themed("contrast"))
    def high_contrast(self) -> None:
        self.window.keep_settings(theme="contrast")
