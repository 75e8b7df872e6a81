"""Into what the finds of a query divide, each part with its count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from leadjournal.finding.sql import Condition, Sql

#: Runs a statement with a condition where it says {where}.
Select = Callable[[str, Sql], list[Any]]


@dataclass(frozen=True)
class Facets:
    """How many of the finds have each practice, chance, month (2026-11) and kind.

    The kinds are draft, private, plan, afterthought, attachment and trashed; that
    of the trash is how many would be found were it asked for.
    """

    practices: dict[str, int] = field(default_factory=dict)
    chances: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)


def of(condition: Condition, select: Select) -> Facets:
    """Count into what the finds of a condition divide."""
    found = Facets()
    for facet, value, count in select(_COUNTS, condition.everything):
        getattr(found, facet)[value] = count
    trash = Sql.all_of((Sql("trashed IS NOT NULL"), condition.whatever))
    [(trashed,)] = select("SELECT count(*) FROM reflections WHERE {where}", trash)
    if trashed:
        found.kinds["trashed"] = trashed
    return found


_OF_FOUND = "reflection_id IN (SELECT id FROM found)"
_HAVING = "\n".join(
    f"""UNION ALL SELECT 'kinds', '{kind}', count(*) FROM found
    WHERE id IN (SELECT reflection_id FROM {table}) HAVING count(*)"""
    for kind, table in (
        ("plan", "plans"),
        ("afterthought", "afterthoughts"),
        ("attachment", "attachments"),
    )
)
_COUNTS = f"""
WITH found AS MATERIALIZED (
    SELECT id, substr(day, 1, 7) AS month, draft, private
    FROM reflections WHERE {{where}}
)
SELECT 'practices', practice, count(*) FROM taggings WHERE {_OF_FOUND} GROUP BY 2
UNION ALL
SELECT 'chances', chance, count(DISTINCT reflection_id) FROM taggings
WHERE chance IS NOT NULL AND {_OF_FOUND} GROUP BY 2
UNION ALL SELECT 'months', month, count(*) FROM found GROUP BY 2
UNION ALL
SELECT 'kinds', 'draft', count(*) FROM found WHERE draft HAVING count(*)
UNION ALL
SELECT 'kinds', 'private', count(*) FROM found WHERE private HAVING count(*)
{_HAVING}
"""
