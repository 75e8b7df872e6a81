"""Which report or form is wanted, as it is chosen before one is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from leadjournal.errors import NotFoundError

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.reports.model import Report


class What(StrEnum):
    """What there is to take along."""

    PERIOD = "period"
    SINCE = "since"
    FORM = "form"


@dataclass(frozen=True)
class Wanted:
    """A report of some days, the words of none or of the *chosen* reflections in it."""

    what: What = What.PERIOD
    first: date | None = None
    last: date | None = None
    form: str = "nmc"
    chosen: frozenset[str] = frozenset()

    def made(self, journal: Journal) -> Report:
        """Make it, from a journal or a reader. Raises a JournalError."""
        # What makes a report is dear to import, and wanted seldom.
        from leadjournal.reports import choosing, forms, since, summary

        if self.what is What.FORM:
            if not self.chosen:
                raise NotFoundError("No reflection is chosen for the form.")
            return forms.form_of(
                journal,
                self.form,
                chosen=sorted(self.chosen),
                first=self.first,
                last=self.last,
            )
        options = choosing.options_of(journal, self.chosen)
        if self.what is What.SINCE and self.first is not None:
            return since.report_since(journal, self.first, self.last, options=options)
        return summary.report_of(journal, self.first, self.last, options=options)
