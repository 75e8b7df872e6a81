"""What a reflection belongs to of what keeps coming back, by names of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from leadjournal import thread_names
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import dialogs, veil
from leadjournal.ui.beside.section import Section
from leadjournal.ui.beside.thread_chip import ThreadChip
from leadjournal.ui.chips import WrappingRow
from leadjournal.wording import counted

HINT = "What keeps coming back, by a name of your own"
SHOWN = frozenset({"threads", "reflections"})


class ThreadsSection(Section):
    """A chip for each thread, and a field to join another or to begin one."""

    query_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("Threads")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._number = 0  # of a reflection that may be gone when it is asked
        self._begun: dict[int, str] = {}
        self._names = QStandardItemModel(self)
        self.chips: list[ThreadChip] = []
        self.field = QLineEdit()
        self._listed = QWidget()
        self._row = WrappingRow(self._listed, gap=6)
        self._lay_out()

    @property
    def parts(self) -> Sequence[QWidget]:
        chips = [part for chip in self.chips for part in (chip.button, chip.leave)]
        return [*chips, self.field]

    def show_reflection(self, reflection: Reflection | None) -> None:
        if reflection is not self._reflection:
            # What is begun but not added waits for the reflection to come back.
            if self._number:
                self._begun[self._number] = self.field.text()
            self._number = reflection.id if reflection else 0
            self.field.setText(self._begun.pop(self._number, ""))
        self._reflection = reflection
        self._refresh()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & SHOWN:
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() is QEvent.Type.FocusIn:
            self._offer_names()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.column.addWidget(self._listed)
        self.column.addWidget(self.field)
        self.field.setPlaceholderText("Add a name…")
        self.field.setAccessibleName("Add to a thread")
        self.field.setAccessibleDescription(f"{HINT}. Enter adds it.")
        self.field.setToolTip(HINT)
        self.field.setMaxLength(thread_names.LONGEST)
        completer = QCompleter(self._names, self)
        completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.installEventFilter(self)
        completer.activated.connect(self._on_entered)
        self.field.returnPressed.connect(self._on_entered)

    def _refresh(self) -> None:
        threads = self._reflection.threads if self._reflection is not None else {}
        names = sorted(threads, key=str.casefold)
        self._listed.setVisible(bool(names))
        if names == [chip.name for chip in self.chips]:
            return
        focused = [chip.has_focus for chip in self.chips]
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(name) for name in names]
        if True in focused:
            self.parts[min(2 * focused.index(True), len(self.parts) - 1)].setFocus()
        self.parts_changed.emit()

    def _chip(self, name: str) -> ThreadChip:
        chip = ThreadChip(name)
        chip.shown.connect(self._on_shown)
        chip.renamed.connect(self._on_renamed)
        chip.left.connect(self._on_left)
        self._row.addWidget(chip)
        chip.show()  # now, not in a moment: it may take the focus
        return chip

    def _offer_names(self) -> None:
        """Offer the names there are, but those that this belongs to already."""
        self._names.clear()
        if self._reflection is None:
            return
        known = veil.over(thread_names.known(self._reflection), {})
        for name, count in known.items():
            if name not in self._reflection.threads:
                item = QStandardItem(f"{name} · {counted(count, 'reflection')}")
                item.setData(name, Qt.ItemDataRole.UserRole)
                self._names.appendRow(item)

    def _on_entered(self, *chosen: str) -> None:
        name = next(iter(chosen), self.field.text())
        if self._reflection is None or not name.strip():
            return
        with self._journal.change("Join Thread"):
            thread_names.join(self._reflection, name)
        # Whoever chose a name has it put into the field once more after this.
        QTimer.singleShot(0, self.field, self.field.clear)
        self._offer_names()

    def _on_left(self, name: str) -> None:
        if self._reflection is not None:
            with self._journal.change("Leave Thread"):
                self._reflection.leave_thread(name)

    def _on_renamed(self, name: str) -> None:
        prompt = f"A new name for “{name}”, wherever it is:"
        new = dialogs.ask_text(self, prompt, name, "Rename")
        if self._reflection is not None and new.strip() and new.strip() != name:
            with self._journal.change("Rename Thread"):
                thread_names.rename(self._reflection, name, new)

    def _on_shown(self, name: str) -> None:
        self.query_requested.emit(f'thread:"{name.replace(chr(34), "")}"')
