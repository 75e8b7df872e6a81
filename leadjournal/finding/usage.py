"""Which practices were tagged at all, and when each of them last.

Both are asked for at every start, so neither may read all tags of a long journal.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

FEW = 1_000  # taggings whose days are looked up in less time than a walk may take

# From one practice to the next, instead of through all that were tagged with it.
_PRACTICES = """
WITH RECURSIVE used (practice) AS (
    SELECT min(practice) FROM taggings
    UNION ALL
    SELECT (SELECT min(practice) FROM taggings WHERE practice > used.practice)
    FROM used WHERE used.practice IS NOT NULL
)
SELECT practice FROM used WHERE practice IS NOT NULL
"""
_SOME = "SELECT count(*) FROM (SELECT 1 FROM taggings WHERE practice = ? LIMIT ?)"
_LAST_OF_FEW = """
SELECT max(day) FROM taggings JOIN reflections ON id = reflection_id
WHERE practice = ? AND trashed IS NULL AND day < ?
"""
_LAST_OF_MANY = """
SELECT day FROM reflections WHERE trashed IS NULL AND EXISTS (
    SELECT 1 FROM taggings WHERE reflection_id = reflections.id AND practice = ?
) AND day < ? ORDER BY day DESC LIMIT 1
"""


def practices(session: Session) -> set[str]:
    """Return the keys of all practices that anything is tagged with."""
    session.flush()
    found = session.connection().exec_driver_sql(_PRACTICES)
    return set(found.scalars())


def last_days(session: Session, before: date) -> dict[str, date]:
    """Return for each practice the last day before *before* it came up."""
    found: dict[str, date] = {}
    for practice in sorted(practices(session)):
        db = session.connection()
        some = db.exec_driver_sql(_SOME, (practice, FEW)).scalar_one()
        last = _LAST_OF_FEW if some < FEW else _LAST_OF_MANY
        day = db.exec_driver_sql(last, (practice, before.isoformat())).scalar()
        if day is not None:
            found[practice] = date.fromisoformat(day)
    return found
