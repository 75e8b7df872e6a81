from __future__ import annotations

from pathlib import Path

import pytest

from leadjournal import templates
from leadjournal.errors import BadMaterialError, NotFoundError

STAGE = """
[[stage]]
name = "Since then"
helper = "What has moved?"
"""
GOOD = f"""\
key = "supervision"
name = "Supervision"
{STAGE}"""

QUOTES = (
    "a text needs straight quotation marks round it, "
    "and yes or no is written as true or false"
)
NO_END = "a text lacks its closing quotation mark"
TWICE = (
    "a heading is there twice; "
    "one of several is written in double brackets, such as [[question]]"
)
MORE = (
    "something stands where the line should end; "
    'a quotation mark inside a text is written as \\"'
)
LETTERS = "may have only small letters, digits, and single hyphens between them"


def told(own: Path) -> str:
    """What somebody is told who has these templates of their own."""
    with pytest.raises(BadMaterialError) as caught:
        templates.load(own)
    return str(caught.value)


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        ('"Supervision"', "“Supervision”", f"line 2: {QUOTES}"),
        ('"Supervision"', "Supervision", f"line 2: {QUOTES}"),
        ('"Supervision"', '"Supervision', f"line 2: {NO_END}"),
        ('"What has moved?"', '"""What has moved?', f"near its end: {NO_END}"),
        ('has moved?"', 'has "moved"?"', f"line 6: {MORE}"),
        ("[[stage]]", "[stage]\nname = 'a'\n[stage]", f"line 6: {TWICE}"),
        ("name =", "name = 'a'\nname =", "line 3: something is there twice"),
        ('"Sup', r'"\Sup', "line 2: a backslash inside a text is written twice"),
        ('"Sup', r'"\Users', "line 2: a backslash inside a text is written twice"),
        ("key =", "key:", 'line 1: a field is written as name = "text"'),
        ("key =", "“key” =", 'line 1: a field is written as name = "text"'),
        (
            "key =",
            'source = ["a" "b"]\nkey =',
            "line 1: a list lacks a comma between two texts, or its closing bracket",
        ),
        ("[[stage]]", "[[stage]", "line 4: a heading lacks a closing bracket"),
        ('"Supervision"', "'Supervision", f"near its end: {NO_END}"),
        ("name =", "= name", 'line 2: a field is written as name = "text"'),
        ("vision", "\0", "line 1: Illegal character '\\x00'"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, sentence: str
) -> None:
    (tmp_path / "ours.toml").write_text(GOOD.replace(good, bad, 1), "utf-8")
    assert told(tmp_path) == f"templates/ours.toml, {sentence}."


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        ('key = "supervision"', "", ": “key” is missing"),
        ('"supervision"', '"  "', ": “key” is empty"),
        (
            '"supervision"',
            "7",
            ": “key” is to be a text in quotation marks, not a number",
        ),
        (
            '"supervision"',
            "2026-11-19",
            ": “key” is to be a text in quotation marks, not a date or time",
        ),
        ("supervision", "Super Vision", f": the key “Super Vision” {LETTERS}"),
        ("supervision", "super_vision", f": the key “super_vision” {LETTERS}"),
        ("supervision", "-vision", f": the key “-vision” {LETTERS}"),
        ("supervision", "révision", f": the key “révision” {LETTERS}"),
        ("supervision", "gibbs", ": the key “gibbs” is used already, by LeadJournal"),
        ("name", "nam", ": “nam” is not known here; “name” may be meant"),
        (
            "name =",
            "colour =",
            ": “colour” is not known here; there may be "
            "key, name, source, default, [[stage]], [sources]",
        ),
        (
            "name =",
            'default = "yes"\nname =',
            ": “default” is to be true or false, without quotation marks, not a text",
        ),
        (
            "name =",
            'source = "Our scheme"\nname =',
            ': “source” is to be a list, such as ["Our scheme"]',
        ),
        (
            "name =",
            "source = 2026\nname =",
            ": “source” is to be a list of texts, not a number",
        ),
        (
            "name =",
            "source = [true]\nname =",
            ": “source” is to be a list of texts only, not true or false",
        ),
        (
            "name =",
            'source = ["a", ""]\nname =',
            ": “source” has an empty text in it",
        ),
        ("name =", 'source = ["a", "a "]\nname =', ": “source” has “a” twice"),
        (
            "name =",
            'sources = "S1"\nname =',
            ": “sources” is to be a table, under a line [sources]",
        ),
        (
            "[[stage]]",
            "[sources]\nS1 = 7\n[[stage]]",
            ", sources: “S1” is to be a text in quotation marks, not a number",
        ),
        (STAGE, "", ": there is no [[stage]] in it"),
        (
            "[[stage]]",
            "[stage]",
            ": [stage] is to stand in double brackets, [[stage]]",
        ),
        (
            "[[stage]]",
            "[[stages]]",
            ": “stages” is not known here; “stage” may be meant",
        ),
        (
            STAGE,
            'stage = ["a"]',
            ": “stage” is to be headings [[stage]], not a text",
        ),
        ('name = "Since then"', "", ", stage 1: “name” is missing"),
        (
            "helper",
            "halper",
            ", stage Since then: “halper” is not known here; “helper” may be meant",
        ),
        (
            "helper =",
            "default = true\nhelper =",
            ", stage Since then: “default” is not known here; "
            "there may be name, helper",
        ),
    ],
)
def test_a_mistake_is_told_with_file_entry_and_reason(
    tmp_path: Path, good: str, bad: str, sentence: str
) -> None:
    (tmp_path / "ours.toml").write_text(GOOD.replace(good, bad, 1), "utf-8")
    assert told(tmp_path) == f"templates/ours.toml{sentence}."


