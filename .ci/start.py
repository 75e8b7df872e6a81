"""Open LeadJournal's window; where none can be opened, show its work without one."""

from __future__ import annotations

import os
import subprocess
import sys

PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
UNSEEN = {"minimal", "offscreen"}


def main() -> int:
    reason = why_no_window()
    if not reason:
        return subprocess.call([sys.executable, "-m", "leadjournal"])
    print(reason, flush=True)
    unseen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call(
        [sys.executable, "-m", "leadjournal.ui.rehearsal"], env=unseen
    )


def why_no_window() -> str:
    """Return in a sentence why no window can be opened here, or nothing."""
    if os.environ.get("QT_QPA_PLATFORM") in UNSEEN:
        return "QT_QPA_PLATFORM asks for a window that nobody sees."
    if sys.platform in {"darwin", "win32"}:
        return ""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    # A display may be named and yet be dead, closed to us, or wanting a library.
    try:
        command = [sys.executable, "-c", PROBE]
        opened = subprocess.run(command, check=False, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired:
        return "The display does not answer."
    return "" if opened.returncode == 0 else "Qt cannot open a window on this display."


if __name__ == "__main__":
    sys.exit(main())
