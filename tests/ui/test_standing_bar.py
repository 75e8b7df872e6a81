"""The window notices how its file stands, says so, and keeps what is typed."""

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from shiboken6 import isValid
from sqlcipher3 import dbapi2 as dbapi

from leadjournal import Journal, paths
from leadjournal.safekeeping import rescue
from leadjournal.ui import dialogs, keeping
from leadjournal.ui.errands import Next
from leadjournal.ui.notice import Notice
from leadjournal.ui.standing.bar import Choice
from tests.conftest import clock


@pytest.fixture
def place(tmp_path):
    """A folder that can be moved away, as a drive is."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def journal(place, request):
    path = place / "journal.leadjournal"
    with Journal.create(path, request.param, clock=clock, seed=1) as journal:
        yield journal


@pytest.fixture
def errands(window):
    asked = []
    window.errand_requested.connect(asked.append)
    return asked


@pytest.fixture
def typing(window, stands, qtbot):
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "Not yet kept")
    yield window
    if isValid(window):
        keeping.let_go(window)  # a test that fails is not to wait for an answer


@pytest.fixture
def full(journal):
    """No room for one more page, as SQLite meets it on a disk that is full."""
    driver = journal._file.driver
    [(pages,)] = driver.execute("PRAGMA page_count").fetchall()
    driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    yield driver
    with suppress(dbapi.ProgrammingError):  # it was closed
        make_room(driver)


def make_room(driver):
    driver.execute("PRAGMA max_page_count = 1000000").fetchall()


def choose_file(monkeypatch, path):
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: path)


def texts(path, key=None):
    with Journal.open(path, key) as journal:
        assert journal.check() == []
        return [each.body for each in journal.reflections]


def test_nothing_is_said_while_all_is_well(window, stands, watch):
    watch.look()
    assert stands.isHidden()


def test_a_file_moved_away_is_told_and_when_it_is_back_all_goes_on(
    typing, stands, place, journal, watch
):
    typing.save()
    elsewhere = place.with_name("elsewhere")
    place.rename(elsewhere)
    watch.look()
    assert "is not at" in stands.trouble.sentence
    elsewhere.rename(place)
    watch.look()
    assert stands.isHidden()
    with journal.change("New Reflection"):
        journal.reflections.add("And on")


def test_a_replaced_file_is_not_written_to_and_all_is_saved_elsewhere(
    typing, stands, journal, tmp_path, monkeypatch, errands, watch
):
    path, key = Path(journal.path), journal.key
    other = path.with_name("other")
    shutil.copyfile(path, other)
    other.replace(path)
    before = path.read_bytes()
    watch.look()
    assert stands.trouble.choices == (Choice.SAVE_AS, Choice.OPEN_AGAIN)
    target = tmp_path / "saved.leadjournal"
    choose_file(monkeypatch, target)
    stands.button(Choice.SAVE_AS).click()
    [errand] = errands
    following = errand.work()
    assert (following.path, following.secret) == (target, key)
    assert typing.close()  # nothing is asked: what was typed is there
    assert path.read_bytes() == before
    assert texts(target, key) == ["Not yet kept"]


def test_what_is_typed_is_rescued_before_the_file_that_is_there_is_opened(
    typing, stands, journal, errands, watch
):
    path, key = Path(journal.path), journal.key
    other = path.with_name("other")
    with Journal.create(other, key, clock=clock, seed=1):
        pass
    other.replace(path)
    watch.look()
    stands.button(Choice.OPEN_AGAIN).click()
    following = errands[0].work()
    assert (following.path, following.secret) == (path, key)
    assert typing.close()
    [rescued] = paths.rescued_folder().glob("*.leadjournal")
    assert texts(rescued, key) == ["Not yet kept"]


def test_a_text_that_waits_is_told_only_when_it_goes_on_waiting(
    typing, stands, full, watch
):
    keys = "x" * 20_000  # which do not fit into the pages there are
    typing.journal_page.writing.insertPlainText(keys)
    typing.journal_page.desk.sheet.try_to_save()
    watch.look()
    assert stands.isHidden()
    watch.look()
    assert stands.trouble.choices == (Choice.KEEP_TEXT, Choice.SAVE_AS)
    make_room(full)
    typing.journal_page.desk.sheet.try_to_save()
    assert stands.isHidden()
    assert keys in typing.reflection.body


def test_a_full_disk_keeps_the_text_in_its_field_and_a_copy_of_it(
    typing, stands, full, journal, watch
):
    typing.journal_page.writing.insertPlainText("x" * 20_000)
    for _ in range(3):
        watch.look()
    stands.button(Choice.KEEP_TEXT).click()
    assert "is kept in" in typing.findChild(Notice).sentence
    [rescued] = paths.rescued_folder().glob("*.leadjournal")
    assert texts(rescued, journal.key) == [typing.journal_page.writing.words()]
    make_room(full)
    typing.save()
    assert rescue.bring_in(journal, rescued).same == 1


def test_closing_offers_to_save_elsewhere(typing, full, monkeypatch, journal):
    key = journal.key
    typing.journal_page.writing.insertPlainText("x" * 20_000)
    typed = typing.journal_page.writing.words()
    offered = []

    def choose(_, sentence, options):
        offered.append((sentence, options))
        return dialogs.ELSEWHERE

    told = []
    monkeypatch.setattr(dialogs, "choose", choose)
    monkeypatch.setattr(dialogs, "tell", lambda _, sentence: told.append(sentence))
    assert typing.close()
    [(sentence, options)] = offered
    assert "The disk is full" in sentence and dialogs.ELSEWHERE in options
    assert "When this journal is opened next" in told[0]
    [rescued] = paths.rescued_folder().glob("*.leadjournal")
    assert texts(rescued, key) == [typed]


def test_where_not_even_the_rescue_has_room_a_folder_is_asked_for(
    typing, full, monkeypatch, tmp_path, own_folder, journal
):
    own_folder.write_text("no folder can be here")
    typing.journal_page.writing.insertPlainText("x" * 20_000)
    monkeypatch.setattr(dialogs, "choose", lambda *_: dialogs.ELSEWHERE)
    monkeypatch.setattr(dialogs, "show_error", lambda *_: None)
    monkeypatch.setattr(dialogs, "tell", lambda *_: None)
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: tmp_path / "chosen")
    key = journal.key
    assert typing.close()
    [rescued] = (tmp_path / "chosen").iterdir()
    assert len(texts(rescued, key)) == 1


def test_a_crash_can_rescue_what_is_typed(typing, full, journal):
    assert keeping.rescue_window(typing) is None  # it could be saved
    typing.journal_page.writing.insertPlainText("x" * 20_000)
    path = keeping.rescue_window(typing)
    assert texts(path, journal.key) == [typing.journal_page.writing.words()]


def test_a_disk_that_reads_no_more_loses_no_typed_text(
    typing, stands, journal, errands, watch
):
    typing.save()
    typing.journal_page.writing.insertPlainText(" and more")
    uuid, key = typing.reflection.uuid, journal.key
    with unplugged(journal.path):
        journal._file.driver.execute("PRAGMA shrink_memory")
        rescued = keeping.rescue_window(typing)
    with Journal.open(rescued, key) as kept:
        [text] = kept.reflections
        assert (text.uuid, text.body) == (uuid, "Not yet kept and more")
    if key is None:
        typing.save()
        assert typing.reflection.body == "Not yet kept and more"
    else:  # SQLCipher reads no more, though the drive is back
        watch.look()
        assert stands.trouble.choices[0] is Choice.ANEW
        stands.button(Choice.ANEW).click()
        assert errands[0].work() == Next(Path(journal.path), key)
    assert typing.close()


@contextmanager
def unplugged(path):
    """Let a file that is open answer no more, as that of a drive that was removed."""
    before = {number: os.dup(number) for number in _descriptors(path)}
    for number in before:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, number)
        os.close(nothing)
    yield
    for number, kept in before.items():
        os.dup2(kept, number)
        os.close(kept)


def _descriptors(path):
    links = Path("/proc/self/fd")
    if not links.is_dir():
        pytest.skip("only where open files are listed can one be taken away")
    files = {f"{path}{ending}" for ending in ("", "-wal")}
    return [int(n.name) for n in list(links.iterdir()) if _target(n) in files]


def _target(link):
    try:
        return str(link.readlink())
    except OSError:
        return ""
