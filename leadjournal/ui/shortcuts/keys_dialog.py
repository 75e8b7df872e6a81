"""Asking for the keys of an action: they are pressed, not typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme
from leadjournal.ui.actions import Command, told
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.shortcuts.keys import Verdict

USE, TAKE_OVER = "Use These Keys", "Take Them Over"
HINT = "Press the keys"
ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
}
#: These work the dialog; no action could have them anyway.
DIALOG = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeysDialog(QDialog):
    """Takes keys, and says at once what stands against them."""

    def __init__(
        self,
        command: Command,
        now: str,
        judge: Callable[[QKeySequence], Verdict],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._judge = judge
        self._name = command.words
        self.field = KeysField(f"New keys for {command.words}")
        self._now = label(f"Keys now: {now}." if now else "It has no keys now.")
        self.said = label("", "muted")
        self.voice = Voice(self.field)
        self.use = theme.look(QPushButton(USE), "primary")
        self._lay_out()
        self.field.pressed.connect(self._on_pressed)

    @property
    def keys(self) -> QKeySequence:
        return self.field.keys

    def _lay_out(self) -> None:
        self.setWindowTitle(f"Keys for {self._name}")
        self.setMinimumWidth(theme.size(440))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.use.setDefault(True)
        self.use.setEnabled(False)
        self.said.setMinimumHeight(theme.size(44))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        asking = label(f"Press the new keys for “{self._name}”.")
        asking.setBuddy(self.field)
        for part in (asking, self._now, self.field, self.said, buttons):
            column.addWidget(part)
        self.field.setFocus()

    def _on_pressed(self, keys: QKeySequence) -> None:
        verdict, shown = self._judge(keys), told([keys])
        sentence = verdict.reason
        if verdict.owner is not None:
            sentence = (
                f"{shown} belongs to “{verdict.owner.words}” now. If you take it over,"
                f" “{verdict.owner.words}” has to do without it."
            )
        self.said.setText(sentence or f"{shown} is free.")
        self.voice.say(f"{shown}. {self.said.text()}", urgent=True)
        self.use.setText(TAKE_OVER if verdict.owner is not None else USE)
        self.use.setEnabled(not verdict.reason)


class KeysField(QLineEdit):
    """Shows the keys that were pressed in it.

    It is a line of text, for that of Qt which is made for keys (QKeySequenceEdit)
    is silent to a screen reader, and lets nobody out by Tab or Escape.
    """

    pressed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.keys = QKeySequence()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(HINT)
        self.setPlaceholderText(HINT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # all keys are for this field, also those of menus
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in DIALOG and not event.modifiers() & HELD:
            event.ignore()
        elif key not in ALONE:
            self.keys = _sequence(event)
            self.setText(told([self.keys]))
            self.pressed.emit(self.keys)


def _sequence(event: QKeyEvent) -> QKeySequence:
    """Return the keys of an event; Shift that only makes another sign is no key."""
    pressed, text = event.keyCombination(), event.text()
    held = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if text and text.isprintable() and not (text.isalnum() or text.isspace()):
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(held.value | pressed.key().value)
