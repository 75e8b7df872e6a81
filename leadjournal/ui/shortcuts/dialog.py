"""All keys in one place, to read and to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListView,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.text.matching import fold
from leadjournal.ui import dialogs, theme
from leadjournal.ui.actions import Command
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.palette.entries import Entries, Entry
from leadjournal.ui.palette.entry_painter import EntryPainter
from leadjournal.ui.shortcuts.fixed_keys import FIXED, SEARCHES
from leadjournal.ui.shortcuts.keys import Keys, taken_in
from leadjournal.ui.shortcuts.keys_dialog import KeysDialog

NAME = "Keyboard Shortcuts"
ALWAYS = "always"
ROOM = 0.9  # of the screen that the page may take


class ShortcutsPage(QDialog):
    """Lists what has keys, menu by menu; each choice holds at once."""

    shortcuts_changed = Signal(object)  # the names of actions, with their keys

    def __init__(
        self,
        commands: Sequence[Command],
        chosen: Mapping[str, str],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._keys = Keys(commands, chosen, taken_in(window))
        self.filter = _Filter()
        self.list = _List()
        self._entries = Entries()
        self._painter = EntryPainter()
        self.said = label("", "muted")
        self._voice = Voice(self.list)
        self.change = QPushButton("Change…")
        self.none = QPushButton("No Keys")
        self.usual = QPushButton("Usual Keys")
        self.all_usual = QPushButton("Usual Keys for All")
        self._close = QPushButton("Close")
        self._lay_out()
        self._connect()
        self._show()

    @property
    def shown(self) -> list[Entry]:
        return [self._entries[number] for number in range(len(self._entries))]

    def choose(self, name: str) -> None:
        """Go to the row of an action."""
        for number, entry in enumerate(self.shown):
            if name and entry.name == name:
                self.list.setCurrentIndex(self._entries.index(number))

    def _lay_out(self) -> None:
        self.setWindowTitle(NAME)
        room = self.screen().availableSize() * ROOM
        self.resize(QSize(theme.size(640), theme.size(680)).boundedTo(room))
        self.list.setModel(self._entries)
        self.list.setItemDelegate(self._painter)
        foot = QWidget()
        row = WrappingRow(foot)
        for button in (*self._buttons(), self._close):
            button.setAutoDefault(False)  # Enter is for the list
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        column.addWidget(foot)
        self.said.setMinimumHeight(theme.size(20))

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.change, self.none, self.usual, self.all_usual

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filtered)
        self.filter.list_requested.connect(self.list.setFocus)
        self.list.change_requested.connect(self._on_change)
        self.list.doubleClicked.connect(self._on_change)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.change.clicked.connect(self._on_change)
        self.none.clicked.connect(self._on_none)
        self.usual.clicked.connect(self._on_usual)
        self.all_usual.clicked.connect(self._on_all_usual)
        self._close.clicked.connect(self.accept)

    @property
    def _chosen(self) -> str:
        """The name of the action that is chosen; "" where keys are always the same."""
        number = self.list.currentIndex().row()
        return self._entries[number].name if number >= 0 else ""

    def _show(self) -> None:
        """Show all rows that the filter leaves, and stay at the one that was chosen."""
        name = self._chosen
        self._entries.show(list(self._filtered()))
        self.choose(name)
        if not self.list.currentIndex().isValid():
            able = (n for n in range(len(self._entries)) if self._entries.can_choose(n))
            self.list.setCurrentIndex(self._entries.index(next(able, -1)))
        self._on_current_changed()

    def _filtered(self) -> Iterator[Entry]:
        words = fold(self.filter.text()).split()
        for head, entries in self._groups():
            kept = [
                entry
                for entry in entries
                if _has(f"{entry.words} {entry.keys} {head}", words)
            ]
            if kept:
                yield Entry(head, heading=True)
                yield from kept

    def _groups(self) -> Iterator[tuple[str, list[Entry]]]:
        menus = dict.fromkeys(each.menu for each in self._keys.commands.values())
        for menu in menus:
            yield (
                menu,
                [
                    self._entry(command)
                    for command in self._keys.commands.values()
                    if command.menu == menu
                ],
            )
        for head, rows in FIXED:
            yield head, [Entry(words, ALWAYS, keys) for words, keys in rows]
        yield "In a search", [Entry(words, "", typed) for words, typed in SEARCHES]

    def _entry(self, command: Command) -> Entry:
        chosen, keys = command.name in self._keys.chosen, self._keys.told(command.name)
        menu = f"in {command.menu}"
        return Entry(
            command.words,
            note="your own choice" if chosen else "",
            keys=keys,
            name=command.name,
            place=menu if keys else f"no keys, {menu}",
        )

    def _on_filtered(self) -> None:
        self._show()
        if not len(self._entries):
            self.said.setText("No action and no keys are called so.")

    def _on_current_changed(self, *_: object) -> None:
        name = self._chosen
        self.change.setEnabled(bool(name))
        self.none.setEnabled(bool(name) and bool(self._keys.of(name)))
        self.usual.setEnabled(bool(name) and name in self._keys.chosen)
        self.all_usual.setEnabled(bool(self._keys.chosen))
        tip = self._keys.commands[name].tip if name else "This is always so."
        self.said.setText(tip if len(self._entries) else "")

    def _on_change(self, *_: object) -> None:
        name = self._chosen
        if not name:
            return
        asked = KeysDialog(
            self._keys.commands[name],
            self._keys.told(name),
            lambda keys: self._keys.judge(name, keys),
            self,
        )
        if asked.exec():
            self._told(name, self._keys.choose(name, asked.keys))

    def _on_none(self) -> None:
        name = self._chosen
        self._told(name, self._keys.choose(name))

    def _on_usual(self) -> None:
        name = self._chosen
        self._told(name, self._keys.choose_usual(name))

    def _on_all_usual(self) -> None:
        question = "All actions will have their usual keys again."
        if dialogs.confirm(self, question, "Usual Keys for All"):
            self._keys.choose_all_usual()
            self._tell("All actions have their usual keys.")

    def _told(self, name: str, losers: list[Command]) -> None:
        """Say what an action has now, and who has lost something."""
        words = self._keys.commands[name].words
        sentences = [f"“{words}” has {self._keys.told(name) or 'no keys'} now."]
        for loser in dict.fromkeys(losers):
            left = self._keys.told(loser.name) or "no keys"
            sentences.append(f"“{loser.words}” has {left}.")
        self._tell(" ".join(sentences))

    def _tell(self, sentence: str) -> None:
        self.shortcuts_changed.emit(self._keys.chosen)
        self._show()
        self.said.setText(sentence)
        self._voice.say(sentence, urgent=True)
        self.list.setFocus()


def _has(text: str, words: list[str]) -> bool:
    """Whether all words stand in a text whole; letters here and there find too much."""
    return all(word in fold(text) for word in words)


class _Filter(QLineEdit):
    """Narrows the list; Down goes on to it."""

    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Filter by name or keys")
        self.setAccessibleName("Filter by name or keys")
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_requested.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """A row is one sentence to hear; Enter changes its keys."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self.setAccessibleDescription("Enter changes the keys of the chosen action")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.change_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  Qt calls it
        """Leave finding to the filter above."""
