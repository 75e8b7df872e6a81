"""The screens on which a person writes, one question to each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from leadjournal import flow
from leadjournal.flow import Step, Wording
from leadjournal.ui import veil
from leadjournal.ui.cards import label
from leadjournal.ui.weekly.answer_form import CHANCES
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.fields import ProseField
from leadjournal.ui.weekly.screen import Screen, fields_of, prose, words_of


class MomentScreen(Screen):
    """One moment that one could film, and what was done with the chance."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, words_of(draft, Step.MOMENT))
        [part] = fields_of(draft, Step.MOMENT)
        self.field = ProseField(part.label, part.placeholder)
        self.add(self.field, 1)
        self.keep_part(self.field, part.heading)
        self.chances = {chance.value: QPushButton(name) for chance, name in CHANCES}
        for chance, button in self.chances.items():
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._on_chance, chance))
        self.column.addSpacing(8)
        asked = label("Given the chance, what did you do?", "strong")
        self._row = self.add_row(asked, *self.chances.values(), gap=14)
        self.refresh()

    @property
    def is_empty(self) -> bool:
        return not self.field.words().strip()

    def refresh(self) -> None:
        super().refresh()
        taggings = self.draft.reflection.taggings
        self._row.setVisible(bool(taggings))
        said = {tagging.chance for tagging in taggings.values()}
        for chance, button in self.chances.items():
            button.setChecked(said == {chance})

    def _on_chance(self, chance: str, _: bool = False) -> None:
        chosen = self.chances[chance].isChecked()
        reflection = self.draft.reflection
        with self.journal.change("Note Chance"):
            for practice in list(reflection.taggings):
                reflection.tag(practice, chance if chosen else None)
        self.refresh()


class PartScreen(Screen):
    """One part of the text, its question large above it."""

    def __init__(self, draft: Draft, part: flow.Field, lead: str = "") -> None:
        super().__init__(draft, Wording(part.label, lead))
        self.field = self.add_part(part, shown=False)
        if part.one_line:
            self.column.addStretch(1)

    @property
    def is_empty(self) -> bool:
        return not self.field.words().strip()


class ForwardScreen(Screen):
    """A small step forward, and who made it happen."""

    def __init__(self, draft: Draft) -> None:
        words = words_of(draft, Step.FORWARD)
        super().__init__(draft, words)
        for number, part in enumerate(fields_of(draft, Step.FORWARD)):
            shown = number > 0 or part.label != words.title
            self.add_part(part, lines=2, shown=shown)
        self.column.addStretch(1)


class LessonsScreen(Screen):
    """Every fourth week the last lessons come back, to be looked back on."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            draft, Wording(flow.MONTH, "What you took from the last weeks:")
        )
        for lesson in draft.lessons:
            self.add(prose(veil.over(f"“{lesson}”", veil.QUOTE)))
        for part in flow.fields(Step.LOOK_BACK, turn="lessons"):
            self.add_part(part, lines=3, shown=False)


class PatternsScreen(Screen):
    """Every twelfth week: one's own view alone is not enough."""

    def __init__(self, draft: Draft) -> None:
        lead = (
            "Twelve weeks of writing show what you looked at, not how others saw it."
            " Your patterns are there to be read whenever you like; then put this"
            " question to one real person."
        )
        super().__init__(draft, Wording(flow.ASK_SOMEONE, lead))
        for part in flow.fields(Step.LOOK_BACK, turn="patterns"):
            self.add_part(part, shown=False)
