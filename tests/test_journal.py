"""One door for writing: kept whole or not at all, undone as one, told of once."""

from datetime import date, datetime
from threading import Thread

import pytest

from leadjournal import Journal
from leadjournal.errors import JournalExistsError, NoAccessError, StorageError


def test_a_change_that_fails_leaves_no_trace(either):
    def add_and_fail():
        with either.change("New Reflection"):
            either.reflections.add("Monday")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert len(either.reflections) == 0
    assert either.undo_label is None


def test_listeners_hear_of_each_change_once_with_what_it_touched(journal):
    heard: list[frozenset[str]] = []
    journal.on_change(heard.append)
    with journal.change("New Reflections"):
        journal.reflections.add("Monday").tag("kf-altruism")
        journal.reflections.add("Tuesday")
    assert heard == [{"reflections", "taggings"}]


def test_a_change_that_changes_nothing_is_not_told(journal):
    heard: list[frozenset[str]] = []
    journal.on_change(heard.append)
    with journal.change("Nothing"):
        pass
    assert heard == []
    assert journal.undo_label is None


def test_writing_outside_a_change_is_a_mistake(journal):
    journal.reflections.add("Monday")
    with pytest.raises(RuntimeError, match=r"outside Journal\.change"):
        len(journal.reflections)
    journal._session.rollback()


def test_deleting_without_a_label_is_a_mistake_and_undone(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")

    def erase():
        with journal.change():
            journal.reflections.erase(reflection)

    with pytest.raises(RuntimeError, match="must not delete"):
        erase()
    assert [r.title for r in journal.reflections] == ["Monday"]


def test_undo_keeps_the_text_typed_since(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")
    with journal.change("Rename Reflection"):
        reflection.title = "Tuesday"
    with journal.change():
        reflection.body = "typed since"
    journal.undo()
    assert (reflection.title, reflection.body) == ("Monday", "typed since")


def test_undo_and_redo_with_nothing_to_take_back_do_nothing(journal):
    journal.undo()
    journal.redo()
    assert (journal.undo_label, journal.redo_label) == (None, None)


def test_the_day_is_the_persons_and_the_instant_is_utc(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")
    assert reflection.day == date(2026, 11, 19)
    assert reflection.created == datetime(2026, 11, 19, 16, 30)


def test_a_reader_sees_one_moment_and_writes_nothing(either):
    with either.change("New Reflection"):
        either.reflections.add("Monday")
    seen = []

    def read():
        with either.reader() as reader:
            seen.append(len(reader.reflections))
            with pytest.raises(AssertionError), reader.change("New Reflection"):
                reader.reflections.add("Tuesday")

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert seen == [1]
    with either.reader() as reader:
        assert len(reader.reflections) == 1
        with either.change("New Reflection"):
            either.reflections.add("Tuesday")
        assert len(reader.reflections) == 1
    assert len(either.reflections) == 2


def test_what_another_program_wrote_is_noticed(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")
    heard: list[frozenset[str]] = []
    journal.on_change(heard.append)
    journal.look_again()
    assert heard == []
    with Journal.open(journal.path) as other, other.change("Rename Reflection"):
        other.reflections.get(reflection.uuid).title = "Tuesday"
    journal.look_again()
    assert reflection.title == "Tuesday"
    assert "reflections" in heard[0]


def test_a_second_writer_is_told_to_wait(journal, monkeypatch):
    monkeypatch.setattr("leadjournal.storage.connecting.BUSY_TIMEOUT", 0.05)
    with Journal.open(journal.path) as other, journal.change("New Reflection"):
        with pytest.raises(StorageError, match="Another program is writing"):
            with other.change("New Reflection"):
                other.reflections.add("Tuesday")
        journal.reflections.add("Monday")
    assert [r.title for r in journal.reflections] == ["Monday"]


def test_create_overwrites_nothing(tmp_path):
    path = tmp_path / "a.leadjournal"
    path.write_text("precious")
    with pytest.raises(JournalExistsError, match="already a file"):
        Journal.create(path)
    assert path.read_text() == "precious"


def test_create_says_when_the_folder_is_missing(tmp_path):
    with pytest.raises(NoAccessError, match="There is no folder"):
        Journal.create(tmp_path / "nowhere" / "a.leadjournal")


def test_a_journal_at_rest_is_one_file(tmp_path):
    with Journal.create(tmp_path / "a.leadjournal") as journal:
        with journal.change("New Reflection"):
            journal.reflections.add("Monday")
    assert [file.name for file in tmp_path.glob("a*")] == ["a.leadjournal"]


def test_choosing_a_framework_adds_its_practices(journal):
    assert len(journal.practices_on) == 9
    with journal.change("Choose Framework"):
        journal.set_framework("dl", True)
    assert len(journal.practices_on) == 12
    journal.undo()
    assert journal.frameworks_on == {"kf", "bw"}
