"""What the world does wrong is told in one sentence, and changes nothing."""

import json
import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from leadjournal import Journal
from leadjournal.storage.identity import APPLICATION_ID
from tests.conftest import as_somebody_else

NOT_UTF8 = b"caf\xe9".decode("utf-8", "surrogateescape")

BAD = {
    "impossible day": ["write", "x", "--day", "2026-02-30"],
    "no day": ["write", "x", "--day", "soon"],
    "another calendar": ["write", "x", "--day", "19/11/2026"],
    "no text": ["write", " \n"],
    "unknown tag": ["write", "x", "--tag", "nonsense"],
    "several practices": ["write", "x", "--tag", "e"],
    "empty tag": ["write", "x", "--tag", "=took"],
    "unknown chance": ["write", "x", "--tag", "altruism=maybe"],
    "no chance": ["write", "x", "--tag", "altruism="],
    "plan without arrow": ["write", "x", "--plan", "just do it"],
    "plan without cue": ["write", "x", "--plan", "=> act"],
    "plan without act": ["write", "x", "--plan", "cue =>"],
    "impossible due day": ["write", "x", "--plan", "a => b", "--due", "2026-13-01"],
    "unknown template": ["write", "x", "--template", "nonsense"],
    "not UTF-8": ["write", NOT_UTF8],
    "title not UTF-8": ["write", "x", "--title", NOT_UTF8],
    "unknown id": ["show", "nonsense"],
    "empty id": ["show", ""],
    "id of several": ["show", "a-"],
    "id with a wildcard": ["show", "%"],
    "id with a break": ["show", "no\nsuch"],
    "edit of nothing": ["edit", "nonsense", "x"],
    "edit to nothing": ["edit", "a-2", ""],
    "edit to unknown tag": ["edit", "a-1", "--tag", "nonsense"],
    "untag unknown": ["edit", "a-1", "--untag", "nonsense"],
    "history of nothing": ["history", "nonsense"],
    "trash of nothing": ["trash", "nonsense"],
    "restore of nothing": ["restore", "nonsense"],
    "afterthought on nothing": ["after", "nonsense", "x"],
    "empty afterthought": ["after", "a-1", ""],
    "unknown question": ["answer", "Q999", "x"],
    "empty answer": ["answer", "Q001", ""],
    "mute of nothing": ["mute", "Q999"],
    "skip of nothing": ["skip", ""],
    "week of no day": ["ask", "--day", "2026-W47"],
    "unknown plan": ["close", "nonsense", "did"],
    "unknown key": ["list", "colour:red"],
    "open quotation mark": ["search", '"open'],
    "unknown practice": ["list", "tag:nonsense"],
    "query not UTF-8": ["list", NOT_UTF8],
    "many brackets": ["list", "(" * 1000 + "x" + ")" * 1000],
    "period backwards": ["patterns", "--from", "2026-02-01", "--to", "2026-01-01"],
    "import of nothing": ["import", "nonsense.zip"],
    "import of a device": ["import", "/dev/zero"],
    "import of a pipe": ["import", "pipe"],
    "import of an empty folder": ["import", "empty"],
    "import of rubbish": ["import", "rubbish"],
    "import of a false archive": ["import", "rubbish", "--format", "archive"],
    "import of false lines": ["import", "rubbish", "--format", "jsonl"],
    "import of a folder as lines": ["import", "empty", "--format", "jsonl"],
    "import in no format": ["import", "rubbish", "--format", "nonsense"],
    "import of a name too long": ["import", "x" * 5000],
    "import of a journal": ["import", "mine.leadjournal"],
    "export over a file": ["export", "rubbish", "--format", "jsonl"],
    "export over the journal": ["export", "mine.leadjournal", "--format", "jsonl"],
    "export into a full folder": ["export", "full"],
    "export to nowhere": ["export", "nowhere/all.zip"],
    "export below a file": ["export", "rubbish/all.zip"],
    "export in no format": ["export", "a.zip", "--format", "nonsense"],
    "export to an unknown ending": ["export", "a.pdf"],
    "export to a name too long": ["export", "x" * 300],
    "export of a bad search": ["export", "a.zip", "colour:red"],
    "demo over a file": ["demo", "rubbish"],
    "demo over the journal": ["demo", "mine.leadjournal"],
    "demo nowhere": ["demo", "nowhere/demo"],
    "no journal": ["--journal", "nonsense", "list"],
    "a folder": ["--journal", "empty", "list"],
    "not a journal": ["--journal", "rubbish", "list"],
    "a device": ["--journal", "/dev/null", "list"],
    "a name too long": ["--journal", "x" * 5000, "list"],
    "write without a journal": ["--journal", "nonsense", "write", "x"],
    "create nowhere": ["--journal", "nowhere/new", "create"],
    "create over a file": ["--journal", "rubbish", "create"],
    "create without a passphrase": ["--journal", "new", "create", "--encrypt"],
}

