"""Leaving a dialog that waits for an answer, whatever becomes of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QDialog


@contextmanager
def leaving(dialog: QDialog) -> Iterator[None]:
    """Close a dialog at the end, or a test that fails would wait for ever."""
    try:
        yield
    finally:
        if dialog.isVisible():
            dialog.reject()
