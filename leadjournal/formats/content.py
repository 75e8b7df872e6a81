"""What a file holds, and what taking it in came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # SQLAlchemy is dear to import, and a list of formats needs none
    from leadjournal.askings import Asked
    from leadjournal.models import Reflection


@dataclass(frozen=True)
class Content:
    """What is written to a file, or read from one.

    Only an archive has more than reflections: what befell the weekly
    questions, and the choices that travel with a journal.
    """

    reflections: tuple[Reflection, ...] = ()
    askings: tuple[Asked, ...] = ()
    preferences: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Skipped:
    """Something in a file that could not be read: where it stands, and why."""

    where: str
    why: str


@dataclass(frozen=True)
class Reading:
    """A file as it was understood, before a journal has taken it in."""

    format: str
    found: int
    content: Content
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class Exported:
    """What came of an export; files that a format cannot hold are left out."""

    reflections: int
    attachments: int = 0
    left_out: int = 0


@dataclass(frozen=True)
class Imported:
    """What came of an import."""

    format: str
    found: int
    added: int
    already_there: int
    skipped: tuple[Skipped, ...]
    attachments: int = 0
