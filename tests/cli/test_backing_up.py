"""backup, backups, and the last backup that check tells of."""

import json
import shutil
from datetime import UTC, datetime

import pytest

from leadjournal import Journal, paths
from leadjournal.safekeeping.backup_rule import RULE
from leadjournal.safekeeping.backups import Backups
from tests.conftest import as_somebody_else


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """An encrypted journal, whose passphrase the environment holds."""
    path = tmp_path / "secret.leadjournal"
    Journal.create(path, "it's a secrét").close()
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "it's a secrét")
    return path


def known(path):
    return Backups(path, None, now=lambda: datetime.now().astimezone())


def test_a_backup_is_made_in_the_usual_folder_and_listed(run, run_json, file):
    run("write", "I listened.", "--title", "Monday")
    said = run("backup").stdout
    [backup] = known(file).all()
    assert said == f"There is a backup at {backup.path}. It was opened and checked.\n"
    with Journal.open(backup.path) as copy:
        assert [r.title for r in copy.reflections] == ["Monday"]
    instant = backup.made.astimezone(UTC)
    assert run_json("backups") == {
        "backups": [
            {
                "path": str(backup.path),
                "made": f"{instant:%Y-%m-%dT%H:%M:%SZ}",
                "size": backup.path.stat().st_size,
                "place": "here",
            }
        ],
        "folder": str(paths.backups_folder(file)),
        "second_place": None,
        "rule": RULE,
    }
    line, empty, rule = run("backups").stdout.splitlines()
    assert line.startswith(f"{backup.made:%Y-%m-%d %H:%M}  ")
    assert line.endswith(f" kB  {backup.path}")
    assert (empty, rule) == ("", RULE)


def test_without_any_the_list_says_so_and_states_the_rule(run, run_json, file):
    folder = paths.backups_folder(file)
    assert run("backups").stdout == (f"There is no backup in {folder} yet.\n\n{RULE}\n")
    assert run_json("backups")["backups"] == []


def test_the_list_needs_neither_the_journal_nor_its_passphrase(
    run, secret, monkeypatch
):
    run("--journal", str(secret), "backup")
    monkeypatch.delenv("LEADJOURNAL_PASSPHRASE")
    secret.unlink()
    listed = json.loads(run("--journal", str(secret), "backups", "--json").stdout)
    assert len(listed["backups"]) == 1


def test_an_encrypted_journal_has_encrypted_backups(run, secret, tmp_path):
    copy = tmp_path / "copy.leadjournal"
    said = run("--journal", str(secret), "backup", str(copy)).stdout
    assert "The journal's passphrase opens it." in said
    assert copy.read_bytes()[:16] == secret.read_bytes()[:16]
    with Journal.open(copy, "it's a secrét") as journal:
        assert len(journal.reflections) == 0


def test_a_backup_goes_to_a_file_or_into_a_folder(run, file, tmp_path):
    copy, folder = tmp_path / "copy.leadjournal", tmp_path / "folder"
    folder.mkdir()
    run("backup", str(copy))
    run("backup", str(folder))
    assert copy.is_file()
    [dated] = folder.iterdir()
    assert dated.name.startswith("mine 20")
    assert known(file).all() == []


def test_a_backup_overwrites_nothing(refused, file, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("mine")
    assert "left as it is" in refused("backup", str(other))
    assert "left as it is" in refused("backup", str(file))
    assert "Nothing can be written in" in refused(
        "backup", str(tmp_path / "missing" / "copy.leadjournal")
    )
    assert other.read_text() == "mine"


def test_the_second_place_is_told_of(run, run_json, file, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    known(file).set_second_place(stick)
    assert f"The newest good backup is in {stick}, too.\n" in run("backup").stdout
    assert [b["place"] for b in run_json("backups")["backups"]] == ["here", "second"]
    assert run_json("backups")["second_place"] == str(stick)
    stick.rename(tmp_path / "away")
    away = "is not there now. It gets the newest backup when it is there again."
    assert away in run("backup").stdout
    assert away in run("backups").stdout
    stick.write_text("a file")
    assert away in run("backups").stdout


def test_a_second_place_that_takes_nothing_is_told_and_the_backup_is_made(
    run, file, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    known(file).set_second_place(stick)
    (stick / paths.backups_folder(file).name).write_text("in the way")
    result = run("backup", ok=False)
    assert result.exit_code == 0
    assert result.stdout.startswith("There is a backup at ")
    assert result.stderr.startswith("It could not be copied to the second place. ")


def test_check_tells_of_the_last_backup(run, run_json, file):
    assert run_json("check")["last_backup"] is None
    run("backup")
    [backup] = run_json("backups")["backups"]
    assert run_json("check")["last_backup"] == backup["made"]


def test_a_journal_that_may_only_be_read_can_be_backed_up(run, file, tmp_path):
    open_to_all = tmp_path / "open to all"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    file.chmod(0o644)
    before = set(file.parent.iterdir())
    with as_somebody_else(file):
        run("backup", str(open_to_all / "copy.leadjournal"))
    with Journal.open(open_to_all / "copy.leadjournal") as copy:
        assert len(copy.reflections) == 0
    assert set(file.parent.iterdir()) == before


def test_a_journal_in_a_folder_that_is_locked_is_backed_up_at_home(
    run, file, own_folder
):
    for folder in (own_folder, own_folder / "backups", paths.backups_folder(file)):
        folder.chmod(0o777)
    file.chmod(0o666)
    with as_somebody_else(file):
        assert run("backup").stdout.startswith("There is a backup at ")
    assert len(known(file).all()) == 1


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(refused, file):
    folder = paths.backups_folder(file)
    shutil.rmtree(folder)
    folder.write_text("in the way")
    for option in ((), ("--json",)):
        assert f"{folder}, cannot be read" in refused("backups", *option)
