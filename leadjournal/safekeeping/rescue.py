"""Typed text that its journal would not take, kept in a small journal of its own.

It has the key of the journal, so nothing is written plain that was encrypted; and its
seed, by which it is known again.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2 as dbapi

from leadjournal import days, moments, paths
from leadjournal.errors import JournalError, NoAccessError, NotFoundError, StorageError
from leadjournal.journal import Clock, Journal
from leadjournal.models import Reflection, new_id
from leadjournal.safekeeping import merging
from leadjournal.safekeeping.merging import Merged
from leadjournal.storage import copying, faults
from leadjournal.storage.beside import PART, beside, free_path
from leadjournal.storage.connecting import connect
from leadjournal.storage.identity import make_room
from leadjournal.storage.keys import Key

SUFFIX = ".leadjournal"
BROUGHT_IN = "brought in"  # the folder of what is in its journal now


@dataclass(frozen=True)
class Typed:
    """What was typed, and what it belongs to; `uuid` is "" if that is nothing yet."""

    title: str
    body: str
    day: date
    uuid: str = ""


@dataclass(frozen=True)
class Waiting:
    """A file of rescued texts."""

    path: Path
    day: date
    texts: int

    def sentence(self) -> str:
        """Ask whether they are to be brought in."""
        one = self.texts == 1
        what = "1 text" if one else f"{self.texts} texts"
        return (
            f"{what} could not be saved on {days.full(self.day)}, and"
            f" {'was' if one else 'were'} kept apart. Shall"
            f" {'it' if one else 'they'} be brought into the journal now?"
        )


def rescue(
    texts: Iterable[Typed],
    folder: Path,
    key: Key | None,
    *,
    name: str,
    seed: int,
    clock: Clock,
) -> Path:
    """Keep texts in a new journal in a folder, and return where.

    *name* and *seed* are those of the journal that they belong to. Raises
    NoAccessError or StorageError, and leaves nothing half written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NoAccessError(
            f"Nothing can be kept in {folder}. Please choose another folder."
        ) from error
    path = free_path(folder, f"{name} {clock():%Y-%m-%d %H%M%S}", SUFFIX)
    try:
        with Journal.create(path, key, clock=clock, seed=seed) as journal:
            with suppress(OSError):  # not every place knows of owners
                path.chmod(0o600)
            with journal.change():
                _put(journal, texts)
    except JournalError:
        copying.discard(path)
        raise
    return path


def rescue_from(journal: Journal, texts: Iterable[Typed], folder: Path) -> Path:
    """Keep texts of a journal; no more is asked of it than it has in memory."""
    path = Path(journal.path)
    return rescue(
        texts,
        folder,
        journal.key,
        name=name_for(path),
        seed=_seed(journal),
        clock=journal.local_now,
    )


def name_for(journal: Path) -> str:
    """Return how the files of a journal's rescued texts begin."""
    return paths.backups_folder(journal).name


def waiting(journal: Journal) -> list[Waiting]:
    """Return the rescued texts of a journal that were not brought in yet."""
    try:
        found = sorted(paths.rescued_folder().glob("*.leadjournal"))
    except (OSError, JournalError):
        return []
    candidates = (_waiting(each, journal) for each in found)
    return [each for each in candidates if each is not None]


def bring_in(journal: Journal, rescued: Path) -> Merged:
    """Take rescued texts into their journal: one change, one step of undo.

    The file is then put away, not deleted. Raises JournalError.
    """
    with Journal.open(rescued, journal.key, clock=journal.local_now) as other:
        with journal.change("Bring In Rescued Texts"):
            merged = merging.merge(journal, other)
    away = rescued.parent / BROUGHT_IN
    with suppress(OSError):  # else it is offered again, and found to be there
        away.mkdir(exist_ok=True, mode=0o700)
        rescued.replace(free_path(away, rescued.stem, SUFFIX))
    return merged


def save_as(journal: Journal, target: Path, texts: Iterable[Typed] = ()) -> None:
    """Write the whole open journal to a new file, and what is typed with it.

    It is read through the connection that is open, which still reaches a file that was
    replaced or whose name is gone. Raises JournalExistsError, NoAccessError or
    StorageError, and leaves nothing half written.
    """
    make_room(target)
    part = beside(target, PART)
    try:
        _copy(journal, part)
        with Journal.open(part, journal.key, clock=journal.local_now) as copy:
            with copy.change():
                _put(copy, texts)
        part.replace(target)
        copying.keep_names_on_disk(target.parent)
    except OSError as error:
        raise StorageError(f"The journal could not be saved at {target}.") from error
    finally:
        copying.discard(part)


def _copy(journal: Journal, part: Path) -> None:
    copying.discard(part)
    # No other connection reaches a file that has no name any more, and nobody else is
    # to have this one.
    source = journal._file.driver  # noqa: SLF001  the journal keeps it to itself
    try:
        with closing(connect(part, journal.key)) as target:
            source.backup(target)
    except dbapi.Error:
        raise StorageError(
            "The journal could not be copied: it cannot be read where it was, or there"
            f" is no room in {part.parent}."
        ) from None
    copying.keep_on_disk(part)
    copying.verify(part, journal.key)


def _put(journal: Journal, texts: Iterable[Typed]) -> None:
    """Put texts where they belong, or else into reflections of their own."""
    for text in texts:
        uuid = text.uuid or new_id()
        try:
            reflection = journal.reflections.get(uuid)
        except NotFoundError:
            journal.reflections.add(text.title, text.body, day=text.day, uuid=uuid)
        else:
            journal.reflections.edit(reflection, title=text.title, body=text.body)


def _waiting(path: Path, journal: Journal) -> Waiting | None:
    """Return what a file holds, if it is of the journal and can be read."""
    try:
        with Journal.open(path, journal.key, clock=journal.local_now) as other:
            mine = path.name.startswith(f"{name_for(Path(journal.path))} ")
            if not mine and other.seed != journal.seed:
                return None
            reflections = list(other.reflections)
            days_ = [_day(each, other) for each in reflections]
    except JournalError:  # that of another journal, most likely
        return None
    return Waiting(path, max(days_), len(days_)) if days_ else None


def _day(reflection: Reflection, journal: Journal) -> date:
    return moments.local(reflection.created, journal.local_now()).date()


def _seed(journal: Journal) -> int:
    try:
        with faults.told_in_words():
            return journal.seed
    except JournalError:  # the file cannot be read; then its name must do
        return 0
