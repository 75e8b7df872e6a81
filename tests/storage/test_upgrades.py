"""An older journal is backed up, upgraded in one transaction and checked, or left."""

import pytest
from sqlalchemy.exc import DatabaseError

from leadjournal import Journal
from leadjournal.errors import DamagedError, JournalTooNewError
from leadjournal.storage import copying, identity, keys, migrations
from tests.old_journals import KEPT, connected, copied, everything, version

SECRET = "sesame"
OLDEST = KEPT[0]
secrets = pytest.mark.parametrize("secret", [None, SECRET], ids=["plain", "encrypted"])


def older(kept):
    return [each for each in kept if int(each.stem[1:]) < migrations.VERSION]


def key_of(path, secret):
    return keys.derive(secret, identity.salt(path)) if secret else None


@secrets
@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_a_journal_of_each_version_opens_whole_and_is_sound(kept, secret, tmp_path):
    path = copied(kept, tmp_path / "a.leadjournal", secret)
    before = everything(path, secret)
    with Journal.open(path, secret) as journal:
        assert journal.check() == []
        assert len(journal.reflections) == 1
    after = everything(path, secret)
    assert {name: after[name] for name in before} == before
    assert version(path, secret) == migrations.VERSION


@secrets
@pytest.mark.parametrize("kept", older(KEPT), ids=lambda path: path.stem)
def test_it_is_backed_up_as_it_was_with_the_same_passphrase(kept, secret, tmp_path):
    path = copied(kept, tmp_path / "a.leadjournal", secret)
    before, number = everything(path, secret), version(path, secret)
    Journal.open(path, secret).close()
    copy = tmp_path / f"a before upgrade {number}.leadjournal"
    assert copying.verify(copy, key_of(copy, secret)) == 1
    assert everything(copy, secret) == before
    assert version(copy, secret) == number


@secrets
def test_nobody_sees_a_journal_between_two_versions(secret, tmp_path, monkeypatch):
    path = copied(OLDEST, tmp_path / "a.leadjournal", secret)
    seen = []

    def look(_):
        other = connected(path, secret)
        [number] = other.execute("PRAGMA user_version").fetchone()
        names = {row[0] for row in other.execute("SELECT name FROM sqlite_schema")}
        seen.append((number, "attachments" in names))
        other.close()

    steps = (*migrations.STEPS, look)
    monkeypatch.setattr(migrations, "STEPS", steps)
    Journal.open(path, secret).close()
    assert seen == [(1, False)]


def refused_as_it_was(path, secret, error):
    before = path.read_bytes()
    with pytest.raises(error):
        Journal.open(path, secret)
    assert path.read_bytes() == before
    log = path.with_name(f"{path.name}-wal")
    assert not log.exists() or log.stat().st_size == 0


@secrets
def test_a_step_that_fails_leaves_the_file_as_it_was(secret, tmp_path, monkeypatch):
    path = copied(OLDEST, tmp_path / "a.leadjournal", secret)

    def fail(db):
        db.exec_driver_sql("DELETE FROM plans")
        db.exec_driver_sql("SELECT nothing FROM nowhere")

    with monkeypatch.context() as later:
        later.setattr(migrations, "STEPS", (*migrations.STEPS, fail))
        later.setattr(migrations, "VERSION", migrations.VERSION + 1)
        refused_as_it_was(path, secret, DatabaseError)
    with Journal.open(path, secret) as journal:
        assert journal.check() == []


@secrets
def test_an_upgrade_that_would_not_be_sound_is_taken_back(
    secret, tmp_path, monkeypatch
):
    path = copied(OLDEST, tmp_path / "a.leadjournal", secret)

    def lose(db):  # and leave what belonged to them to nobody
        db.exec_driver_sql("PRAGMA foreign_keys = OFF")
        db.exec_driver_sql("DELETE FROM reflections")

    with monkeypatch.context() as later:
        later.setattr(migrations, "STEPS", (*migrations.STEPS, lose))
        refused_as_it_was(path, secret, DamagedError)
    with Journal.open(path, secret) as journal:
        assert len(journal.reflections) == 1


@secrets
@pytest.mark.parametrize("read_only", [False, True])
def test_a_later_versions_file_is_refused_with_not_a_byte_changed(
    secret, read_only, tmp_path
):
    path = copied(KEPT[-1], tmp_path / "a.leadjournal", secret)
    db = connected(path, secret)
    db.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    db.execute("ALTER TABLE reflections ADD COLUMN of_tomorrow")
    db.close()
    before = path.read_bytes()
    with pytest.raises(JournalTooNewError):
        Journal.open(path, secret, read_only=read_only)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]
