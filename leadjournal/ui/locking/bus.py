"""What a desktop on Linux tells on its buses of sleep and of locked screens.

It listens on sockets of this machine and asks nothing; where there is no bus, or it
goes away, there is nothing to hear. See `ui/desktop_bus.py` for why Qt's own module
will not do.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import jeepney
from jeepney import HeaderFields, MatchRule, MessageType, message_bus
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import prep_socket
from PySide6.QtCore import QObject, QSocketNotifier, Signal

SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("org.freedesktop.login1.Session", "Lock")
SAVERS = tuple(
    (f"org.{desktop}.ScreenSaver", "ActiveChanged")
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate")
)
SESSIONS = "/org/freedesktop/login1/session/"

PATIENCE = 2.0  # seconds for the greeting, which takes a thousandth
CHUNK = 65536

Signals = Sequence[tuple[str, str]]  # the interface and the name of each


def both() -> list[tuple[str, Signals]]:
    """Return the addresses of the system's bus and of the session's, and their news."""
    system = "unix:path=/var/run/dbus/system_bus_socket"
    session = f"unix:path=/run/user/{os.getuid()}/bus"
    return [
        (os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", system), (SLEEP, LOCK)),
        (os.environ.get("DBUS_SESSION_BUS_ADDRESS", session), SAVERS),
    ]


class Bus(QObject):
    """Listens to one bus; only the greeting is waited for."""

    leaving = Signal()

    def __init__(
        self, address: str, signals: Signals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._signals = signals
        self._socket: socket.socket | None = None
        self._watch: QSocketNotifier | None = None
        self._parser = jeepney.Parser()

    def listen(self) -> None:
        self._socket = _connection(self._address)
        if self._socket is None:
            return
        self._watch = QSocketNotifier(
            self._socket.fileno(), QSocketNotifier.Type.Read, self
        )
        self._watch.activated.connect(self._on_activated)
        rules = [
            MatchRule(type="signal", interface=interface, member=member)
            for interface, member in self._signals
        ]
        messages = [message_bus.Hello(), *map(message_bus.AddMatch, rules)]
        try:
            for serial, message in zip(count(1), messages, strict=False):
                self._socket.sendall(message.serialise(serial))
        except OSError:
            self.close()

    def close(self) -> None:
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch.deleteLater()
            self._watch = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _on_activated(self) -> None:
        assert self._socket is not None
        try:
            data = self._socket.recv(CHUNK)
        except OSError:
            data = b""
        if not data:  # the desktop has ended
            self.close()
            return
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
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


def _connection(address: str) -> socket.socket | None:
    # What is not an address is a ValueError; none on this machine, a RuntimeError.
    with suppress(ValueError, RuntimeError):
        for each in get_connectable_addresses(address):
            with suppress(OSError, jeepney.AuthenticationError):
                connection: socket.socket = prep_socket(each, timeout=PATIENCE)
                connection.settimeout(PATIENCE)
                return connection
    return None
