"""What a worker does for a damaged journal; the damaged file is only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leadjournal.errors import JournalError
from leadjournal.safekeeping.backups import Backup, Backups
from leadjournal.salvaging import salvage
from leadjournal.salvaging.salvage import Salvaged
from leadjournal.storage import keys
from leadjournal.storage.copying import discard
from leadjournal.storage.identity import salt
from leadjournal.storage.keys import Key, Secret
from leadjournal.ui.backups.inside import Source, opened
from leadjournal.ui.backups.work import Now


@dataclass(frozen=True)
class Damaged:
    """A journal whose file is damaged, and what is known to open it."""

    path: Path
    secret: Secret
    now: Now


@dataclass(frozen=True)
class Good:
    """The newest backup that is sound, the key that opens it, and what it holds."""

    backup: Backup | None
    key: Key | None
    reflections: int = 0


def newest_good(damaged: Damaged) -> Good:
    """Find the newest backup that is sound, by reading one after another."""
    first: Key | None = None
    for key in _keys(damaged):
        first = first or key
        backup = Backups(damaged.path, key, now=damaged.now).newest_good(key)
        if backup is not None:
            with opened(Source(backup.path, "", key)) as journal:
                return Good(backup, key, len(journal.reflections))
    return Good(None, first)


def salvaged(damaged: Damaged, good: Good, is_unwanted: Callable[[], bool]) -> Salvaged:
    """Read what can still be read into a new file beside the damaged one."""
    target = _beside(damaged.path, damaged.now())
    fill = good.backup.path if good.backup is not None else None
    now = damaged.now()
    salvaged = salvage.salvage(damaged.path, good.key, target, fill=fill, now=now)
    if is_unwanted():
        let_go(target)
    return salvaged


def let_go(salvaged: Path) -> None:
    """Remove a salvaged file that nobody wants."""
    discard(salvaged)


def _keys(damaged: Damaged) -> Iterator[Key | None]:
    """Give the key that opens the file, and were its salt lost, those of backups."""
    if not isinstance(damaged.secret, str):
        yield damaged.secret
        return
    tried = set()
    places = [damaged.path]
    places += [b.path for b in Backups(damaged.path, None, now=damaged.now).all()]
    for path in places:
        try:
            found = salt(path)
        except JournalError:
            continue
        if found not in tried:
            tried.add(found)
            yield keys.derive(damaged.secret, found)


def _beside(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.stem} salvaged {now:%Y-%m-%d %H%M%S}{path.suffix}")
