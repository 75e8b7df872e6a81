"""What came of an import, an export or a check, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.cli.output import counted

if TYPE_CHECKING:
    from leadjournal.errors import JournalError
    from leadjournal.formats.content import Exported, Imported
    from leadjournal.safekeeping.backups import Backup


def imported(result: Imported, *, dry_run: bool) -> str:
    added = counted(result.added, "reflection", "reflections")
    would = "would be added" if dry_run else "added"
    lines = [f"{added} {would}, {result.already_there:,} already there."]
    if result.attachments:
        lines.append(f"{_attachments(result.attachments)} came with them.")
    if result.skipped:
        lines.append(f"{len(result.skipped):,} could not be read:")
        lines += [f"  {each.where}: {each.why}" for each in result.skipped]
    return "\n".join(lines)


def exported(done: Exported, path: Path, encrypted: bool) -> str:
    what = counted(done.reflections, "reflection", "reflections")
    if done.attachments:
        what = f"{what} and {_attachments(done.attachments)}"
    lines = [f"{what} written to {path}."]
    if done.left_out:
        lines.append(
            f"{_attachments(done.left_out)} left out: such a file holds text only. An"
            " archive or a folder of Markdown takes them along."
        )
    if encrypted:
        lines.append("The journal is encrypted; what was just written is not.")
    return "\n".join(lines)


def _attachments(number: int) -> str:
    return counted(number, "attachment", "attachments")


def health(problems: list[str], reflections: int) -> str:
    if problems:
        return "\n".join(problems)
    number = counted(reflections, "reflection", "reflections")
    return f"The journal is sound. It holds {number}."


def backed_up(path: Path, *, encrypted: bool) -> str:
    opens = " The journal's passphrase opens it." if encrypted else ""
    return f"There is a backup at {path}. It was opened and checked.{opens}"


def second_copy(place: Path, is_there: bool, fault: JournalError | None) -> str:
    if fault:
        return f"It could not be copied to the second place. {fault}"
    if is_there:
        return f"The newest good backup is in {place}, too."
    return (
        f"The second place, {place}, is not there now. It gets the newest backup when"
        " it is there again."
    )


def listed_backup(shown: Backup) -> str:
    from leadjournal.attachments import size_in_words

    size = size_in_words(shown.size)
    return f"{shown.made:%Y-%m-%d %H:%M}  {size:>8}  {shown.path}"
