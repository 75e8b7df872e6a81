"""journal.attachments: pictures and files that belong to reflections."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from leadjournal import citing, filenames
from leadjournal.errors import BadFormatError, BadValueError, NoAccessError
from leadjournal.media import media_type
from leadjournal.models import Attachment, Reflection

MEGABYTE = 1_000_000  # bytes, as people and file managers count

#: A photograph of any telephone and a long report are smaller. A file is read, kept
#: and undone whole, so the window never waits longer than a moment for one.
LARGEST = 20 * MEGABYTE

#: More than this is told, not refused: a journal is copied whole at each backup.
MANY = 500 * MEGABYTE


#: In so many bytes every camera says how large its picture is.
HEAD = 256 * 1024


class Attachments:
    """What is attached to all reflections, those in the trash included."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._session = session
        self._now = now

    def __len__(self) -> int:
        return self._session.scalar(select(func.count(Attachment.id))) or 0

    @property
    def total(self) -> int:
        """How many bytes all of them take."""
        return self._session.scalar(select(func.sum(Attachment.size))) or 0

    def add(self, reflection: Reflection, name: str, content: bytes) -> Attachment:
        """Attach a file to a reflection, under a name that is safe and its own.

        Raises BadValueError if it is empty or larger than a journal keeps.
        """
        refuse(name, len(content))
        taken = [other.name for other in reflection.attachments]
        name = filenames.unique(filenames.safe(name), taken)
        attachment = made(name, content)
        attachment.created = self._now()
        reflection.attachments.append(attachment)
        return attachment

    def rename(self, attachment: Attachment, name: str) -> None:
        """Give another name, in the text and the afterthoughts that cite it too.

        Raises BadValueError if there is no name.
        """
        if not name.strip():
            raise BadValueError("A file needs a name.")
        reflection = self.reflection_of(attachment)
        others = [a.name for a in reflection.attachments if a is not attachment]
        old, new = attachment.name, filenames.unique(filenames.safe(name), others)
        attachment.name = new
        reflection.body = citing.renamed(reflection.body, old, new)
        for thought in reflection.afterthoughts:
            thought.text = citing.renamed(thought.text, old, new)

    def erase(self, attachment: Attachment) -> None:
        """Delete an attachment; a text that cites it stays as it is."""
        self.reflection_of(attachment).attachments.remove(attachment)

    def reflection_of(self, attachment: Attachment) -> Reflection:
        found = self._session.get(Reflection, attachment.reflection_id)
        assert found is not None  # the file would not let it be without
        return found


def made(name: str, content: bytes) -> Attachment:
    """Return a loose attachment of what a file holds."""
    return Attachment(
        name=name,
        media_type=media_type(name, content),
        size=len(content),
        digest=digest(content),
        content=content,
    )


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def named(reflection: Reflection, name: str) -> Attachment | None:
    """Return what is attached under a name."""
    return next(
        (each for each in reflection.attachments if filenames.same(each.name, name)),
        None,
    )


def content_of(attachment: Attachment) -> bytes:
    """Return what is in an attachment, without holding on to it.

    Once it is gone, or its journal closed, that is nothing.
    """
    state = inspect(attachment)
    if "content" in state.dict:
        return attachment.content
    if state.session is None or state.identity is None:
        return b""
    content = select(Attachment.content).where(Attachment.id == state.identity[0])
    return bytes(state.session.scalar(content) or b"")


def head_of(attachment: Attachment) -> bytes:
    """Return how an attachment begins, which takes no time however long it is."""
    state = inspect(attachment)
    if "content" in state.dict:
        return attachment.content[:HEAD]
    if state.session is None or state.identity is None:
        return b""
    # SQL would read all of it to give a part.
    driver: Any = state.session.connection().connection.driver_connection
    try:
        blob = driver.open_blob("attachments", "content", state.identity[0], True)
    except dbapi2.OperationalError:  # it was undone, and somebody still shows it
        return b""
    try:
        return bytes(blob.read(HEAD))
    finally:
        blob.close()


def faults(session: Session) -> Iterator[str]:
    """Yield, in sentences, what of the attachments is not as it was put in."""
    wanted = select(
        *(Attachment.name, Attachment.size, Attachment.digest, Attachment.content),
        Reflection.uuid,
    ).join(Reflection, Reflection.id == Attachment.reflection_id)
    for name, size, known, content, uuid in session.execute(wanted).yield_per(1):
        if len(content) != size or digest(content) != known:
            yield f"What is in “{name}”, attached to {uuid}, is not what was put in."


def refuse(name: str, size: int) -> None:
    """Raise BadValueError for a file that is empty, or larger than is kept."""
    shown = filenames.safe(name)
    if not size:
        raise BadValueError(f"“{shown}” is empty, so there is nothing to attach.")
    if size > LARGEST:
        most, long = size_in_words(LARGEST), size_in_words(size)
        told = f"a little over {most}" if long == most else long
        raise BadValueError(
            f"“{shown}” is {told}. A journal keeps files of up to {most} each, so"
            " it was not attached."
        )


def read(path: Path) -> bytes:
    """Return what is in a file that is to be attached.

    Raises NoAccessError, BadFormatError or BadValueError.
    """
    shown = filenames.safe(path.name)
    try:
        if path.is_dir():
            raise BadFormatError(
                f"“{shown}” is a folder. Please attach the files in it."
            )
        if not path.is_file():
            raise NoAccessError(f"There is no file “{shown}” that can be read.")
        with path.open("rb") as file:
            refuse(path.name, path.stat().st_size)
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = getattr(error, "strerror", None) or "its name is not one for a file"
        raise NoAccessError(f"“{shown}” could not be read: {why.lower()}.") from error
    refuse(path.name, len(content))
    return content


def save_copy(content: bytes, target: Path) -> None:
    """Write a copy outside the journal, whole or not at all. Raises NoAccessError.

    Whoever chose the name has agreed to replace what is there.
    """
    half_made: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".leadjournal-", delete=False
        ) as file:
            half_made = Path(file.name)
            file.write(content)
        half_made.replace(target)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is not one for a file"
        raise NoAccessError(
            f"“{filenames.safe(target.name)}” could not be written: {why.lower()}."
        ) from error
    finally:
        if half_made is not None:
            half_made.unlink(missing_ok=True)


def size_in_words(size: int) -> str:
    """Return a size as people say it.

    >>> size_in_words(1_234_567)
    '1.2 MB'
    """
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < MEGABYTE:
        return f"{max(size // 1000, 1):,} kB"
    megabytes = f"{size / MEGABYTE:,.1f}"
    return f"{megabytes.removesuffix('.0')} MB"
