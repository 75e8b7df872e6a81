"""One notification by the system's own means: its service for them, or the tray."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from leadjournal.ui import theme

if TYPE_CHECKING:
    from leadjournal.ui.desktop_bus import DesktopBus

ICON = 64
SIZES = (16, 22, 24, 32, 48, 64)

#: Clicking the notification itself, on a desktop where that can be told.
CLICKED = "default"


class Notifications(QObject):
    """Shows a notification and, where there is a tray, its actions in a menu there.

    Where there is neither, nothing happens: the window says the same.
    """

    action_chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus: DesktopBus | None = None
        self._tray: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._words = ("", "")
        self._speaks_by_tray = False

    def show(self, title: str, text: str, actions: Mapping[str, str]) -> None:
        """Show a notification; the first action is what clicking it does."""
        self._words = (title, text)
        self._speaks_by_tray = False
        self._show_tray(title, actions)
        self._find_bus()
        choices = {CLICKED: next(iter(actions.values())), **actions}
        # A tray's own message has no actions, and on Linux Qt hears clicks on those
        # of other programs: the tray speaks only where there is nothing better.
        if not (self._bus and self._bus.show(title, text, choices, _image())):
            self._tell_by_tray()

    def withdraw(self) -> None:
        """Take the notification back, and leave the tray."""
        if self._bus is not None:
            self._bus.withdraw()
        self._speaks_by_tray = False
        if self._tray is not None:
            self._tray.hide()

    def close(self) -> None:
        """Take everything back, for good."""
        self.withdraw()
        if self._bus is not None:
            self._bus.close()

    def _find_bus(self) -> None:
        if self._bus is None and sys.platform == "linux":
            # Imported only here: elsewhere what it needs is not there.
            from leadjournal.ui.desktop_bus import DesktopBus

            self._bus = DesktopBus(self)
            self._bus.action_chosen.connect(self.action_chosen)
            self._bus.failed.connect(self._tell_by_tray)

    def _show_tray(self, title: str, actions: Mapping[str, str]) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self)
            self._tray.messageClicked.connect(self._on_message_clicked)
            self._tray.activated.connect(self._on_activated)
        self._menu = QMenu()
        for name, words in actions.items():
            action = self._menu.addAction(words)
            action.triggered.connect(partial(self._on_triggered, name))
        self._tray.setIcon(_icon())
        self._tray.setToolTip(title)
        self._tray.setContextMenu(self._menu)
        self._tray.show()

    def _tell_by_tray(self) -> None:
        if self._tray is not None and QSystemTrayIcon.supportsMessages():
            self._speaks_by_tray = True
            self._tray.showMessage(*self._words, _icon())

    def _on_message_clicked(self) -> None:
        if self._speaks_by_tray:
            self.action_chosen.emit(CLICKED)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # A Mac opens the menu on the same click.
        wanted = reason is QSystemTrayIcon.ActivationReason.Trigger
        if wanted and sys.platform != "darwin":
            self.action_chosen.emit(CLICKED)

    def _on_triggered(self, name: str, _: bool = False) -> None:
        self.action_chosen.emit(name)


def _icon() -> QIcon:
    drawing, icon = theme.icon("logo", "accent"), QIcon()
    # The tray of Linux is sent pictures of the sizes that an icon says it has.
    for side in SIZES:
        icon.addPixmap(drawing.pixmap(QSize(side, side)))
    return icon


def _image() -> QImage:
    return theme.icon("logo", "accent").pixmap(QSize(ICON, ICON)).toImage()
