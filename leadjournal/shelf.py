"""What there is to tag, ask and write by: ours, and a person's own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from leadjournal import frameworks, paths, questions, templates
from leadjournal.errors import NoAccessError
from leadjournal.frameworks import Frameworks
from leadjournal.questions import Questions
from leadjournal.templates import Templates


class Shelf:
    """Reads each kind when it is first asked for. Raises BadMaterialError."""

    def __init__(self) -> None:
        self._with_own = True

    @cached_property
    def frameworks(self) -> Frameworks:
        return frameworks.load(self._own("frameworks"))

    @cached_property
    def questions(self) -> Questions:
        known = self.frameworks.practices.keys()
        return questions.load(known, self._own("questions"))

    @cached_property
    def templates(self) -> Templates:
        return templates.load(self._own("templates"))

    def load(self) -> None:
        """Read everything now, so that a mistake is told now."""
        _ = self.frameworks, self.questions, self.templates

    def leave_out_own(self) -> None:
        """Go on with what comes with LeadJournal, where a person's own is broken."""
        self._with_own = False
        for kind in ("frameworks", "questions", "templates"):
            self.__dict__.pop(kind, None)

    def _own(self, kind: str) -> Path | None:
        try:
            return paths.own_material(kind) if self._with_own else None
        except NoAccessError:  # who has no home folder has nothing there
            return None
