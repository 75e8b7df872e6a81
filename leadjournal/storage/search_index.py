"""The full-text index of a journal, and the triggers that keep it up to date."""

from __future__ import annotations

_MARGIN = """
UPDATE reflections SET margin = (
    SELECT coalesce(group_concat(words, char(10)), '') FROM (
        SELECT cue || ' ' || act || ' ' || with_whom || ' ' || note AS words
        FROM plans WHERE reflection_id = {row}.reflection_id
        UNION ALL
        SELECT text FROM afterthoughts WHERE reflection_id = {row}.reflection_id
    )
) WHERE id = {row}.reflection_id;
"""
_UNINDEX = """
INSERT INTO reflections_search (reflections_search, rowid, title, body, margin)
VALUES ('delete', old.id, old.title, old.body, old.margin);
"""
_INDEX = """
INSERT INTO reflections_search (rowid, title, body, margin)
VALUES (new.id, new.title, new.body, new.margin);
"""

#: A word in a title weighs more than one in a text, and that more than one in a plan.
SEARCH_INDEX = (
    """
    CREATE VIRTUAL TABLE reflections_search USING fts5(
        title, body, margin, content='reflections', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    INSERT INTO reflections_search (reflections_search, rank)
    VALUES ('rank', 'bm25(4.0, 1.0, 0.5)')
    """,
    f"CREATE TRIGGER search_insert AFTER INSERT ON reflections BEGIN {_INDEX} END",
    f"CREATE TRIGGER search_delete AFTER DELETE ON reflections BEGIN {_UNINDEX} END",
    "CREATE TRIGGER search_update AFTER UPDATE OF title, body, margin ON reflections"
    f" BEGIN {_UNINDEX} {_INDEX} END",
    *(
        f"CREATE TRIGGER margin_{table}_{event.lower()} AFTER {event} ON {table}"
        f" BEGIN {_MARGIN.format(row='old' if event == 'DELETE' else 'new')} END"
        for table in ("plans", "afterthoughts")
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
)
