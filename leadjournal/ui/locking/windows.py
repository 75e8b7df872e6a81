"""What Windows tells of sleep and of a locked screen, in messages to a window.

Written after Microsoft's description; nobody of us has seen it at work.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    Signal,
)
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x218, 4
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x2B1, 7
NEWS = {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}
THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of what Windows calls MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("number", ctypes.c_uint),
        ("wide", ctypes.c_size_t),
    )


class Messages(QObject):
    """Listens for both messages; screens are told of to a window of its own."""

    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = QWidget()  # never shown
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                ctypes.c_void_p(int(self._window.winId())), THIS_SESSION
            )

    def close(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)
        self._window.deleteLater()


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:  # noqa: N802  Qt's own name
        if bytes(kind) == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if (told.number, told.wide) in NEWS:
                self._messages.leaving.emit()
        return False, 0
