"""Notifications by the service that a desktop on Linux has for them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import jeepney
from jeepney import HeaderFields, MatchRule, MessageType, message_bus
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leadjournal.ui.bus_socket import BusSocket, session_address

NAME = "org.freedesktop.Notifications"
SERVICE = jeepney.DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
SIGNALS = MatchRule(type="signal", interface=NAME, path=SERVICE.object_path)
ANOTHER_SERVICE = MatchRule(
    type="signal", interface=message_bus.interface, member="NameOwnerChanged"
)
ANOTHER_SERVICE.add_arg_condition(0, NAME)

AS_LONG_AS_USUAL = -1


class DesktopBus(BusSocket):
    """Shows one notification at a time, and says which of its actions was chosen.

    It speaks over a socket of this machine, and never over a network. Only the
    greeting is waited for: jeepney's own connections wait for every answer.
    """

    action_chosen = Signal(str)
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: int | None = None  # the call that showed the notification
        self._shown: int | None = None

    def show(
        self, title: str, text: str, actions: Mapping[str, str], icon: QImage
    ) -> bool:
        """Ask the desktop to show it. Returns whether there is anybody to ask."""
        if self._socket is None:
            self._open(session_address(), SIGNALS, ANOTHER_SERVICE)
        choices = [part for pair in actions.items() for part in pair]
        hints: dict[str, tuple[str, Any]] = {"desktop-entry": ("s", "leadjournal")}
        if not icon.isNull():
            hints["image-data"] = ("(iiibiiay)", _pixels(icon))
        body = ("LeadJournal", self._shown or 0, "", title, text, choices, hints)
        self._asked = self._call("Notify", "susssasa{sv}i", *body, AS_LONG_AS_USUAL)
        return self._asked is not None

    def withdraw(self) -> None:
        """Take the notification back, if it is still there."""
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self._call("CloseNotification", "u", shown)

    def close(self) -> None:
        """Leave the desktop, which then takes back what is still shown."""
        self._shown = None
        super().close()

    def _call(self, member: str, kinds: str, *body: Any) -> int | None:
        return self._send(jeepney.new_method_call(SERVICE, member, kinds, body))

    def _understand(self, message: jeepney.Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            self._hear(fields.get(HeaderFields.member), message.body)
        elif fields.get(HeaderFields.reply_serial) != self._asked:
            return
        elif kind is MessageType.error:
            self.failed.emit()
        elif kind is MessageType.method_return:
            self._shown = message.body[0]

    def _hear(self, member: str | None, body: tuple[Any, ...]) -> None:
        if member == "NameOwnerChanged":
            # Another service counts anew: our number may be another's there.
            self._shown = None
        # Everybody's notifications are told of; ours has our number.
        elif self._shown is None or body[:1] != (self._shown,):
            return
        elif member == "ActionInvoked":
            self.action_chosen.emit(body[1])
        elif member == "ActivationToken":
            # With it, Wayland lets a window come to the front.
            os.environ["XDG_ACTIVATION_TOKEN"] = body[1]
        elif member == "NotificationClosed":
            self._shown = None


def _pixels(icon: QImage) -> tuple[int, int, int, bool, int, int, bytes]:
    image = icon.convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(image.constBits())
    step = image.bytesPerLine()
    return (image.width(), image.height(), step, True, 8, 4, data)
