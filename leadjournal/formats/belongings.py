"""What is attached to a reflection, as files have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from leadjournal import filenames
from leadjournal.errors import BadValueError, JournalError
from leadjournal.formats import fields, values

if TYPE_CHECKING:
    from leadjournal.formats.loose import Gathering, Record
    from leadjournal.models import Attachment, Reflection

Values = fields.Values
#: Returns what is in an attachment whose record is given. Raises JournalError.
Fetch = Callable[["Record"], bytes]

#: A file to import may bring so much: it is all in memory until it is taken in.
MOST_AT_ONCE = 1_000_000_000

_DIGEST = re.compile(r"[0-9a-f]{64}")


def described(attachment: Attachment) -> Values:
    """Return all that is kept of an attachment but what is in it."""
    return {
        "id": attachment.uuid,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "sha256": attachment.digest,
        "created": fields.instant(attachment.created),
    }


class Fetching:
    """Gives loose reflections what was attached to them, as far as it is there."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._room = MOST_AT_ONCE
        self._contents: dict[str, bytes] = {}

    def attach(
        self, where: str, reflection: Reflection, found: object, fetch: Fetch
    ) -> None:
        """Attach what the records of a list describe, or note why it cannot be."""
        from leadjournal.formats.loose import Record

        for item in found if isinstance(found, list) else []:
            record = Record(item if isinstance(item, dict) else {})
            shown = str(item.get("name", "")) if isinstance(item, dict) else ""
            place = f"{where}, {filenames.safe(shown)}"
            try:
                reflection.attachments.append(self._made(record, reflection, fetch))
            except JournalError as error:
                self._gathering.note(place, str(error))

    def take(self, content: bytes) -> bytes:
        """Count what was read. Raises BadValueError if that is more than fits."""
        self._room -= len(content)
        self.check_room()
        return content

    def check_room(self) -> None:
        """Raise BadValueError if no more fits, before more is read or unpacked."""
        if self._room < 0:
            raise BadValueError(
                "There is more attached than can be taken in at once. Please import"
                " it in parts."
            )

    def once(self, digest: str, unpack: Callable[[str], bytes]) -> bytes:
        """Return what is unpacked for a digest; records may share it."""
        if digest not in self._contents:
            self._contents[digest] = unpack(digest)
        return self._contents[digest]

    def _made(self, record: Record, reflection: Reflection, fetch: Fetch) -> Attachment:
        from leadjournal import attachments

        name = filenames.safe(record.need(("name",), values.text))
        name = filenames.unique(name, [each.name for each in reflection.attachments])
        digest = record.need(("sha256",), values.text)
        if not _DIGEST.fullmatch(digest):
            raise BadValueError("Its record is damaged.")
        self.check_room()
        content = self.take(fetch(record))
        attachments.refuse(name, len(content))
        if attachments.digest(content) != digest:
            raise BadValueError("It is damaged, so it was left out.")
        attachment = attachments.made(name, content)
        attachment.uuid = record.get("id", values.name, attachment.uuid)
        attachment.created = record.get("created", values.moment, attachment.created)
        return attachment
