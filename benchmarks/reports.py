"""A PDF of a year, beside the typesetting of a page with nothing on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.measure import Figure, in_turn
from leadjournal import Journal
from leadjournal.reports import pdf
from leadjournal.reports.model import Options
from leadjournal.reports.summary import report_of

TARGET = 3_000  # ms
REFLECTIONS, WORDS = 60, 350

_EMPTY = b'#set document(title: "Empty")\n#set text(lang: "en", region: "GB")\n'


def measure(folder: Path) -> Iterator[Figure]:
    """Compare a report of a year, read from the file, with an empty document."""
    path = folder / "year.leadjournal"
    _make_year(path)
    with Journal.open(path, read_only=True) as journal:
        for texts in (False, True):

            def ours(texts: bool = texts) -> bytes:
                return pdf.render(report_of(journal, options=Options(texts=texts)))

            spent, least = in_turn(ours, _floor)
            yield Figure(
                f"PDF of {REFLECTIONS}, {'with' if texts else 'without'} text",
                spent,
                least,
                TARGET,
                floor_name="empty page",
                absolute=True,
            )


def _floor() -> object:
    import typst

    standards: list[typst.PDFStandard] = ["ua-1", "a-2a"]
    return typst.compile(_EMPTY, font_paths=pdf.fonts(), pdf_standards=standards)


def _make_year(path: Path) -> None:
    random = Random(1)
    words = "we met and I listened to what the ward had to say of its list".split()
    with Journal.create(path, seed=1) as journal, journal.change("Write"):
        keys = [practice.key for practice in journal.practices_on]
        for number in range(REFLECTIONS):
            body = " ".join(random.choice(words) for _ in range(WORDS))
            day = date(2026, 1, 1) + timedelta(6 * number)
            reflection = journal.reflections.add(f"Day {number}", body, day=day)
            for key in random.sample(keys, 3):
                reflection.tag(key, "took")
            journal.plans.add(reflection, "we meet", "listen")
