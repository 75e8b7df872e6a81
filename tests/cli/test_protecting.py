"""passphrase set, change, remove, sheet: as scripts and people call them."""

import os
import pty
import sys
from pathlib import Path

import pytest

from leadjournal import Journal, cli
from leadjournal.errors import WrongPassphraseError
from leadjournal.safekeeping import keyrings
from leadjournal.storage import identity, keys
from tests.memory_keyring import Memory

STRONG = "motion itself bigger swear slight"
OTHER = "carpet lemon orbit gentle piano"


@pytest.fixture(autouse=True)
def keyring(monkeypatch):
    """The system's keyring, for this test only."""
    monkeypatch.setattr(Memory, "held", {})
    offered = {sys.platform: ("tests.memory_keyring:Memory",)}
    monkeypatch.setattr(keyrings, "SYSTEM", offered)
    monkeypatch.delenv("LEADJOURNAL_NEW_PASSPHRASE", raising=False)


@pytest.fixture
def secret(run, monkeypatch):
    """Run a command with the present passphrase, and a new one if there is one."""

    def secret(*arguments, present="", new="", ok=True):
        for name, value in (("", present), ("NEW_", new)):
            monkeypatch.setenv(f"LEADJOURNAL_{name}PASSPHRASE", value)
        result = run(*arguments, ok=False)
        assert (result.exit_code == 0) == ok, result.output
        return result

    return secret


def test_a_passphrase_is_set_changed_and_removed(secret, file, run):
    run("write", "Mine.")
    done = secret("passphrase", "set", present=STRONG)
    assert done.stdout == "The journal now opens with the new passphrase only.\n"
    assert done.stderr.startswith("With a fast computer of today, somebody")
    assert "Mine." in secret("list", present=STRONG).stdout
    secret("passphrase", "change", present=STRONG, new=OTHER)
    with pytest.raises(WrongPassphraseError):
        Journal.open(file, STRONG)
    done = secret("passphrase", "remove", present=OTHER)
    assert "has no passphrase any more" in done.stdout
    with Journal.open(file) as journal:
        assert [each.body for each in journal.reflections] == ["Mine."]


def test_a_new_passphrase_has_its_own_place_and_comes_first(
    secret, file, tmp_path, run
):
    secret("passphrase", "set", present="not this", new=STRONG)
    new = tmp_path / "new"
    new.write_text(f"{OTHER}\n")
    option = ("--new-passphrase-file", str(new))
    secret("passphrase", "change", *option, present=STRONG, new="not this")
    present = ("--passphrase-file", str(new))
    run(*present, "list")
    secret(*present, "passphrase", "remove")
    secret(*present, "passphrase", "set")
    with Journal.open(file, OTHER) as journal:
        assert journal.encrypted


