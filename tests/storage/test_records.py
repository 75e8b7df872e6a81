from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leadjournal import paths
from leadjournal.errors import StorageError
from leadjournal.storage import records
from leadjournal.storage.records import Record

HERE = Path("/somewhere/mine.leadjournal")


def kept():
    return paths.backups_folder(HERE) / records.NAME


def test_what_was_kept_is_known():
    seal = {"size": 4096}
    known = Record(str(HERE), second_place="/usb", checked="2026-11-19", seal=seal)
    records.save(HERE, known)
    assert records.load(HERE) == known
    assert [file.name for file in kept().parent.iterdir()] == [records.NAME]


def test_of_a_journal_never_seen_only_its_path_is_known():
    assert records.load(HERE) == Record(journal=str(HERE))
    assert not kept().exists()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b'{"checked": 3, "seal": "x", "a": 1}']
)
def test_what_is_broken_is_not_known(content):
    kept().parent.mkdir(parents=True)
    kept().write_bytes(content)
    assert replace(records.load(HERE), journal="") == Record()


def test_two_journals_of_one_name_are_kept_apart():
    other = HERE.parent / "elsewhere" / HERE.name
    assert paths.backups_folder(other) != paths.backups_folder(HERE)


def test_where_nothing_can_be_kept_it_is_told(own_folder):
    own_folder.write_text("in the way")
    with pytest.raises(StorageError, match="could not be kept"):
        records.save(HERE, Record())


def test_what_is_kept_is_on_the_disk_before_it_has_its_name(monkeypatch):
    done = []
    real = os.fsync

    def fsync(descriptor):
        done.append(kept().exists())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    records.save(HERE, Record())
    assert done == ([False] if sys.platform == "win32" else [False, True])
