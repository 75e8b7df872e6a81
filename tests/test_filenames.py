"""Names of files that every system takes, and that hide nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.filenames import LONGEST, safe, same, split, unique


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("photo.png", "photo.png"),
        ("Ward round — plan.pdf", "Ward round — plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\amy\\notes.txt", "notes.txt"),
        ("a\0b\n.png", "ab.png"),
        ("photo\u202egnp.exe", "photognp.exe"),
        ("a\ud800.png", "a.png"),
        ('what: "now"?.pdf', "what now.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com¹", "_com¹"),
        ("console.txt", "console.txt"),
        (".hidden", "hidden"),
        ("trailing. ", "trailing"),
        ("", "attachment"),
        ("...", "attachment"),
        ("dir/", "attachment"),
        ("e\u0301.png", "é.png"),
    ],
)
def test_a_name_is_made_safe(name, expected):
    assert safe(name) == expected


@given(st.text())
def test_any_name_is_safe_and_stays_so(name):
    made = safe(name)
    assert made and safe(made) == made
    assert len(made.encode()) <= LONGEST
    assert not set(made) & set('/\\<>:"|?*\0\n')


def test_a_long_name_keeps_its_ending():
    made = safe("é" * 500 + ".docx")
    assert made.endswith("é.docx") and len(made.encode()) <= LONGEST


def test_a_second_file_of_a_name_is_numbered():
    assert unique("photo.png", []) == "photo.png"
    assert unique("photo.png", ["photo.png"]) == "photo 2.png"
    assert unique("photo.png", ["Photo.PNG", "photo 2.png"]) == "photo 3.png"
    assert unique("notes", ["notes"]) == "notes 2"


def test_names_that_some_system_takes_for_one_are_one():
    assert same("É.png", "e\u0301.PNG")
    assert not same("a.png", "b.png")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.tar.gz", ("a.tar", ".gz")),
        (".profile", (".profile", "")),
        ("a.", ("a.", "")),
        ("Dr. Who said that this is all there is", None),
    ],
)
def test_a_name_has_a_stem_and_an_ending(name, parts):
    assert split(name) == (parts or (name, ""))
