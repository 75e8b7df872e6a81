"""JSON lines: what scripts write, and what they get."""

import json
from datetime import date
from pathlib import Path

import pytest

from leadjournal.errors import BadFormatError
from leadjournal.formats import exchange, fields, jsonl

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[2] / "shared/samples"
BARBELLION = SHARED / "diaries/barbellion/barbellion_entries.jsonl"


def read(tmp_path, *lines):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(
        b"\n".join(
            line if isinstance(line, bytes) else json.dumps(line).encode()
            for line in lines
        )
    )
    return jsonl.read(path)


def take_in(journal, reading):
    with journal.change("Import"):
        return exchange.take_in(journal, reading)


def test_what_can_be_read_comes_in_and_the_rest_is_told(journal):
    result = take_in(journal, jsonl.read(SAMPLES / "diary.jsonl"))
    assert (result.found, result.added, result.already_there) == (7, 4, 0)
    assert [(skipped.where, skipped.why) for skipped in result.skipped] == [
        ("line 5", "2025-02-30 is not a day of the calendar."),
        ("line 6", "It is not JSON."),
        ("line 7", "It has no “text” or “body”."),
    ]


def test_what_a_line_says_is_kept(journal):
    take_in(journal, jsonl.read(SAMPLES / "diary.jsonl"))
    first = journal.reflections.get("d-1")
    assert first.day == date(2025, 3, 3)
    assert first.title == "A first one-to-one"
    assert first.body == "Asked Priya what she needs.\nShe said: time."
    assert fields.public(first)["tags"] == [
        {"key": "bw-listening", "chance": None},
        {"key": "kf-personal-contact", "chance": "took"},
    ]
    [third] = journal.reflections.find("on:2025-03-10").reflections
    assert {key: t.chance for key, t in third.taggings.items()} == {
        "kf-altruism": "partly",
        "house-rule": None,
    }


def test_a_day_may_stand_in_the_id_only(journal):
    take_in(journal, jsonl.read(SAMPLES / "diary.jsonl"))
    assert journal.reflections.get("entry-2025-3-9").day == date(2025, 3, 9)


def test_importing_again_adds_nothing(journal):
    take_in(journal, jsonl.read(SAMPLES / "diary.jsonl"))
    again = take_in(journal, jsonl.read(SAMPLES / "diary.jsonl"))
    assert (again.added, again.already_there) == (0, 4)
    assert len(journal.reflections) == 4


def test_two_entries_of_one_id_both_come_in_once(journal, tmp_path):
    one = {"id": "same", "date": "2026-01-01", "text": "One."}
    two = {"id": "same", "date": "2026-01-01", "text": "Two."}
    three = {**two, "tags": ["kf-altruism"]}
    for expected in ((3, 1), (0, 4)):
        result = take_in(journal, read(tmp_path, one, two, one, three))
        assert (result.added, result.already_there) == expected
    texts = sorted(reflection.body for reflection in journal.reflections)
    assert texts == ["One.", "Two.", "Two."]


def test_the_order_of_keys_makes_no_other_entry(journal, tmp_path):
    line = {"id": "a", "date": "2026-01-01", "text": "One."}
    turned = dict(reversed(line.items()))
    assert take_in(journal, read(tmp_path, line, turned)).added == 1


def test_an_entry_without_an_id_is_known_by_what_it_says(journal, tmp_path):
    line = {"date": "2026-01-01", "text": "One."}
    other = {"date": "2026-01-02", "text": "One."}
    assert take_in(journal, read(tmp_path, line, line, other)).added == 2
    assert take_in(journal, read(tmp_path, other, line)).added == 0


def test_a_number_may_be_an_id(journal, tmp_path):
    take_in(journal, read(tmp_path, {"id": 7, "date": "2026-01-01", "text": "x"}))
    assert journal.reflections.get("7").body == "x"


def test_the_plan_of_a_copied_line_gets_an_id_of_its_own(journal, tmp_path):
    plan = {"id": "p", "cue": "asked", "act": "listen", "due": "2026-02-01"}
    line = {"id": "a", "date": "2026-01-01", "text": "x", "plans": [plan, plan, plan]}
    take_in(journal, read(tmp_path, line))
    for expected in (1, 0):
        copy = {**line, "id": "b"}
        assert take_in(journal, read(tmp_path, copy)).added == expected
    ids = [plan.uuid for plan in journal.plans]
    assert len(set(ids)) == 6
    assert "p" in ids


