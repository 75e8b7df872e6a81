"""A file that rots while it is closed is noticed; one that was written to is not."""

import os
from dataclasses import replace

import pytest

from leadjournal import Journal, paths
from leadjournal.errors import DamagedError
from leadjournal.storage import records, seals


@pytest.fixture(params=[None, "secret"], ids=["plain", "encrypted"])
def path(request, tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, request.param) as journal, journal.change("Write"):
        journal.reflections.add("Monday", "A text that says something.")
    assert seals.seal(path)
    return path


def rot(path, place=-2000):
    """Flip one bit as a disk does: the file's time stays."""
    times = path.stat()
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_a_file_that_stays_as_it_was_keeps_its_seal(path):
    assert not seals.is_broken(path)
    seals.refuse_broken(path)


def test_one_bit_that_rots_breaks_the_seal(path):
    before = path.stat().st_mtime_ns
    rot(path)
    assert path.stat().st_mtime_ns == before
    assert seals.is_broken(path)
    with pytest.raises(DamagedError, match="though no program wrote to it"):
        seals.refuse_broken(path)


def test_looking_at_a_seal_changes_neither_file_nor_record(path):
    record = records.load(path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    seals.is_broken(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert records.load(path) == record


def test_a_file_that_was_written_to_has_no_seal_to_break(path):
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"x")
    assert path.stat().st_mtime_ns != records.load(path).seal["mtime_ns"]
    assert not seals.is_broken(path)


def test_a_rotten_file_is_not_sealed_anew(path):
    rot(path)
    assert seals.seal(path)
    assert seals.is_broken(path)


def test_what_is_still_open_elsewhere_is_not_sealed(path):
    kept = records.load(path).seal
    path.with_name(f"{path.name}-wal").write_bytes(b"more")
    assert not seals.seal(path)
    assert records.load(path).seal == kept


def test_a_clock_that_knows_only_seconds_seals_until_the_next_opening(path):
    seals.lift(path)
    assert records.load(path).seal is not None
    os.utime(path, ns=(0, 1_700_000_000_000_000_000))
    seals.seal(path)
    rot(path)
    assert seals.is_broken(path)
    seals.lift(path)
    assert not seals.is_broken(path)


def test_a_missing_file_or_a_record_that_makes_no_sense_breaks_nothing(path):
    records.save(path, replace(records.load(path), seal={"size": "much"}))
    assert not seals.is_broken(path)
    path.unlink()
    assert not seals.is_broken(path)
    assert not seals.seal(path)
    assert seals.is_quick(path)


def test_a_file_that_takes_long_to_read_is_not_sealed(path, monkeypatch):
    monkeypatch.setattr(seals, "QUICK", path.stat().st_size - 1)
    path.touch()
    assert not seals.seal(path)


def test_what_is_put_in_the_place_of_a_sealed_file_does_not_break_its_seal(path):
    times = path.stat()
    seals.forget(path)
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not seals.is_broken(path)


@pytest.mark.parametrize("name", ["a.leadjournal.part", "rescued", "demo"])
def test_nothing_is_remembered_of_a_file_that_passes(tmp_path, name):
    folder = {"rescued": paths.rescued_folder(), "demo": tmp_path / paths.DEMO_FOLDER}
    path = folder.get(name, tmp_path) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Journal.create(path).close()
    Journal.open(path).close()
    assert not seals.seal(path)
    assert not list(tmp_path.rglob(records.NAME))
