"""The pictures of the reflection that is read, decoded elsewhere and then shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from leadjournal import citing, filenames
from leadjournal.attachments import content_of, head_of
from leadjournal.errors import JournalError
from leadjournal.media import is_picture
from leadjournal.models import Attachment, Reflection
from leadjournal.ui import tasks, theme
from leadjournal.ui.reading import decoding

NOT_SHOWN = "This picture cannot be shown here. A copy of its file can be saved."
Key = tuple[str, int]  # a digest, and the most pixels across


@dataclass(frozen=True)
class Known:
    """What a page needs of an attachment, even when its journal is closed."""

    name: str
    digest: str
    media_type: str
    attachment: Attachment


class Pictures(QObject):
    """Holds the pictures of one reflection, and of no other."""

    arrived = Signal(QUrl, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reflection: Reflection | None = None
        self._known: list[Known] = []
        self._decoded: dict[Key, QImage] = {}
        self._waiting: dict[Key, tuple[Known, QUrl, float]] = {}
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Look at what is attached now; the page may be laid out again much later."""
        if reflection is not self._reflection:
            self._reflection = reflection
            self._decoded.clear()
            self._waiting.clear()
        attached = reflection.attachments if reflection is not None else []
        self._known = [Known(a.name, a.digest, a.media_type, a) for a in attached]

    def attachment(self, address: QUrl) -> Attachment | None:
        """Return what an address on the page cites."""
        known = self._cited(address)
        return known.attachment if known is not None else None

    def get(self, address: QUrl, wide: int, ratio: float) -> QImage | None:
        """Return a picture, or for a moment what holds its place.

        *wide* is the room in pixels of the page, *ratio* how many of the screen
        each of these has. Anything but a picture that is attached is None.
        """
        known = self._cited(address)
        if known is None or not is_picture(known.media_type):
            return None
        widest = max(round(wide * ratio), 1)
        key = (known.digest, widest)
        if key not in self._decoded:
            self._decoded[key] = self._begun(known, address, key, ratio)
        image = self._decoded[key]
        image.setDevicePixelRatio(ratio)
        return image

    def _cited(self, address: QUrl) -> Known | None:
        # As it was written: Qt reads some percent signs itself, and leaves others.
        whole = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        name = citing.cited_by(whole)
        if name is None:
            return None
        return next((k for k in self._known if filenames.same(k.name, name)), None)

    def _begun(self, known: Known, address: QUrl, key: Key, ratio: float) -> QImage:
        size = decoding.size(head_of(known.attachment), known.media_type)
        if not size.isValid():
            return _not_shown(ratio)
        self._waiting[key] = (known, address, ratio)
        self._turn.start()
        return decoding.blank(size, key[1])

    @property
    def is_waiting(self) -> bool:
        """Whether there are pictures yet to be read."""
        return bool(self._waiting)

    def _on_turn(self) -> None:
        """Read one picture, so that a page of many does not hold up the window."""
        if not self._waiting:
            return
        key = next(iter(self._waiting))
        known, address, ratio = self._waiting.pop(key)
        content, kind = content_of(known.attachment), known.media_type
        tasks.run(
            lambda: decoding.image(content, kind, key[1]),
            done=partial(self._on_decoded, address, key, ratio),
            failed=self._on_failed,
            owner=self,
        )
        if self._waiting:
            self._turn.start()

    def _on_decoded(self, address: QUrl, key: Key, ratio: float, image: QImage) -> None:
        if key in self._decoded:  # or another reflection is shown by now
            shown = _not_shown(ratio) if image.isNull() else image
            shown.setDevicePixelRatio(ratio)
            self._decoded[key] = shown
            self.arrived.emit(address, shown)

    def _on_failed(self, _: JournalError) -> None:
        """Leave the place empty: bytes in memory cannot fail to be read."""


def _not_shown(ratio: float) -> QImage:
    """Return words in a box, for what is damaged or far too large."""
    size = QSize(theme.size(520), theme.size(44))
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(QColor(theme.current().muted))
    painter.setFont(theme.sans(13))
    inside = image.rect().adjusted(0, 0, -1, -1)
    inside.setSize(size - QSize(1, 1))
    painter.drawRect(inside)
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, NOT_SHOWN)
    painter.end()
    return image
