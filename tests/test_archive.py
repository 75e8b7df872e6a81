"""LeadJournal's own archive: exact to the character, and harmless."""

import json
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadjournal import Journal
from leadjournal.errors import BadFormatError, JournalError, JournalExistsError
from leadjournal.formats import archive, exchange, fields, files

HARD_TEXTS = [
    "line\r\nline\rline\n",
    "emoji 🙂👩🏽‍⚕️ and é, e\u0301",
    "עברית العربية \u202eright to left",
    "NUL \0, bell \a, escape \x1b[31m, \x7f\x85\u2028\ufeff",
    "   spaces and tabs \t\n\n\n",
    "---\ntitle: not a head\n---\n",
    "",
]


def in_full(journal):
    """Everything a journal holds, as plain values."""
    content = exchange.whole(journal)
    return (
        [fields.whole(reflection) for reflection in content.reflections],
        list(content.askings),
        dict(content.preferences),
    )


def moved(journal, tmp_path):
    """Return the contents of a new journal that took in an archive of this one."""
    exchange.write_out(journal, archive, tmp_path / "all.zip")
    with Journal.create(tmp_path / "other.leadjournal", seed=99) as other:
        reading = archive.read(tmp_path / "all.zip")
        with other.change("Import"):
            result = exchange.take_in(other, reading)
        assert result.skipped == ()
        return in_full(other)


@pytest.fixture
def full(journal):
    """A journal with something in every field."""
    with journal.change("Write"):
        add = journal.reflections.add
        first = add(
            "A “one-to-one”",
            "I listened.",
            day=date(1900, 1, 1),
            template="gibbs",
            question="Q001",
            weight="heavy",
            step_outside=True,
            private=True,
            draft=True,
            created=datetime(1900, 1, 1, 0, 0, 1),
            modified=datetime(2026, 3, 29, 1, 30),
        )
        first.tag("kf-altruism", "took")
        first.tag("bw-listening")
        first.tag("a practice of my own", "none")
        plan = journal.plans.add(
            first, "the board meets", "ask first", "Amy", date(9999, 12, 31)
        )
        journal.plans.add(first, "", "breathe")
        journal.reflections.add_afterthought(first, "It held.\r\n", date(2026, 2, 1))
        for place, text in enumerate(HARD_TEXTS):
            add(text, text + text, day=date(2026, 10, 25)).tag(f"key-{place}")
        bin_ = add("In the bin", "Gone.", day=date(1, 1, 1))
        journal.askings.offer(["Q001", "Q002"], date(2026, 11, 16))
        journal.askings.answer("Q001", first, date(2026, 11, 17))
        journal.askings.skip("Q002", date(2026, 11, 17))
        journal.askings.mute("Q003", date(2026, 11, 18))
        journal.askings.pin("Q004", date(2026, 11, 18))
        journal.set_framework("tm", on=True)
    with journal.change("Edit"):
        journal.reflections.edit(first, title="Two", body="I listened again.")
        journal.plans.close(plan, "did-not", "The board never met.")
        journal.reflections.trash(bin_)
    return journal


def test_every_field_comes_back_equal(full, tmp_path):
    assert moved(full, tmp_path) == in_full(full)


def test_an_encrypted_journal_comes_back_equal(either, tmp_path):
    with either.change("Write"):
        either.reflections.add("Title", "\0 text \r\n").tag("kf-altruism")
    assert moved(either, tmp_path) == in_full(either)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(), st.dates()), max_size=5))
def test_any_text_of_any_day_comes_back_equal(tmp_path_factory, written):
    tmp_path = tmp_path_factory.mktemp("any")
    with Journal.create(tmp_path / "any.leadjournal") as journal:
        with journal.change("Write"):
            for title, body, day in written:
                journal.reflections.add(title, body, day=day)
        assert moved(journal, tmp_path) == in_full(journal)


def test_importing_again_adds_nothing(full, tmp_path):
    exchange.write_out(full, archive, tmp_path / "all.zip")
    before = in_full(full)
    with full.change("Import"):
        result = exchange.take_in(full, archive.read(tmp_path / "all.zip"))
    assert (result.added, result.already_there) == (0, result.found)
    assert in_full(full) == before


def test_an_import_is_one_undo_step(full, tmp_path):
    exchange.write_out(full, archive, tmp_path / "all.zip")
    with Journal.create(tmp_path / "other.leadjournal") as other:
        before = in_full(other)
        with other.change("Import"):
            exchange.take_in(other, archive.read(tmp_path / "all.zip"))
        other.undo()
        assert in_full(other) == before


def test_what_is_in_the_journal_stays_as_it_is_there(full, tmp_path):
    exchange.write_out(full, archive, tmp_path / "all.zip")
    reflection = full.reflections.get(next(iter(full.reflections)).uuid)
    with full.change("Edit"):
        full.reflections.edit(reflection, body="Rewritten since.")
    with full.change("Import"):
        exchange.take_in(full, archive.read(tmp_path / "all.zip"))
    assert reflection.body == "Rewritten since."


def test_the_same_journal_makes_the_same_bytes(full, tmp_path):
    for name in ("one.zip", "two.zip"):
        exchange.write_out(full, archive, tmp_path / name)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.zip", "two.zip"))
    assert one == two


