"""What a person adds to the bank of questions: their own questions, and packs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from leadjournal import own_questions, packs, paths, questions
from leadjournal.errors import JournalError
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.own_questions import OwnQuestions, Wording
from leadjournal.packs import Pack
from leadjournal.questions import Question
from leadjournal.ui import dialogs
from leadjournal.ui.questions.form import QuestionForm
from leadjournal.ui.questions.pack_dialog import PackDialog
from leadjournal.ui.questions.rows import OWN
from leadjournal.wording import counted

LATER = "It is kept, and will be among the questions when you next open the journal."
KINDS = "Packs of questions (*.toml)"


class OwnBank:
    """Asks, checks, writes, and has the bank read again.

    Each verb returns the id of the question to go to, or "" if nothing has changed.
    """

    def __init__(self, journal: Journal, window: QWidget) -> None:
        self._journal = journal
        self._window = window
        #: The packs there are, and which question comes from elsewhere.
        self.packs: list[Pack] = []
        self.homes: dict[str, str] = {}

    def look(self) -> None:
        """See what there is in the folder now."""
        found = packs.installed(self._folder, self._journal.frameworks.practices)
        self.packs = [pack for pack in found if pack.file != own_questions.FILE]
        self.homes = {
            question.id: OWN if pack.file == own_questions.FILE else pack.name
            for pack in found
            for question in pack.questions
        }

    def write(self, question: Question | None = None) -> str:
        """Ask for the wording of a question until it is kept, or not wanted."""
        form = QuestionForm(self._practices(question), question, self._window)
        kept = ""
        while not kept and form.exec():
            try:
                kept = self._keep(form.wording, question)
            except JournalError as error:
                dialogs.show_error(self._window, error)
        form.deleteLater()
        return self._reloaded(kept) if kept else ""

    def delete(self, question: Question) -> bool:
        """Delete an own question, if that is meant."""
        sure = f"Delete “{question.text}”? What you wrote in answer to it stays."
        if not dialogs.confirm(self._window, sure, "Delete"):
            return False
        try:
            self._own.remove(question.id)
        except JournalError as error:
            dialogs.show_error(self._window, error)
        self._reloaded()
        return True

    def add_pack(self) -> str:
        """Choose a pack, show what is in it, and add it."""
        title = "Add a Pack of Questions"
        path = dialogs.choose_file(self._window, title, KINDS)
        if path is None:
            return ""
        taken = {question.id for question in self._journal.questions}
        known = self._journal.frameworks.practices
        try:
            pack = packs.preview(path, known, taken)
            if not self._agreed(pack):
                return ""
            packs.add(path, self._folder)
        except JournalError as error:
            dialogs.show_error(self._window, error)
            return ""
        return self._reloaded(pack.questions[0].id)

    def remove_pack(self, pack: Pack) -> bool:
        """Take a pack out again, if that is meant."""
        its = counted(len(pack.questions), "question")
        what = f"“{pack.name}”" if pack.problem else f"“{pack.name}” with its {its}"
        sure = f"Remove {what}? What you wrote stays."
        if not dialogs.confirm(self._window, sure, "Remove"):
            return False
        try:
            packs.remove(pack, self._folder)
        except JournalError as error:
            dialogs.show_error(self._window, error)
        self._reloaded()
        return True

    @property
    def _folder(self) -> Path:
        return paths.own_material("questions")

    @property
    def _own(self) -> OwnQuestions:
        return OwnQuestions(self._folder, self._journal.frameworks.practices)

    def _practices(self, question: Question | None) -> list[Practice]:
        """Return what a question may be about: the primary practices, and its own."""
        primary = self._journal.frameworks.primary
        known = self._journal.frameworks.practices
        others = [known[key] for key in question.practices] if question else []
        return [*primary, *(p for p in others if p not in primary)]

    def _keep(self, wording: Wording, question: Question | None) -> str:
        if question is not None:
            self._own.change(question.id, wording)
            return question.id
        asked = {row.question for row in self._journal.askings.history}
        return self._own.add(wording, asked | {q.id for q in self._journal.questions})

    def _agreed(self, pack: Pack) -> bool:
        dialog = PackDialog(self._journal, pack, self._window)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed

    def _reloaded(self, wanted: str = "") -> str:
        """Have the bank read again; return what is wanted, if it is in it now.

        It is read once beforehand, so that a mistake leaves everything as it was.
        """
        known = self._journal.frameworks.practices
        try:
            questions.load(known, self._folder)
        except JournalError as error:
            dialogs.show_error(self._window, error)
            self.look()
            return ""
        self.look()
        self._journal.reload_material()
        if wanted and wanted not in self._journal.questions:
            dialogs.tell(self._window, LATER)
            return ""
        return wanted
