"""recover: a backup in the journal's place, and salvage."""

import pytest

from leadjournal import Journal, paths
from leadjournal.storage import copying, identity
from tests.damage import contents, lose_pages

PASSPHRASE = "it's a secrét"


@pytest.fixture
def backups(file):
    """Two backups of the journal, each with one reflection more."""
    folder = paths.backups_folder(file)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number, moment in enumerate(("2026-11-20 0900", "2026-11-21 1730")):
        with Journal.open(file) as journal, journal.change("Write"):
            journal.reflections.add(f"Title {number}", "a text of some length " * 200)
        made.append(folder / f"{file.stem} {moment}.leadjournal")
        copying.copy(file, None, made[-1])
    return made


def titles(path, passphrase=None):
    with Journal.open(path, passphrase) as journal:
        return {each.title for each in journal.reflections}


@pytest.mark.parametrize(
    "said",
    ["2026-11-20", "2026-11-20 09:00", "mine 2026-11-20 0900", "2026-11-20 0900"],
)
def test_a_backup_is_named_by_its_moment_or_its_name(run, file, backups, said):
    assert f"kept as {file.parent}" in run("recover", said).stdout
    assert titles(file) == {"Title 0"}
    [kept] = file.parent.glob("mine before recovery *")
    assert titles(kept) == {"Title 0", "Title 1"}


def test_a_backup_may_be_any_file_or_the_newest(run, file, backups, tmp_path):
    elsewhere = tmp_path / "stick"
    backups[0].rename(elsewhere)
    run("recover", str(elsewhere))
    assert titles(file) == {"Title 0"}
    run("recover", "newest")
    assert titles(file) == {"Title 0", "Title 1"}


def test_a_journal_that_is_gone_is_put_there_again(run, file, backups):
    file.unlink()
    assert f"is the journal at {file} now" in run("recover", "newest").stdout
    assert titles(file) == {"Title 0", "Title 1"}


def test_a_backup_that_is_not_there_or_not_one_is_told(refused, file, backups):
    before = contents(file.parent)
    assert "There is no backup “yesterday”" in refused("recover", "yesterday")
    assert "2 backups begin with “2026-11”" in refused("recover", "2026-11")
    lose_pages(backups[1], [4])
    assert "is damaged" in refused("recover", "newest")
    assert contents(file.parent) == before


@pytest.mark.parametrize(
    "arguments", [[], ["--into", "x"], ["newest", "--into", "x"], ["--other"]]
)
def test_a_wrong_call_is_told(run, arguments):
    assert run("recover", *arguments, ok=False).exit_code == 2


def test_what_can_be_read_is_salvaged_beside_the_journal(run, file, backups):
    lose_pages(file, [2])
    damaged = file.read_bytes()
    said = run("recover", "--salvage").stdout
    assert "came from the backup of Saturday 21 November 2026" in said
    assert file.read_bytes() == damaged
    [made] = file.parent.glob("mine salvaged *")
    assert str(made) in said
    assert titles(made) == {"Title 0", "Title 1"}


def test_salvage_goes_where_it_is_told_and_overwrites_nothing(
    run, refused, file, backups, tmp_path
):
    into = tmp_path / "mended.leadjournal"
    run("recover", "--salvage", "--into", str(into))
    assert titles(into) == {"Title 0", "Title 1"}
    assert "already a file" in refused("recover", "--salvage", "--into", str(into))


def test_of_what_gives_nothing_nothing_is_made(refused, file):
    file.write_bytes(b"\xa5" * len(file.read_bytes()))
    refused("recover", "--salvage")
    file.unlink()
    assert "There is no journal at" in refused("recover", "--salvage")


def test_an_encrypted_journal_is_recovered_with_its_passphrase(
    run, refused, file, monkeypatch
):
    file.unlink()
    with Journal.create(file, PASSPHRASE) as journal:
        with journal.change("Write"):
            journal.reflections.add("Secret", "a text " * 900)
        folder = paths.backups_folder(file)
        folder.mkdir(parents=True, exist_ok=True)
        backup = folder / "mine 2026-11-21 1730.leadjournal"
        copying.copy(file, journal.key, backup)
    assert "LEADJOURNAL_PASSPHRASE" in refused("recover", "newest")
    lose_pages(file, [1])
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "guess")
    refused("recover", "--salvage")
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", PASSPHRASE)
    run("recover", "--salvage")
    [made] = file.parent.glob("mine salvaged *")
    assert identity.salt(made) == identity.salt(backup)
    assert titles(made, PASSPHRASE) == {"Secret"}
    run("recover", "newest")
    assert titles(file, PASSPHRASE) == {"Secret"}


def test_a_plain_backup_is_encrypted_as_the_journal_is(
    run, refused, file, backups, monkeypatch
):
    monkeypatch.setenv("LEADJOURNAL_NEW_PASSPHRASE", PASSPHRASE)
    elsewhere = file.parent / "stick"
    elsewhere.write_bytes(backups[0].read_bytes())
    run("passphrase", "set", ok=False)
    assert "LEADJOURNAL_PASSPHRASE" in refused("recover", str(elsewhere))
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "guess")
    assert "move the file of the journal elsewhere" in refused(
        "recover", str(elsewhere)
    )
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", PASSPHRASE)
    said = run("recover", str(elsewhere)).stdout
    assert "It was encrypted with the passphrase of the journal." in said
    assert titles(file, PASSPHRASE) == {"Title 0"}
    assert b"Title 0" not in file.read_bytes()


def test_a_backup_of_another_journal_is_refused_unless_it_is_wanted(
    run, refused, file, tmp_path
):
    other = tmp_path / "other.leadjournal"
    Journal.create(other, seed=7).close()
    before = file.read_bytes()
    assert "--even-another" in refused("recover", str(other))
    assert file.read_bytes() == before
    run("recover", str(other), "--even-another")
    assert run("recover", "--salvage", "--even-another", ok=False).exit_code == 2


def test_no_name_is_no_backup(refused, file, backups):
    before = contents(file.parent)
    for said in ("", " "):
        assert "No backup was named" in refused("recover", said)
    assert contents(file.parent) == before
