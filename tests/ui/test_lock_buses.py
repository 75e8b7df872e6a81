"""What desktops on Linux, and Windows, tell of sleep and of locked screens."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

import pytest

from leadjournal.ui.locking import windows

SAVER = ".ScreenSaver.ActiveChanged"
needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"),
    reason="there is no bus here",
)


@pytest.fixture
def address(tmp_path):
    """A bus of our own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@needs_bus
@pytest.mark.parametrize(
    ("path", "signal", "value", "locks"),
    [
        ("/org/freedesktop/login1", ".login1.Manager.PrepareForSleep", True, True),
        ("/org/freedesktop/login1", ".login1.Manager.PrepareForSleep", False, False),
        ("/org/freedesktop/ScreenSaver", SAVER, True, True),
        ("/org/freedesktop/ScreenSaver", SAVER, False, False),
    ],
)
def test_the_buses_tell_of_sleep_and_of_a_locked_screen(
    qtbot, address, path, signal, value, locks
):
    from leadjournal.ui.locking import bus

    told = []
    listening = bus.Bus(address, (bus.SLEEP, bus.LOCK, *bus.SAVERS))
    listening.leaving.connect(lambda: told.append(1))
    listening.listen()

    def send(what, name, words):
        subprocess.run(
            ["dbus-send", f"--bus={address}", "--type=signal", what, name, *words],
            check=True,
        )

    send(path, f"org.freedesktop{signal}", [f"boolean:{str(value).lower()}"])
    # Messages come in their order; what comes last says that all have come.
    send("/org/gnome/ScreenSaver", f"org.gnome{SAVER}", ["boolean:true"])
    expected = 2 if locks else 1
    qtbot.waitUntil(lambda: len(told) == expected)
    listening.close()


@needs_bus
def test_only_our_own_session_counts(qapp, monkeypatch):
    from leadjournal.ui.locking import bus

    monkeypatch.setenv("XDG_SESSION_ID", "3")
    assert bus.tells_of_leaving(*bus.LOCK, f"{bus.SESSIONS}_33", ())
    assert not bus.tells_of_leaving(*bus.LOCK, f"{bus.SESSIONS}_34", ())
    monkeypatch.delenv("XDG_SESSION_ID")
    assert bus.tells_of_leaving(*bus.LOCK, f"{bus.SESSIONS}_34", ())


@needs_bus
@pytest.mark.parametrize("where", ["unix:path=/nowhere", "tcp:host=localhost", "?"])
def test_where_there_is_no_bus_all_is_quiet(qapp, where):
    from leadjournal.ui.locking import bus

    listening = bus.Bus(where, bus.SAVERS)
    listening.listen()
    listening.close()


@pytest.mark.parametrize(
    ("number", "wide", "told"),
    [(0x218, 4, 1), (0x218, 7, 0), (0x2B1, 7, 1), (0x2B1, 8, 0), (0x100, 4, 0)],
)
def test_messages_of_windows_are_understood(qtbot, number, wide, told):
    heard = []
    messages = windows.Messages()
    messages.leaving.connect(lambda: heard.append(1))
    message = windows._Message(0, number, wide)
    kind = b"windows_generic_MSG"
    messages._filter.nativeEventFilter(kind, ctypes.addressof(message))
    messages.close()
    assert len(heard) == told
