"""Run the benchmarks: `make bench`, or `python -m benchmarks [REFLECTIONS]`.

Each figure stands beside a floor measured in the same run, since machines differ and
are busy; the ratio is what a target is set for.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import opening, saving, searching
from benchmarks.measure import show
from benchmarks.writing import make_journal

REFLECTIONS = 10_000


def main(reflections: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.leadjournal"
        print(f"A journal of {reflections:,} reflections of about 350 words")
        make_journal(path, reflections)
        figures = [*searching.measure(path), *saving.measure(path)]
        figures += opening.measure(path, Path(folder), reflections)
    for figure in figures:
        show(figure)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else REFLECTIONS))
