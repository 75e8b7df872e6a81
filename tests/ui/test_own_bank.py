"""Questions and packs of one’s own come to the bank and go from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
)

from leadjournal import paths
from leadjournal.own_questions import FILE
from leadjournal.ui import dialogs
from leadjournal.ui.questions.form import QuestionForm
from leadjournal.ui.questions.pack_dialog import PackDialog
from leadjournal.ui.questions.page import QuestionsPage
from leadjournal.ui.questions.rows import OWN
from tests.ui.pressing import buttons, choose, press, words_of

TODAY = date(2026, 11, 19)
PACK = """\
[[question]]
id = "SCHEME-1"
type = "relational"
text = "Who did I thank & why?"
follow_up = "How did they take it?"
practices = ["kf-altruism"]

[[question]]
id = "SCHEME-2"
type = "paradox"
text = "When did I hold back and lead?"
follow_up = "Who noticed?"
practices = ["bw-power", "kf-long-term"]
"""


@pytest.fixture
def page(qtbot, journal):
    page = QuestionsPage(journal)
    qtbot.addWidget(page)
    journal.on_change(page.on_journal_changed)
    page.resize(1100, 800)
    return page


@pytest.fixture
def show(qtbot, page):
    def show() -> QuestionsPage:
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What was said in message boxes, each of which is agreed to."""
    told: list[str] = []

    def confirm(_, question: str, yes: str = "Yes") -> bool:
        told.append(question)
        return True

    monkeypatch.setattr(dialogs, "confirm", confirm)
    monkeypatch.setattr(dialogs, "tell", lambda _, said: told.append(said))
    monkeypatch.setattr(dialogs, "show_error", lambda _, e: told.append(str(e)))
    return told


@pytest.fixture
def filling(monkeypatch):
    """Fill in the form once, and press its button if that may be; then cancel."""

    def fill(*practices: str, **fields: str) -> list[QuestionForm]:
        shown: list[QuestionForm] = []

        def run(form: QuestionForm) -> int:
            shown.append(form)
            if len(shown) > 1:
                return 0
            for name, words in fields.items():
                field = getattr(form, name)
                if isinstance(field, QComboBox):
                    field.setCurrentIndex(field.findData(words))
                else:
                    field.setText(words)
            for key in practices:
                form.practices[key].toggle()
            return int(form.keep.isEnabled())

        monkeypatch.setattr(QuestionForm, "exec", run)
        return shown

    return fill


@pytest.fixture
def pack(monkeypatch, tmp_path):
    """Choose a pack of this text when a file is asked for, and agree to add it."""

    def choose(text: str = PACK, *, agree: bool = True) -> list[PackDialog]:
        shown: list[PackDialog] = []
        path = tmp_path / "Peer scheme.toml"
        path.write_text(text, "utf-8")
        monkeypatch.setattr(dialogs, "choose_file", lambda *_: path)

        def run(dialog: PackDialog) -> int:
            shown.append(dialog)
            return int(agree)

        monkeypatch.setattr(PackDialog, "exec", run)
        return shown

    return choose


def rows(page) -> list[str]:
    model = page._list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def own_file() -> Path:
    return paths.own_material("questions") / FILE


def test_a_question_of_ones_own_is_in_the_bank_at_once(show, journal, filling, told):
    page = show()
    filling("kf-altruism", text="What did I learn from a porter?", type="relational")
    press(page, "Write my own question")
    question = journal.questions.get("own-1")
    assert question.text == "What did I learn from a porter?"
    assert question.follow_up == "What happened next?"
    assert (question.type, question.practices) == ("relational", ("kf-altruism",))
    assert len(rows(page)) == 171
    assert page._list.currentIndex().data() == question.text
    assert "You wrote this question." in words_of(page)
    choose(page, "State", "My own")
    assert rows(page) == [question.text]
    assert told == []


def test_a_question_needs_words_and_something_it_is_about(show, filling):
    page = show()
    for fields, practices in (
        ({"text": " "}, ["kf-altruism"]),
        ({"text": "What?"}, []),
        ({"text": "What?", "follow_up": ""}, ["kf-altruism"]),
    ):
        filled = filling(*practices, **fields)
        press(page, "Write my own question")
        assert not filled[0].keep.isEnabled()
        assert filled[0]._missing.text().startswith("Please")
    assert not own_file().exists()


