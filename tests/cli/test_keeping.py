"""create, check, passphrases: the journal and its file."""

import subprocess
import sys
from pathlib import Path

import pytest

from leadjournal import Journal
from leadjournal.errors import WrongPassphraseError

#: Types a passphrase at a terminal of its own, each time it is asked for.
TYPING = """
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-m", "leadjournal", *sys.argv[2:]])
said = b""
while True:
    try:
        more = os.read(terminal, 1000)
    except OSError:
        break
    said += more
    if said.endswith((b"Passphrase: ", b"confirmation: ")):
        os.write(terminal, sys.argv[1].encode() + b"\\n")
    if not more:
        break
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
AT_A_TERMINAL = (sys.executable, "-c", TYPING)


@pytest.fixture
def secret(tmp_path, run, monkeypatch):
    """An encrypted journal, and its passphrase in a file."""
    file, passphrase = tmp_path / "secret.leadjournal", tmp_path / "passphrase"
    passphrase.write_bytes("it's a secrét\r\nand a second line\n".encode())
    arguments = ("--journal", str(file), "--passphrase-file", str(passphrase))
    run(*arguments, "create", "--encrypt")
    return file, arguments


def test_a_journal_is_made_where_it_was_asked_for(run, tmp_path):
    path = tmp_path / "new.leadjournal"
    assert str(path) in run("--journal", str(path), "create").stdout
    with Journal.open(path) as journal:
        assert len(journal.reflections) == 0


def test_a_journal_is_made_in_the_own_folder_when_nothing_is_said(start, own_folder):
    assert start("create").returncode == 0
    assert (own_folder / "journal.leadjournal").is_file()


def test_the_environment_may_name_the_journal(start, file):
    said = start("list", env={"LEADJOURNAL": str(file)})
    assert (said.returncode, said.stderr) == (0, b"")


def test_a_journal_is_never_overwritten(run, refused, file):
    run("write", "Mine.")
    before = file.read_bytes()
    assert "already" in refused("create")
    assert file.read_bytes() == before


def test_an_encrypted_journal_opens_with_its_passphrase_only(run, refused, secret):
    file, arguments = secret
    assert b"SQLite" not in file.read_bytes()
    run(*arguments, "write", "Mine.")
    with Journal.open(file, "it's a secrét") as journal:
        assert [reflection.body for reflection in journal.reflections] == ["Mine."]
    with pytest.raises(WrongPassphraseError):
        Journal.open(file, "it's a secret")
    assert "LEADJOURNAL_PASSPHRASE" in refused("--journal", str(file), "list")


def test_the_environment_may_hold_the_passphrase(run, refused, secret, monkeypatch):
    file, _ = secret
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "it's a secrét")
    run("--journal", str(file), "list")
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "wrong")
    said = refused("--journal", str(file), "list")
    assert said == "The passphrase does not open this journal."


def test_a_passphrase_nobody_needs_is_no_matter(run, monkeypatch):
    monkeypatch.setenv("LEADJOURNAL_PASSPHRASE", "not needed")
    run("list")


@pytest.mark.parametrize("content", [None, b"", b"\n", b"\r\nx", b"\xff\xff\n"])
def test_a_passphrase_file_that_is_none_is_told(refused, secret, tmp_path, content):
    path = tmp_path / "other"
    if content is not None:
        path.write_bytes(content)
    refused("--journal", str(secret[0]), "--passphrase-file", str(path), "list")


def test_a_passphrase_file_without_encryption_is_a_wrong_call(run, tmp_path):
    arguments = ("--journal", str(tmp_path / "x"), "--passphrase-file", "y", "create")
    assert run(*arguments, ok=False).exit_code == 2
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_a_passphrase_is_asked_for_at_a_terminal_and_not_shown(tmp_path):
    def at_a_terminal(passphrase, *arguments):
        file = str(tmp_path / "typed.leadjournal")
        return subprocess.run(
            [*AT_A_TERMINAL, passphrase, "--journal", file, *arguments],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    made = at_a_terminal("typed secret", "create", "--encrypt")
    assert made.returncode == 0, made.stdout
    assert made.stdout.count(b":") >= 2
    assert b"typed secret" not in made.stdout
    assert at_a_terminal("typed secret", "list").returncode == 0
    wrong = at_a_terminal("another", "list")
    assert wrong.returncode == 1
    assert b"The passphrase does not open this journal." in wrong.stdout


def test_the_trash_says_what_is_in_it(run, run_json):
    titled = run_json("write", "x", "--title", "A title")
    plain = run_json("write", "x", "--day", "2026-11-19")
    assert run("trash", titled["id"]).stdout == "“A title” is in the trash.\n"
    assert run("trash", plain["id"]).stdout == (
        "The reflection of Thursday 19 November 2026 is in the trash.\n"
    )
    assert run("restore", titled["id"]).stdout == "“A title” is in the journal.\n"


def test_a_sound_journal_is_said_to_be_sound(run, run_json):
    run("write", "x")
    assert run_json("check") == {
        "ok": True,
        "problems": [],
        "reflections": 1,
        "last_backup": None,
    }
    assert run("check").stdout == "The journal is sound. It holds 1 reflection.\n"


def test_a_damaged_journal_is_said_to_be_damaged(run, file):
    for number in range(50):
        run("write", f"text {number} " * 200)
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    for arguments in (["check"], ["check", "--json"]):
        result = run(*arguments, ok=False)
        assert result.exit_code == 1
        assert "Traceback" not in result.output
