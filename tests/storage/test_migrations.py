"""Older journals open, hold what they held, and end with the schema of new ones."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.errors import NoAccessError, StorageError
from leadjournal.storage import migrations

KEPT = sorted((Path(__file__).parents[1] / "journals").glob("v*.leadjournal"))


def schema(path):
    """Return what every table, index and trigger of a file is."""
    db = dbapi2.connect(str(path))
    rows = db.execute("SELECT type, name, tbl_name FROM sqlite_schema").fetchall()
    tables = [name for kind, name, _ in rows if kind == "table"]
    columns = {
        name: sorted(row[1:] for row in db.execute(f"PRAGMA table_xinfo({name})"))
        for name in tables
    }
    version = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return sorted(rows), columns, version


def test_a_journal_of_each_version_is_kept():
    versions = [int(path.stem[1:]) for path in KEPT]
    assert versions == list(range(1, migrations.VERSION + 1))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_kept_journal_opens_whole_and_ends_with_todays_schema(path, tmp_path):
    old, new = tmp_path / "old.leadjournal", tmp_path / "new.leadjournal"
    shutil.copyfile(path, old)
    Journal.create(new).close()
    with Journal.open(old) as journal:
        [reflection] = journal.reflections
        assert reflection.body.endswith("somebody else.\r\nForty minutes in… 🙂")
        assert reflection.day == date(2026, 11, 16)
        assert reflection.taggings["kf-altruism"].chance == "took"
        assert [plan.outcome for plan in reflection.plans] == ["partly", None]
        assert [thought.text for thought in reflection.afterthoughts] == [
            "It ran itself again."
        ]
        assert [r.title for r in reflection.revisions] == [
            "The meeting that ran itself"
        ]
        assert [r.title for r in journal.reflections.trashed] == ["Gone"]
        assert journal.askings.muted == {"Q009"}
        assert len(journal.askings.history) == 5
        assert "tm" in journal.frameworks_on
        if path.stem != "v1":
            [attachment] = reflection.attachments
            assert attachment.content == b"Notes of the meeting\r\n\x00\xff"
            assert list(reflection.threads) == ["discharge partnership"]
        assert journal.check() == []
    assert schema(old) == schema(new)


def dump(path):
    with closing(sqlite3.connect(path)) as db:
        [(version,)] = db.execute("PRAGMA user_version")
        return version, list(db.iterdump())


def test_a_journal_is_copied_as_it_was_before_it_is_brought_up_to_date(tmp_path):
    old = tmp_path / "Mine.leadjournal"
    shutil.copyfile(KEPT[0], old)
    before = dump(old)
    Journal.open(old).close()
    copy = tmp_path / "Mine before upgrade 1.leadjournal"
    assert dump(copy) == before
    assert dump(old) != before


def test_where_no_copy_can_be_kept_the_journal_stays_as_it_was(tmp_path):
    old = tmp_path / "Mine.leadjournal"
    shutil.copyfile(KEPT[0], old)
    before = old.read_bytes()
    (tmp_path / "Mine before upgrade 1.leadjournal.part").mkdir()
    with pytest.raises(NoAccessError, match="a copy is kept beside it"):
        Journal.open(old)
    assert old.read_bytes() == before


def test_an_older_journal_is_brought_up_to_date_for_one_who_only_reads(tmp_path):
    old = tmp_path / "Mine.leadjournal"
    shutil.copyfile(KEPT[0], old)
    with Journal.open(old, read_only=True) as journal:
        [reflection] = journal.reflections
        assert not reflection.threads and not reflection.attachments


def test_of_many_that_open_an_older_journal_at_once_each_gets_it_whole(tmp_path):
    old = tmp_path / "Mine.leadjournal"
    shutil.copyfile(KEPT[0], old)
    code = (
        "from leadjournal import Journal; import sys; Journal.open(sys.argv[1]).close()"
    )
    opening = [
        subprocess.Popen([sys.executable, "-c", code, str(old)]) for _ in range(4)
    ]
    assert [process.wait() for process in opening] == [0, 0, 0, 0]
    with Journal.open(old) as journal:
        assert journal.check() == []


def test_a_journal_is_not_brought_up_to_date_while_another_reads_its_log(tmp_path):
    old = tmp_path / "Mine.leadjournal"
    shutil.copyfile(KEPT[0], old)
    other = dbapi2.connect(str(old), isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    reader = dbapi2.connect(str(old), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM preferences").fetchall()
    other.execute("UPDATE preferences SET value = value || ' '")
    with pytest.raises(StorageError, match="close it there"):
        Journal.open(old)
    reader.close()
    other.close()
    Journal.open(old).close()