WRONG_CALLS = {
    "unknown command": ["nonsense"],
    "unknown option": ["list", "--nonsense"],
    "unknown option of write": ["write", "x", "--colour=red"],
    "unknown option of search": ["search", "x", "--best"],
    "unknown option of edit": ["edit", "--best", "a-1"],
    "unknown option of export": ["export", "--best", "a.zip"],
    "missing argument": ["show"],
    "missing search": ["search"],
    "too many texts": ["write", "one", "two"],
    "missing value": ["write", "x", "--day"],
    "no number": ["list", "--limit", "many"],
    "less than none": ["list", "--limit", "-1"],
    "unknown weight": ["write", "x", "--weight", "leaden"],
    "unknown outcome": ["close", "a", "won"],
    "due without a plan": ["write", "x", "--due", "2026-12-01"],
    "edit of what": ["edit", "a-1"],
    "two shapes": ["show", "a-1", "--json", "--html"],
}


@pytest.fixture
def somewhere(tmp_path, file, monkeypatch):
    """A folder with a journal of two reflections and a few odd things."""
    with Journal.open(file) as journal, journal.change("Write"):
        journal.reflections.add("T", "x", uuid="a-1")
        journal.reflections.add("", "x", uuid="a-2")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rubbish").write_bytes(b"\x00rubbish")
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_bytes(b"mine")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def everything(folder):
    """What is in a folder, to the byte."""
    return {
        path.relative_to(folder): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("arguments", BAD.values(), ids=BAD)
def test_the_worlds_fault_is_told_and_nothing_is_changed(refused, somewhere, arguments):
    before = everything(somewhere)
    refused(*arguments)
    if "--json" not in arguments and arguments[0] in ("write", "list", "import"):
        refused(*arguments, "--json")
    assert everything(somewhere) == before


@pytest.mark.parametrize("arguments", WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_a_wrong_call_is_told_and_nothing_is_changed(run, somewhere, arguments):
    before = everything(somewhere)
    result = run(*arguments, ok=False)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert everything(somewhere) == before


def test_an_impossible_day_is_told_as_one(refused):
    said = refused("write", "x", "--day", "2026-02-30")
    assert said == "2026-02-30 is not a day of the calendar."


def test_standard_input_that_is_no_text_is_told(refused, run_json):
    refused("write", "-", piped=b"\xff\xfe\x00")
    assert run_json("list")["total"] == 0


@pytest.mark.parametrize(
    "command", [["list"], ["write", "x"], ["check", "--json"], ["frameworks"]]
)
def test_a_journal_that_may_not_be_read_is_told_in_a_sentence(file, run, command):
    file.chmod(0)
    with as_somebody_else(file):
        done = run(*command, ok=False)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "may not be opened" in done.stderr


def test_damaged_texts_are_told_without_a_word_of_them(file, run):
    run("write", "a canary phrase")
    content = file.read_bytes()
    assert content.count(b"canary") >= 1
    file.write_bytes(content.replace(b"canary", b"\xff\xfenary"))
    for command in (["list"], ["list", "--json"], ["check"]):
        done = run(*command, ok=False)
        assert done.exit_code == 1
        assert "nary" not in done.output


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE reflections SET day = 'zzz'",
        "UPDATE preferences SET value = 'zz'",
        "UPDATE reflections SET created = 'never'",
    ],
)
def test_values_that_cannot_be_read_are_found_and_told(file, run, damage):
    run("write", "x")
    with closing(sqlite3.connect(file)) as db, db:
        db.execute(damage)
    checked = run("check", "--json", ok=False)
    assert checked.exit_code == 1
    assert not json.loads(checked.stdout)["ok"]
    for command in (["list"], ["ask"], ["patterns"]):
        done = run(*command, ok=False)
        assert done.exit_code in {0, 1}


def test_a_database_that_only_says_it_is_a_journal_is_refused(tmp_path, file, run):
    for version in (0, 1):
        path = tmp_path / f"{version}.leadjournal"
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {version}")
        shutil.copyfile(path, file)
        done = run("list", ok=False)
        assert done.exit_code == 1
        assert done.stderr.count("\n") == 1


def test_the_last_day_there_is_can_be_asked_about(run):
    assert run("ask", "--day", "9999-12-31").exit_code == 0
    assert run("list", "on:9999-W52").exit_code == 0
