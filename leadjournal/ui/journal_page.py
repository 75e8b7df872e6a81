"""The Journal: the list, the text, and what the text is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import nothing_written, theme
from leadjournal.ui.beside.aside import Aside
from leadjournal.ui.beside.tagging import Tagging
from leadjournal.ui.columns import ALONE, columns
from leadjournal.ui.desk import Desk
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.reading.page import Reading
from leadjournal.ui.searching.list_column import ListColumn
from leadjournal.ui.searching.matches import show_matches

SHOWN = frozenset(
    {"reflections", "taggings", "plans", "afterthoughts", "preferences"}
    | {"attachments", "threads"}
)
LISTED = frozenset({"reflections", "taggings"})


class JournalPage(QWidget):
    """Shows one reflection beside all others, to write or to read."""

    reflection_selected = Signal(object)
    new_reflection_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._number = 0  # of the reflection shown, which may be gone when it is asked
        self._gone = 0  # the number of one that went by itself, and may come back
        self.left = ListColumn(journal)
        self.desk = Desk(journal)
        self._aside = Aside(journal, self.desk.sheet)
        self.setAccessibleName("Journal")
        self._lay_out()
        self._connect()
        self._show_middle()
        self.left.list.begin()

    @property
    def reflection(self) -> Reflection | None:
        """The reflection that is shown, to be written or read."""
        return self.desk.reflection

    @property
    def writing(self) -> TextArea:
        """Where the text is typed."""
        return self.desk.sheet.body

    @property
    def reading(self) -> Reading:
        """Where it is read."""
        return self.desk.reading

    @property
    def tagging(self) -> Tagging:
        return self._aside.tagging

    @property
    def query(self) -> str:
        return self.left.query

    @property
    def is_reading(self) -> bool:
        return self.desk.is_reading

    @property
    def is_focused(self) -> bool:
        return self.desk.bar.focus.isChecked()

    def show_reflection(self, reflection: Reflection, *, write: bool = False) -> None:
        """Show a reflection, in the list as it is or else in the whole list."""
        if not self.left.has(reflection):
            self.left.show_all()
        anew = reflection is not self.reflection
        self._show(reflection)
        self.left.list.scroll_to_chosen()
        if write:
            self.show_reading(False)
            self.desk.sheet.begin(anew=anew)

    def show_only(self, uuids: Iterable[str], title: str) -> None:
        """List some reflections only, such as those that a claim rests on."""
        self.left.show_only(uuids, title)

    # QWidget.find looks for a window by its number, which nobody does any more.
    def find(self, query: str | None = None) -> None:  # type: ignore[override]
        """Go to the search, with a query if there is one."""
        self.set_focus_mode(False)
        self.desk.bar.tags.setChecked(False)
        self.left.look_for(query)

    def attach_file(self) -> None:
        """Ask for a file, and cite it where one writes."""
        self.show_reading(False)
        self._aside.attaching.choose()

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        self.desk.save()
        self._aside.save()

    def set_focus_mode(self, on: bool) -> None:
        """Show the text alone, or the list and the tags beside it again."""
        self.desk.bar.focus.setChecked(on)

    def show_reading(self, reading: bool) -> None:
        """Show the reflection as a page to read, or as a text to write."""
        self.desk.show_reading(reading)
        self._choose_proxy()

    def on_journal_changed(self, changes: Changes) -> None:
        if self.desk.sheet.is_saving:
            self.left.list.reload_chosen()
            return
        if not changes & SHOWN:
            return
        if self._is_gone():
            self._leave()
        elif changes & LISTED:
            self.left.reload(self.reflection)
        self.desk.sheet.on_journal_changed(changes)
        self._come_back()
        self._aside.on_journal_changed(changes)
        self.left.trash.on_journal_changed(changes)
        self._show_middle()

    def take_away_empty(self) -> None:
        """Take a new reflection away again that nothing was put into."""
        if (reflection := self.reflection) is not None:
            nothing_written.take_away(self._journal, reflection)

    def go_round(self, step: int) -> None:
        """Go on from the list to the text and the column beside it, or back."""
        panes = [self.left, self.desk, self._aside]
        stops = (self.left.list, self.desk.text, self.tagging.first)
        pairs = zip(panes, stops, strict=True)
        shown = [each for each in pairs if each[0].isVisible()]
        focused = QApplication.focusWidget()
        within = [focused is not None and p.isAncestorOf(focused) for p, _ in shown]
        here = within.index(True) if True in within else -step
        _, stop = shown[(here + step) % len(shown)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one likes: columns that have no room are hidden."""
        return QSize(
            self.desk.bar.minimumSizeHint().width() + theme.size(ALONE[0]), 360
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._take_away(self.reflection)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.desk, 1)
        row.addWidget(self._aside)

    def _connect(self) -> None:
        self.left.reflection_selected.connect(self._on_reflection_selected)
        self.left.text_requested.connect(self._on_text_requested)
        self.left.query_changed.connect(self._on_query_changed)
        self.desk.bar.reading_toggled.connect(self.show_reading)
        self.desk.bar.focus_toggled.connect(self._fit)
        self.desk.bar.tags_toggled.connect(self._fit)
        self.desk.sheet.attachments_offered.connect(self._aside.attaching.offer)
        self._aside.reflection_requested.connect(self.show_reflection)
        self._aside.query_requested.connect(self.left.look_for)
        self.desk.link_requested.connect(self.link_requested)
        self.reading.copy_requested.connect(self._aside.attaching.save_copy)
        self.reading.restore_requested.connect(self._on_restore_requested)
        self.desk.new_reflection_requested.connect(self.new_reflection_requested)

    def _show(self, reflection: Reflection | None) -> None:
        """Put a reflection on the page. Raises StorageError if the last is unsaved."""
        if reflection is None or reflection is not self.reflection:
            self.save()
            left = self.reflection
            self.desk.show_reflection(reflection)
            self._number = reflection.id if reflection else 0
            self._take_away(left)
        self._gone = 0
        self.left.select(reflection)
        self._aside.show_reflection(reflection)
        self._show_middle()
        self.reflection_selected.emit(reflection)

    def _show_middle(self) -> None:
        self.desk.refresh()
        self._choose_proxy()

    def _choose_proxy(self) -> None:
        """Choose where the keyboard goes when it comes to the Journal."""
        drafting = self.desk.is_draft and self.desk.is_writing
        in_text = drafting or self.left.isHidden() or not self.left.list.count
        self.setFocusProxy(self.desk.text if in_text else self.left.list)

    def _is_gone(self) -> bool:
        """Whether the reflection was taken away, or put in the trash, just now."""
        reflection = self.reflection
        if reflection is None:
            return False
        if reflection not in self._journal.reflections:
            return True
        newly = reflection.trashed is not None and not self.desk.is_trashed
        return newly and not self.left.has(reflection)

    def _leave(self) -> None:
        """Show the neighbour of a reflection that is gone, until it comes back."""
        gone, place = self._number, self.left.list.chosen
        self.left.reload(None)
        if not self.left.list.begin(place):
            self._show(None)
        self._gone = gone

    def _come_back(self) -> None:
        """Show again what had gone; where nothing is shown, show the newest."""
        back = self._journal.reflections.by_id(self._gone) if self._gone else None
        if back is not None and back.trashed is None:
            self._show(back)
        elif self.reflection is None:
            self.left.list.begin()

    def _take_away(self, left: Reflection | None) -> None:
        """Take it away, if empty, when all that is under way has been done."""
        if left is not None:
            QTimer.singleShot(0, self, partial(self._on_left, left))

    def _on_left(self, left: Reflection) -> None:
        # Whoever closes the window has closed the journal with it.
        is_here = self.isVisible() and self.reflection is left
        if self.window().isVisible() and not is_here:
            nothing_written.take_away(self._journal, left)

    def _fit(self, _: bool = False) -> None:
        """Give each column its width, and hide which there is no room for."""
        beside = columns(
            self.width(),
            theme.scale(),
            focused=self.is_focused,
            tags_wanted=self.desk.bar.tags.isChecked(),
        )
        self.desk.bar.offer_tags(beside.shared)
        for pane, width in ((self.left, beside.list), (self._aside, beside.tags)):
            pane.setVisible(bool(width))
            pane.setFixedWidth(width)
        self._choose_proxy()

    def _on_reflection_selected(self, reflection: Reflection | None) -> None:
        try:
            self._show(reflection)
            shown = self.reading.browser if self.is_reading else self.writing
            show_matches(shown, self.left.query)
        except JournalError:
            self.left.select(self.reflection)
            self.desk.sheet.try_to_save()

    def _on_query_changed(self, query: str) -> None:
        if not query:
            show_matches(self.writing, "")

    def _on_text_requested(self) -> None:
        self.desk.text.setFocus()

    def _on_restore_requested(self) -> None:
        if (reflection := self.reflection) is not None:
            with self._journal.change("Restore from Trash"):
                self._journal.reflections.restore(reflection)
            self.show_reflection(reflection)
