"""Attaching what was dropped, pasted or chosen, and all that is done with it then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from leadjournal import attachments, citing
from leadjournal.attachments import MEGABYTE, size_in_words
from leadjournal.errors import BadValueError, JournalError
from leadjournal.journal import Journal
from leadjournal.media import is_picture
from leadjournal.models import Attachment, Reflection
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.notice import notify
from leadjournal.ui.reading import decoding
from leadjournal.ui.reading.viewer import Viewer

if TYPE_CHECKING:
    from leadjournal.ui.beside.attachments_section import AttachmentsSection

ANY = "All files (*)"

#: All that is attached in one gesture is in memory for a moment.
AT_ONCE = 200 * MEGABYTE

#: What was offered: a name, and what is in it or where that lies.
Offer = tuple[str, bytes | Path]
Read = tuple[list[tuple[str, bytes]], list[JournalError]]


class Sheet(Protocol):
    """Where the text is written that files are cited in."""

    @property
    def reflection(self) -> Reflection | None: ...

    def cite(self, markdown: str, *, by_itself: bool) -> None: ...

    def save(self) -> None: ...


class Attaching(QObject):
    """Puts files into the journal, and their links into the text."""

    def __init__(self, journal: Journal, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal = journal
        self._sheet = sheet
        self._widget = parent
        self._told_of_many = False

    def serve(self, section: AttachmentsSection) -> None:
        """Do what is wished for in a list of attachments."""
        section.attach_requested.connect(self.choose)
        section.view_requested.connect(self.view)
        section.insert_requested.connect(self.insert)
        section.copy_requested.connect(self.save_copy)
        section.rename_requested.connect(self.rename)
        section.remove_requested.connect(self.remove)

    def choose(self) -> None:
        """Ask for a file, and attach it."""
        path = dialogs.choose_file(self._widget, "Attach a File", ANY)
        if path is not None:
            self.offer([(path.name, path)])

    def offer(self, offers: Sequence[Offer]) -> None:
        """Attach files to the reflection on the sheet; they are read elsewhere."""
        reflection = self._sheet.reflection
        if reflection is None or not offers:
            return
        if reflection.trashed is not None:
            dialogs.tell(
                self._widget,
                "This reflection is in the trash. Restore it to attach something.",
            )
            return
        tasks.run(
            partial(_read, list(offers)),
            done=partial(self._on_read, reflection),
            failed=self._tell_failure,
            owner=self,
        )

    def insert(self, attachment: Attachment) -> None:
        """Cite an attachment where the text is being written."""
        picture = is_picture(attachment.media_type)
        self._sheet.cite(_link(attachment), by_itself=picture)

    def view(self, attachment: Attachment) -> None:
        """Show a picture by itself."""
        content, kind = attachments.content_of(attachment), attachment.media_type
        screen = self._widget.screen()
        widest = round(screen.size().width() * self._widget.devicePixelRatioF())
        tasks.run(
            lambda: decoding.image(content, kind, widest),
            done=partial(self._on_decoded, attachment.name),
            failed=self._tell_failure,
            owner=self,
        )

    def save_copy(self, attachment: Attachment) -> None:
        """Write a copy where a person wants it, and nowhere else."""
        name = attachment.name
        suggested = Path.home() / name
        target = dialogs.choose_new_file(self._widget, "Save a Copy", suggested, ANY)
        if target is None:
            return
        try:
            attachments.save_copy(attachments.content_of(attachment), target)
        except JournalError as error:
            self._tell_failure(error)
            return
        plain = " The journal is encrypted; the copy is not."
        note = plain if self._journal.encrypted else ""
        notify(self._widget.window(), f"A copy was saved as {target.name}.{note}")

    def rename(self, attachment: Attachment) -> None:
        """Ask for another name; links in the text change with it."""
        old = attachment.name
        name = dialogs.ask_text(self._widget, "The name of the file", old, "Rename")
        if name and name != old:
            self._change("Rename Attachment", partial(self._rename, attachment, name))

    def remove(self, attachment: Attachment) -> None:
        """Take an attachment away; undo brings it back."""
        kept = self._journal.attachments
        name = attachment.name
        cited = name in citing.cited(kept.reflection_of(attachment).body)
        if self._change("Remove Attachment", partial(kept.erase, attachment)):
            still = " The text still mentions it." if cited else ""
            notify(
                self._widget.window(),
                f"{name} was removed.{still} Undo brings it back.",
            )

    def _rename(self, attachment: Attachment, name: str) -> None:
        self._journal.attachments.rename(attachment, name)

    def _change(self, label: str, act: partial[None]) -> bool:
        """Do something in one change, after what is being typed was saved."""
        try:
            self._sheet.save()
            with self._journal.change(label):
                act()
        except JournalError as error:
            self._tell_failure(error)
            return False
        return True

    def _on_read(self, reflection: Reflection, found: Read) -> None:
        files, refused = found
        if files and reflection in self._journal.reflections:
            label = "Attach File" if len(files) == 1 else "Attach Files"
            added: list[Attachment] = []
            if self._change(label, partial(self._add, reflection, files, added)):
                self._cite(reflection, added)
                self._tell_of_many()
        if refused:
            whole = "\n\n".join(str(error) for error in refused)
            dialogs.show_error(self._widget, BadValueError(whole))

    def _add(
        self,
        reflection: Reflection,
        files: list[tuple[str, bytes]],
        added: list[Attachment],
    ) -> None:
        for name, content in files:
            added.append(self._journal.attachments.add(reflection, name, content))

    def _cite(self, reflection: Reflection, added: list[Attachment]) -> None:
        """Put links into the text, if it is still the one on the sheet."""
        if reflection is self._sheet.reflection:
            links = [_link(attachment) for attachment in added]
            pictures = any(is_picture(attachment.media_type) for attachment in added)
            between = "\n\n" if pictures else " "
            self._sheet.cite(between.join(links), by_itself=pictures)

    def _tell_of_many(self) -> None:
        """Say once when there is so much that copies of the journal grow slow."""
        total = self._journal.attachments.total
        if total > attachments.MANY and not self._told_of_many:
            self._told_of_many = True
            notify(
                self._widget.window(),
                f"Pictures and files now take {size_in_words(total)}. Writing stays"
                " as quick as ever, but each backup and export is as large.",
            )

    def _on_decoded(self, name: str, image: QImage) -> None:
        Viewer(self._widget, name, image).exec()

    def _tell_failure(self, error: JournalError) -> None:
        dialogs.show_error(self._widget, error)


_TOO_MANY = (
    f"More than {size_in_words(AT_ONCE)} at once is too much. The first files were"
    " attached; please add the others after them."
)


def _link(attachment: Attachment) -> str:
    return citing.link(attachment.name, picture=is_picture(attachment.media_type))


def _read(offers: Sequence[Offer]) -> Read:
    """Return what is in files, and why some of them cannot be attached."""
    files: list[tuple[str, bytes]] = []
    refused: list[JournalError] = []
    room = AT_ONCE
    for name, found in offers:
        if room <= 0:
            refused.append(BadValueError(_TOO_MANY))
            break
        try:
            content = found if isinstance(found, bytes) else attachments.read(found)
            attachments.refuse(name, len(content))
            files.append((name, content))
            room -= len(content)
        except JournalError as error:
            refused.append(error)
    return files, refused