def test_a_search_is_exported_without_the_trash_and_the_questions(full, tmp_path):
    number = exchange.write_out(full, archive, tmp_path / "some.zip", "weight:heavy")
    content = archive.read(tmp_path / "some.zip").content
    assert number == len(content.reflections) == 1
    assert not content.askings
    assert not content.preferences


def test_any_program_can_read_a_copy_of_each_reflection(full, tmp_path):
    exchange.write_out(full, archive, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as opened:
        names = opened.namelist()
        copy = opened.read("reflections/1900-01-01 Two.md").decode()
    assert "README.txt" in names
    assert "trash/0001-01-01 In the bin.md" in names
    assert copy.endswith("\n---\nI listened again.")


def test_an_archive_is_for_its_owner_only(full, tmp_path):
    exchange.write_out(full, archive, tmp_path / "all.zip")
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0


def test_an_archive_overwrites_nothing(journal, tmp_path):
    (tmp_path / "all.zip").write_bytes(b"mine")
    with pytest.raises(JournalExistsError):
        exchange.write_out(journal, archive, tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_bytes() == b"mine"


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name.replace("__", "."), content)
    return path


@pytest.mark.parametrize(
    "journal_json",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'"leadjournal-archive"',
        b'{"format": "leadjournal-archive", "version": 3}',
        b'{"format": "leadjournal-archive", "version": "1"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
    ids=lambda content: content[:20],
)
def test_what_is_not_an_archive_is_refused(journal_json, tmp_path):
    path = zipped(tmp_path / "odd.zip", journal__json=journal_json)
    with pytest.raises(BadFormatError):
        archive.read(path)


def test_another_zip_file_is_refused(tmp_path):
    with pytest.raises(BadFormatError, match=r"has no journal\.json"):
        archive.read(zipped(tmp_path / "odd.zip", photo__jpg=b"x"))


def test_a_zip_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 1000)
    path = zipped(tmp_path / "bomb.zip", journal__json=b"0" * 1_000_000)
    with pytest.raises(BadFormatError, match="larger than"):
        archive.read(path)


def test_nothing_but_the_journal_is_taken_out_of_an_archive(journal, tmp_path):
    exchange.write_out(journal, archive, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip", "a") as opened:
        opened.writestr("../../outside.md", "caught")
        opened.writestr("/outside.md", "caught")
    before = sorted(tmp_path.parent.rglob("outside.md"))
    archive.read(tmp_path / "all.zip")
    assert sorted(tmp_path.parent.rglob("outside.md")) == before == []


def test_a_reflection_that_cannot_be_read_is_told_and_the_rest_comes_in(
    journal, tmp_path
):
    good = {"id": "a", "day": "2026-01-01", "body": "Good."}
    wrong = [
        {"id": "b", "day": "2026-02-30", "body": "x"},
        {"id": "c", "body": "x"},
        {"id": "d", "day": "2026-01-01", "body": 7},
        {"id": "e", "day": "2026-01-01", "body": "\ud800"},
        {**good, "id": "f", "weight": "leaden"},
        {**good, "id": "g", "tags": [{"key": "k", "chance": "maybe"}]},
        {**good, "id": "h", "plans": ["just words"]},
        {**good, "id": "i", "created": "yesterday"},
        {**good, "id": "j", "private": "perhaps"},
        "words",
        None,
    ]
    found = {"format": archive.FORMAT, "version": 1, "reflections": [*wrong, good]}
    path = zipped(tmp_path / "odd.zip", journal__json=json.dumps(found))
    with journal.change("Import"):
        result = exchange.take_in(journal, archive.read(path))
    assert (result.found, result.added) == (len(wrong) + 1, 1)
    assert [skipped.where for skipped in result.skipped] == [
        f"reflection {number}" for number in range(1, len(wrong) + 1)
    ]
    assert all(skipped.why for skipped in result.skipped)


def test_odd_questions_and_preferences_are_read_over(journal, tmp_path):
    found = {
        "format": archive.FORMAT,
        "version": 1,
        "reflections": [],
        "askings": [
            7,
            {},
            {"question": "Q1", "happening": "eaten", "day": "2026-01-01"},
        ],
        "preferences": {"frameworks": ["tm", 7, "\ud800"], "seed": "x", "other": 1},
    }
    path = zipped(tmp_path / "odd.zip", journal__json=json.dumps(found))
    with journal.change("Import"):
        exchange.take_in(journal, archive.read(path))
    assert journal.askings.history == []
    assert "tm" in journal.frameworks_on


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_archive_is_told_in_a_sentence(full, tmp_path, data):
    path = tmp_path / "damaged.zip"
    if not (tmp_path / "all.zip").exists():
        exchange.write_out(full, archive, tmp_path / "all.zip")
    content = bytearray((tmp_path / "all.zip").read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(
            st.integers(0, 255)
        )
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    assert told(path).endswith(".")


def told(path):
    """Return what is said of an archive that may be damaged."""
    try:
        archive.read(path)
    except JournalError as error:
        return str(error)
    return "Nothing was amiss."
