"""Shows every line of a folder of attacks, and random texts, on the page to read.

python -m tests.long.fuzz_markdown FOLDER [--examples N]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication

from leadjournal.rendering import to_html
from leadjournal.ui import theme
from tests.naughty import TEXTS, assert_harmless, wrapped
from tests.ui.resources_asked import Recorder

SLOW = 5.0  # seconds for one text


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--examples", type=int, default=5000)
    asked = parser.parse_args(arguments)
    application = QApplication([])
    theme.apply(application, "light")
    browser = Recorder()
    browser.resize(500, 700)
    browser.show()
    number = 0
    for payload in _payloads(asked.folder):
        for text in (payload, wrapped(payload)):
            _try(browser, text)
            number += 1
    sys.stdout.write(f"{number:,} texts of {asked.folder.name} did no harm.\n")

    @settings(
        max_examples=asked.examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TEXTS)
    def random(text: str) -> None:
        _try(browser, text)

    random()
    sys.stdout.write(f"{asked.examples:,} random texts did no harm.\n")
    return 0


def _try(browser: Recorder, text: str) -> None:
    started = time.monotonic()
    html = to_html(text)
    assert time.monotonic() - started < SLOW, text[:200]
    assert_harmless(html)
    browser.asked.clear()
    browser.show_page(html)
    browser.grab()
    assert browser.asked_elsewhere() == [], text[:200]


def _payloads(folder: Path) -> Iterator[str]:
    """Yield each string of JSON lists, each line of texts, and each text whole."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json":
            found = json.loads(path.read_text("utf-8"))
            yield from (str(each) for each in found)
        elif path.suffix in {".txt", ".md", ".html"}:
            whole = path.read_text("utf-8", "replace")
            yield from whole.splitlines()
            yield whole


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
