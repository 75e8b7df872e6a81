"""The program as a whole: the window, help, encodings, pipes, and a quick start."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from leadjournal import Journal, __version__, cli

FULL = Path("/dev/full")
HEAVY = {"PySide6", "sqlalchemy", "sqlcipher3", "markdown", "nh3", "yaml"}

LOADED = """
import sys
from leadjournal import cli
try:
    cli.main(lambda journal: 0)
finally:
    print(*{name.split(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def loaded_by(*arguments):
    """Return the packages that a command imports."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.split())


def test_without_a_command_the_window_opens_on_the_journal(run, file, tmp_path):
    assert run().stdout == f"window: {file}\n"
    other = tmp_path / "other"
    assert run("--journal", str(other)).stdout == f"window: {other}\n"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_its_help(run, command):
    assert run(command, "--help").stdout.startswith(f"Usage: leadjournal {command} ")


def test_the_help_lists_every_command(run):
    said = run("--help").stdout
    for command in cli.COMMANDS:
        assert f"\n  {command} " in said


def test_the_version_is_told(run):
    assert run("--version").stdout == f"LeadJournal {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["write", "--help"],
        ["formats"],
        ["frameworks"],
        ["questions"],
        ["templates"],
    ],
    ids=" ".join,
)
def test_what_needs_no_journal_loads_nothing_heavy(arguments):
    assert not loaded_by(*arguments) & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["write", "x"],
        ["list"],
        ["search", "x", "--json"],
        ["ask"],
        ["patterns"],
        ["check"],
        ["backup"],
        ["backups"],
        ["export", "out"],
        ["show", "a-1", "--html"],
    ],
    ids=" ".join,
)
def test_no_command_loads_qt(arguments, file, monkeypatch, tmp_path):
    with Journal.open(file) as journal, journal.change("Write"):
        journal.reflections.add("T", "x", uuid="a-1")
    monkeypatch.setenv("LEADJOURNAL", str(file))
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    loaded = loaded_by(*arguments)
    assert "sqlalchemy" in loaded
    assert not {name for name in loaded if name.startswith(("PySide", "shiboken"))}


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_GB.ISO-8859-1"])
def test_all_is_in_utf_8_whatever_the_locale(start, file, locale):
    environment = {
        "LEADJOURNAL": str(file),
        "LC_ALL": locale,
        "PYTHONIOENCODING": "latin-1",
        "PYTHONUTF8": "0",
    }
    written = start("write", "-", env=environment, input="café 🙂".encode())
    assert written.returncode == 0, written.stderr
    shown = start("list", "--json", env=environment)
    assert json.loads(shown.stdout.decode())["reflections"][0]["body"] == "café 🙂"
    told = start("show", "ø", env=environment)
    assert told.stderr.decode() == "There is no reflection “ø”.\n"


def test_bytes_that_are_no_text_are_told(start, file):
    for arguments in ([b"write", b"caf\xe9"], [b"show", b"\xff"]):
        said = start(*arguments, env={"LEADJOURNAL": str(file)})
        assert said.returncode == 1
        assert said.stderr.decode().count("\n") == 1


def test_a_reader_who_has_seen_enough_is_no_error(file):
    with Journal.open(file) as journal, journal.change("Write"):
        for _ in range(300):
            journal.reflections.add("T", "words " * 300)
    command = (
        f"{sys.executable} -m leadjournal --journal '{file}' list --json | head -1"
    )
    done = subprocess.run(
        command, shell=True, capture_output=True, timeout=60, check=False
    )
    assert (done.stdout, done.stderr) == (b"{\n", b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_a_sentence(start, file):
    with FULL.open("wb") as full:
        done = start(
            "list",
            env={"LEADJOURNAL": str(file)},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr == b"No space left on device.\n"


def test_a_command_with_nothing_open_at_all_works(file):
    command = f"{sys.executable} -m leadjournal --journal '{file}'"
    for closed in ("<&-", "<&- >&-", "<&- >&- 2>&-"):
        for words in ("write x", "write - --title T", "list"):
            done = subprocess.run(
                f"{command} {words} {closed}", shell=True, timeout=60, check=False
            )
            assert done.returncode == 0


def test_a_command_without_input_works(start, file):
    done = start("write", "x", env={"LEADJOURNAL": str(file)}, stdin=subprocess.DEVNULL)
    assert done.returncode == 0