def test_a_question_of_ones_own_is_changed(show, journal, filling):
    page = show()
    filling("kf-altruism", text="What was new?")
    press(page, "Write my own question")
    filling("bw-power", text="What was old?")
    press(page, "Change: What was new?")
    question = journal.questions.get("own-1")
    assert question.text == "What was old?"
    assert question.practices == ("kf-altruism", "bw-power")
    assert "What was old?" in words_of(page)


def test_a_question_of_ones_own_is_deleted_and_its_id_not_used_again(
    show, journal, filling, told
):
    page = show()
    filling("kf-altruism", text="What was new?")
    press(page, "Write my own question")
    with journal.change("Ask"):
        reflection = journal.reflections.add("It", question="own-1")
        journal.askings.answer("own-1", reflection, TODAY)
    press(page, "Delete: What was new?")
    assert told == ["Delete “What was new?”? What you wrote in answer to it stays."]
    assert "own-1" not in journal.questions and not own_file().exists()
    assert reflection in journal.reflections
    filling("kf-altruism", text="What else?")
    press(page, "Write my own question")
    assert "own-2" in journal.questions


def test_what_comes_with_the_bank_cannot_be_changed(show):
    names = " ".join(buttons(show()))
    assert "Change" not in names and "Delete" not in names


def test_a_mistake_in_a_file_is_told_of_and_what_was_typed_is_there_still(
    show, journal, filling, told
):
    own_file().parent.mkdir(parents=True)
    own_file().write_text("[[question]]\nid = 'own-1'\n", "utf-8")
    journal.shelf.leave_out_own()
    page = show()
    filled = filling("kf-altruism", text="What was new?")
    press(page, "Write my own question")
    assert told == [f"questions/{FILE}, question own-1: “text” is missing."]
    assert filled[0] is filled[1]
    assert filled[1].text.text() == "What was new?"


def test_a_pack_is_shown_before_it_is_added(show, journal, pack, told):
    page = show()
    shown = pack(agree=False)
    press(page, "Add a pack")
    (dialog,) = shown
    listed = dialog.questions.model()
    assert listed.rowCount() == 2
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Peer scheme" in words
    assert "Then: How did they take it?" in words
    assert len(journal.questions) == 170
    assert told == []


def test_a_pack_is_added_listed_and_removed(show, journal, pack, told, qtbot):
    page = show()
    pack()
    press(page, "Add a pack")
    assert len(journal.questions) == 172
    assert page._list.currentIndex().data() == "Who did I thank & why?"
    assert "Packs you have added" in words_of(page)
    assert "From the pack “Peer" in words_of(page)
    opens = "Show the questions of Peer"
    qtbot.waitUntil(lambda: any(each.startswith(opens) for each in buttons(page)))
    press(page, opens)
    assert len(rows(page)) == 2
    press(page, "Remove Peer")
    assert "with its 2 questions" in told[0]
    assert len(journal.questions) == len(rows(page)) == 170
    assert "Packs you have added" not in words_of(page)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PACK.replace('"paradox"', '"riddle"'), "question SCHEME-2: the type “riddle”"),
        (PACK.replace("SCHEME-2", "Q001"), "the id “Q001” is used already"),
        (PACK.replace("text = ", "text ", 1), "line 4"),
        ("", "there is no"),
    ],
)
def test_a_broken_pack_is_refused_with_its_place_and_reason(
    show, journal, pack, told, text, reason
):
    page = show()
    shown = pack(text)
    press(page, "Add a pack")
    assert shown == []
    (said,) = told
    assert reason in said
    assert len(journal.questions) == 170


def test_ones_own_questions_are_no_pack(show, journal, filling):
    page = show()
    filling("kf-altruism", text="What was new?")
    press(page, "Write my own question")
    assert "Packs you have added" not in words_of(page)
    assert page._bank.homes == {"own-1": OWN}


def test_a_pack_that_broke_later_can_still_be_taken_out(show, journal, pack, told):
    folder = paths.own_material("questions")
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("oops", "utf-8")
    journal.shelf.leave_out_own()
    page = show()
    assert "broken.toml" in words_of(page)
    press(page, "Remove broken")
    assert list(folder.iterdir()) == []
    assert "Packs you have added" not in words_of(page)


def test_everything_has_a_name(show, pack, told):
    page = show()
    pack()
    press(page, "Add a pack")
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for each in page.findChildren(kind):
            named = each.accessibleName() or getattr(each, "text", str)()
            assert named or not each.isVisibleTo(page), each


def test_the_form_fits_the_screen(page, journal):
    form = QuestionForm(journal.frameworks.primary, None, page)
    assert form.height() <= form.screen().availableSize().height()
