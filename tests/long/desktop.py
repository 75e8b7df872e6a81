"""A desktop of its own with a person at it, for the long tests of the real program.

Needs Xvfb, openbox, dbus-daemon, dunst and xdotool; on Debian and Ubuntu:
apt-get install xvfb openbox dbus dunst xdotool.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
LETTER = 12  # milliseconds between two letters that the person types
KEY = 60  # and between two keys


class Desktop:
    """A screen, a window manager, a bus, notifications, and a home folder."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.runtime = folder / "runtime"
        self.temporary = folder / "tmp"
        self._folder = folder
        self._running: list[subprocess.Popen] = []
        self.environment: dict[str, str] = {}
        self.bus = ""

    def __enter__(self) -> Self:
        for each in (self.home, self.runtime, self.temporary):
            each.mkdir(mode=0o700)
        read, write = os.pipe()
        size = ("-screen", "0", "1440x900x24", "-nolisten", "tcp")
        self._start("Xvfb", "-displayfd", str(write), *size, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        path = self.runtime / "bus"
        self.bus = f"unix:path={path}"
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": self.bus,
            "DISPLAY": display,
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "TMPDIR": str(self.temporary),
            "XDG_RUNTIME_DIR": str(self.runtime),
        }
        self._start("dbus-daemon", "--session", "--nofork", f"--address={self.bus}")
        until(path.exists)
        for program in ("openbox", "dunst"):
            self._start(program)
        return self

    def __exit__(self, *_: object) -> None:
        for each in reversed(self._running):
            each.terminate()
        for each in self._running:
            each.wait()

    def _start(self, *command: str, pass_fds: Sequence[int] = ()) -> None:
        self._running.append(
            subprocess.Popen(
                command,
                env=self.environment or None,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=pass_fds,
            )
        )

    def program(self, *words: str, before: Sequence[str] = ()) -> list[str]:
        """Return the command that starts LeadJournal, below another if need be."""
        return [*before, sys.executable, "-m", "leadjournal", *words]

    def picture(self, path: Path) -> None:
        self._do("import", "-window", "root", str(path))

    # What a person does.

    def press(self, *keys: str, pause: float = 0.3) -> None:
        """Press keys one after another, each such as "ctrl+n"."""
        self._do("xdotool", "key", "--clearmodifiers", "--delay", str(KEY), *keys)
        time.sleep(pause)

    def type(self, text: str, pause: float = 0.2) -> None:
        self._do(
            "xdotool", "type", "--clearmodifiers", "--delay", str(LETTER), "--", text
        )
        time.sleep(pause)

    def choose(self, action: str, pause: float = 1.0) -> None:
        """Do an action by its name, as in the palette."""
        self.press("ctrl+k", pause=0.5)
        self.type(action, pause=0.5)
        self.press("Return", pause=pause)

    def windows(self, name: str = ".") -> list[str]:
        """Return the numbers of the windows that can be seen and have such a name."""
        found = self._do("xdotool", "search", "--onlyvisible", "--name", name)
        return found.split()

    def titles(self) -> list[str]:
        return [self._do("xdotool", "getwindowname", n).strip() for n in self.windows()]

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout


def until(holds: object, patience: float = 60.0) -> None:
    """Wait until something holds. Raises TimeoutError."""
    assert callable(holds)
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing came of it within {patience:.0f} seconds")
        time.sleep(0.05)
