"""Copies of ours on the clipboard, which are taken away when a journal is locked."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def clear_ours() -> None:
    """Empty the clipboard, unless another program has put something there since."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():  # what was only marked, under X
        clipboard.clear(QClipboard.Mode.Selection)