def test_marks_line_endings_and_blank_lines_of_windows_are_no_matter(tmp_path):
    path = tmp_path / "windows.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"date": "2026-01-01", "text": "One\\r\\n"}\r\n'
        b"\r\n \t\r\n"
        b'{"date": "2026-01-02", "text": "Two\xe2\x80\xa8\xc2\x85"}\r\n'
    )
    reading = jsonl.read(path)
    assert reading.found == 2
    assert [r.body for r in reading.content.reflections] == ["One\r\n", "Two\u2028\x85"]


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"[1]",
        b"null",
        b'"text"',
        b"{",
        b"[" * 100_000,
        b'{"date": ' + b"9" * 5000 + b', "text": "x"}',
        {"date": "2026-01-01", "text": "\ud83d"},
        {"date": "2026-01-01", "text": None},
        {"date": 20260101, "text": "x"},
        {"date": "2026-1-1", "text": "x"},
        {"date": "\u0662\u0660\u0662\u0666-01-01", "text": "x"},
        {"date": "", "text": "x"},
        {"date": "2026-01-01", "text": "x", "id": ["a"]},
        {"date": "2026-01-01", "text": "x", "id": True},
        {"date": "2026-01-01", "text": "x", "id": " "},
        {"date": "2026-01-01", "text": "x", "title": 5},
        {"date": "2026-01-01", "text": "x", "tags": [7.5]},
        {"date": "2026-01-01", "text": "x", "tags": [{}]},
        {"date": "2026-01-01", "text": "x", "tags": ["=took"]},
        {"date": "2026-01-01", "text": "x", "weight": "70 kg"},
        {"date": "2026-01-01", "text": "x", "plans": [{"due": "soon"}]},
        {"date": "2026-01-01", "text": "x", "plans": [{"outcome": "won"}]},
        {"date": "2026-01-01", "text": "x", "afterthoughts": [{"text": "y"}]},
        {"date": "2026-01-01", "text": "x", "created": "0001-01-01T00:00:00+23:00"},
    ],
    ids=lambda line: str(line)[:50],
)
def test_a_line_that_cannot_be_read_is_skipped_with_the_reason(tmp_path, line):
    good = {"date": "2026-01-01", "text": "Good."}
    reading = read(tmp_path, good, line, good)
    assert len(reading.content.reflections) == 2
    [skipped] = reading.skipped
    assert skipped.where == "line 2"
    assert skipped.why.endswith(".")
    assert len(skipped.why) < 200


@pytest.mark.parametrize("content", [b"", b"\n\n", b"hello\n", b"\0" * 5000])
def test_a_file_without_one_good_line_is_refused(tmp_path, content):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadFormatError, match=r"No line of bad\.jsonl"):
        jsonl.read(path)


def test_what_is_written_is_read_back_with_every_field(journal, tmp_path):
    with journal.change("Write"):
        written = journal.reflections.add("T", "a\r\nb\u2028 🙂", weight="light")
        written.tag("kf-altruism", "took")
        written.tag("odd, key=took")
        plan = journal.plans.add(written, "asked", "listen", "Amy", date(2026, 2, 1))
        journal.plans.close(plan, "did", "It went well.")
        journal.reflections.add_afterthought(written, "Still true.")
    exchange.write_out(journal, jsonl, tmp_path / "out.jsonl")
    [back] = jsonl.read(tmp_path / "out.jsonl").content.reflections
    assert fields.public(back) == fields.public(written)


def test_what_scripts_are_shown_can_be_imported(journal, tmp_path):
    with journal.change("Write"):
        written = journal.reflections.add("T", "body")
    [back] = read(tmp_path, fields.public(written)).content.reflections
    assert fields.public(back) == fields.public(written)


def test_the_trash_is_not_exported_unless_asked_for(journal, tmp_path):
    with journal.change("Write"):
        journal.reflections.add("Kept", "x")
        journal.reflections.trash(journal.reflections.add("Trashed", "x"))
    assert exchange.write_out(journal, jsonl, tmp_path / "kept.jsonl") == 1
    assert exchange.write_out(journal, jsonl, tmp_path / "bin.jsonl", "is:trashed") == 1
    assert '"Trashed"' in (tmp_path / "bin.jsonl").read_text("utf-8")


@pytest.mark.skipif(not BARBELLION.is_file(), reason="needs the shared samples")
def test_a_diary_of_fourteen_years_comes_in_whole(journal):
    result = take_in(journal, jsonl.read(BARBELLION))
    assert (result.found, result.added, result.skipped) == (533, 533, ())
    again = take_in(journal, jsonl.read(BARBELLION))
    assert (again.added, again.already_there) == (0, 533)
    lines = [json.loads(line) for line in BARBELLION.read_text("utf-8").splitlines()]
    for line in lines:
        assert journal.reflections.get(line["id"]).body == line["text"]
    found = journal.reflections.search("goldfinch catapult")
    assert [reflection.uuid for reflection in found] == ["entry-1903-1-17"]
