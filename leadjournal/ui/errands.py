"""What is done to a journal's file while no window has it open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leadjournal.storage.keys import Secret


@dataclass(frozen=True)
class Next:
    """What is to be opened after an errand, and what is to be said then."""

    path: Path
    secret: Secret = None
    said: str = ""


@dataclass(frozen=True)
class Errand:
    """Work on a file, in a worker, behind *words* such as “Changing the passphrase…”.

    The work may raise a JournalError; then the journal is opened again as it was.
    """

    words: str
    work: Callable[[], Next]
