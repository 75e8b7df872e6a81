"""What is attached goes into an archive and comes back, and harms nothing."""

import io
import json
import zipfile

import pytest

from leadjournal import Journal, attachments
from leadjournal.attachments import content_of, digest
from leadjournal.formats import archive, belongings, exchange
from tests.attached import attach, png

PLAN, NOTES = png(), b"Notes of the board.\r\n" * 50


@pytest.fixture
def full(either):
    with either.change("Write"):
        one = either.reflections.add("One", "See ![p](attachment:plan.png).")
        two = either.reflections.add("Two", "Nothing cited.")
        one.join_thread("The ward sister")
        one.join_thread("ערב 🙂")
    attach(either, one, "plan.png", PLAN)
    attach(either, one, "Büro notes.txt", NOTES)
    attach(either, two, "the same plan.png", PLAN)
    return either


def in_full(journal):
    return {
        reflection.uuid: (
            reflection.body,
            sorted(reflection.threads),
            [
                {**belongings.described(each), "content": content_of(each)}
                for each in reflection.attachments
            ],
        )
        for reflection in journal.reflections
    }


def taken_in(path, tmp_path, change=None):
    with Journal.create(tmp_path / "other.leadjournal", seed=9) as other:
        with other.change("Import"):
            result = exchange.take_in(other, archive.read(path))
        return result, in_full(other)


