"""A journal can be read by a script of a page, where there is no LeadJournal."""

import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.formats import archive, exchange
from leadjournal.paths import resource
from leadjournal.storage import copying, keys

SCRIPT = resource("without_leadjournal.py")
KEPT = sorted((Path(__file__).parent / "journals").glob("v*.leadjournal"))
BODY = "Line one\r\n日本 🙂 it's 100%\0 done"
PASSPHRASE = "it's a secrét"


@pytest.fixture
def away(tmp_path):
    """A folder away from the checkout, with the script in it."""
    folder = tmp_path / "away"
    folder.mkdir()
    shutil.copy(SCRIPT, folder)
    return folder


def read(away, journal, secret=""):
    """Run the script as somebody without LeadJournal; return what it says."""
    name = f"{secret}\n"
    return subprocess.run(
        # -I: neither the checkout nor this folder can be imported from.
        [sys.executable, "-I", SCRIPT.name, str(journal)],
        cwd=away,
        input=name.encode(),
        capture_output=True,
        check=False,
    )


def write_in(journal):
    with journal.change("Write"):
        first = journal.reflections.add("Monday", BODY, day=date(1900, 1, 2))
        first.tag("kf-altruism", "took")
        journal.plans.add(first, "I am late", "I ring")
        journal.reflections.add_afterthought(first, "Later I saw it.")
        second = journal.reflections.add("Gone")
        journal.reflections.trash(second)


def has_all(told):
    assert told.stderr == b""
    assert told.returncode == 0
    text = told.stdout.decode()
    words = "1900-01-02 Monday kf-altruism took I ring Later I saw it. Gone".split()
    assert [word for word in words if word not in text] == []
    return BODY in text


def test_it_fits_on_a_page_and_imports_nothing_of_ours():
    code = SCRIPT.read_text("utf-8")
    assert len(code.splitlines()) <= 60
    assert "import leadjournal" not in code
    assert "from leadjournal" not in code


def test_a_plain_journal_is_written_out_and_left_as_it_was(away, journal):
    write_in(journal)
    journal.close()
    before = {each: each.read_bytes() for each in Path(journal.path).parent.glob("*.*")}
    assert has_all(read(away, journal.path))
    after = {each: each.read_bytes() for each in Path(journal.path).parent.glob("*.*")}
    assert after == before


def test_an_archive_that_is_attached_does_not_make_the_journal_one(
    away, journal, tmp_path
):
    write_in(journal)
    archive.write(exchange.whole(journal), tmp_path / "all.zip")
    with journal.change("Attach"):
        [first, *_] = journal.reflections
        content = (tmp_path / "all.zip").read_bytes()
        journal.attachments.add(first, "all.zip", content)
    journal.close()
    assert zipfile.is_zipfile(journal.path)
    assert has_all(read(away, journal.path))


@pytest.fixture
def secret_journal(tmp_path):
    with Journal.create(tmp_path / "s.leadjournal", PASSPHRASE) as journal:
        write_in(journal)
        yield journal


def test_an_encrypted_journal_opens_with_its_passphrase(away, secret_journal):
    secret_journal.close()
    assert has_all(read(away, secret_journal.path, PASSPHRASE))


def test_what_was_written_last_is_there_though_it_was_never_closed(
    away, secret_journal
):
    assert has_all(read(away, secret_journal.path, PASSPHRASE))


@pytest.mark.parametrize("change", [str, str.lower, lambda text: text.replace(" ", "")])
def test_an_encrypted_journal_opens_with_its_recovery_sheet(
    away, secret_journal, change
):
    sheet = change(keys.sheet(secret_journal.key))
    secret_journal.close()
    assert has_all(read(away, secret_journal.path, sheet))


def test_a_backup_opens_with_the_same_passphrase(away, secret_journal, tmp_path):
    copying.copy(Path(secret_journal.path), secret_journal.key, tmp_path / "backup")
    secret_journal.close()
    assert has_all(read(away, tmp_path / "backup", PASSPHRASE))


def test_an_archive_is_written_out(away, journal, tmp_path):
    write_in(journal)
    archive.write(exchange.whole(journal), tmp_path / "all.zip")
    assert has_all(read(away, tmp_path / "all.zip"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_journal_of_each_released_version_is_written_out(away, path):
    told = read(away, path)
    assert told.returncode == 0
    assert "Forty minutes in… 🙂" in told.stdout.decode()


@pytest.mark.parametrize("secret", ["", "guess", "AAAA " * 14])
def test_without_the_right_passphrase_it_says_so(away, secret_journal, secret):
    secret_journal.close()
    told = read(away, secret_journal.path, secret)
    assert told.returncode == 1
    assert told.stdout == b""
    assert b"It does not open" in told.stderr
    assert b"Traceback" not in told.stderr


@pytest.mark.parametrize("content", [b"", b"not a journal", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_journal_is_told(away, tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(content)
    told = read(away, path, "guess")
    assert b"Traceback" not in told.stderr
    assert told.stdout == b""


def test_a_missing_journal_is_told(away, tmp_path):
    told = read(away, tmp_path / "none")
    assert told.stderr.decode().strip() == (
        "Please name a journal or an archive that is there and may be read."
    )


def test_the_key_is_sqlciphers_own(secret_journal):
    """What the script rests on: SQLCipher opens the file by the sheet's key alone."""
    path, key = secret_journal.path, secret_journal.key
    secret_journal.close()
    db = dbapi2.connect(str(path))
    db.execute(f'PRAGMA key = "{key.pragma}"')
    assert db.execute("SELECT count(*) FROM reflections").fetchone() == (2,)
    db.close()