def test_a_key_may_not_be_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD)
    (tmp_path / "b.toml").write_text(GOOD)
    assert told(tmp_path) == (
        "templates/b.toml: the key “supervision” is used already, in templates/a.toml."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_what_is_not_utf_8_is_told(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ours.toml").write_bytes(GOOD.replace("v", "ö").encode(encoding))
    assert told(tmp_path) == (
        "templates/ours.toml cannot be read, because it is not saved as UTF-8."
    )


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").mkdir()
    assert told(tmp_path).startswith("templates/ours.toml cannot be read: ")


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.write_text(GOOD)
    assert told(own).startswith(f"The folder {own} cannot be read: ")


def test_an_ending_that_notepad_has_added_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml.txt"
    file.write_text(GOOD)
    assert told(tmp_path) == (
        f"The name of {file} is to end in .toml, without the .txt."
    )


def test_brackets_without_end_are_told(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("key = " + "[" * 100_000)
    assert told(tmp_path).startswith("templates/ours.toml, near its end: ")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_notepad_saves_is_read(tmp_path: Path, mark: bytes, line_end: str) -> None:
    text = GOOD.replace("\n", line_end).encode()
    (tmp_path / "OURS.TOML").write_bytes(mark + text)
    assert "supervision" in templates.load(tmp_path)


def test_other_files_beside_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "._ours.toml").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / "ours.toml~").write_text("half a")
    (tmp_path / "read me.txt").write_text("Put them here.")
    assert len(templates.load(tmp_path)) == len(templates.load())


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert len(templates.load(tmp_path / "none")) == len(templates.load())


def test_a_text_over_several_lines_is_one_line(tmp_path: Path) -> None:
    text = GOOD.replace('"What has moved?"', '"""\n  What has\n  moved?\n"""')
    (tmp_path / "ours.toml").write_text(text)
    (stage,) = templates.load(tmp_path).get("supervision").stages
    assert stage.helper == "What has moved?"


def test_a_code_of_a_source_is_spelled_out(tmp_path: Path) -> None:
    sources = 'source = ["S9", "and a friend"]\n[sources]\nS9 = "Our handbook, 2026"\n'
    (tmp_path / "ours.toml").write_text(GOOD.replace("[[", sources + "[[", 1))
    found = templates.load(tmp_path).get("supervision")
    assert found.source == "Our handbook, 2026 (S9); and a friend"


def test_a_catalogue_knows_its_things_by_key_in_capitals_or_not() -> None:
    catalogue = templates.load()
    gibbs = catalogue.get("Gibbs")
    assert "GIBBS" in catalogue
    assert gibbs in catalogue
    assert "gibbon" not in catalogue
    assert None not in catalogue


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("gibs", "There is no template “gibs”; “gibbs” may be meant."),
        ("xyz", "There is no template “xyz”."),
        ("", "There is no template “”."),
    ],
)
def test_a_key_that_nothing_has_is_told(key: str, sentence: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        templates.load().get(key)
    assert str(caught.value) == sentence
