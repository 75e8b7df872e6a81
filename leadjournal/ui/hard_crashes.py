"""Crashes below Python: where it was is noted by the dying program, and told later."""

from __future__ import annotations

import faulthandler
import logging
from contextlib import suppress
from pathlib import Path
from typing import IO

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.ui import crash_report

NAME = "hard-crash.txt"
LONGEST = 20_000  # letters of the note that are told

logger = logging.getLogger("leadjournal")


class HardCrashes:
    """A file that stays empty unless the program dies all at once.

    Python writes into it the names of our files, functions and the numbers of lines.
    It knows no values, so it cannot write any.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._file: IO[str] | None = None

    def begin(self) -> str:
        """Note crashes from now on. Returns the report of the last one, or nothing."""
        last = ""
        try:
            folder = self._folder or paths.settings_file().parent
            self._path = folder / NAME
            last = self._last()
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except (OSError, JournalError) as error:  # there may be no home folder
            logger.warning("hard crashes are not noted: %s", type(error).__name__)
        return last

    def end(self) -> None:
        """Note no more, as the program ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink()

    def _last(self) -> str:
        try:
            note = self._path.read_text("utf-8", "replace")[:LONGEST].strip()
        except OSError:
            return ""
        if not note:
            return ""
        return f"{crash_report.versions()}\n\n{crash_report.without_homes(note)}"
