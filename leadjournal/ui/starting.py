"""What the program begins with, and its end once its last window has gone."""

from __future__ import annotations

import logging
import os

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.ui import tasks
from leadjournal.ui.settings import Settings

#: Milliseconds for which the program stays without a window, so that a last backup or
#: a file that was asked for is whole. What waits for a network may wait for ever.
PATIENCE = 60_000

logger = logging.getLogger("leadjournal")


def settings() -> Settings:
    try:
        return Settings.load(paths.settings_file())
    except JournalError:  # there is no home to keep them in
        return Settings()


def end(code: int, patience: int = PATIENCE) -> int:
    """Return *code* once all work has ended; leave at once if it will not.

    Python would wait for it at its own end. What is cut off is a file that does not
    count yet, and is swept away later.
    """
    if not tasks.wait(patience):
        logger.warning("work that would not end was cut off")
        os._exit(code)
    return code
