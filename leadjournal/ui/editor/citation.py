"""The room that a picture or a link needs in a text that is written already."""

from __future__ import annotations

from leadjournal.ui.editor import list_editing


def apart(markdown: str, before: str, after: str, *, by_itself: bool) -> str:
    """Return what to put between two parts of a text, with the room it needs.

    *by_itself* is for pictures, which stand in a paragraph of their own; a link
    stands in the sentence, apart from the words round it.
    """
    line = before.rpartition("\n")[2]
    if by_itself and not _begins_item(line):
        return f"{_break_after(before)}{markdown}{_break_before(after)}"
    opens = not line or line[-1].isspace() or line[-1] in "([“‘«"
    goes_on = after[:1].isalnum()
    return f"{'' if opens else ' '}{markdown}{' ' if goes_on else ''}"


def _begins_item(line: str) -> bool:
    parted = list_editing.parted(line)
    return bool(parted.head.strip()) and not parted.words.strip()


def _break_after(before: str) -> str:
    if not before.strip() or before.endswith("\n\n"):
        return ""
    return "\n" if before.endswith("\n") else "\n\n"


def _break_before(after: str) -> str:
    if after.startswith("\n\n"):
        return ""
    return "\n" if after.startswith("\n") else "\n\n"
