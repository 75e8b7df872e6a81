"""Run the benchmarks: `make bench`, or `python -m benchmarks [REFLECTIONS]`.

Each figure stands beside a floor measured in the same run, since machines differ and
are busy; the ratio is what a target is set for.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import (
    backing_up,
    keys,
    opening,
    patterns,
    patterns_page,
    reports,
    saving,
    scrolling,
    searching,
    starting,
)
from benchmarks.measure import Figure, show
from benchmarks.writing import make_journal

SMALL, USUAL, LARGE = 1_000, 10_000, 100_000


def main(large: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEADJOURNAL_HOME"] = str(Path(folder) / "home")
        met = [_said(figure) for figure in _figures(Path(folder), large)]
    print(f"{met.count(True)} of {len(met)} targets met")
    return 0 if all(met) else 1


def _figures(folder: Path, large: int) -> Iterator[Figure]:
    print("A key in a long text")
    yield from keys.measure(folder)
    paths = {size: folder / f"{size}.leadjournal" for size in (SMALL, USUAL, large)}
    for size, path in paths.items():
        make_journal(path, size)
    for size in (USUAL, large):
        print(f"A journal of {size:,} reflections of about 350 words")
        yield from searching.measure(paths[size])
        yield from scrolling.measure(paths[size], size)
    yield from saving.measure(paths[USUAL])
    yield from opening.measure(paths[USUAL], paths[SMALL], USUAL)
    yield from starting.measure(paths[large], paths[SMALL], large)
    for size in (USUAL, large):
        print(f"The patterns of a year among {size:,} reflections")
        yield from patterns.measure(paths[size], size)
    yield from patterns_page.measure(paths[USUAL], USUAL)
    print("A backup, while somebody writes")
    yield from backing_up.measure(paths[USUAL], USUAL)
    print("A report")
    yield from reports.measure(folder)


def _said(figure: Figure) -> bool:
    show(figure)
    return figure.is_met


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else LARGE))
