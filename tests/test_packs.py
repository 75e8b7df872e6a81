"""Packs of questions: looked at, added, told of and taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadjournal import frameworks, packs, questions
from leadjournal.errors import BadMaterialError, NoAccessError, NotFoundError
from leadjournal.packs import Pack

KNOWN = frameworks.load().practices
IDS = [question.id for question in questions.load(KNOWN)]
GOOD = """\
[[question]]
id = "M1"
type = "relational"
text = "Who did I thank?"
follow_up = "How did they take it?"
practices = ["kf-altruism"]

[[question]]
id = "M2"
type = "noticing"
text = "Where was it quiet?"
follow_up = "Who noticed?"
practices = ["bw-listening"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "questions"


def written(tmp_path: Path, text: str, name: str = "Mentoring.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadMaterialError) as caught:
        packs.preview(path, KNOWN, IDS)
    return str(caught.value)


def test_a_pack_is_looked_at_without_being_added(tmp_path, folder):
    pack = packs.preview(written(tmp_path, GOOD), KNOWN, IDS)
    assert pack.name == "Mentoring"
    assert [q.text for q in pack.questions] == [
        "Who did I thank?",
        "Where was it quiet?",
    ]
    assert pack.problem == "" and packs.installed(folder) == []


def test_what_lies_beside_a_pack_is_not_read_with_it(tmp_path):
    written(tmp_path, "broken", "beside.toml")
    assert len(packs.preview(written(tmp_path, GOOD), KNOWN, IDS).questions) == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"M2"\n', '"M2\n', "Mentoring.toml, line 9: a text lacks its closing"),
        ("noticing", "musing", "Mentoring.toml, question M2: the type “musing”"),
        ('follow_up = "Who noticed?"\n', "", "question M2: “follow_up” is missing"),
        ("bw-listening", "bw-talking", "M2: “bw-talking” is not a practice"),
        ('"M2"', '"M1"', "M1: the id “M1” is used already, in Mentoring.toml"),
        ('"M2"', '"q001"', "q001: the id “q001” is used already, by LeadJournal"),
        ("[[question]]", "[[practice]]", "Mentoring.toml: “practice” is not known"),
    ],
)
def test_a_broken_pack_is_refused_with_its_place_and_the_reason(
    tmp_path, old, new, reason
):
    told = refusal(written(tmp_path, GOOD.replace(old, new)))
    assert reason in told
    assert told.endswith(".") and "pack.toml" not in told


def test_an_id_that_another_pack_has_is_told(tmp_path):
    path = written(tmp_path, GOOD)
    with pytest.raises(BadMaterialError, match="question M2: the id “M2” is used"):
        packs.preview(path, KNOWN, [*IDS, "m2"])


def test_what_is_no_pack_at_all_is_refused(tmp_path):
    assert "does not end in .toml" in refusal(written(tmp_path, GOOD, "M.toml.txt"))
    assert "does not end in .toml" in refusal(tmp_path)
    assert "cannot be read" in refusal(tmp_path / "gone.toml")
    assert "no [[question]]" in refusal(written(tmp_path, "", "empty.toml"))
    large = written(tmp_path, "#" * (packs.LARGEST + 1), "large.toml")
    assert "too large" in refusal(large)
    (tmp_path / "folder.toml").mkdir()
    assert "cannot be read" in refusal(tmp_path / "folder.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes(GOOD.encode("utf-16"))
    assert "not saved as UTF-8" in refusal(latin)


def test_an_added_pack_is_asked_from_and_a_removed_one_is_not(tmp_path, folder):
    added = packs.add(written(tmp_path, GOOD), folder)
    assert [pack.name for pack in packs.installed(folder)] == ["Mentoring"]
    assert "M1" in questions.load(KNOWN, folder)
    assert (folder / added.file).read_text(encoding="utf-8") == GOOD
    packs.remove(packs.installed(folder)[0], folder)
    assert packs.installed(folder) == []
    assert "M1" not in questions.load(KNOWN, folder)


def test_a_pack_never_takes_the_place_of_another(tmp_path, folder):
    other = GOOD.replace("M1", "N1").replace("M2", "N2")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    packs.add(written(tmp_path, GOOD), folder)
    packs.add(written(tmp_path / "a", other), folder)
    third = written(tmp_path / "b", other.replace("N", "O"), "MENTORING.TOML")
    packs.add(third, folder)
    found = packs.installed(folder)
    assert {q.id for pack in found for q in pack.questions} == {
        *("M1", "M2", "N1", "N2", "O1", "O2")
    }
    assert len({path.name.casefold() for path in folder.iterdir()}) == 3
    assert all(pack.problem == "" for pack in found)


def test_the_same_pack_is_not_added_twice(tmp_path, folder):
    packs.add(written(tmp_path, GOOD), folder)
    again = written(tmp_path, GOOD, "Copy.toml")
    with pytest.raises(BadMaterialError, match=r"there already, as Mentoring\.toml"):
        packs.add(again, folder)
    assert len(packs.installed(folder)) == 1


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Mentoring in the South", "Mentoring-in-the-South"),
        ("..", "pack"),
        ("-rf", "rf"),
        ("CON", "pack-CON"),
        ("com1", "pack-com1"),
        ("a:b*c?", "a-b-c"),
        ("Führung", "Führung"),
        ("x" * 200, "x" * 60),
    ],
)
def test_its_file_has_a_name_that_any_system_takes(tmp_path, folder, name, safe):
    added = packs.add(written(tmp_path, GOOD, f"{name}.toml"), folder)
    assert added.file == f"{safe}.toml"
    assert [path.name for path in folder.iterdir()] == [added.file]


def test_removing_a_pack_leaves_all_else(tmp_path, folder):
    packs.add(written(tmp_path, GOOD), folder)
    (folder / "notes.txt").write_text("mine")
    packs.add(written(tmp_path, GOOD.replace("M", "N"), "Other.toml"), folder)
    packs.remove(packs.installed(folder)[0], folder)
    assert sorted(path.name for path in folder.iterdir()) == ["Other.toml", "notes.txt"]


@pytest.mark.parametrize("file", ["", "../Mentoring.toml", "notes.txt", "Gone.toml"])
def test_only_a_pack_of_the_folder_can_be_removed(tmp_path, folder, file):
    packs.add(written(tmp_path, GOOD), folder)
    (folder / "notes.txt").write_text("mine")
    written(folder.parent, GOOD)
    with pytest.raises(NotFoundError):
        packs.remove(Pack("Any", (), file), folder)
    assert len(list(folder.iterdir())) == 2


def test_a_pack_that_broke_in_its_folder_is_told_and_can_be_removed(tmp_path, folder):
    packs.add(written(tmp_path, GOOD), folder)
    written(folder, "[[question]]\nid = \n", "Broken.toml")
    written(folder, GOOD, "Twice.toml")
    (folder / "._Mentoring.toml").write_bytes(b"\0")
    broken, sound, twice = packs.installed(folder, KNOWN)
    assert broken.problem.startswith("Broken.toml, line 2")
    assert sound.problem == "" and len(sound.questions) == 2
    assert "M1” is used already" in twice.problem
    packs.remove(broken, folder)
    assert len(packs.installed(folder)) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NoAccessError, match="cannot be copied"):
        packs.add(written(tmp_path, GOOD), tmp_path / "file" / "questions")
