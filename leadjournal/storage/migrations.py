"""How older journals become today's: one function a step, oldest first.

The position of a step is the version it starts from, so a step is never
changed or moved once a release has carried it: a new one is put at the end,
and a journal of the release before it is kept in tests/journals.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection


def _attachments_and_threads(db: Connection) -> None:
    """Make room for pictures and files, and for what keeps coming back."""
    for statement in (
        """
        CREATE TABLE attachments (
            id INTEGER NOT NULL,
            uuid VARCHAR NOT NULL,
            reflection_id INTEGER NOT NULL,
            name VARCHAR NOT NULL,
            media_type VARCHAR NOT NULL,
            size INTEGER NOT NULL,
            digest VARCHAR NOT NULL,
            created DATETIME NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (uuid),
            FOREIGN KEY(reflection_id) REFERENCES reflections (id) ON DELETE CASCADE
        )
        """,
        "CREATE INDEX ix_attachments_reflection_id ON attachments (reflection_id)",
        """
        CREATE TABLE threads (
            reflection_id INTEGER NOT NULL,
            name VARCHAR NOT NULL,
            PRIMARY KEY (reflection_id, name),
            FOREIGN KEY(reflection_id) REFERENCES reflections (id) ON DELETE CASCADE
        )
        """,
        "CREATE INDEX ix_threads_name ON threads (name)",
        "DROP INDEX reflections_live",
        "CREATE INDEX reflections_live ON reflections"
        " (day, id, uuid, draft, private, weight, question, created)"
        " WHERE trashed IS NULL",
    ):
        db.exec_driver_sql(statement)


#: The step at index N takes a journal from version N + 1 to version N + 2.
STEPS: tuple[Callable[[Connection], None], ...] = (_attachments_and_threads,)
VERSION = len(STEPS) + 1
