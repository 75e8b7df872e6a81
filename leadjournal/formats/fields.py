"""A reflection as plain values, as files and scripts see it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadjournal.models import Afterthought, Plan, Reflection, Revision

Values = dict[str, object]


def instant(value: datetime) -> str:
    """Return an instant, which is kept in UTC, as text."""
    return f"{value.isoformat()}Z"


def public(reflection: Reflection) -> Values:
    """Return what a script sees of a reflection, in the order it is promised."""
    return {
        "id": reflection.uuid,
        "day": reflection.day.isoformat(),
        "title": reflection.title,
        "body": reflection.body,
        "tags": _tags(reflection),
        "plans": [public_plan(plan) for plan in reflection.plans],
        "weight": reflection.weight,
        "template": reflection.template,
        "question": reflection.question,
        "step_outside": reflection.step_outside,
        "private": reflection.private,
        "words": reflection.words,
        "created": instant(reflection.created),
        "modified": instant(reflection.modified),
        "trashed": _instant(reflection.trashed),
        "afterthoughts": [
            {"day": afterthought.day.isoformat(), "text": afterthought.text}
            for afterthought in reflection.afterthoughts
        ],
    }


def public_plan(plan: Plan) -> Values:
    return {
        "id": plan.uuid,
        "cue": plan.cue,
        "act": plan.act,
        "with_whom": plan.with_whom,
        "due": plan.due.isoformat() if plan.due else None,
        "outcome": plan.outcome,
        "note": plan.note,
    }


def public_revision(revision: Revision) -> Values:
    return {
        "at": instant(revision.at),
        "title": revision.title,
        "body": revision.body,
    }


def whole(reflection: Reflection) -> Values:
    """Return everything that a journal holds of a reflection."""
    return public(reflection) | {
        "draft": reflection.draft,
        "plans": [
            public_plan(plan)
            | {"created": instant(plan.created), "closed": _instant(plan.closed)}
            for plan in reflection.plans
        ],
        "afterthoughts": [_afterthought(item) for item in reflection.afterthoughts],
        "revisions": [public_revision(revision) for revision in reflection.revisions],
        "threads": sorted(reflection.threads),
    }


def _tags(reflection: Reflection) -> list[Values]:
    return [
        {"key": key, "chance": reflection.taggings[key].chance}
        for key in sorted(reflection.taggings)
    ]


def _afterthought(afterthought: Afterthought) -> Values:
    return {
        "id": afterthought.uuid,
        "day": afterthought.day.isoformat(),
        "text": afterthought.text,
        "created": instant(afterthought.created),
    }


def _instant(value: datetime | None) -> str | None:
    return instant(value) if value else None
