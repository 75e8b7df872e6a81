"""formats, import, export: from one journal to another, whole."""

import json
from pathlib import Path

import pytest

from leadjournal import Journal
from tests.attached import attach, png

SAMPLES = Path(__file__).parents[1] / "samples"
BARBELLION = (
    Path(__file__).parents[3]
    / "shared/samples/diaries/barbellion/barbellion_entries.jsonl"
)


def test_an_import_tells_what_came_in_and_what_did_not(run_json):
    result = run_json("import", str(SAMPLES / "diary.jsonl"))
    assert list(result) == [
        "format",
        "found",
        "added",
        "already_there",
        "skipped",
        "attachments",
    ]
    assert (result["format"], result["found"], result["added"]) == ("jsonl", 7, 4)
    assert result["skipped"][0] == {
        "where": "line 5",
        "why": "2025-02-30 is not a day of the calendar.",
    }
    assert result["attachments"] == 0


def test_importing_twice_adds_nothing(run_json, file):
    for path in (SAMPLES / "diary.jsonl", SAMPLES / "vault"):
        first = run_json("import", str(path))
        before = file.read_bytes()
        again = run_json("import", str(path))
        assert (again["added"], again["already_there"]) == (0, first["added"])
        assert file.read_bytes() == before


def test_a_dry_run_tells_the_same_and_changes_nothing(run, run_json, file):
    before = file.read_bytes()
    rehearsed = run_json("import", str(SAMPLES / "vault"), "--dry-run")
    assert "4 reflections would be added" in (
        run("import", str(SAMPLES / "vault"), "--dry-run").stdout
    )
    assert file.read_bytes() == before
    assert run_json("import", str(SAMPLES / "vault")) == rehearsed


def test_an_import_can_be_read(run):
    said = run("import", str(SAMPLES / "diary.jsonl")).stdout
    assert said.startswith("4 reflections added, 0 already there.\n3 could not be read")
    assert "  line 6: It is not JSON.\n" in said


def test_an_archive_moves_a_journal_whole(run, run_json, tmp_path):
    run("write", "-", "--tag", "altruism=took", "--plan", "a => b", piped="\0\r\n🙂")
    run("write", "Old.", "--day", "1900-01-01")
    trashed = run("write", "Gone.").stdout.strip()
    run("trash", trashed)
    before = (run_json("list"), run_json("list", "is:trashed"), run_json("plans"))
    archive, other = tmp_path / "all.zip", tmp_path / "other.leadjournal"
    assert run("export", str(archive)).stdout.startswith("3 reflections written to ")
    Journal.create(other).close()
    run("--journal", str(other), "import", str(archive))

    def there(*arguments):
        said = run("--journal", str(other), *arguments, "--json").stdout
        return json.loads(said)

    assert before == (there("list"), there("list", "is:trashed"), there("plans"))


def test_a_search_can_be_exported(run, tmp_path):
    run("write", "I listened.")
    run("write", "I spoke.")
    target = tmp_path / "some.jsonl"
    assert run("export", str(target), "-listened").stdout.startswith("1 reflection ")
    assert json.loads(target.read_text("utf-8"))["text"] == "I spoke."


def test_the_format_can_be_named(run, run_json, tmp_path):
    run("write", "I listened.", "--day", "2026-01-01")
    run("export", str(tmp_path / "a.txt"), "--format", "jsonl")
    run("export", str(tmp_path / "a.d"), "--format", "markdown")
    assert [path.name for path in (tmp_path / "a.d").iterdir()] == ["2026-01-01.md"]
    result = run_json("import", str(tmp_path / "a.txt"), "--format", "jsonl")
    assert result["already_there"] == 1


def test_what_is_attached_is_taken_along_and_counted(run, run_json, file, tmp_path):
    run("write", "![p](attachment:plan.png)")
    with Journal.open(file) as journal:
        attach(journal, next(iter(journal.reflections)), "plan.png", png())
    assert "attachments" not in run_json(
        "show", run_json("list")["reflections"][0]["id"]
    )
    for name in ("all.zip", "folder"):
        said = run("export", str(tmp_path / name)).stdout
        assert said.startswith("1 reflection and 1 attachment written to ")
        other = str(tmp_path / f"{name}.leadjournal")
        Journal.create(other).close()
        taken = run("--journal", other, "import", str(tmp_path / name), "--json")
        assert json.loads(taken.stdout)["attachments"] == 1
        again = run("--journal", other, "import", str(tmp_path / name), "--json")
        assert json.loads(again.stdout)["attachments"] == 0
    said = run("export", str(tmp_path / "all.jsonl")).stdout
    assert "1 attachment left out" in said


def test_an_encrypted_journal_says_that_its_export_is_not(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "it's a secrét")
    secret = str(tmp_path / "secret.leadjournal")
    run("--journal", secret, "create", "--encrypt")
    said = run("--journal", secret, "export", str(tmp_path / "all.zip")).stdout
    assert "encrypted; what was just written is not" in said


def test_the_formats_are_listed(run, run_json):
    names = [known["name"] for known in run_json("formats")["formats"]]
    assert names == ["archive", "jsonl", "markdown"]
    for name in names:
        assert name in run("formats").stdout


@pytest.mark.skipif(not BARBELLION.is_file(), reason="needs the shared samples")
def test_a_diary_of_fourteen_years_comes_in_and_is_found(run_json):
    assert run_json("import", str(BARBELLION))["added"] == 533
    assert run_json("import", str(BARBELLION))["added"] == 0
    found = run_json("search", "goldfinch catapult")
    assert [match["id"] for match in found["reflections"]] == ["entry-1903-1-17"]
    assert "**Goldfinch**" in found["reflections"][0]["snippet"]
