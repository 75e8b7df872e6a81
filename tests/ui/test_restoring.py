"""What is asked and done when a whole backup takes the journal's place."""

from dataclasses import replace

import pytest

from leadjournal import Journal
from leadjournal.storage import copying, recasting
from leadjournal.storage.identity import salt
from leadjournal.ui.backups import restoring
from leadjournal.ui.backups.inside import Source
from leadjournal.ui.backups.work import Kept
from tests.conftest import clock
from tests.rekeyed import ONE, TWO, made


@pytest.fixture
def kept(tmp_path):
    made(tmp_path / "a.leadjournal", ONE)
    return Kept(tmp_path / "a.leadjournal", ONE, clock)


@pytest.fixture
def plain(kept, tmp_path):
    """A backup from before the passphrase."""
    path = tmp_path / "plain"
    copying.copy(kept.path, ONE, path)
    recasting.recast(path, ONE, None)
    return Source(path, "the backup of then", ONE)


def test_a_plain_backup_is_encrypted_and_it_is_told(kept, plain):
    asked = restoring.question(plain, ONE, kept.path)
    assert asked.startswith("Your journal will be what is in the backup of then.")
    assert restoring.GETS_ONE in asked
    after = restoring.put_back(kept, plain)
    assert salt(kept.path) == ONE.salt
    assert "It was encrypted with your passphrase." in after.said
    Journal.open(after.path, after.secret).close()


def test_one_of_another_passphrase_gets_that_of_now(kept, plain):
    recasting.recast(plain.path, None, TWO)
    source = replace(plain, key=TWO)
    assert restoring.GETS_YOURS in restoring.question(source, ONE, kept.path)
    assert restoring.WITH_ANOTHER in restoring.question(source, None)
    after = restoring.put_back(kept, source)
    assert after.secret == ONE
    Journal.open(after.path, after.secret).close()


def test_the_usual_one_is_asked_plainly(kept, plain):
    recasting.recast(plain.path, None, ONE)
    asked = restoring.question(plain, ONE, kept.path)
    assert "passphrase" not in asked and "another journal" not in asked
    assert "encrypted" not in restoring.put_back(kept, plain).said


def test_one_of_another_journal_is_told_first(kept, tmp_path):
    other = tmp_path / "other.leadjournal"
    Journal.create(other, seed=7).close()
    source = Source(other, "the file “other”", ONE)
    asked = restoring.question(source, ONE, kept.path)
    assert asked.startswith(restoring.OF_ANOTHER)
