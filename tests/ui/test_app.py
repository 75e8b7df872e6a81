"""Starting: a first journal, one with a passphrase, one that will not open."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from leadjournal import Journal, paths
from leadjournal.ui import dialogs
from leadjournal.ui.app import App
from leadjournal.ui.settings import Settings
from leadjournal.ui.welcome import Welcome


@pytest.fixture
def program(qapp):
    program = App(qapp, Settings(theme="light"))
    yield program
    for window in list(program.windows):
        window.close()


@pytest.fixture
def errors(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    return told


def test_the_first_run_makes_a_journal_with_a_passphrase(qtbot, tmp_path):
    path = tmp_path / "first.leadjournal"
    welcome = Welcome(path)
    qtbot.addWidget(welcome)
    welcome.show()
    start = next(b for b in welcome.findChildren(QPushButton) if "Start" in b.text())
    assert not start.isEnabled()
    secret = QLineEdit.EchoMode.Password
    fields = welcome.findChildren(QLineEdit)
    first, second = (field for field in fields if field.echoMode() == secret)
    qtbot.keyClicks(first, "open sesame")
    assert not start.isEnabled()
    qtbot.keyClicks(second, "open sesame")
    start.click()
    assert welcome.journal is not None
    assert welcome.journal.encrypted
    welcome.journal.close()
    with Journal.open(path, "open sesame") as journal:
        assert len(journal.reflections) == 0


def test_the_first_run_may_do_without_a_passphrase(qtbot, tmp_path):
    welcome = Welcome(tmp_path / "first.leadjournal")
    qtbot.addWidget(welcome)
    welcome.findChildren(QRadioButton)[1].setChecked(True)
    next(b for b in welcome.findChildren(QPushButton) if "Start" in b.text()).click()
    assert not welcome.journal.encrypted
    welcome.journal.close()


def test_a_passphrase_is_asked_for_until_it_opens_or_nobody_says_one(
    program, tmp_path, monkeypatch
):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, "sesame").close()
    answers = ["guess", "sesame"]
    prompts = []

    def ask(_, prompt, **__):
        prompts.append(prompt)
        return answers.pop(0) if answers else ""

    monkeypatch.setattr(dialogs, "ask_passphrase", ask)
    assert program.start(path)
    assert "does not open this journal" in prompts[1]
    [window] = program.windows
    assert window.journal.encrypted
    window.close()
    assert program.windows == []
    assert not program.start(path)


def test_a_journal_that_is_open_is_brought_to_the_front(program, tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    assert program.open(path)
    assert program.open(path)
    assert len(program.windows) == 1


def test_what_is_no_journal_is_told_in_a_sentence(program, tmp_path, errors):
    path = tmp_path / "a.leadjournal"
    path.write_text("not a journal")
    assert not program.start(path)
    assert not program.start(tmp_path / "missing.leadjournal")
    assert errors[0] == "a.leadjournal is not a journal."
    assert errors[1].startswith("There is no journal at")


def test_broken_material_of_ones_own_is_told_and_left_out(program, tmp_path, errors):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    folder = paths.own_material("questions")
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("[[question]]\nid = 1\n", "utf-8")
    assert program.open(path)
    assert "mine.toml" in errors[0]
    assert len(program.windows[0].journal.questions) == 170


def test_the_demo_opens_from_help(program):
    assert program.open_demo()
    [window] = program.windows
    assert len(window.journal.reflections) > 50


def test_a_crash_saves_what_is_typed_and_notes_no_words(
    program, tmp_path, qtbot, monkeypatch, caplog
):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    program.open(path)
    [window] = program.windows
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "canary phrase")
    reports = []
    monkeypatch.setattr(dialogs, "tell_of_crash", lambda _, it: reports.append(it))
    words = "canary phrase"
    try:
        raise ValueError(words)
    except ValueError as error:
        program.on_crash(ValueError, error, error.__traceback__)
    [reflection] = window.journal.reflections
    assert reflection.body == "canary phrase"
    assert words not in caplog.text
    assert words not in reports[0]
    assert "ValueError" in reports[0]
