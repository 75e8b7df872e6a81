"""LeadJournal, a journal for reflective practice.

>>> from leadjournal import Journal
>>> journal = Journal.create(":memory:")

Read at any time; write inside a change. A change is kept whole or not at all,
is undone as one, and is told of once:

>>> with journal.change("New Reflection"):
...     reflection = journal.reflections.add("A one-to-one", "I listened.")
...     reflection.tag("bw-listening")
>>> [reflection.title for reflection in journal.reflections.search("listened")]
['A one-to-one']

>>> journal.undo_label
'New Reflection'
>>> journal.undo()
>>> len(journal.reflections)
0
>>> journal.close()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leadjournal.errors import JournalError as JournalError
    from leadjournal.journal import Journal as Journal
    from leadjournal.models import Reflection as Reflection

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: SQLAlchemy takes 0.3 s to import."""
    match name:
        case "Journal":
            from leadjournal.journal import Journal

            return Journal
        case "JournalError":
            from leadjournal.errors import JournalError

            return JournalError
        case "Reflection":
            from leadjournal.models import Reflection

            return Reflection
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
