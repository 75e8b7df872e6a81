"""A new reflection that nobody put anything into goes when one leaves it."""

from __future__ import annotations

from leadjournal.journal import Journal
from leadjournal.models import Reflection


def take_away(journal: Journal, reflection: Reflection) -> bool:
    """Take back that a reflection was made, if that was the last thing done.

    Nothing that was ever put into it, written or begun, is lost: then it stays.
    """
    if reflection not in journal.reflections:
        return False
    made = [each for each, _ in journal.undo_deletes()]
    if made != [reflection] or not _is_blank(reflection):
        return False
    if reflection.uuid in journal.preferences.get("begun", {}):
        return False
    journal.undo()
    return True


def _is_blank(reflection: Reflection) -> bool:
    return reflection.draft and not any(
        (
            reflection.title.strip(),
            reflection.body.strip(),
            reflection.question,
            reflection.template,
            reflection.weight,
            reflection.taggings,
            reflection.plans,
            reflection.afterthoughts,
            reflection.attachments,
            reflection.threads,
            reflection.revisions,
        )
    )
