"""The sheet a person writes on: day, question, title, text, and a helping question."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leadjournal.errors import NotFoundError
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.templates import Stage
from leadjournal.text import stages
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor import measure
from leadjournal.ui.editor.day_button import DayButton
from leadjournal.ui.editor.giving_way import GivingWay
from leadjournal.ui.editor.saving import Sitting
from leadjournal.ui.editor.typewriter import Typewriter
from leadjournal.ui.editor.word_count import WordCount
from leadjournal.ui.editor.writing import HINT, HOW_TO_LEAVE, BodyField, TitleField

LOW = 360  # px, at the usual size of text, that leave no room to spare


class WritingSheet(QWidget):
    """Writes one reflection; its words are saved by themselves."""

    state_changed = Signal(str, str)
    #: Names with a picture's bytes or a file's path, which were pasted or dropped.
    attachments_offered = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.day = DayButton(journal.today())
        self._private = label("", "small", wraps=False)
        self._question = label("", "prose")
        self.title = TitleField()
        self.body = BodyField(takes_attachments=True, keeps_tab=True)
        self.count = WordCount(self.body)
        self._typewriter = Typewriter(self.body)
        theme.look(self.title, "bare")
        theme.look(self.body, "bare")
        self._sitting = Sitting(journal, {"title": self.title, "body": self.body})
        self._lay_out()
        self._giving_way = GivingWay(self._above, self.body, self._column.activate)
        self._sitting.state_changed.connect(self.state_changed)
        self.day.day_chosen.connect(self._on_day_chosen)
        self.title.finished.connect(self.body.setFocus)
        self.title.step_requested.connect(self._on_title_left)
        self.body.step_requested.connect(self._on_body_left)
        self.body.cursorPositionChanged.connect(self._describe)
        self.body.attachments_offered.connect(self.attachments_offered)

    @property
    def reflection(self) -> Reflection | None:
        return self._sitting.reflection

    @property
    def question(self) -> str:
        """The question that is answered, as it is shown."""
        return self._question.text()

    @property
    def helper(self) -> str:
        """What helps to begin, while the stage the cursor is in is empty."""
        return self.body.hints.at_cursor()

    @property
    def is_saving(self) -> bool:
        return self._sitting.is_saving

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Save what was typed so far, and show another. Raises StorageError."""
        self._sitting.show_reflection(reflection)
        self.refresh()
        self._giving_way.bring_back()
        if reflection is not None and reflection.draft:  # is to be gone on with
            self.body.moveCursor(QTextCursor.MoveOperation.End)

    def begin(self, *, anew: bool = False) -> None:
        """Let the person write on: at the end, if *anew*; else where they are."""
        if anew or not self.body.hasFocus():
            self.body.moveCursor(QTextCursor.MoveOperation.End)
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def cite(self, markdown: str, *, by_itself: bool) -> None:
        """Write at the cursor as if it had been typed, with the room it needs."""
        self.body.cite(markdown, by_itself=by_itself)

    def try_to_save(self) -> None:
        self._sitting.try_to_save()

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        self._sitting.save()

    def on_journal_changed(self, changes: Changes) -> None:
        self._sitting.on_journal_changed(changes)
        self.refresh()

    def refresh(self) -> None:
        """Show all but the words, which the sitting looks after."""
        reflection = self.reflection
        if reflection is None:
            return
        self.day.show_day(reflection.day)
        self._private.setText("· private" if reflection.private else "")
        self._private.setVisible(reflection.private)
        question = self._asked(reflection)
        self._question.setText(question)
        self._question.setVisible(bool(question))
        wanted = self._stages_of(reflection.template)
        self.body.show_hint("" if wanted else HINT)
        self.body.hints.show(wanted)
        self._describe()

    def choose_template(self, key: str | None) -> None:
        """Write by a template: bring its headings, take away what was left empty."""
        reflection = self.reflection
        if reflection is None:
            return
        before = self._stages_of(reflection.template)
        if key != reflection.template:
            self.save()
            with self._journal.change("Choose Template"):
                reflection.template = key
        shown = self.body.shown()
        after = stages.changed(shown, before, self._stages_of(key))
        if after != shown:
            had_words = bool(stages.words_beside(shown, before))
            self.body.rewrite(after)
            if not had_words:
                self._go_beneath_first_heading()
        self.refresh()

    def set_margins(self) -> None:
        """Set the lines no longer than can be read with ease."""
        left, right = measure.margins(self.width())
        low = self.height() < theme.size(LOW)
        self._head.setContentsMargins(left, theme.size(6 if low else 31), right, 14)
        self._foot.setContentsMargins(left, 6, right, 10)
        self._below.setVisible(not low)
        self.body.setViewportMargins(left, 0, max(right - 12, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_margins()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.set_margins()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.day)
        line.addWidget(self._private)
        line.addStretch(1)
        self._above, self._below = QWidget(), QWidget()
        self._head = QVBoxLayout(self._above)
        self._head.setSpacing(4)
        self._head.addLayout(line)
        self._head.addWidget(self._question)
        self._head.addWidget(self.title)
        self._foot = QVBoxLayout(self._below)
        self._foot.addWidget(self.count, 0, Qt.AlignmentFlag.AlignRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._above)
        self._column.addWidget(self.body, 1)
        self._column.addWidget(self._below)
        self.set_margins()

    def _asked(self, reflection: Reflection) -> str:
        """Return the question a reflection answers, if it is still in the bank."""
        if reflection.question is None:
            return ""
        try:
            return self._journal.questions.get(reflection.question).text
        except NotFoundError:
            return ""

    def _stages_of(self, template: str | None) -> tuple[Stage, ...]:
        if template is None:
            return ()
        try:
            return self._journal.templates.get(template).stages
        except NotFoundError:
            return ()

    def _go_beneath_first_heading(self) -> None:
        cursor = QTextCursor(self.body.document().findBlockByNumber(1))
        self.body.setTextCursor(cursor)
        # Seen whole, though the text was rewritten from its end.
        self._giving_way.bring_back()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        """Tell who listens what helps to begin; who looks sees it in the text."""
        helper = f"{self.helper} {HOW_TO_LEAVE}".lstrip()
        if helper != self.body.accessibleDescription():
            self.body.setAccessibleDescription(helper)

    def _on_title_left(self, step: int) -> None:
        (self.body if step > 0 else self.title).setFocus()

    def _on_body_left(self, step: int) -> None:
        (self.title if step < 0 else self.body).setFocus()

    def _on_day_chosen(self, day: date) -> None:
        if self.reflection is not None and self.reflection.day != day:
            self.save()
            with self._journal.change("Change Day"):
                self.reflection.day = day
