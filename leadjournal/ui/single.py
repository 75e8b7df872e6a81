"""One LeadJournal for a person: a second start is shown in the first.

The first start holds a lock for as long as it lives, which the system takes from it
however it ends, and listens at a socket that nobody else can reach. What is said there
is where a journal lies, and no word of what is in it.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from enum import Enum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from leadjournal import paths
from leadjournal.errors import JournalError

if TYPE_CHECKING:
    # 8 ms to import: only once there is a window, or another start to speak to.
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

WAIT = 5000  # milliseconds in which a first start that listens is to answer
OPENING = 20_000  # and in which one is to listen: to begin takes long on a busy day
AGAIN = 40  # milliseconds until a start is asked again that is only beginning
LONGEST = 65_536  # bytes of a message
SHOW, SHOWN = b"show ", b"shown\n"
#: What tells apart the screens of a person; a window must open on the right one.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")


class Said(Enum):
    """What came of asking the first start to show a journal."""

    SHOWN = "shown"
    NOTHING = "nothing"
    NOBODY_THERE = "nobody there"


class NotAnsweringError(JournalError):
    """LeadJournal is open, but does not hear."""


class Single(QObject):
    """Knows whether this start is the first, and hears of later ones."""

    #: A later start was asked for a journal: its path, or None for any.
    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: int | None = None
        self._server: QLocalServer | None = None
        self._guests: set[QLocalSocket] = set()

    def claim(
        self, path: Path | None, wait: int = WAIT, opening: int = OPENING
    ) -> bool:
        """Return whether this start is the first; if not, the first shows *path*.

        Raises NotAnsweringError.
        """
        deadline = QDeadlineTimer(opening)
        while not self._take_lock():
            said = _knock(path, QDeadlineTimer(wait))
            if said is Said.SHOWN:
                return False
            if said is Said.NOTHING:
                raise NotAnsweringError(
                    "LeadJournal is open already, but does not answer. It may be busy"
                    " for a moment. Please wait a little and try again."
                )
            if deadline.hasExpired():
                raise NotAnsweringError(
                    "LeadJournal is being opened already, which takes long. Please wait"
                    " a little and try again."
                )
            QThread.msleep(AGAIN)
        return True

    def listen(self) -> None:
        """Hear of later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        if self._lock is None:
            return
        QLocalServer.removeServer(_address())  # left by one that was killed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._server.listen(_address())

    def leave(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _take_lock(self) -> bool:
        """Return whether nobody else holds the lock.

        Where there can be no lock, one may start: better twice than not at all.
        """
        try:
            file = os.open(_folder() / f"{_name()}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            if sys.platform == "win32":
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._lock = file
        return True

    def _on_new_connection(self) -> None:
        assert self._server is not None
        while (guest := self._server.nextPendingConnection()) is not None:
            self._guests.add(guest)
            guest.readyRead.connect(partial(self._hear, guest))
            guest.disconnected.connect(partial(self._see_off, guest))
            self._hear(guest)

    def _hear(self, guest: QLocalSocket) -> None:
        if not guest.canReadLine():
            if guest.bytesAvailable() > LONGEST:
                guest.abort()
            return
        try:
            path = _read(bytes(guest.readLine(LONGEST).data()))
        except ValueError:
            guest.abort()
            return
        guest.write(SHOWN)
        guest.flush()
        # Later, for what is asked may open a dialog, and the guest goes meanwhile.
        QTimer.singleShot(0, self, partial(self.asked.emit, path))

    def _see_off(self, guest: QLocalSocket) -> None:
        self._guests.discard(guest)
        guest.deleteLater()


def _knock(path: Path | None, deadline: QDeadlineTimer) -> Said:
    """Ask the first start to show a journal; return what came of it."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_address())
    if not socket.waitForConnected(deadline.remainingTime()):
        timed_out = QLocalSocket.LocalSocketError.SocketTimeoutError
        return Said.NOTHING if socket.error() == timed_out else Said.NOBODY_THERE
    socket.write(_message(path))
    answer = b""
    while not answer.endswith(b"\n"):
        if not socket.waitForReadyRead(deadline.remainingTime()):
            # One that leaves just now hangs up; then there may be nobody.
            return Said.NOTHING if deadline.hasExpired() else Said.NOBODY_THERE
        answer += bytes(socket.readAll().data())
    return Said.SHOWN if answer == SHOWN else Said.NOTHING


def _message(path: Path | None) -> bytes:
    where = "" if path is None else str(path.absolute())
    return SHOW + json.dumps(where).encode("ascii") + b"\n"


def _read(message: bytes) -> Path | None:
    """Return the path in a message. Raises ValueError for what is none."""
    where = json.loads(message.removeprefix(SHOW))
    if not message.startswith(SHOW) or not isinstance(where, str):
        raise ValueError
    path = Path(where)
    if where and not path.is_absolute():
        raise ValueError
    return path if where else None


def _address() -> str:
    """Return where the first start listens: a file here, a pipe on Windows."""
    return _name() if sys.platform == "win32" else str(_folder() / f"{_name()}.socket")


def _name() -> str:
    """Return a name of this person's LeadJournal, on this screen."""
    try:
        home = str(paths.settings_file().parent.absolute())
    except JournalError:
        home = ""
    screen = [os.environ.get(each, "") for each in ("USERNAME", *SCREENS)]
    whose = "\n".join((home, QGuiApplication.platformName(), *screen))
    return f"leadjournal-{sha256(whose.encode()).hexdigest()[:16]}"


def _folder() -> Path:
    """Return a folder that is this person's alone. Raises OSError."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir():
        return Path(given)
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())
    own = Path(tempfile.gettempdir()) / f"leadjournal-of-{os.getuid()}"
    own.mkdir(mode=0o700, exist_ok=True)
    found = own.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(own)
    if found.st_mode & 0o077:
        own.chmod(0o700)
    return own
