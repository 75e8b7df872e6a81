"""A person's own words, counted only when they ask for it, in their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.patterns.markers import Marker
from leadjournal.patterns.own_text import Sentence
from leadjournal.patterns.own_words import OwnWords
from leadjournal.patterns.words import WordChange
from leadjournal.ui import veil
from leadjournal.ui.cards import label, rule
from leadjournal.ui.patterns.lines_card import LineValue, line_row
from leadjournal.ui.patterns.telling_card import TellingCard, polish
from leadjournal.ui.patterns.work import Worked
from leadjournal.wording import counted

TITLE = "Your own words"
PLAIN = (
    "LeadJournal can count which words came more often in this period than in all you"
    " wrote before it, and show them in your own sentences with a question. What it"
    " asked of you and what you quoted are left out. It is worked out on this computer"
    " and says nothing about who you are or how you lead."
)
ON, OFF = "counted because you asked", "off until you ask for it"
#: So many words of each list, so many sentences of a word or a kind.
WORDS, SENTENCES, AT_ONCE = 6, 3, 3


class OwnWordsCard(TellingCard):
    """Off until asked for, and put away again by one click."""

    wanted = Signal(bool)
    reflections_requested = Signal(list, str)

    def __init__(self) -> None:
        super().__init__(TITLE, OFF, note_below=True)
        self._shown: OwnWords | None = None
        self._built = self._veiled = False
        self.switch = QPushButton("Show My Own Words")
        self._words = QWidget()
        self.body.addWidget(self._words)
        self.body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.switch.clicked.connect(self._on_clicked)

    def steps(self, worked: Worked, *, compared: bool) -> Iterator[bool]:
        """Build a few sentences at a time, and put them in place at the end."""
        told = worked.overview.words
        veiled = veil.is_drawn()
        if self._built and (veiled, told) == (self._veiled, self._shown):
            yield True
            return
        self._veiled, self._shown, self._built = veiled, told, True
        on = told is not None
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for number, widget in enumerate(_off() if told is None else self._parts(told)):
            column.addWidget(widget)
            if number % AT_ONCE == 0:
                polish(words)
                yield False
        self.show_note(ON if on else OFF)
        self.switch.setText("Hide My Own Words" if on else "Show My Own Words")
        old, self._words = self._words, words
        self.body.replaceWidget(old, words)
        old.hide()
        old.deleteLater()
        yield True

    @property
    def last_stop(self) -> QWidget:
        return self.switch

    def _parts(self, told: OwnWords) -> Iterable[QWidget]:
        if told.why_not:
            yield label(told.why_not)
        for heading, changes in (
            ("Came more often than before", told.grew),
            ("Came less often than before", told.faded),
        ):
            if changes:
                yield label(heading, "strong")
            for change in changes[:WORDS]:
                yield label(in_words(change, told))
                yield from self._sentences(change.sentences)
        for marker in told.markers:
            yield rule()
            yield from self._marker(marker)
        yield label("\n".join(told.limits), "small")

    def _marker(self, marker: Marker) -> Iterable[QWidget]:
        yield label(marker.heading, "strong")
        yield from self._sentences(marker.sentences)
        yield label(marker.ask, "prose")
        if marker.caution:
            yield label(marker.caution, "warn")

    def _sentences(self, sentences: Sequence[Sentence]) -> Iterable[QWidget]:
        """Return each with a button that opens where it stands."""
        for sentence in sentences[-SENTENCES:]:
            words = veil.over(" ".join(sentence.text.split()), veil.QUOTE)
            day = days.full(sentence.day)
            value = LineValue(words, day, (sentence.id,), words, own=True)
            yield line_row(value, self._on_opened)

    def _on_opened(self, value: LineValue, _: bool = False) -> None:
        self.reflections_requested.emit(list(value.ids), value.title)

    def _on_clicked(self) -> None:
        self.wanted.emit(self._shown is None)


def in_words(change: WordChange, told: OwnWords) -> str:
    """“garden”: 84 times in 900 words, 84 in 9,000 before"""
    now = f"{counted(change.count, 'time')} in {told.words:,} words"
    before = f"{change.count_before} in {told.words_before:,} before"
    return f"“{veil.over(change.word, '…')}”: {now}, {before}"


def _off() -> Iterable[QWidget]:
    yield label(PLAIN)
