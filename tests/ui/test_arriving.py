"""What is told, and offered, when a journal has been opened."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from leadjournal import Journal, paths
from leadjournal.safekeeping import joining_choices, presence, rescue
from leadjournal.storage import records
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.editor import begun
from leadjournal.ui.notice import Notice
from leadjournal.ui.standing import arriving
from leadjournal.ui.standing.bar import Choice
from leadjournal.ui.weekly import draft, echo_card
from tests.conftest import NOW, clock


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def journal(tmp_path, request):
    path = tmp_path / "journal.leadjournal"
    with Journal.create(path, request.param, clock=clock, seed=1) as journal:
        yield journal


@pytest.fixture
def typing(window, stands, qtbot):
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "Not yet kept")
    return window


def test_another_computer_that_comes_meanwhile_is_told_once(watch, stands, journal):
    said = {"computer": "WARD-7", "pid": 1}
    later = NOW + timedelta(minutes=5)
    journal._clock = lambda: later
    at = later.isoformat()
    file = presence.file_beside(Path(journal.path))
    file.write_text(json.dumps({**said, "since": at, "seen": at}))
    watch.look()
    assert "WARD-7" in stands.trouble.sentence
    stands.button(Choice.CLOSE).click()
    assert stands.isHidden()
    watch.look()
    assert stands.isHidden()


def test_closing_takes_away_the_sign_that_it_is_open(window, stands, journal):
    file = presence.file_beside(Path(journal.path))
    assert file.exists()
    window.close()
    assert not file.exists()


def test_rescued_texts_are_offered_at_the_next_opening(
    typing, stands, journal, monkeypatch
):
    typing.save()
    [reflection] = journal.reflections
    typed = rescue.Typed("", "Typed later", NOW.date(), reflection.uuid)
    rescue.rescue_from(journal, [typed], paths.rescued_folder())
    asked = []

    def confirm(_, sentence, yes):
        asked.append(sentence)
        return True

    monkeypatch.setattr(dialogs, "confirm", confirm)
    arriving.arrive(typing)
    assert asked[0].startswith("1 text could not be saved on 19 November 2026")
    assert typing.journal_page.writing.words() == "Typed later"
    typing.journal.undo()
    assert typing.journal_page.writing.words() == "Not yet kept"


def test_a_copy_beside_the_journal_is_told_once_and_brought_in(
    window, stands, journal, monkeypatch
):
    path = Path(journal.path)
    copy = path.with_name("journal (conflicted copy 2026-11-22).leadjournal")
    with Journal.create(copy, journal.key, clock=clock) as other:
        with other.change("New Reflection"):
            other.reflections.add("Only there")
    asked = []

    def choose(_, sentence, options):
        asked.append(sentence)
        return arriving.BRING_IN

    monkeypatch.setattr(dialogs, "choose", choose)
    arriving.arrive(window)
    arriving.arrive(window)
    assert len(asked) == 1 and copy.name in asked[0]
    assert [each.title for each in journal.reflections] == ["Only there"]


def test_a_copy_that_could_not_be_brought_in_is_offered_again(
    window, stands, journal, monkeypatch
):
    copy = Path(journal.path).with_name("journal (conflicted copy 1).leadjournal")
    copy.write_bytes(b"not whole yet")
    asked, errors = [], []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: errors.append(error))

    bring_in = arriving.BRING_IN
    answers = iter((bring_in, arriving.LATER, arriving.NEVER, bring_in))

    def choose(_, sentence, options):
        asked.append(options)
        return next(answers)

    monkeypatch.setattr(dialogs, "choose", choose)
    for _ in range(4):
        arriving.arrive(window)
    assert len(asked) == 3 and len(errors) == 1
    with Journal.create(tmp := copy.with_name("tmp"), journal.key, clock=clock):
        pass
    tmp.replace(copy)  # it came whole meanwhile
    arriving.arrive(window)
    arriving.arrive(window)
    assert len(asked) == 4


def test_what_a_passphrase_left_plain_is_encrypted_when_the_journal_is_opened(
    window, stands, journal, qtbot, monkeypatch
):
    path = Path(journal.path)
    copy = path.with_name("journal before upgrade 1.leadjournal")
    with Journal.create(copy, clock=clock, seed=1) as plain:
        with plain.change("Write"):
            plain.reflections.add("Monday", "a canary")
    monkeypatch.setattr(dialogs, "choose", lambda *_: arriving.LATER)
    arriving.arrive(window)
    qtbot.waitUntil(tasks.idle)
    notice = window.findChild(Notice)
    if journal.key is None:
        assert notice is None and b"canary" in copy.read_bytes()
    else:
        assert "1 copy of this journal that was not encrypted" in notice.sentence
        assert b"canary" not in copy.read_bytes()
        Journal.open(copy, journal.key).close()


def test_where_the_window_keeps_what_is_begun_is_known():
    assert joining_choices.BEGUN == begun.PREFERENCE
    assert joining_choices.ECHO == echo_card.PREFERENCE
    assert joining_choices.OUTSIDE == draft.OUTSIDE_NAME


def test_a_clock_set_back_is_told(window, stands, journal):
    last = (NOW + timedelta(days=365)).isoformat()
    records.save(Path(journal.path), records.Record(last_written=last))
    arriving.arrive(window)
    assert "clock says Thursday 19 November 2026" in stands.trouble.sentence
    with journal.change("Write"):
        journal.reflections.add("On the day that the clock says")
    window.close()
    assert records.load(Path(journal.path)).last_written == NOW.isoformat()


def test_only_what_is_written_counts_as_written(window, stands, journal):
    path = Path(journal.path)
    before = (NOW - timedelta(days=1)).isoformat()
    records.save(path, records.Record(last_written=before))
    window.close()
    assert records.load(path).last_written == before


def test_what_another_program_wrote_is_seen(qtbot, window, stands, journal):
    with Journal.open(journal.path, journal.key, clock=clock) as other:
        with other.change("New Reflection"):
            other.reflections.add("From elsewhere")
    journal.look_again()
    assert [each.title for each in journal.reflections] == ["From elsewhere"]
