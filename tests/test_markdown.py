"""A folder of Markdown with front matter, ours and that of other programs."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal.errors import BadFormatError, JournalExistsError, NoAccessError
from leadjournal.formats import exchange, fields, frontmatter, markdown, names
from leadjournal.models import Reflection

VAULT = Path(__file__).parent / "samples/vault"
OBSIDIAN = Path(__file__).parents[2] / "shared/samples/obsidian"


def written(folder, **notes):
    for name, content in notes.items():
        path = folder / f"{name}.md"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def only(reading):
    [reflection] = reading.content.reflections
    return reflection


@pytest.fixture
def vault():
    reading = markdown.read(VAULT)
    return {r.day.isoformat(): r for r in reading.content.reflections}


def test_the_day_is_in_the_front_matter_or_in_the_name(vault):
    assert sorted(vault) == ["2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07"]


def test_what_has_no_day_or_is_no_text_is_skipped_with_the_reason():
    reading = markdown.read(VAULT)
    assert reading.found == 6
    assert [(skipped.where, skipped.why) for skipped in reading.skipped] == [
        ("2025-03-08 not text.md", "It is not text in UTF-8."),
        ("Home.md", "It has no day, neither in its front matter nor in its name."),
    ]


def test_the_text_is_kept_to_the_character(vault):
    assert vault["2025-03-04"].body == "\n# The board\n\nWent *well*.\n"


def test_tags_of_other_programs_are_kept(vault):
    assert list(vault["2025-03-04"].taggings) == ["work/board", "books"]
    assert list(vault["2025-03-06"].taggings) == ["one", "two"]


def test_a_title_is_in_the_front_matter_or_in_the_name(vault):
    assert vault["2025-03-05"].title == "A title in the name"
    assert vault["2025-03-06"].title == "12:30"
    assert vault["2025-03-04"].title == ""


def test_front_matter_that_means_something_else_does_no_harm(vault):
    odd = vault["2025-03-06"]
    assert odd.body == "The head is odd; the text is whole.\n"
    assert (odd.weight, odd.plans, odd.private) == (None, [], False)


def test_front_matter_that_cannot_be_read_stays_in_the_text(vault):
    assert vault["2025-03-07"].body == "---\n{ not yaml: [\n---\nBroken head.\n"


def test_importing_again_adds_nothing(journal):
    for expected in ((4, 0), (0, 4)):
        with journal.change("Import"):
            result = exchange.take_in(journal, markdown.read(VAULT))
        assert (result.added, result.already_there) == expected


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("2025-03-04", date(2025, 3, 4), ""),
        ("20250304", date(2025, 3, 4), ""),
        ("2025_03_04", date(2025, 3, 4), ""),
        ("2025.03.04 Board", date(2025, 3, 4), "Board"),
        ("2025-03-04-an-earlier-post", date(2025, 3, 4), "an-earlier-post"),
        ("Board 2025-03-04 again", date(2025, 3, 4), "Board again"),
        ("99999999 20250304", date(2025, 3, 4), "99999999"),
    ],
)
def test_a_name_is_a_day_and_a_title(tmp_path, name, day, title):
    found = only(markdown.read(written(tmp_path, **{name: "x"})))
    assert (found.day, found.title) == (day, title)


@pytest.mark.parametrize(
    "name", ["note", "2025-13-01", "2025-02-30", "2025-0304", "120250304"]
)
def test_a_name_without_a_day_of_the_calendar_gives_none(tmp_path, name):
    [skipped] = markdown.read(written(tmp_path, **{name: "x"})).skipped
    assert skipped.where == f"{name}.md"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "a: &a [*a]\n",
        "? [a]\n: b\n",
        "[" * 5000,
        "a: {" * 5000,
        "x: !!timestamp nonsense\n",
        "x: !!int ''\n",
        "x: " + "9" * 5000 + "\n",
        "x: !!python/object/apply:os.system [id]\n",
        "- a\n- list\n",
        "just words\n",
        "date: [2025]\ncreated: {a: b}\nday: ~\n",
        "id: [1]\ntags: {a: b}\ntitle: [x]\nplans: 7\ntrashed: soon\n",
        "tags: [[a], {b: c}, null, '', '#']\n",
        "~: nothing\nnull: nothing\n",
        "%TAG ! tag:x,2000:\n",
        "a: \x01\n",
        "\ta: b\n",
    ],
    ids=lambda head: repr(head)[:40],
)
def test_no_front_matter_is_too_odd(tmp_path, journal, head):
    folder = written(tmp_path, **{"2025-03-04": f"---\n{head}---\nText.\n"})
    with journal.change("Import"):
        result = exchange.take_in(journal, markdown.read(folder))
    assert (result.added, result.skipped) == (1, ())
    [reflection] = journal.reflections
    assert reflection.body.endswith("Text.\n")


def test_the_writers_own_date_counts_whatever_the_zone(tmp_path):
    head = "---\ndate: 2025-03-04T23:30:00-11:00\n---\n"
    assert only(markdown.read(written(tmp_path, x=head))).day == date(2025, 3, 4)


def test_line_endings_of_windows_stay(tmp_path):
    text = "---\r\ntitle: T\r\ndate: 2025-03-04\r\n---\r\na\r\nb\rc"
    found = only(markdown.read(written(tmp_path, x=text)))
    assert (found.title, found.body) == ("T", "a\r\nb\rc")


def test_a_mark_at_the_beginning_is_no_part_of_the_text(tmp_path):
    text = b"\xef\xbb\xbf---\ndate: 2025-03-04\n---\nText"
    assert only(markdown.read(written(tmp_path, x=text))).body == "Text"


def test_links_hidden_folders_and_pipes_are_left_alone(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    notes = tmp_path / "notes"
    (notes / ".trash").mkdir(parents=True)
    written(notes, **{"2025-03-04": "Good."})
    written(notes / ".trash", **{"2025-03-05": "Thrown away."})
    (notes / "2025-03-06.md").symlink_to(secret)
    (notes / "round").symlink_to(notes, target_is_directory=True)
    os.mkfifo(notes / "2025-03-07.md")
    (notes / "2025-03-08.md").mkdir()
    reading = markdown.read(notes)
    assert only(reading).body == "Good."
    assert [skipped.where for skipped in reading.skipped] == [
        "2025-03-06.md",
        "2025-03-07.md",
    ]


def test_one_file_can_be_read_too():
    found = only(markdown.read(VAULT / "2025_03_05 A title in the name.md"))
    assert found.body == "No front matter here.\n"


def test_a_folder_without_markdown_is_refused(tmp_path):
    with pytest.raises(BadFormatError):
        markdown.read(tmp_path)


@pytest.mark.skipif(not OBSIDIAN.is_dir(), reason="needs the shared samples")
def test_notes_of_other_programs_do_no_harm(journal):
    with journal.change("Import"):
        result = exchange.take_in(journal, markdown.read(OBSIDIAN))
    assert result.found == result.added + len(result.skipped)
    assert result.added >= 2


texts = st.text(max_size=30)


@settings(max_examples=150, deadline=None)
@given(title=texts, body=texts, key=texts.filter(str.strip), cue=texts)
def test_every_field_that_scripts_see_comes_back(
    tmp_path_factory, title, body, key, cue
):
    reflection = Reflection(day=date(1900, 1, 1), title=title, body=body)
    reflection.tag(key, "took")
    reflection.tag("kf-altruism")
    note = {"2025-03-04": markdown.document(reflection)}
    back = only(markdown.read(written(tmp_path_factory.mktemp("x"), **note)))
    assert fields.public(back) == fields.public(reflection)


def test_plans_and_afterthoughts_come_back(journal, tmp_path):
    with journal.change("Write"):
        one = journal.reflections.add("T: 'x' #y", "---\n", question="Q001")
        plan = journal.plans.add(one, "a: b", "- c\r\nd", "~", date(2026, 1, 2))
        journal.plans.close(plan, "no-chance", "null")
        journal.reflections.add_afterthought(one, "yes", date(2026, 1, 3))
        journal.reflections.add("2020", "true", private=True, weight="mixed")
    exchange.write_out(journal, markdown, tmp_path / "out")
    back = markdown.read(tmp_path / "out").content.reflections
    assert sorted(map(str, map(fields.public, back))) == sorted(
        map(str, map(fields.public, journal.reflections))
    )


def test_a_folder_that_holds_something_is_left_as_it_is(journal, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    written(target, mine="x")
    with pytest.raises(JournalExistsError):
        exchange.write_out(journal, markdown, target)
    assert [path.name for path in target.iterdir()] == ["mine.md"]


def test_an_empty_folder_is_filled(journal, tmp_path):
    (tmp_path / "out").mkdir()
    with journal.change("Write"):
        journal.reflections.add("T", "x", day=date(2026, 1, 1))
    exchange.write_out(journal, markdown, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026-01-01 T.md"]


def test_an_export_that_fails_leaves_nothing_behind(journal, tmp_path):
    with pytest.raises(NoAccessError):
        exchange.write_out(journal, markdown, tmp_path / "nowhere" / "out")
    with pytest.raises(NoAccessError):
        exchange.write_out(journal, markdown, tmp_path / ("x" * 300))
    assert {path.name.split("-")[0] for path in tmp_path.iterdir()} == {
        "test.leadjournal"
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plain", "2026-01-01 Plain"),
        ("", "2026-01-01"),
        ('a/b\\c:d*e?f"g<h>i|j', "2026-01-01 a b c d e f g h i j"),
        ("../../etc/passwd", "2026-01-01 etc passwd"),
        ("CON", "2026-01-01 CON"),
        ("ends in dots...", "2026-01-01 ends in dots"),
        ("tab\tnewline\nNUL\0", "2026-01-01 tab newline NUL"),
        ("\u202egnp.exe", "2026-01-01 gnp.exe"),
        ("🙂" * 100, "2026-01-01 " + "🙂" * 20),
        ("é" * 100, "2026-01-01 " + "é" * 40),
    ],
)
def test_a_file_name_suits_every_system(title, name):
    reflection = Reflection(day=date(2026, 1, 1), title=title)
    assert list(names.file_names([reflection])) == [name]


def test_names_that_some_system_takes_for_the_same_are_told_apart():
    titles = ["Café", "CAFÉ", "Cafe\u0301", "Café (2)", "strasse", "straße"]
    reflections = [Reflection(day=date(2026, 1, 1), title=title) for title in titles]
    found = list(names.file_names(reflections))
    assert found[:4] == [
        "2026-01-01 Café",
        "2026-01-01 CAFÉ (2)",
        "2026-01-01 Cafe\u0301 (3)",
        "2026-01-01 Café (2) (2)",
    ]
    assert len({name.casefold() for name in found}) == len(titles)


def test_a_text_that_looks_like_front_matter_stays_a_text():
    head, body = frontmatter.split(frontmatter.joined({"a": "b"}, "---\nc: d\n---\n"))
    assert (head, body) == ({"a": "b"}, "---\nc: d\n---\n")
