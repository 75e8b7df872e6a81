"""Packs of questions that a person adds to the bank, and takes out again.

A pack is one TOML file of questions, such as a mentoring scheme hands out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from leadjournal import frameworks, questions
from leadjournal.errors import BadMaterialError, NoAccessError, NotFoundError
from leadjournal.questions import Question

#: A pack of thousands of questions is still smaller.
LARGEST = 2_000_000
_LONGEST_NAME = 60
_ALONE = "pack.toml"
#: The file of the questions that a person wrote in the window is no pack.
OWN = "my-questions.toml"
# What Windows keeps for devices, whatever the ending of the file.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Pack:
    """Questions from one file.

    `file` is its name in the folder of packs, once it is there; `problem` says why
    it cannot be read, if it cannot.
    """

    name: str
    questions: tuple[Question, ...]
    file: str = ""
    problem: str = ""


def preview(
    path: Path, known_practices: Collection[str], known_ids: Collection[str]
) -> Pack:
    """Read a file without adding it.

    *known_ids* are those of the bank. Raises BadMaterialError, which says in which
    line or question the mistake is, and what it is.
    """
    if path.suffix.lower() != ".toml":
        reason = f"{path.name} is no pack of questions: its name does not end in .toml."
        raise BadMaterialError(reason)
    return Pack(path.stem, _questions(path, known_practices, known_ids))


def add(path: Path, folder: Path) -> Pack:
    """Copy a file that was previewed into the folder of packs.

    Its name is made safe for every system, and new where another pack has it.
    Raises BadMaterialError if the very file is there already, or NoAccessError.
    """
    content = _content(path)
    for other in _files(folder):
        if _content(other) == content:
            raise BadMaterialError(f"This pack is there already, as {other.name}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {other.name.casefold() for other in folder.iterdir()} | {OWN}
        name = next(n for n in _names(path.stem) if f"{n}.toml".casefold() not in taken)
        with (folder / f"{name}.toml").open("xb") as file:
            file.write(content)
    except OSError as error:
        reason = f"The pack cannot be copied to {folder}: {error.strerror}."
        raise NoAccessError(reason) from error
    return Pack(name, (), f"{name}.toml")


def installed(
    folder: Path, known_practices: Collection[str] | None = None
) -> list[Pack]:
    """Return the packs in a folder; one that cannot be read has its problem told.

    Without *known_practices*, those that come with LeadJournal are known.
    """
    if known_practices is None:
        known_practices = frameworks.load().practices
    packs: list[Pack] = []
    ids: set[str] = set()
    for path in _files(folder):
        try:
            found = _questions(path, known_practices, ids)
        except BadMaterialError as error:
            packs.append(Pack(path.stem, (), path.name, str(error)))
        else:
            packs.append(Pack(path.stem, found, path.name))
            ids.update(question.id for question in found)
    return packs


def remove(pack: Pack, folder: Path) -> None:
    """Delete the file of an installed pack. Raises NotFoundError or NoAccessError."""
    if pack.file not in [path.name for path in _files(folder)]:
        raise NotFoundError(f"The pack {pack.name} is not there any more.")
    try:
        (folder / pack.file).unlink()
    except OSError as error:
        reason = f"The pack {pack.name} cannot be removed: {error.strerror}."
        raise NoAccessError(reason) from error


def _questions(
    path: Path, known_practices: Collection[str], known_ids: Collection[str]
) -> tuple[Question, ...]:
    content = _content(path)
    # In a folder of its own, nothing that lies beside it is read with it.
    with TemporaryDirectory() as folder:
        (Path(folder) / _ALONE).write_bytes(content)
        try:
            bank = questions.load(known_practices, Path(folder))
        except BadMaterialError as error:
            told = str(error).replace(f"questions/{_ALONE}", path.name)
            raise BadMaterialError(told) from error
    found = tuple(bank)[_number_of_others() :]
    known = {key.casefold() for key in known_ids}
    for question in found:
        if question.id.casefold() in known:
            raise BadMaterialError(
                f"{path.name}, question {question.id}: the id “{question.id}” is used"
                " already, by a question that you have."
            )
    return found


@cache
def _number_of_others() -> int:
    """Return how many questions come before those of a pack: LeadJournal's own."""
    return len(questions.load(frameworks.load().practices))


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise BadMaterialError(f"{path.name} is too large to be a pack.")
        return path.read_bytes()
    except OSError as error:
        reason = f"{path.name} cannot be read: {error.strerror}."
        raise BadMaterialError(reason) from error


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        found = sorted(path for path in folder.iterdir() if path.name[:1] != ".")
    except OSError as error:
        reason = f"The folder {folder} cannot be read: {error.strerror}."
        raise NoAccessError(reason) from error
    return [path for path in found if path.suffix.lower() == ".toml"]


def _names(stem: str) -> Iterator[str]:
    """Give names for a file that any system takes, the plainest first."""
    plain = re.sub(r"[^\w-]+", "-", stem).strip("-_")[:_LONGEST_NAME].strip("-_")
    if not plain or _DEVICES.fullmatch(plain):
        plain = f"pack-{plain}".strip("-")
    yield plain
    for number in count(2):
        yield f"{plain}-{number}"
