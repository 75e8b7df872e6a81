"""Typed text that its journal would not take is kept apart, and brought in later."""

import pytest

from leadjournal import Journal, paths
from leadjournal.errors import JournalExistsError, NoAccessError
from leadjournal.safekeeping import rescue
from leadjournal.safekeeping.rescue import Typed
from leadjournal.storage import identity
from tests.conftest import NOW, as_somebody_else, clock

SECRET = b"I would not say it aloud"


@pytest.fixture
def reflection(either):
    with either.change("New Reflection"):
        return either.reflections.add("Monday", "As it was saved.")


def typed(reflection):
    return Typed(reflection.title, SECRET.decode(), reflection.day, reflection.uuid)


def keep(journal, *texts):
    return rescue.rescue_from(journal, texts, paths.rescued_folder())


def test_what_is_typed_is_kept_with_the_key_of_its_journal(either, reflection):
    path = keep(either, typed(reflection))
    assert (SECRET in path.read_bytes()) == (either.key is None)
    assert either.key is None or identity.salt(path) == either.key.salt
    with Journal.open(path, either.key) as kept:
        assert [each.body for each in kept.reflections] == [SECRET.decode()]
        assert kept.check() == []
    assert path.stat().st_mode & 0o077 == 0


def test_rescued_texts_are_offered_and_brought_in_as_one_step(either, reflection):
    path = keep(either, typed(reflection), Typed("", "beside", NOW.date()))
    [waiting] = rescue.waiting(either)
    assert (waiting.path, waiting.texts) == (path, 2)
    assert waiting.sentence() == (
        "2 texts could not be saved on 19 November 2026, and were kept apart. Shall"
        " they be brought into the journal now?"
    )
    rescue.bring_in(either, path)
    assert reflection.body == SECRET.decode()
    assert [each.body for each in reflection.revisions] == ["As it was saved."]
    assert len(either.reflections) == 2
    assert rescue.waiting(either) == []
    assert not path.exists()
    assert (path.parent / rescue.BROUGHT_IN / path.name).exists()
    either.undo()
    assert reflection.body == "As it was saved."


def test_texts_of_another_journal_are_not_offered(either, reflection, tmp_path):
    keep(either, typed(reflection))
    with Journal.create(tmp_path / "b.leadjournal", clock=clock, seed=2) as other:
        assert rescue.waiting(other) == []


def test_texts_are_known_after_the_journal_was_moved(either, reflection, tmp_path):
    keep(either, typed(reflection))
    key = either.key
    either.close()
    moved = tmp_path / "moved.leadjournal"
    either.path.rename(moved)
    with Journal.open(moved, key, clock=clock) as journal:
        assert len(rescue.waiting(journal)) == 1


def test_two_rescues_at_one_moment_are_two_files(either, reflection):
    assert keep(either, typed(reflection)) != keep(either, typed(reflection))


def test_a_folder_that_takes_nothing_is_told(either, reflection, tmp_path):
    with as_somebody_else(tmp_path / "x"):
        with pytest.raises(NoAccessError, match="choose another folder"):
            rescue.rescue_from(either, [typed(reflection)], tmp_path / "no")


def test_an_open_journal_is_saved_elsewhere_though_its_file_is_gone(
    either, reflection, tmp_path
):
    either.path.unlink()
    target = tmp_path / "elsewhere.leadjournal"
    rescue.save_as(either, target, [typed(reflection)])
    with Journal.open(target, either.key) as saved:
        [there] = saved.reflections
        assert (there.uuid, there.body) == (reflection.uuid, SECRET.decode())
        assert [each.body for each in there.revisions] == ["As it was saved."]
        assert saved.check() == []
    assert sorted(each.name for each in tmp_path.glob("elsewhere*")) == [target.name]


def test_saving_elsewhere_overwrites_nothing(either, tmp_path):
    target = tmp_path / "there.leadjournal"
    target.write_text("somebody's")
    with pytest.raises(JournalExistsError):
        rescue.save_as(either, target)
    assert target.read_text() == "somebody's"
