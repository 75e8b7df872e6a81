"""You have been here before: reflections that resemble the one that is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.errors import JournalError
from leadjournal.finding.related import Related
from leadjournal.frameworks import Practice
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import tasks, theme, veil
from leadjournal.ui.beside.section import Section
from leadjournal.ui.cards import label

PAUSE = 300  # ms after a reflection was opened, for the text itself to come first
AFTER_TYPING = 4_000  # ms without a change
CONCERNS = frozenset({"reflections", "taggings", "threads"})
CORNER = 10
NARROW, WIDE, LEAST = 120, 250, 44  # px at the usual size of text


class RelatedSection(Section):
    """Looks them up off the GUI thread; an answer for another reflection is dropped."""

    reflection_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__("You have been here before")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._asked = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        veil.voice.changed.connect(self._on_veil_changed)
        self.cards: list[RelatedCard] = []
        self._shown: list[Related] = []
        self.setVisible(False)

    @property
    def parts(self) -> Sequence[QWidget]:
        return self.cards

    def show_reflection(self, reflection: Reflection | None) -> None:
        if reflection is self._reflection:
            return
        self._reflection = reflection
        self._asked += 1
        self._show([])
        if reflection is None:
            self._timer.stop()
        else:
            self._timer.start(PAUSE)

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & CONCERNS and self._reflection is not None:
            self._timer.start(AFTER_TYPING)

    def _look(self) -> None:
        reflection = self._reflection
        if reflection is None or reflection not in self._journal.reflections:
            self._show([])
            return
        self._asked += 1
        question = self._journal.questions.named(reflection.question)
        prompt = f"{question.text} {question.follow_up}" if question else ""
        tasks.run(
            partial(_find, self._journal.reader, reflection.id, prompt),
            done=partial(self._on_found, self._asked),
            failed=partial(self._on_failed, self._asked),
        )

    def _on_found(self, asked: int, found: list[Related]) -> None:
        if asked == self._asked:
            self._show(found)

    def _on_failed(self, asked: int, _: JournalError) -> None:
        """Say nothing: that the journal cannot be read is said where one writes."""
        self._on_found(asked, [])

    def _show(self, found: list[Related]) -> None:
        if found == self._shown:
            return
        focused = [card.hasFocus() for card in self.cards]
        self._shown = found
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for related in found:
            card = RelatedCard(_called(related), self._why(related))
            card.clicked.connect(partial(self._on_clicked, related.id))
            self.column.addWidget(card)
            self.cards.append(card)
            card.show()  # now, not in a moment: one of them may take the focus
        if True in focused[: len(found)]:
            self.cards[focused.index(True)].setFocus()
        self.setVisible(bool(found))
        self.parts_changed.emit()

    def _why(self, related: Related) -> str:
        known = self._journal.frameworks.practices
        about = [_name(known.get(key), key) for key in related.practices]
        about += veil.over([f"“{name}”" for name in related.threads], [])
        parts = [days.short(related.day, self._journal.today())]
        if about:
            parts.append(f"also about {_listed(about)}")
        if words := veil.over(related.words, ()):
            parts.append(("" if about else "also ") + ", ".join(words))
        return " · ".join(parts)

    def _on_veil_changed(self) -> None:
        found = list(self._shown)
        self._show([])
        self._show(found)

    def _on_clicked(self, number: int) -> None:
        reflection = self._journal.reflections.by_id(number)
        if reflection is not None:
            self.reflection_requested.emit(reflection)


class RelatedCard(QAbstractButton):
    """A title, and why it is here; a click or Enter opens it."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}, {why}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # A button would not be narrower than its words are long.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        self.title, self.why = label(title, "strong"), label(why, "small")
        for words in (self.title, self.why):
            words.setMinimumWidth(1)  # they wrap in whatever room there is
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)

    def sizeHint(self) -> QSize:
        wide = theme.size(WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one likes: how high it is, its width decides."""
        return QSize(theme.size(NARROW), theme.size(LEAST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pressed = self.isDown() or (self.underMouse() and self.isEnabled())
        painter.setPen(QColor(colours.accent if pressed else colours.line))
        painter.setBrush(QColor(colours.hover if pressed else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CORNER, CORNER)


def _find(reader: Callable[[], Journal], number: int, prompt: str) -> list[Related]:
    with reader() as journal:
        reflection = journal.reflections.by_id(number)
        if reflection is None:
            return []
        return journal.reflections.related(reflection, left_out=prompt)


def _called(related: Related) -> str:
    return veil.title(related.title.strip() or "Untitled", related.day)


def _name(practice: Practice | None, key: str) -> str:
    return practice.short.lower() if practice else key


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
