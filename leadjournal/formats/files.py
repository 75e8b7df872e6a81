"""Reading files with care, and writing them whole or not at all."""

from __future__ import annotations

import codecs
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from leadjournal.errors import (
    BadFormatError,
    JournalExistsError,
    NoAccessError,
    NotFoundError,
)

MEGABYTE = 1024 * 1024
LARGEST = 256 * MEGABYTE


def read_bytes(path: Path) -> bytes:
    """Return what a file holds. Raises NotFoundError, NoAccessError, BadFormatError."""
    with opened(path) as file:
        return read_all(file, path.name)


def read_all(file: IO[bytes], name: str) -> bytes:
    """Return what is in an open file, unless it goes on and on."""
    found = file.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise BadFormatError(
            f"{name} is larger than {LARGEST // MEGABYTE} MB, which is more than a"
            " journal takes in at once."
        )
    return found


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Yield a regular file, open to be read: no device, no pipe, nothing endless.

    Raises NotFoundError, NoAccessError or BadFormatError.
    """
    try:
        if not path.exists():
            raise NotFoundError(f"There is no file at {path}.")
        if not path.is_file():
            raise BadFormatError(f"{path} is not a file that can be read.")
        with path.open("rb") as file:
            yield file
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise NoAccessError(f"{path} could not be read: {reason(error)}.") from error


def decoded(content: bytes) -> str:
    """Return the text of bytes, without the mark that some programs put first.

    Line endings stay as they are. Raises BadFormatError.
    """
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadFormatError("It is not text in UTF-8.") from None


@contextmanager
def new_file(target: Path) -> Iterator[IO[bytes]]:
    """Yield a file that gets its name, *target*, once it is whole.

    Only its owner may read it. Raises JournalExistsError or NoAccessError.
    """
    with _told(target):
        _refuse(target, exists=target.exists() or target.is_symlink())
        file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - it outlives its name
            dir=target.parent, prefix=".leadjournal-", delete=False
        )
        half_made = Path(file.name)
        try:
            with file:
                yield file
            _refuse(target, exists=target.exists())
            half_made.rename(target)
        finally:
            half_made.unlink(missing_ok=True)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield a folder that gets its name, *target*, once all is in it.

    An empty folder is replaced. Raises JournalExistsError or NoAccessError.
    """
    with _told(target):
        empty = target.is_dir() and not any(target.iterdir())
        taken = target.exists() or target.is_symlink()
        _refuse(target, exists=taken and not empty)
        half_made = Path(tempfile.mkdtemp(dir=target.parent, prefix=".leadjournal-"))
        try:
            yield half_made
            if empty:
                target.rmdir()
            half_made.rename(target)
        finally:
            shutil.rmtree(half_made, ignore_errors=True)


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; a name that cannot be one has none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def reason(error: BaseException) -> str:
    """Return why the system would not, in its own words."""
    said = getattr(error, "strerror", None) or "its name is not one for a file"
    return str(said).lower()


def _refuse(target: Path, *, exists: bool) -> None:
    if exists:
        raise JournalExistsError(
            f"There is already something at {target}. Nothing was written."
        )


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        if not is_folder(target.parent):
            raise NoAccessError(f"There is no folder {target.parent}.") from error
        raise NoAccessError(
            f"{target} could not be written: {reason(error)}."
        ) from error
