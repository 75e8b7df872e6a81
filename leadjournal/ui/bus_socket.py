"""A socket to one of the buses by which a desktop on Linux tells and is asked things.

It is a socket of this machine, and never of a network. Qt's own module for such buses
(D-Bus) will not do: from Python it cannot send an unsigned number of 32 bits, which
every notification holds. Importing this takes jeepney, which is there on Linux only.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from itertools import count

import jeepney
from jeepney import MatchRule, message_bus
from jeepney.bus import get_connectable_addresses
from jeepney.io.blocking import prep_socket
from PySide6.QtCore import QObject, QSocketNotifier

PATIENCE = 2.0  # seconds for the greeting, which takes a thousandth
CHUNK = 65536


class BusSocket(QObject):
    """Greets a bus and hears of what was asked for; only the greeting is waited for.

    jeepney's own connections wait for every answer.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._watch: QSocketNotifier | None = None
        self._parser = jeepney.Parser()
        self._serials = count(1)

    def close(self) -> None:
        """Leave the bus, if it was reached."""
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch.deleteLater()
            self._watch = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _open(self, address: str, *signals: MatchRule) -> None:
        """Reach a bus, if there is one that wants us, and ask for its signals."""
        self._socket = _connection(address)
        if self._socket is None:
            return
        self._socket.settimeout(PATIENCE)
        self._parser = jeepney.Parser()
        self._watch = QSocketNotifier(
            self._socket.fileno(), QSocketNotifier.Type.Read, self
        )
        self._watch.activated.connect(self._on_activated)
        self._send(message_bus.Hello())
        for signal in signals:
            self._send(message_bus.AddMatch(signal))

    def _send(self, message: jeepney.Message) -> int | None:
        """Return the number of the call, or None if there is nobody to take it."""
        if self._socket is None:
            return None
        serial = next(self._serials)
        try:
            self._socket.sendall(message.serialise(serial))
        except OSError:
            self.close()
            return None
        return serial

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
            self._understand(message)

    def _understand(self, message: jeepney.Message) -> None:
        raise AssertionError("each kind of bus says what it makes of a message")


def session_address() -> str:
    """Return where the bus of the person's session is."""
    usual = f"unix:path=/run/user/{os.getuid()}/bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", usual)


def _connection(address: str) -> socket.socket | None:
    # What is not an address is a ValueError; none on this machine, a RuntimeError.
    with suppress(ValueError, RuntimeError):
        for each in get_connectable_addresses(address):
            with suppress(OSError, jeepney.AuthenticationError):
                connection: socket.socket = prep_socket(each, timeout=PATIENCE)
                return connection
    return None