def test_a_weak_one_is_taken_and_told_what_helps(secret):
    done = secret("passphrase", "set", present="password")
    assert "at once" in done.stderr and "Four or five plain words" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "present", "new", "said"),
    [
        (("set",), "", "", "LEADJOURNAL_NEW_PASSPHRASE"),
        (("change",), "", "x", "has no passphrase"),
        (("remove",), "", "", "has no passphrase"),
        (("sheet",), "", "", "has no passphrase"),
        (("set", "--new-passphrase-file", "missing"), "", "", "cannot be read"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    secret, file, arguments, present, new, said
):
    before = file.read_bytes()
    done = secret("passphrase", *arguments, present=present, new=new, ok=False)
    assert said in done.stderr and done.exit_code == 1
    assert file.read_bytes() == before


def test_the_present_passphrase_is_needed(secret, file):
    secret("passphrase", "set", present=STRONG)
    for arguments in (("change",), ("remove",), ("sheet",)):
        done = secret("passphrase", *arguments, new=OTHER, ok=False)
        assert "needs its passphrase" in done.stderr
        done = secret("passphrase", *arguments, present="x", new=OTHER, ok=False)
        assert done.stderr == "The passphrase does not open this journal.\n"
    done = secret("passphrase", "set", present=STRONG, new=OTHER, ok=False)
    assert "has a passphrase already" in done.stderr
    done = secret("passphrase", "change", present=STRONG, ok=False)
    assert "The new passphrase is needed" in done.stderr
    Journal.open(file, STRONG).close()


def test_what_fails_says_nothing_of_strength(secret, file):
    with Journal.open(file):  # as in a window: the passphrase cannot be set
        done = secret("passphrase", "set", present="password", ok=False)
    assert done.stderr.count("\n") == 1 and "guess" not in done.stderr


def test_a_missing_journal_is_told(secret, tmp_path):
    missing = ("--journal", str(tmp_path / "none"))
    for command in ("set", "change", "remove", "sheet"):
        done = secret(*missing, "passphrase", command, present="x", new="y", ok=False)
        assert done.stderr.startswith("There is no journal at ")


def test_the_sheet_opens_the_journal_and_is_never_written_over(
    secret, file, tmp_path, refused, monkeypatch
):
    secret("passphrase", "set", present=STRONG)
    target = tmp_path / "sheet.html"
    done = secret("passphrase", "sheet", str(target), present=STRONG)
    assert str(target) in done.stdout and "delete the file" in done.stdout
    page = target.read_text("utf-8")
    groups = [part[:4] for part in page.split("</small> ")[1:]]
    for typed in (" ".join(groups), "-".join(groups).lower()):
        secret("list", present=typed)
    secret("passphrase", "change", present=" ".join(groups), new=OTHER)
    done = secret("list", present=" ".join(groups), ok=False)
    assert done.stderr == "The passphrase does not open this journal.\n"
    done = secret("passphrase", "sheet", str(target), present=OTHER, ok=False)
    assert "Nothing was written" in done.stderr
    assert target.read_text("utf-8") == page


def test_a_sheet_has_a_name_of_its_own(secret, tmp_path, monkeypatch):
    secret("passphrase", "set", present=STRONG)
    monkeypatch.chdir(tmp_path)
    secret("passphrase", "sheet", present=STRONG)
    made = tmp_path / "mine recovery sheet.pdf"
    assert made.read_bytes().startswith(b"%PDF")


def test_the_keyring_goes_with_the_key_if_it_held_it(secret, file):
    secret("passphrase", "set", present=STRONG)
    assert Memory.held == {}
    keyrings.keep(keys.derive(STRONG, identity.salt(file)), file)
    secret("passphrase", "change", present=STRONG, new=OTHER)
    with Journal.open(file, keyrings.find(file)) as journal:
        assert journal.encrypted
    secret("passphrase", "remove", present=OTHER)
    assert Memory.held == {}


def test_plain_copies_left_by_a_broken_off_set_are_brought_along(secret, file):
    copy = file.with_name("mine before upgrade 1.leadjournal")
    copy.write_bytes(file.read_bytes())
    copied = copy.read_bytes()
    secret("passphrase", "set", present=STRONG)
    copy.write_bytes(copied)  # as if it had been killed before it came to this one
    done = secret("passphrase", "change", present=STRONG, new=OTHER)
    assert "and so does 1 backup or copy of it." in done.stdout
    Journal.open(copy, OTHER).close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")
def test_at_a_terminal_it_is_asked_twice_and_removing_is_asked(file):
    said, code = at_a_terminal(file, "passphrase", "set", answers=[STRONG, STRONG])
    assert code == 0 and said.count("assphrase") >= 2 and STRONG not in said
    answers = [STRONG, "n"]
    said, code = at_a_terminal(file, "passphrase", "remove", answers=answers)
    assert code == 1 and "Stopped." in said
    answers = [STRONG, OTHER, "slip", OTHER, OTHER]
    said, code = at_a_terminal(file, "passphrase", "change", answers=answers)
    assert code == 0 and "do not match" in said
    said, code = at_a_terminal(file, "passphrase", "remove", answers=[OTHER, "y"])
    assert code == 0
    Journal.open(file).close()


def at_a_terminal(file, *arguments, answers):
    """Run the program at a terminal of its own, and answer what it asks."""
    command = [sys.executable, "-m", "leadjournal", "--journal", str(file), *arguments]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(Path(cli.__file__).parents[2])
        os.environ.pop("LEADJOURNAL_PASSPHRASE", None)
        os.execv(sys.executable, command)
    said, waiting = b"", list(answers)
    while True:
        try:
            more = os.read(terminal, 1000)
        except OSError:
            break
        if not more:
            break
        said += more
        if said.endswith((b": ", b"confirmation: ")) and waiting:
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    os.close(terminal)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return said.decode(), code
