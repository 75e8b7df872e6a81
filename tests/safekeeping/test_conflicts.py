"""The copies that programs for shared folders leave beside a journal."""

import os
import shutil

import pytest

from leadjournal import Journal, paths
from leadjournal.safekeeping import conflicts
from tests.conftest import clock

CERTAIN = [
    "journal (WARD-7's conflicted copy 2026-11-22).leadjournal",
    "journal (Case Conflict).leadjournal",
    "journal (conflicted copy 2026-11-22 171000).leadjournal",
    "journal (In Konflikt stehende Kopie von Anna 2026-11-22).leadjournal",
    "journal_conflict-20261122-171000.leadjournal",
    "journal.sync-conflict-20261122-171000-ABCDEF7.leadjournal",
    "journal.Conflict.leadjournal",
]
PERHAPS = [
    "journal-PC2.leadjournal",
    "journal (1).leadjournal",
    "journal 2.leadjournal",
]


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def path(tmp_path, request):
    path = tmp_path / "journal.leadjournal"
    Journal.create(path, request.param, clock=clock).close()
    return path


@pytest.mark.parametrize("name", CERTAIN + PERHAPS)
def test_a_copy_is_known_by_its_name_and_what_it_is(path, name):
    copy = path.with_name(name)
    shutil.copyfile(path, copy)
    assert conflicts.copies(path) == [copy]


@pytest.mark.parametrize("name", PERHAPS)
def test_another_journal_of_a_like_name_is_no_copy(path, name):
    Journal.create(path.with_name(name), clock=clock).close()
    assert conflicts.copies(path) == []


def test_what_else_lies_beside_a_journal_is_no_copy(path):
    for name in (
        "journal before upgrade 1.leadjournal",
        "journal (conflicted copy).txt",
        "journal.leadjournal.open",
        "other (conflicted copy).leadjournal",
    ):
        shutil.copyfile(path, path.with_name(name))
    assert conflicts.copies(path) == []


def test_a_copy_is_known_while_the_journal_is_open(tmp_path):
    path = tmp_path / "journal.leadjournal"
    Journal.create(path, clock=clock).close()
    copy = path.with_name(PERHAPS[0])
    shutil.copyfile(path, copy)
    with Journal.open(path, clock=clock) as journal:
        assert conflicts.copies(path) == [copy]
        with journal.change("New Reflection"):
            journal.reflections.add("Still locked as it should be")


def test_a_person_is_told_of_a_copy_once(path):
    copy = path.with_name(CERTAIN[0])
    shutil.copyfile(path, copy)
    found = conflicts.copies(path)
    assert conflicts.not_told(path, found) == [copy]
    conflicts.remember(path, found)
    assert conflicts.not_told(path, found) == []
    assert copy.name in conflicts.sentence(found)


def test_a_folder_that_is_gone_has_no_copies(tmp_path):
    assert conflicts.copies(tmp_path / "gone" / "journal.leadjournal") == []


def test_a_copy_that_is_written_to_is_another(path):
    copy = path.with_name(CERTAIN[0])
    shutil.copyfile(path, copy)
    conflicts.remember(path, [copy])
    with copy.open("ab") as file:
        file.write(b"more")
    assert conflicts.not_told(path, [copy]) == [copy]


def test_what_was_told_is_remembered_whole_or_as_it_was(path):
    conflicts.remember(path, [path.with_name(CERTAIN[0])])
    folder = paths.backups_folder(path)
    assert [each.name for each in folder.glob("copies*")] == [conflicts.TOLD]
    (
        folder / f"{conflicts.TOLD}.{os.getpid()}.part"
    ).mkdir()  # nothing can be written there
    before = (folder / conflicts.TOLD).read_bytes()
    conflicts.remember(path, [path.with_name(CERTAIN[1])])
    assert (folder / conflicts.TOLD).read_bytes() == before
