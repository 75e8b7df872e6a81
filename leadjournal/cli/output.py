"""What commands print: the shapes that scripts rely on."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC
from typing import TYPE_CHECKING

import click

from leadjournal.formats.fields import (
    Values,
    instant,
    public,
    public_plan,
    public_revision,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from leadjournal.formats import Exporter, Importer
    from leadjournal.formats.content import Imported
    from leadjournal.frameworks import Framework
    from leadjournal.models import Plan, Reflection, Revision
    from leadjournal.questions import Question
    from leadjournal.safekeeping.backups import Backup
    from leadjournal.templates import Template
    from leadjournal.weekly import Offer

#: What stands around a match in a snippet.
MARK = "**"


def print_json(document: Values) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def reflection(shown: Reflection) -> Values:
    return public(shown)


def found(total: int, reflections: Iterable[Reflection]) -> Values:
    return {"total": total, "reflections": [public(each) for each in reflections]}


def plans(shown: Iterable[Plan]) -> Values:
    return {"plans": [public_plan(plan) for plan in shown]}


def revisions(shown: Iterable[Revision]) -> Values:
    return {"revisions": [public_revision(revision) for revision in shown]}


def offers(week: str, shown: Iterable[Offer]) -> Values:
    return {
        "week": week,
        "questions": [
            {
                "id": offer.question.id,
                "text": offer.question.text,
                "follow_up": offer.question.follow_up,
                "type": offer.question.type,
                "practices": list(offer.question.practices),
                "reason": offer.reason,
            }
            for offer in shown
        ],
    }


def frameworks(shown: Iterable[Framework], on: set[str]) -> Values:
    return {
        "frameworks": [
            {
                "key": framework.key,
                "name": framework.name,
                "source": framework.source,
                "on": framework.key in on,
                "practices": [
                    {
                        "key": practice.key,
                        "name": practice.name,
                        "description": practice.description,
                        "indicators": list(practice.indicators),
                        "shadow": practice.shadow,
                    }
                    for practice in framework.practices
                ],
            }
            for framework in shown
        ]
    }


def questions(shown: Iterable[Question], muted: set[str]) -> Values:
    return {
        "questions": [
            {
                "id": question.id,
                "text": question.text,
                "follow_up": question.follow_up,
                "type": question.type,
                "practices": list(question.practices),
                "source": question.source,
                "muted": question.id in muted,
            }
            for question in shown
        ]
    }


def templates(shown: Iterable[Template]) -> Values:
    return {
        "templates": [
            {
                "key": template.key,
                "name": template.name,
                "stages": [
                    {"name": stage.name, "helper": stage.helper}
                    for stage in template.stages
                ],
            }
            for template in shown
        ]
    }


def imported(result: Imported) -> Values:
    return {
        "format": result.format,
        "found": result.found,
        "added": result.added,
        "already_there": result.already_there,
        "skipped": [asdict(skipped) for skipped in result.skipped],
        "attachments": result.attachments,
    }


def file_formats(
    importers: Sequence[Importer], exporters: Sequence[Exporter]
) -> Values:
    reads = {each.NAME for each in importers}
    writes = {each.NAME for each in exporters}
    known: dict[str, Importer | Exporter] = {each.NAME: each for each in importers}
    known |= {each.NAME: each for each in exporters}
    return {
        "formats": [
            {
                "name": name,
                "about": each.ABOUT,
                "endings": list(each.SUFFIXES),
                "import": name in reads,
                "export": name in writes,
            }
            for name, each in known.items()
        ]
    }


def checked(
    problems: list[str], reflections: int, last_backup: Backup | None
) -> Values:
    return {
        "ok": not problems,
        "problems": problems,
        "reflections": reflections,
        "last_backup": _made(last_backup) if last_backup else None,
    }


def backups(
    shown: Iterable[Backup], folder: Path, second_place: Path | None, rule: str
) -> Values:
    return {
        "backups": [
            {
                "path": str(each.path),
                "made": _made(each),
                "size": each.size,
                "place": each.place,
            }
            for each in shown
        ],
        "folder": str(folder),
        "second_place": str(second_place) if second_place else None,
        "rule": rule,
    }


def _made(backup: Backup) -> str:
    return instant(backup.made.astimezone(UTC).replace(tzinfo=None))


def marked(snippet: str) -> str:
    """Return a snippet with its matches marked."""
    from leadjournal.finding.search import CLOSE, OPEN

    return snippet.replace(OPEN, MARK).replace(CLOSE, MARK)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: 1 reflection, 1,204 reflections."""
    return f"{number:,} {one if number == 1 else many}"
