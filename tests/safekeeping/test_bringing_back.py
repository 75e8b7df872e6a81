"""One reflection of a backup comes back, and nothing of today's is lost by it."""

from __future__ import annotations

import pytest

from leadjournal import Journal
from leadjournal.safekeeping.bringing_back import Standing, bring_back, compare, loose
from tests.conftest import clock


@pytest.fixture
def backup(tmp_path, journal):
    """Return a second journal that holds what the first held a moment ago."""
    with Journal.create(tmp_path / "backup.leadjournal", clock=clock) as backup:
        with journal.change("Write"):
            for title in ("Same", "Changed", "Trashed", "Erased"):
                one = journal.reflections.add(title, f"{title} then.")
                one.tag("kf-altruism", "took")
                journal.reflections.add_afterthought(one, "Later.")
                journal.plans.add(one, "it rains", "listen")
                journal.attachments.add(one, "note.txt", b"kept")
                one.join_thread("Rota")
        with backup.change("Copy"):
            backup.reflections.add_all([loose(each) for each in journal.reflections])
        with journal.change("Later"):
            found = {each.title: each for each in journal.reflections}
            journal.reflections.edit(found["Changed"], body="Something else now.")
            journal.reflections.trash(found["Trashed"])
            journal.reflections.erase(found["Erased"])
        yield backup


def test_what_is_not_as_it_was_is_told_apart(journal, backup):
    compared = compare(backup, journal)
    assert {each.title: each.standing for each in compared.found} == {
        "Same": Standing.SAME,
        "Changed": Standing.OTHER,
        "Trashed": Standing.TRASHED,
        "Erased": Standing.GONE,
    }
    assert (compared.there, compared.now) == (4, 2)


def brought_back(journal, backup, title):
    there = next(each for each in backup.reflections if each.title == title)
    with journal.change("Bring Back"):
        bring_back(journal, loose(there))
    return journal.reflections.get(there.uuid)


def test_what_was_erased_is_added_again_with_all_that_was_its(journal, backup):
    back = brought_back(journal, backup, "Erased")
    assert back.body == "Erased then."
    assert back.taggings["kf-altruism"].chance == "took"
    assert [each.text for each in back.afterthoughts] == ["Later."]
    assert [each.content for each in back.attachments] == [b"kept"]
    assert len(back.plans) == 1 and "Rota" in back.threads
    journal.undo()
    assert {each.title for each in journal.reflections} == {"Same", "Changed"}


def test_the_text_of_now_is_kept_among_the_earlier_ones(journal, backup):
    back = brought_back(journal, backup, "Changed")
    assert back.body == "Changed then."
    assert "Something else now." in [each.body for each in back.revisions]
    journal.undo()
    assert back.body == "Something else now."


def test_what_is_in_the_trash_comes_out_of_it(journal, backup):
    assert brought_back(journal, backup, "Trashed").trashed is None


def test_what_was_added_since_stays(journal, backup):
    changed = next(each for each in journal.reflections if each.title == "Changed")
    with journal.change("Since"):
        changed.tag("kf-long-term")
        journal.reflections.add_afterthought(changed, "Since.")
    back = brought_back(journal, backup, "Changed")
    assert set(back.taggings) == {"kf-altruism", "kf-long-term"}
    assert [each.text for each in back.afterthoughts] == ["Later.", "Since."]
    assert len(back.plans) == len(back.attachments) == 1
    assert not journal.check()


def test_a_file_whose_name_is_anothers_now_comes_back_under_another(journal, backup):
    changed = next(each for each in journal.reflections if each.title == "Changed")
    with journal.change("Since"):
        journal.attachments.erase(changed.attachments[0])
        journal.attachments.add(changed, "note.txt", b"since")
    back = brought_back(journal, backup, "Changed")
    assert {each.name: each.content for each in back.attachments} == {
        "note.txt": b"since",
        "note 2.txt": b"kept",
    }
