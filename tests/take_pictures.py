"""Take the pictures that stand beside the design: `make pictures`.

The day is that of the design's pictures, so two runs differ only where the window does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from leadjournal.ui import rehearsal

SIZES = ((1440, 900), (1100, 700))
FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 11, 22, 9, 5, tzinfo=timezone(timedelta(0)))


def clock() -> datetime:
    return NOW


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for colours in ("light", "dark", "contrast"):
        for text_size in (1.0, 2.0) if colours == "light" else (1.0,):
            _take(folder, colours, text_size)


def _take(folder: Path, colours: str, text_size: float) -> None:
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(
            journal, clock=clock, colours=colours, text_size=text_size
        ) as window:
            budget = window.journal.reflections.search("title:budget")[0]
            window.show_reflection(budget)
            for width, height in SIZES:
                window.resize(width, height)
                rehearsal.settle()
                percent = "" if text_size == 1 else f"-{text_size:.0%}".rstrip("%")
                suffix = f"-{colours}{percent}-{width}"
                for picture in rehearsal.take_pictures(window, folder, suffix):
                    print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