def respelled(source, target, changed):
    """Copy an archive, each member as *changed* has it; None leaves it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = changed(info.filename, old.read(info))
            if content is not None:
                new.writestr(info.filename, content)
    return target


def test_all_comes_back_equal_ids_included(full, tmp_path):
    done = exchange.export(full, archive, tmp_path / "all.zip")
    assert (done.reflections, done.attachments, done.left_out) == (2, 3, 0)
    result, there = taken_in(tmp_path / "all.zip", tmp_path)
    assert (result.added, result.attachments, result.skipped) == (2, 3, ())
    assert there == in_full(full)


def test_the_same_file_is_in_an_archive_once(full, tmp_path):
    exchange.export(full, archive, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as opened:
        names = [n for n in opened.namelist() if n.startswith("attachments/")]
        assert names == [f"attachments/{digest(c)}" for c in (PLAN, NOTES)]
        assert opened.read(names[0]) == PLAN


def test_importing_again_adds_nothing(full, tmp_path):
    exchange.export(full, archive, tmp_path / "all.zip")
    before = in_full(full)
    with full.change("Import"):
        result = exchange.take_in(full, archive.read(tmp_path / "all.zip"))
    assert (result.added, result.already_there, result.attachments) == (0, 2, 0)
    assert in_full(full) == before


def test_the_same_journal_makes_the_same_bytes(full, tmp_path):
    for name in ("one.zip", "two.zip"):
        exchange.export(full, archive, tmp_path / name)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.zip", "two.zip"))
    assert one == two


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [(None, "It is not in the archive."), (b"other", "It is damaged, so it was")],
)
def test_what_is_missing_or_damaged_is_told_and_the_text_comes_in(
    full, tmp_path, spoilt, why
):
    exchange.export(full, archive, tmp_path / "all.zip")
    plan = f"attachments/{digest(PLAN)}"
    path = respelled(
        tmp_path / "all.zip",
        tmp_path / "less.zip",
        lambda name, content: spoilt if name == plan else content,
    )
    result, there = taken_in(path, tmp_path)
    assert (result.found, result.added, result.attachments) == (2, 2, 1)
    assert [each.where for each in result.skipped] == [
        "reflection 1, plan.png",
        "reflection 2, the same plan.png",
    ]
    assert all(each.why.startswith(why) for each in result.skipped)
    bodies = [body for body, _, _ in there.values()]
    assert "See ![p](attachment:plan.png)." in bodies


def test_an_attachment_that_unfolds_without_end_is_left_out(
    full, tmp_path, monkeypatch
):
    exchange.export(full, archive, tmp_path / "all.zip")
    monkeypatch.setattr(attachments, "LARGEST", 200)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(tmp_path / "all.zip") as old:
        journal = old.read("journal.json")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("journal.json", journal)
        new.writestr(f"attachments/{digest(PLAN)}", b"\0" * 50_000_000)
        new.writestr(f"attachments/{digest(NOTES)}", NOTES[:100])
    result, _ = taken_in(path, tmp_path)
    assert (result.added, result.attachments) == (2, 0)
    assert "A journal keeps files of up to" in result.skipped[0].why


def test_more_than_can_be_taken_in_at_once_is_told(full, tmp_path, monkeypatch):
    exchange.export(full, archive, tmp_path / "all.zip")
    monkeypatch.setattr(belongings, "MOST_AT_ONCE", len(PLAN) + 10)
    result, _ = taken_in(tmp_path / "all.zip", tmp_path)
    assert (result.added, result.attachments) == (2, 1)
    assert "more attached than can be taken in at once" in result.skipped[0].why


@pytest.mark.parametrize(
    "record",
    [
        7,
        None,
        {},
        {"name": "a.png"},
        {"name": "a.png", "sha256": "../../journal.json"},
        {"name": "a.png", "sha256": "A" * 64},
        {"name": 3, "sha256": digest(PLAN)},
        {"name": "a.png", "sha256": digest(PLAN), "created": "yesterday"},
        {"name": "a\ud800", "sha256": digest(PLAN)},
    ],
)
def test_a_record_that_makes_no_sense_is_told(full, tmp_path, record):
    exchange.export(full, archive, tmp_path / "all.zip")

    def odd(name, content):
        if name != "journal.json":
            return content
        found = json.loads(content)
        found["reflections"][0]["attachments"] = [record]
        return json.dumps(found)

    path = respelled(tmp_path / "all.zip", tmp_path / "odd.zip", odd)
    result, _ = taken_in(path, tmp_path)
    assert (result.added, len(result.skipped)) == (2, 1)
    assert result.skipped[0].why.endswith(".")


def test_names_in_an_archive_are_made_safe(full, tmp_path):
    exchange.export(full, archive, tmp_path / "all.zip")

    def odd(name, content):
        if name != "journal.json":
            return content
        found = json.loads(content)
        for number, each in enumerate(found["reflections"][0]["attachments"]):
            each["name"] = f"../../{number % 1}etc/passwd"
            each["media_type"] = "text/html"
        return json.dumps(found)

    path = respelled(tmp_path / "all.zip", tmp_path / "odd.zip", odd)
    _, there = taken_in(path, tmp_path)
    [(_, _, found)] = [each for each in there.values() if len(each[2]) == 2]
    assert [each["name"] for each in found] == ["passwd", "passwd 2"]
    assert found[0]["media_type"] == "image/png"


def test_an_archive_of_the_first_version_is_read(full, tmp_path):
    exchange.export(full, archive, tmp_path / "all.zip")

    def older(name, content):
        if name != "journal.json":
            return None
        found = json.loads(content)
        found["version"] = 1
        for each in found["reflections"]:
            del each["attachments"], each["threads"]
        return json.dumps(found)

    path = respelled(tmp_path / "all.zip", tmp_path / "old.zip", older)
    result, _ = taken_in(path, tmp_path)
    assert (result.added, result.attachments, result.skipped) == (2, 0, ())


def test_what_is_private_in_an_archive_is_for_its_owner_only(full, tmp_path):
    exchange.export(full, archive, tmp_path / "all.zip")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "all.zip").read_bytes())) as opened:
        modes = {info.external_attr >> 16 & 0o777 for info in opened.infolist()}
    assert modes == {0o600}


def test_what_many_records_name_is_unpacked_once_and_no_longer_than_fits(
    full, tmp_path, monkeypatch
):
    exchange.export(full, archive, tmp_path / "a.zip")

    def many(name, content):
        if name != "journal.json":
            return content
        journal = json.loads(content)
        for reflection in journal["reflections"]:
            reflection["attachments"] *= 50
        return json.dumps(journal)

    unpacked, weighed = [], []
    unpack, weigh = archive._attached, attachments.digest

    def noted(*of):
        unpacked.append(of[1])
        return unpack(*of)

    def weighing(content):
        weighed.append(1)
        return weigh(content)

    monkeypatch.setattr(archive, "_attached", noted)
    monkeypatch.setattr(attachments, "digest", weighing)
    monkeypatch.setattr(belongings, "MOST_AT_ONCE", 10 * len(PLAN) + 10 * len(NOTES))
    reading = archive.read(respelled(tmp_path / "a.zip", tmp_path / "b.zip", many))
    assert len(unpacked) == len(set(unpacked)) <= 2
    assert len(weighed) < 100
    assert any("can be taken in at once" in each.why for each in reading.skipped)
