"""The screens on which a person chooses: a question, and what it was about."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal import flow
from leadjournal.flow import Step, Wording
from leadjournal.models import Tagging
from leadjournal.questions import Question
from leadjournal.ui import theme
from leadjournal.ui.beside.practice_section import PracticeSection
from leadjournal.ui.cards import label
from leadjournal.ui.weekly.column import order_focus
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.fields import ProseField
from leadjournal.ui.weekly.offer import OfferButton
from leadjournal.ui.weekly.screen import Screen

CHOOSE = Wording(
    "Choose one question", "The one that one real moment comes to mind for."
)
TAGS = Wording(
    "What was it about?",
    "One or two are plenty. A tag says what this is about, never how good you are at"
    " it.",
)
SHADOW = "Did I see the shadow side?"


class ChooseScreen(Screen):
    """Three questions, each with its reason."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, flow.wording(Step.MOMENT))
        self.offers: list[OfferButton] = []
        for offer in draft.offers():
            button = OfferButton(offer)
            button.clicked.connect(partial(self._on_chosen, offer.question))
            self.add(button)
            self.offers.append(button)
        self._own = label("", "lead")
        self.add(self._own)
        self.column.addStretch(1)
        if not self.offers:
            self.lead.setText("There is no question left to ask. Go on without one.")
        self.refresh()

    @property
    def is_ready(self) -> bool:
        return self.draft.question is not None or not self.offers

    @property
    def is_empty(self) -> bool:
        return self.draft.question is None

    def refresh(self) -> None:
        super().refresh()
        question = self.draft.question
        for button in self.offers:
            button.setChecked(button.offer.question is question)
        offered = any(button.isChecked() for button in self.offers)
        other = question is not None and not offered
        self._own.setVisible(other)
        self._own.setText(f"Chosen so far: {question.text}" if question else "")
        chosen = (button for button in self.offers if button.isChecked())
        self.first = next(chosen, self.offers[0] if self.offers else None)
        self.ready_changed.emit()

    def _on_chosen(self, question: Question, _: bool = False) -> None:
        self.draft.choose(question)
        self.refresh()
        self.next_requested.emit()


class TagsScreen(Screen):
    """The tags that the question suggests, and what was done with each chance."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, TAGS)
        self.suggested = PracticeSection("Suggested by the question")
        self.others = PracticeSection("Other practices")
        self.more = theme.look(QPushButton("Another practice"), "link")
        self.shadow = theme.look(QPushButton(SHADOW), "link")
        self._shadows = label("", "muted")
        self.field = ProseField(SHADOW, "What I saw of it", lines=2)
        self._lay_out()
        self.keep_part(self.field, flow.SHADOW)
        for section in (self.suggested, self.others):
            section.tag_toggled.connect(self._on_tag_toggled)
            section.chance_noted.connect(self._on_chance_noted)
        self.more.clicked.connect(self._on_more)
        self.shadow.clicked.connect(self._on_shadow)
        self._split()
        self._show_others(not self.suggested.rows)
        self._show_shadow(bool(self.field.words()))
        self.refresh()
        rows = [*self.suggested.rows, *self.others.rows]
        self.first = rows[0].toggle if rows else None
        self._order_focus()

    @property
    def is_empty(self) -> bool:
        return not self.draft.reflection.taggings

    def refresh(self) -> None:
        super().refresh()
        tags = self.draft.reflection.taggings
        for section in (self.suggested, self.others):
            section.show_tags(tags)
        if set(tags) & {row.practice.key for row in self.others.rows}:
            self._show_others(True)
        self._shadows.setText(self._shadow_text(tags))
        self.shadow.setEnabled(bool(tags) or self._shadow_shown)

    def _lay_out(self) -> None:
        self.add_wide(self.suggested)
        self.add(self.more)
        self.add_wide(self.others)
        self.column.addSpacing(4)
        self.add(self.shadow)
        self._below = QWidget()
        inner = QVBoxLayout(self._below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._shadows)
        inner.addWidget(self.field)
        self.add(self._below)
        self.column.addStretch(1)
        for button in (self.more, self.shadow):
            button.setAutoDefault(True)

    def _split(self) -> None:
        """Put first what the question is about, and what was tagged already."""
        question = self.draft.question
        tags = self.draft.reflection.taggings
        keys = {*(question.practices if question else ()), *tags}
        known = self.journal.practices_on
        self.suggested.show_practices(p for p in known if p.key in keys)
        self.others.show_practices(p for p in known if p.key not in keys)

    def _order_focus(self) -> None:
        parts: list[QWidget] = []
        for section, below in ((self.suggested, self.more), (self.others, self.shadow)):
            for row in section.rows:
                parts += [row.toggle, row.chance]
            parts.append(below)
        order_focus([*parts, self.field])

    def _shadow_text(self, tags: dict[str, Tagging]) -> str:
        known = self.journal.frameworks.practices
        lines = [
            f"{known[key].short}: {known[key].shadow}."
            for key in tags
            if key in known and known[key].shadow
        ]
        return "\n".join(lines)

    def _show_others(self, shown: bool) -> None:
        self.others.setVisible(shown and bool(self.others.rows))
        self.more.setVisible(not shown and bool(self.others.rows))

    def _show_shadow(self, shown: bool) -> None:
        self._shadow_shown = shown
        self._below.setVisible(shown)

    def _on_more(self) -> None:
        self._show_others(True)
        if self.others.rows:
            self.others.rows[0].toggle.setFocus()

    def _on_shadow(self) -> None:
        self._show_shadow(not self._shadow_shown)
        if self._shadow_shown:
            self.field.setFocus()

    def _on_tag_toggled(self, key: str, tagged: bool) -> None:
        with self.journal.change("Add Tag" if tagged else "Remove Tag"):
            if tagged:
                self.draft.reflection.tag(key)
            else:
                self.draft.reflection.untag(key)
        self.refresh()

    def _on_chance_noted(self, key: str, chance: str | None) -> None:
        with self.journal.change("Note Chance"):
            self.draft.reflection.tag(key, chance)
        self.refresh()
