"""Attached pictures as pixels, no larger than a page can show."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

#: A picture with more is not decoded: some hundred bytes can claim to be billions.
#: No telephone takes larger ones; at four bytes each it fits what Qt allows.
MOST_PIXELS = 64_000_000
MOST_MEGABYTES = 256

#: So many times as tall as the page is wide, and it is made smaller instead.
TALLEST = 4

#: What is decoded at all, by its media type: nothing that can name another file.
FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/bmp": b"bmp",
}
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


def size(content: bytes, media_type: str) -> QSize:
    """Return how large a picture says it is; invalid if it cannot be shown.

    Only the head of it is read.
    """
    reader, _buffer = _reader(content, media_type)
    return _size(reader)


def image(content: bytes, media_type: str, widest: int) -> QImage:
    """Return a picture, at most so many pixels wide; null if it cannot be shown.

    May be called in a worker.
    """
    reader, _buffer = _reader(content, media_type)
    whole = _size(reader)
    if not whole.isValid():
        return QImage()
    # Together with MOST_PIXELS, whatever else a plug-in would make room for.
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    fitting = fitted(whole, widest)
    if fitting != whole:
        turned = bool(reader.transformation() & _TURNED)
        reader.setScaledSize(fitting.transposed() if turned else fitting)
    found = reader.read()
    # A picture of a GIF may be larger than the GIF says that it is.
    return found if found.size() == fitting else found.scaled(fitting)


def fitted(whole: QSize, widest: int) -> QSize:
    """Return the size of a picture in so much room; it is never enlarged."""
    room = QSize(widest, widest * TALLEST)
    if whole.boundedTo(room) == whole:
        return whole
    kept = whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return kept.expandedTo(QSize(1, 1))


def blank(whole: QSize, widest: int) -> QImage:
    """Return what holds the place of a picture until it is decoded."""
    empty = QImage(fitted(whole, widest), QImage.Format.Format_ARGB32_Premultiplied)
    empty.fill(Qt.GlobalColor.transparent)
    return empty


def _reader(content: bytes, media_type: str) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(FORMATS.get(media_type, b"none")))
    # By its kind alone: what it looks like to some other plug-in is not tried.
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader, buffer


def _size(reader: QImageReader) -> QSize:
    found = reader.size()
    if not found.isValid() or found.isEmpty():
        return QSize()
    if found.width() * found.height() > MOST_PIXELS:
        return QSize()
    return found.transposed() if reader.transformation() & _TURNED else found
