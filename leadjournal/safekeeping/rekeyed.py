"""What became of the copies of a journal that got another key, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from leadjournal.wording import listed


class Way(Enum):
    """How a copy opens that was left as it was."""

    PLAIN = "is still not encrypted"
    EARLIER = "still opens with an earlier passphrase"
    UNKNOWN = "could not be read"


@dataclass(frozen=True)
class Left:
    """A copy of the journal that did not get its new key."""

    path: Path
    way: Way


@dataclass(frozen=True)
class Rekeyed:
    """What became of a journal's copies; the journal itself has its new key."""

    encrypted: bool
    copies: int = 0
    left: tuple[Left, ...] = ()
    away: Path | None = None
    unread: tuple[Path, ...] = ()  # folders

    @property
    def sentence(self) -> str:
        """Return what the person is to know, whole."""
        return " ".join([self._what_is_so(), *self._what_is_left()])

    @property
    def afterwards(self) -> str:
        """Return what there is to know when the journal is opened later, or ""."""
        said = [*self._what_is_left()]
        if self.copies:
            one = self.copies == 1
            were, do = ("was", "opens") if one else ("were", "open")
            copies = "1 copy" if one else f"{self.copies} copies"
            said.insert(
                0,
                f"{copies} of this journal that {were} not encrypted"
                f" {do} with its passphrase now.",
            )
        return " ".join(said)

    def _what_is_so(self) -> str:
        others = f"{_backups(self.copies)} of it" if self.copies else ""
        if self.encrypted:
            do = "does" if self.copies == 1 else "do"
            too = f", and so {do} {others}" if others else ""
            return f"The journal now opens with the new passphrase only{too}."
        if others:
            return (
                f"The journal and {others} have no passphrase any more: whoever has"
                " them can read them."
            )
        return "The journal has no passphrase any more: whoever has it can read it."

    def _what_is_left(self) -> Iterator[str]:
        for way in Way:
            names = [str(each.path) for each in self.left if each.way is way]
            if names:
                verb = way.value if len(names) == 1 else _of_several(way)
                yield f"{listed(names)} {verb}."
        if self.unread:
            unread = listed([str(each) for each in self.unread])
            one = len(self.unread) == 1
            folder, it = ("folder", "it") if one else ("folders", "them")
            yield (
                f"The {folder} {unread} cannot be read: what is in {it} of this journal"
                " is as it was."
            )
        if self.away:
            yield (
                f"The second place for backups, {self.away}, is not there now: the"
                " backups in it are as they were."
            )


def _backups(number: int) -> str:
    return "1 backup or copy" if number == 1 else f"{number} backups or copies"


def _of_several(way: Way) -> str:
    return way.value.replace("is still", "are still").replace("opens", "open")
