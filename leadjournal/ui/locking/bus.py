"""What a desktop on Linux tells on its buses of sleep and of locked screens.

It listens on sockets of this machine and asks nothing; where there is no bus, or it
goes away, there is nothing to hear.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import jeepney
from jeepney import HeaderFields, MatchRule, MessageType
from PySide6.QtCore import QObject, Signal

from leadjournal.ui.bus_socket import BusSocket, session_address

SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("org.freedesktop.login1.Session", "Lock")
SAVERS = tuple(
    (f"org.{desktop}.ScreenSaver", "ActiveChanged")
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate")
)
SESSIONS = "/org/freedesktop/login1/session/"

Signals = Sequence[tuple[str, str]]  # the interface and the name of each


def both() -> list[tuple[str, Signals]]:
    """Return the addresses of the system's bus and of the session's, and their news."""
    system = "unix:path=/var/run/dbus/system_bus_socket"
    return [
        (os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", system), (SLEEP, LOCK)),
        (session_address(), SAVERS),
    ]


class Bus(BusSocket):
    """Listens to one bus; only the greeting is waited for."""

    leaving = Signal()

    def __init__(
        self, address: str, signals: Signals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._signals = signals

    def listen(self) -> None:
        rules = (
            MatchRule(type="signal", interface=interface, member=member)
            for interface, member in self._signals
        )
        self._open(self._address, *rules)

    def _understand(self, message: jeepney.Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal and tells_of_leaving(
            str(fields.get(HeaderFields.interface)),
            str(fields.get(HeaderFields.member)),
            str(fields.get(HeaderFields.path)),
            message.body,
        ):
            self.leaving.emit()


def tells_of_leaving(
    interface: str, member: str, path: str, body: tuple[Any, ...]
) -> bool:
    """Whether a signal says that this person goes, and not that they come back."""
    if (interface, member) == LOCK:
        return _is_ours(path)
    return (interface, member) in {SLEEP, *SAVERS} and body[:1] == (True,)


def _is_ours(path: str) -> bool:
    """Whether it is our session, as far as anybody has told which that is."""
    name = os.environ.get("XDG_SESSION_ID", "")
    # A digit in the first place is written as a code there.
    coded = f"_{ord(name[0]):02x}{name[1:]}" if name[:1].isdigit() else name
    return not name or path in {f"{SESSIONS}{name}", f"{SESSIONS}{coded}"}
