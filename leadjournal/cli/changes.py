"""What changed from one text of a reflection to the next, in words that print."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from leadjournal import days, revisions
from leadjournal.text import differences, foldings
from leadjournal.text.differences import Change, Part
from leadjournal.text.foldings import Fold
from leadjournal.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadjournal.models import Reflection
    from leadjournal.revisions import Text

#: As `git diff --word-diff` has them.
MARKS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}


def since_each(reflection: Reflection) -> str:
    """Return what changed at each step, oldest first, the last to the present text."""
    texts = [*revisions.earlier(reflection)[::-1], revisions.present(reflection)]
    return "\n\n\n".join(_step(*step) for step in pairwise(texts))


def _step(before: Text, after: Text) -> str:
    title = differences.between(before.title, after.title)
    body = differences.between(before.body, after.body)
    count = differences.count((*title, *body))
    head = (
        f"{days.full(after.at.date())}, {after.at:%H:%M} UTC:"
        f" {counted(count.new, 'word')} added, {counted(count.gone, 'word')} taken away"
    )
    lines = "".join(
        f"{each}\n" if isinstance(each, Fold) else _marked(each.parts)
        for each in foldings.folded(body)
    )
    return f"{head}\n{_marked(title)}".rstrip("\n") + f"\n\n{lines}".rstrip("\n")


def _marked(parts: Iterable[Part | Fold]) -> str:
    return "".join(
        f" {part} " if isinstance(part, Fold) else _with_marks(part) for part in parts
    )


def _with_marks(part: Part) -> str:
    """Put the marks round the words, not round the end of their line."""
    words = part.text.rstrip("\r\n")
    end = part.text[len(words) :]
    return (MARKS[part.change].format(words) if words else "") + end
