"""What came of an import, an export or a check, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.cli.output import counted

if TYPE_CHECKING:
    from leadjournal.formats.content import Imported


def imported(result: Imported, *, dry_run: bool) -> str:
    added = counted(result.added, "reflection", "reflections")
    would = "would be added" if dry_run else "added"
    lines = [f"{added} {would}, {result.already_there:,} already there."]
    if result.skipped:
        lines.append(f"{len(result.skipped):,} could not be read:")
        lines += [f"  {each.where}: {each.why}" for each in result.skipped]
    return "\n".join(lines)


def exported(number: int, path: Path, encrypted: bool) -> str:
    lines = [f"{counted(number, 'reflection', 'reflections')} written to {path}."]
    if encrypted:
        lines.append("The journal is encrypted; what was just written is not.")
    return "\n".join(lines)


def health(problems: list[str], reflections: int) -> str:
    if problems:
        return "\n".join(problems)
    number = counted(reflections, "reflection", "reflections")
    return f"The journal is sound. It holds {number}."
