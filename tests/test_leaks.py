"""The finder of leaks finds: were it blind, to find nothing would mean nothing."""

import base64
import gzip
import zipfile
import zlib
from urllib.parse import quote

import pytest

from leadjournal import Journal
from tests.leaks import Finder

WORD = "Quaxolotl Vendrîsk"
FINDER = Finder(WORD)
FORMS = {
    "utf-8": WORD.encode(),
    "utf-16": WORD.encode("utf-16-le"),
    "utf-16-be": WORD.encode("utf-16-be"),
    "percent": quote(WORD).encode(),
    "hex": WORD.encode().hex().upper().encode(),
    "json": WORD.encode("ascii", "backslashreplace"),
    "gzip": gzip.compress(WORD.encode()),
    **{f"base64 at {n}": base64.b64encode(b"x" * n + WORD.encode()) for n in range(6)},
    "base64 of small letters": base64.b64encode(WORD.lower().encode()),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_word_is_found_however_it_is_written(name):
    assert FINDER.in_bytes(b"before " + FORMS[name] + b" after")


def test_upper_case_is_found():
    assert Finder("zebra finch").in_bytes(b"a ZEBRA FINCH")


def test_other_words_are_not_found():
    assert not FINDER.in_bytes(b"Quaxolotl and Vendrisk" * 100 + bytes(range(256)))


def test_what_is_in_an_archive_in_an_archive_is_found(tmp_path):
    inner, outer = tmp_path / "inner.zip", tmp_path / "outer.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", WORD * 100)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "inner.zip")
    inner.unlink()
    assert "outer.zip" in FINDER.in_folders(tmp_path)[0]


def test_the_name_of_a_file_is_looked_at(tmp_path):
    (tmp_path / f"{WORD}.txt").touch()
    [found] = FINDER.in_folders(tmp_path)
    assert "is called so" in found


@pytest.mark.parametrize(("secret", "times"), [(None, 1), ("sesame", 0)])
def test_a_plain_journal_shows_its_words_and_an_encrypted_one_does_not(
    tmp_path, secret, times
):
    with Journal.create(tmp_path / "a.leadjournal", secret) as journal:
        with journal.change("Write"):
            journal.reflections.add(WORD, WORD)
    assert bool(FINDER.in_folders(tmp_path)) == bool(times)


def test_what_a_pdf_holds_is_looked_into(tmp_path):
    pdf = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(WORD.encode())
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert "a.pdf" in FINDER.in_folders(tmp_path)[0]
