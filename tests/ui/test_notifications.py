"""The desktop is asked to show a notification, and tells what was chosen in it.

The desktop here is a bus of our own with Qt's D-Bus at its other end.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys

import pytest
from PySide6.QtCore import ClassInfo, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSystemTrayIcon

from leadjournal.ui.notifications import CLICKED, Notifications

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ACTIONS = {"start": "Start", "later": "Later today"}

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"),
    reason="there is no session bus here",
)


# PySide describes neither this nor signals of C++ types to mypy.
@ClassInfo({"D-Bus Interface": NAME})  # type: ignore[call-arg]
class Desktop(QObject):  # type: ignore[operator]
    """Records what it is asked to show."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]
    NotificationClosed = Signal("uint", "uint")  # type: ignore[arg-type]
    ActivationToken = Signal("uint", str)  # type: ignore[arg-type]

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple] = []
        self.closed: list[int] = []

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *asked: object) -> int:  # noqa: N802
        self.shown.append(asked)
        return 40 + len(self.shown)

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:  # noqa: N802
        self.closed.append(number)


@pytest.fixture
def address(tmp_path, monkeypatch):
    """A bus of our own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def desktop(qapp, address):
    from PySide6.QtDBus import QDBusConnection

    desktop = Desktop()
    connection = QDBusConnection.connectToBus(address, "desktop")
    everything = QDBusConnection.RegisterOption.ExportAllContents
    assert connection.registerObject(PATH, desktop, everything)
    assert connection.registerService(NAME)
    yield desktop
    connection.unregisterObject(PATH)
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def asking(qapp):
    from leadjournal.ui.desktop_bus import DesktopBus

    asking = DesktopBus()
    yield asking
    asking.close()


@pytest.fixture
def notifications(qapp):
    notifications = Notifications()
    yield notifications
    notifications.close()


@pytest.fixture
def shown(qtbot, desktop, asking):
    """What showed a notification, which has been shown."""
    assert asking.show("Ten minutes", "It is ready.", ACTIONS, QImage())
    qtbot.waitUntil(lambda: asking._shown == 41)
    return asking


@needs_bus
def test_the_desktop_is_told_the_words_and_the_actions(desktop, shown):
    [(name, replaces, icon, title, text, actions, hints, lasts)] = desktop.shown
    assert (name, replaces, icon, lasts) == ("LeadJournal", 0, "", -1)
    assert (title, text) == ("Ten minutes", "It is ready.")
    assert actions == ["start", "Start", "later", "Later today"]
    assert hints == {"desktop-entry": "leadjournal"}


@needs_bus
def test_what_was_chosen_comes_back(qtbot, desktop, shown):
    with qtbot.waitSignal(shown.action_chosen) as chosen:
        desktop.ActionInvoked.emit(41, "later")
    assert chosen.args == ["later"]


@needs_bus
def test_what_was_chosen_in_others_notifications_is_not_ours(qtbot, desktop, shown):
    chosen = []
    shown.action_chosen.connect(chosen.append)
    desktop.ActionInvoked.emit(40, "later")
    desktop.NotificationClosed.emit(40, 2)
    desktop.ActionInvoked.emit(41, "start")
    qtbot.waitUntil(lambda: chosen != [])
    assert chosen == ["start"]


@needs_bus
def test_a_notification_is_taken_back_once(qtbot, desktop, shown):
    shown.withdraw()
    shown.withdraw()
    qtbot.waitUntil(lambda: desktop.closed != [])
    assert desktop.closed == [41]


@needs_bus
def test_one_that_was_closed_is_not_closed_again(qtbot, desktop, shown):
    desktop.NotificationClosed.emit(41, 2)
    qtbot.waitUntil(lambda: shown._shown is None)
    shown.withdraw()
    shown.show("Ten minutes", "It is ready.", ACTIONS, QImage())
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)
    assert desktop.closed == []


@needs_bus
def test_the_journals_sign_is_sent_along(qtbot, desktop, asking):
    asking.show("Ten minutes", "It is ready.", ACTIONS, QImage(4, 3, QImage.Format(5)))
    qtbot.waitUntil(lambda: desktop.shown != [])
    hints = desktop.shown[0][6]
    assert hints["image-data"].currentSignature() == "(iiibiiay)"


@needs_bus
def test_clicking_the_notification_itself_is_the_first_action(
    qtbot, desktop, notifications
):
    notifications.show("Ten minutes", "It is ready.", ACTIONS)
    qtbot.waitUntil(lambda: desktop.shown != [])
    assert desktop.shown[0][5][:4] == [CLICKED, "Start", "start", "Start"]


@needs_bus
def test_a_bus_without_notifications_says_so(qtbot, address, asking):
    with qtbot.waitSignal(asking.failed):
        assert asking.show("Ten minutes", "It is ready.", ACTIONS, QImage())


@needs_bus
def test_another_service_is_not_given_the_number_of_the_one_before(
    qtbot, desktop, shown
):
    from PySide6.QtDBus import QDBusConnection

    connection = QDBusConnection("desktop")
    assert connection.unregisterService(NAME)
    qtbot.waitUntil(lambda: shown._shown is None)
    assert connection.registerService(NAME)
    shown.show("Ten minutes", "It is ready.", ACTIONS, QImage())
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)
    assert desktop.shown[1][1] == 0
    assert desktop.closed == []


@needs_bus
def test_a_notification_is_replaced_by_the_next(qtbot, desktop, shown):
    shown.show("Ten minutes", "It is ready.", ACTIONS, QImage())
    qtbot.waitUntil(lambda: len(desktop.shown) == 2)
    assert desktop.shown[1][1] == 41


@needs_bus
def test_a_desktop_that_ends_is_let_go(qtbot, desktop, shown, address):
    shown._socket.shutdown(2)
    qtbot.waitUntil(lambda: shown._socket is None)
    shown.withdraw()
    assert shown.show("Ten minutes", "It is ready.", ACTIONS, QImage())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "unix:path=/nowhere/bus",
        "tcp:host=localhost,port=1",
        "unix:tmpdir=/tmp",
    ],
)
def test_where_there_is_no_desktop_nothing_happens(monkeypatch, address, notifications):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    notifications.show("Ten minutes", "It is ready.", ACTIONS)
    notifications.withdraw()


@needs_bus
def test_a_bus_that_does_not_answer_is_not_waited_for(tmp_path, monkeypatch, asking):
    path = tmp_path / "bus"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
    monkeypatch.setattr("leadjournal.ui.bus_socket.PATIENCE", 0.01)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(path))
        silent.listen()
        assert not asking.show("Ten minutes", "It is ready.", ACTIONS, QImage())


def test_the_desktop_is_looked_for_when_there_is_something_to_show():
    program = f"import {Notifications.__module__}, sys; print('jeepney' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "False\n"


@pytest.fixture
def tray(monkeypatch, notifications):
    """A tray, as far as there can be one without a desktop."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    notifications.show("Ten minutes", "It is ready.", ACTIONS)
    return notifications.findChild(QSystemTrayIcon)


def test_the_menu_of_the_tray_has_the_same_actions(qtbot, notifications, tray):
    actions = {each.text(): each for each in tray.contextMenu().actions()}
    assert list(actions) == list(ACTIONS.values())
    with qtbot.waitSignal(notifications.action_chosen) as chosen:
        actions["Later today"].trigger()
    assert chosen.args == ["later"]


def test_a_click_on_the_trays_own_message_is_the_first_action(
    qtbot, notifications, tray
):
    with qtbot.waitSignal(notifications.action_chosen) as chosen:
        tray.messageClicked.emit()
    assert chosen.args == [CLICKED]


def test_a_click_on_a_message_that_is_not_ours_is_nothing(qtbot, notifications, tray):
    notifications.withdraw()
    assert not tray.isVisible()
    with qtbot.assertNotEmitted(notifications.action_chosen):
        tray.messageClicked.emit()
