"""How long a line may be, and where it stands when there is more room than that."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from leadjournal.ui import theme

LONGEST_LINE = 66  # characters
SAMPLE = "What did I notice in the room, and what did I choose to say there?"
SIDE = 26
WIDE = 1.35  # so many times the measure, and the text stands in the middle


def margins(width: int) -> tuple[int, int]:
    """Return what to leave free to the left and the right of a text."""
    spare = width - measure()
    if width > measure() * WIDE:
        return spare // 2, spare // 2
    return SIDE, max(SIDE, spare - SIDE)


def measure() -> int:
    """Return the length of the longest line."""
    sample = QFontMetricsF(theme.serif(theme.writing())).horizontalAdvance(SAMPLE)
    return round(sample / len(SAMPLE) * LONGEST_LINE)
