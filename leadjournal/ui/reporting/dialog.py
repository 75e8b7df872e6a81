"""Making a report to take along: choose what is in it, read it through, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.reports.preview import Preview
from leadjournal.reports.wanted import Wanted
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.reporting import writing_out as report_saving
from leadjournal.ui.reporting.choices import ReportChoices
from leadjournal.ui.reporting.preview import MAKING, ReportPreview

CHOOSING, READING = 0, 1
TITLES = ("Make a Report", "Read It Through")
NOTHING_YET = "Nothing is written before you save it."
SAVING = "Writing the file…"
LOSE = "Close without saving? What you left out and reworded here is not kept."


class ReportDialog(QDialog):
    """Two steps, back at any time; nothing leaves the journal before the last."""

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        first: date | None = None,
        last: date | None = None,
        *,
        form_of: Sequence[str] = (),
    ) -> None:
        """Begin with the days between two, or with a form of reflections by id."""
        super().__init__(parent)
        self._journal = journal
        self._asked = 0
        self._made: Wanted | None = None
        self._saved = True  # what was changed for the file is in a file
        self._saving = self._leaving = False
        self._last: Preview | None = None
        self.choices = ReportChoices(journal)
        self.preview = ReportPreview()
        self.title = label("", "title")
        self.problem = label("", "muted")
        self.told = label("", "muted")
        self.steps = QStackedWidget()
        self.next = theme.look(QPushButton("Read It Through"), "primary")
        self.back = QPushButton("Back")
        self.kind = QComboBox()
        self.save = theme.look(QPushButton("Save As…"), "primary")
        self.leave = QPushButton("Close")
        self.voice = Voice(self)
        self._lay_out()
        self._connect()
        self._offer(report_saving.KINDS)
        if form_of:
            self.choices.choose_form(form_of)
        elif first or last:
            self.choices.period.choose(first, last)
        self._go_to(CHOOSING)

    def reject(self) -> None:
        """Close, once a file that is being written is whole.

        What was left out and reworded for no file yet asks first.
        """
        if self._saving:
            self._leaving = True
            return
        preview = self.preview.preview
        changed = preview and (preview.number_out or preview.number_reworded)
        if changed and not self._saved and not dialogs.confirm(self, LOSE, "Close"):
            return
        self._asked += 1
        super().reject()

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLES[CHOOSING])
        size = QSize(theme.size(760), theme.size(720))
        self.resize(size.boundedTo(self.screen().availableSize() * 0.96))
        self.setSizeGripEnabled(True)
        self.kind.setAccessibleName("Save as which kind of file")
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        column.addWidget(self.told)
        self.steps.addWidget(self.choices)
        self.steps.addWidget(reading)
        foot = WrappingRow(gap=10)
        for part in (self.next, self.kind, self.save, self.back, self.leave):
            foot.addWidget(part)
            if isinstance(part, QPushButton):
                part.setAutoDefault(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(self.title)
        outer.addWidget(self.steps, 1)
        outer.addWidget(self.problem)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices_changed)
        self.preview.changed.connect(self._on_preview_changed)
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(partial(self._go_to, CHOOSING))
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.reject)

    def _go_to(self, step: int, *_: object) -> None:
        self._asked += 1
        self.steps.setCurrentIndex(step)
        self.title.setText(TITLES[step])
        self.setWindowTitle(TITLES[step])
        choosing = step == CHOOSING
        self.next.setVisible(choosing)
        self.problem.setVisible(choosing)
        for part in (self.kind, self.save, self.back):
            part.setVisible(not choosing)
        self._on_choices_changed()
        if choosing:
            self.choices.kinds.buttons.button(self.choices.kinds.place).setFocus()
        else:
            self.back.setFocus()

    def _on_choices_changed(self) -> None:
        problem = self.choices.problem
        self.problem.setText(problem or NOTHING_YET)
        self.next.setEnabled(not problem)

    def _on_preview_changed(self) -> None:
        preview = self.preview.preview
        may = preview is not None and not self._saving
        self.save.setEnabled(may)
        self.kind.setEnabled(may)
        self._saved = False
        if preview is not None:
            encrypted = self._journal.encrypted
            self.told.setText(report_saving.in_words(preview, encrypted=encrypted))

    def _on_next(self) -> None:
        wanted = self.choices.wanted
        self._go_to(READING)
        if wanted == self._made and self.preview.preview is not None:
            self.preview.list.setFocus()
            return
        self.told.setText(NOTHING_YET)
        self.preview.show_message(MAKING)
        tasks.run(
            _making(self._journal, wanted, self._last),
            done=partial(self._on_made, self._asked, wanted),
            failed=partial(self._on_not_made, self._asked),
            owner=self,
        )

    def _on_made(self, asked: int, wanted: Wanted, preview: Preview) -> None:
        if asked != self._asked:
            return
        self._made, self._last = wanted, preview
        self._offer(report_saving.kinds(preview.report))
        self.preview.show_preview(preview)
        self._saved = not (preview.number_out or preview.number_reworded)
        self.preview.list.setFocus()
        self.voice.say(self.preview.told.text())

    def _offer(self, kinds: Mapping[str, str]) -> None:
        """Offer kinds of file; the one that was chosen stays if it can."""
        chosen = self.kind.currentData()
        self.kind.clear()
        for ending, words in kinds.items():
            self.kind.addItem(words, ending)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))

    def _on_not_made(self, asked: int, error: JournalError) -> None:
        if asked == self._asked:
            self._made = None
            self.preview.show_message(str(error))

    def _on_save(self) -> None:
        """Ask where, and write there; the report is what the preview shows now."""
        preview = self.preview.preview
        if preview is None or self._saving:
            return
        report, ending = preview.redacted, str(self.kind.currentData())
        kinds = f"{self.kind.currentText()} (*{ending})"
        name = report_saving.suggested(report, ending)
        chosen = dialogs.choose_new_file(self, "Save Report", name, kinds)
        if chosen is None:
            return
        target = report_saving.completed(chosen, ending, report)
        over = target == chosen and chosen.exists()
        self._begin_saving()
        tasks.run(
            partial(report_saving.save, report, target, over=over),
            done=self._on_saved,
            failed=self._on_not_saved,
            owner=self,
        )

    def _begin_saving(self) -> None:
        self._saving = True
        self.preview.setEnabled(False)
        for part in (self.save, self.kind, self.back):
            part.setEnabled(False)
        self.told.setText(SAVING)

    def _end_saving(self) -> None:
        self._saving = False
        self.preview.setEnabled(True)
        for part in (self.save, self.kind, self.back):
            part.setEnabled(True)
        self.save.setFocus()

    def _on_saved(self, target: Path) -> None:
        self._end_saving()
        self._saved = True
        sentence = f"The report was saved as {target}."
        self.told.setText(sentence)
        self.voice.say(sentence)
        if self._leaving:
            self.accept()

    def _on_not_saved(self, error: JournalError) -> None:
        self._end_saving()
        self.told.setText("Nothing was saved.")
        self._leaving = False
        dialogs.show_error(self, error)


def _making(
    journal: Journal, wanted: Wanted, before: Preview | None
) -> Callable[[], Preview]:
    """Return what a worker is to do, with a reader of its own."""

    def work() -> Preview:
        with journal.reader() as reader:
            return Preview(wanted.made(reader), before)

    return work


def make_report(
    parent: QWidget,
    journal: Journal,
    first: date | None = None,
    last: date | None = None,
    form_of: Sequence[str] = (),
) -> None:
    """Let a person make a report of a period, or a form of some reflections."""
    dialog = ReportDialog(journal, parent, first, last, form_of=form_of)
    dialog.exec()
    dialog.deleteLater()
