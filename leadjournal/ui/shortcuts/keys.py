"""Which keys do what: those that a person chose, and those that nobody can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from leadjournal.ui.actions import Command, first_key, keys_of, plain, told

Standard = QKeySequence.StandardKey
PORTABLE = QKeySequence.SequenceFormat.PortableText

#: What every field of text does by itself.
EDITING = (
    *(Standard.Copy, Standard.Cut, Standard.Paste, Standard.SelectAll),
    *(Standard.Undo, Standard.Redo, Standard.Delete, Standard.Backspace),
    *(Standard.MoveToNextWord, Standard.MoveToPreviousWord),
    *(Standard.SelectNextWord, Standard.SelectPreviousWord),
    *(Standard.MoveToStartOfLine, Standard.MoveToEndOfLine),
    *(Standard.SelectStartOfLine, Standard.SelectEndOfLine),
    *(Standard.MoveToStartOfDocument, Standard.MoveToEndOfDocument),
    *(Standard.SelectStartOfDocument, Standard.SelectEndOfDocument),
    *(Standard.DeleteStartOfWord, Standard.DeleteEndOfWord),
    *(Standard.DeleteEndOfLine, Standard.InsertLineSeparator),
)
#: What desktops and screen readers keep for themselves, wherever one is.
SYSTEM = ("F10", "Shift+F10", "Alt+F4", "Alt+Tab", "Ctrl+Tab", "Ctrl+Shift+Tab")
FUNCTION = range(Qt.Key.Key_F1, Qt.Key.Key_F35 + 1)
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True)
class Verdict:
    """What stands against keys: a reason that refuses them, or who has them now."""

    reason: str = ""
    owner: Command | None = None


class Keys:
    """The keys of all actions, as a person has chosen them."""

    def __init__(
        self,
        commands: Sequence[Command],
        chosen: Mapping[str, str],
        taken: Mapping[str, str],
    ) -> None:
        """*taken* says, for keys of the pages and menus, what they are for."""
        self.commands = {command.name: command for command in commands}
        self._chosen = {name: chosen[name] for name in chosen if name in self.commands}
        self._taken = {_standard(keys): use for keys, use in taken.items()}

    @property
    def chosen(self) -> dict[str, str]:
        """What a person chose, for the settings: "" for no keys."""
        return dict(self._chosen)

    def of(self, name: str) -> tuple[QKeySequence, ...]:
        return tuple(keys_of(name, self.commands[name].usual, self._chosen))

    def told(self, name: str) -> str:
        """Return its keys; of those that hardly any keyboard has, none if it can."""
        keys = self.of(name)
        return told([each for each in keys if _is_usual(each)] or keys)

    def judge(self, name: str, keys: QKeySequence) -> Verdict:
        """Say whether an action can have keys; its own usual ones it always can."""
        if keys not in self.commands[name].usual and (reason := self._refusal(keys)):
            return Verdict(reason)
        return Verdict(owner=self._owner(keys, name))

    def choose(self, name: str, *keys: QKeySequence) -> list[Command]:
        """Give an action keys, or none; return those that lose them by it."""
        losers = []
        for each in keys:
            while owner := self._owner(each, name):
                left = [own for own in self.of(owner.name) if own != each]
                self._set(owner.name, left)
                losers.append(owner)
        self._set(name, keys)
        return losers

    def choose_usual(self, name: str) -> list[Command]:
        return self.choose(name, *self.commands[name].usual)

    def choose_all_usual(self) -> None:
        self._chosen.clear()

    def _set(self, name: str, keys: Iterable[QKeySequence]) -> None:
        keys = list(keys)
        self._chosen[name] = QKeySequence.listToString(keys)
        if keys == list(self.commands[name].usual):
            del self._chosen[name]

    def _owner(self, keys: QKeySequence, besides: str) -> Command | None:
        others = (each for each in self.commands.values() if each.name != besides)
        return next((each for each in others if keys in self.of(each.name)), None)

    def _refusal(self, keys: QKeySequence) -> str:
        shown = told([keys])
        if keys.count() != 1:
            return "Please press one key, with Ctrl, Alt or both if you like."
        pressed = first_key(keys)
        key, held = pressed.key(), pressed.keyboardModifiers() & HELD
        if shown in _editing():
            return f"{shown} is kept for the text itself, to edit and move about in it."
        if use := self._taken.get(_standard(shown)):
            return f"{shown} is kept: {use}"
        if not held and key not in FUNCTION:
            return f"{shown} is needed to write and move about. Please add Ctrl or Alt."
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}:
            return f"{shown} is needed to get about and to leave."
        if held == HELD & ~Qt.KeyboardModifier.MetaModifier and _writes(key):
            return f"{shown} writes a letter on some keyboards, as AltGr does."
        return ""


def taken_in(window: QMainWindow) -> dict[str, str]:
    """Return what keys are for that belong to a page, a menu or the system."""
    taken = {_standard(keys): "the system needs it." for keys in SYSTEM}
    for menu in window.menuBar().actions():
        letter = QKeySequence.mnemonic(menu.text())
        if not letter.isEmpty():
            opens = f"it opens the {plain(menu.text())} menu."
            taken[letter.toString(PORTABLE)] = opens
    for shortcut in window.findChildren(QShortcut):
        page = shortcut.parent()
        name = page.accessibleName() if isinstance(page, QWidget) else ""
        use = f"it is used on the page {name}." if name else "a page uses it."
        for keys in QShortcut.keys(shortcut):
            taken.setdefault(keys.toString(PORTABLE), use)
    return taken


def _is_usual(keys: QKeySequence) -> bool:
    """Whether the key stands on usual keyboards; one called Undo or F14 does not."""
    key = int(first_key(keys).key())
    return key <= Qt.Key.Key_PageDown or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12


def _standard(keys: str) -> str:
    return QKeySequence(keys).toString(PORTABLE)


def _editing() -> set[str]:
    return {told([keys]) for each in EDITING for keys in QKeySequence.keyBindings(each)}


def _writes(key: Qt.Key) -> bool:
    return Qt.Key.Key_Space <= key <= Qt.Key.Key_ydiaeresis
