"""Telling formats apart, and reading files with care."""

import os

import pytest

from leadjournal import formats
from leadjournal.errors import (
    BadFormatError,
    JournalError,
    NoAccessError,
    NotFoundError,
)
from leadjournal.formats import archive, files, jsonl, markdown, values


def test_a_format_is_told_by_the_name(tmp_path):
    for name, format_ in (
        ("a.zip", archive),
        ("a.JSONL", jsonl),
        ("a.ndjson", jsonl),
        ("a.md", markdown),
    ):
        (tmp_path / name).write_bytes(b"")
        assert formats.detect(tmp_path / name) is format_
        assert formats.for_name(tmp_path / name) is format_
    assert formats.detect(tmp_path) is markdown
    assert formats.for_name(tmp_path / "new folder") is markdown


def test_a_format_is_told_by_how_a_file_begins(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"PK\x03\x04...")
    (tmp_path / "a.txt").write_bytes(b'\xef\xbb\xbf\r\n {"date": ""}')
    assert formats.detect(tmp_path / "a.bin") is archive
    assert formats.detect(tmp_path / "a.txt") is jsonl


def test_what_nobody_knows_is_refused(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    for tell in (formats.detect, formats.for_name):
        with pytest.raises(BadFormatError, match="archive, jsonl and markdown"):
            tell(tmp_path / "a.pdf")
    for named in (formats.importer, formats.exporter):
        with pytest.raises(NotFoundError, match="pdf"):
            named("pdf")


def test_a_format_can_be_named(tmp_path):
    for known in formats.IMPORTERS:
        assert formats.importer(known.NAME.upper()) is known
    for writes in formats.EXPORTERS:
        assert formats.exporter(writes.NAME) is writes


@pytest.mark.parametrize("read", [archive.read, jsonl.read, formats.detect])
def test_only_files_are_read(tmp_path, read):
    os.mkfifo(tmp_path / "pipe")
    for odd in ("missing", "pipe", "nul\0", "x" * 300, "/dev/zero"):
        with pytest.raises(JournalError) as told:
            read(tmp_path / odd)
        assert str(told.value).endswith(".")
        assert "\n" not in str(told.value)


def test_a_folder_is_not_a_file(tmp_path):
    for read in (archive.read, jsonl.read):
        with pytest.raises(BadFormatError):
            read(tmp_path)


def test_a_file_that_goes_on_and_on_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100)
    (tmp_path / "a.jsonl").write_bytes(b" " * 101)
    with pytest.raises(BadFormatError, match="larger than"):
        jsonl.read(tmp_path / "a.jsonl")


class InterruptedWritingError(Exception):
    """What befalls a test in the middle of writing."""


def begin_to_write(target, error):
    with files.new_file(target) as file:
        file.write(b"half")
        raise error


def begin_to_fill(target, error):
    with files.new_folder(target) as folder:
        (folder / "half").write_bytes(b"")
        raise error


@pytest.mark.parametrize("begin", [begin_to_write, begin_to_fill])
def test_what_is_written_is_whole_or_not_there(tmp_path, begin):
    with pytest.raises(InterruptedWritingError):
        begin(tmp_path / "new", InterruptedWritingError())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("begin", [begin_to_write, begin_to_fill])
def test_a_disk_that_takes_no_more_is_told_in_a_sentence(tmp_path, begin):
    with pytest.raises(NoAccessError, match="no space left"):
        begin(tmp_path / "new", OSError(28, "No space left on device"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["file", "link"])
def test_a_new_file_takes_nobodys_place(tmp_path, target):
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(JournalError, match="already"):
        begin_to_write(tmp_path / target, InterruptedWritingError())
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


def test_what_came_there_in_the_meantime_is_left(tmp_path):
    def write():
        with files.new_file(tmp_path / "a") as file:
            file.write(b"mine")
            (tmp_path / "a").write_bytes(b"theirs")

    with pytest.raises(JournalError, match="already"):
        write()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"theirs"]


def test_text_in_utf_16_is_text():
    assert files.decoded("é\r\n".encode("utf-16")) == "é\r\n"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2026-02-30", "2026-02-30 is not a day of the calendar."),
        ("0000-01-01", "0000-01-01 is not a day of the calendar."),
        ("soon", "“soon” is not a day, such as 2026-11-19."),
        ("20261119", "“20261119” is not a day, such as 2026-11-19."),
        ("x\ny" * 30, "“x yx yx yx yx yx yx yx yx yx yx yx yx yx…” is not"),
    ],
)
def test_an_impossible_day_is_told(written, why):
    with pytest.raises(JournalError) as told:
        values.calendar_day(written)
    assert str(told.value).startswith(why)
