"""Files to attach in tests, and what a journal of them is asked."""

from __future__ import annotations

import struct
import zlib

from leadjournal import Journal
from leadjournal.attachments import Attachments
from leadjournal.models import Attachment, Reflection


def png(width: int = 40, height: int = 30, *, claimed: int | None = None) -> bytes:
    """Return a picture of one colour; *claimed* is a width that is not true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return (
            struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))
        )

    size = struct.pack(">II", claimed or width, height)
    rows = (b"\0" + b"\x20\x60\xa0" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x02\0\0\0")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def attach(
    journal: Journal, reflection: Reflection, name: str, content: bytes
) -> Attachment:
    with journal.change("Attach File"):
        return Attachments(journal._session, journal.now).add(reflection, name, content)
