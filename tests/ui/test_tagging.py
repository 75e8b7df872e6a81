"""Tags, chances and plans: one click each, one change each."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton

from leadjournal.ui.beside.tagging import Tagging


@pytest.fixture
def reflection(journal):
    with journal.change("New Reflection"):
        return journal.reflections.add("Monday", "I listened.")


@pytest.fixture
def tagging(qtbot, journal, reflection):
    tagging = Tagging(journal)
    journal.on_change(tagging.on_journal_changed)
    qtbot.addWidget(tagging)
    tagging.resize(291, 900)
    with qtbot.waitExposed(tagging):
        tagging.show()
    tagging.activateWindow()
    tagging.show_reflection(reflection)
    return tagging


def row(tagging, key):
    rows = (row for section in tagging.sections for row in section.rows)
    return next(row for row in rows if row.practice.key == key)


def name(widget):
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name)


def say(button, words):
    """Choose something from the menu of a button."""
    action = next(a for a in button.menu.actions() if a.text() == words)
    action.trigger()


def press(button, qtbot):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_click_tags_and_another_takes_it_back(tagging, reflection, qtbot, journal):
    altruism = row(tagging, "kf-altruism")
    press(altruism.toggle, qtbot)
    assert list(reflection.taggings) == ["kf-altruism"]
    assert journal.undo_label == "Add Tag"
    assert altruism.chance.isVisible()
    press(altruism.toggle, qtbot)
    assert not reflection.taggings
    assert journal.undo_label == "Remove Tag"
    assert not altruism.chance.isVisible()


@pytest.mark.parametrize(
    ("words", "chance"),
    [
        ("Took it", "took"),
        ("Partly", "partly"),
        ("Let it pass", "passed"),
        ("No chance came up", "none"),
    ],
)
def test_what_was_done_with_the_chance_is_noted(
    tagging, reflection, qtbot, journal, words, chance
):
    listening = row(tagging, "bw-listening")
    press(listening.toggle, qtbot)
    say(listening.chance, words)
    assert reflection.taggings["bw-listening"].chance == chance
    assert journal.undo_label == "Note Chance"
    say(listening.chance, "Not said")
    assert reflection.taggings["bw-listening"].chance is None


def test_undo_shows_in_the_row(tagging, qtbot, journal):
    altruism = row(tagging, "kf-altruism")
    press(altruism.toggle, qtbot)
    say(altruism.chance, "Took it")
    assert name(altruism.toggle) == "Altruism, tagged, took it"
    journal.undo()
    assert name(altruism.toggle) == "Altruism, tagged"
    journal.undo()
    assert name(altruism.toggle) == "Altruism, not tagged"
    assert not altruism.toggle.isChecked()


def test_it_can_all_be_done_with_keys(tagging, reflection, qtbot):
    first = row(tagging, "kf-shared-purpose")
    first.toggle.setFocus()
    qtbot.keyClick(first.toggle, Qt.Key.Key_Down)
    second = row(tagging, "kf-personal-contact")
    assert second.toggle.hasFocus()
    qtbot.keyClick(second.toggle, Qt.Key.Key_Space)
    assert list(reflection.taggings) == ["kf-personal-contact"]
    assert second.toggle.hasFocus()
    qtbot.keyClick(second.toggle, Qt.Key.Key_Tab)
    assert second.chance.hasFocus()
    qtbot.keyClick(second.chance, Qt.Key.Key_Space)
    assert second.chance.menu.isVisible()
    qtbot.keyClick(second.chance.menu, Qt.Key.Key_Down)
    qtbot.keyClick(second.chance.menu, Qt.Key.Key_Return)
    assert reflection.taggings["kf-personal-contact"].chance == "took"


def test_tab_goes_as_one_reads(tagging, reflection, qtbot, journal):
    with journal.change("Add Plan"):
        journal.plans.add(reflection, "he shouts", "breathe")
        reflection.tag("kf-shared-purpose")
    widget = row(tagging, "kf-shared-purpose").toggle
    widget.setFocus()
    names = []
    for _ in range(16):
        names.append(name(QApplication.focusWidget()).split(",")[0])
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "Shared purpose",
        "Shared purpose: the chance",
        "Personal contact",
        "Surfacing conflict",
        "Altruism",
        "Long term",
        "Putting relationships first",
        "Sharing and building power",
        "Listening to each other",
        "Joining forces",
        "Still open: If he shouts",
        "Add an if–then",
        "It felt light",
        "It felt mixed",
        "It felt heavy",
        "Shared purpose",
    ]


def test_a_row_says_what_the_practice_is_and_what_its_shadow(tagging, journal):
    practice = journal.frameworks.practices["kf-altruism"]
    toggle = row(tagging, "kf-altruism").toggle
    for text in (toggle.accessibleDescription(), toggle.toolTip()):
        assert practice.description in text
        assert "I did this when" in text
        assert practice.shadow in text


def test_a_framework_that_is_chosen_has_a_section(tagging, journal):
    assert len(tagging.sections) == 3
    with journal.change("Choose Framework"):
        journal.set_framework("dl", on=True)
    shown = {row.practice for section in tagging.sections for row in section.rows}
    assert shown == set(journal.practices_on)


def test_tags_that_no_framework_knows_are_shown_and_can_be_removed(
    tagging, reflection, qtbot, journal
):
    with journal.change("Import"):
        reflection.tag("my-own", "took")
        reflection.tag(
            "dl-roles" if "dl-roles" in journal.frameworks.practices else "x"
        )
    others = tagging.sections[-1]
    assert others.isVisible()
    assert name(row(tagging, "my-own").toggle) == "my-own, tagged, took it"
    press(row(tagging, "my-own").toggle, qtbot)
    assert "my-own" not in reflection.taggings


def test_a_plan_is_added_closed_and_opened_again(tagging, reflection, qtbot, journal):
    button = next(
        b for b in tagging.findChildren(QPushButton) if b.text() == "Add an if–then"
    )
    press(button, qtbot)
    form = tagging.form
    qtbot.keyClicks(form.cue, "he shouts")
    qtbot.keyClicks(form.act, "breathe")
    qtbot.keyClicks(form.whom, "MH")
    form.due.day_chosen.emit(date(2026, 11, 20))
    qtbot.keyClick(form.whom, Qt.Key.Key_Return)
    [plan] = reflection.plans
    assert plan.sentence == "If he shouts, then I will breathe"
    assert (plan.with_whom, plan.due) == ("MH", date(2026, 11, 20))
    assert journal.undo_label == "Add Plan"
    assert not form.act.isVisible()
    for words, outcome in (("Did not", "did-not"), ("Did it", "did")):
        say(tagging.plans[0].state, words)
        assert plan.outcome == outcome
    assert name(tagging.plans[0].state).startswith("Did it: If he shouts")
    say(tagging.plans[0].state, "Open Again")
    assert plan.outcome is None
    assert journal.undo_label == "Reopen Plan"


def test_a_plan_without_an_act_is_not_added(tagging, reflection, qtbot):
    tagging.form.act.setText("  ")
    qtbot.keyClick(tagging.form.cue, Qt.Key.Key_Return)
    assert reflection.plans == []


def test_the_weight_is_one_of_three_or_none(tagging, reflection, qtbot, journal):
    heavy, light = (
        next(b for b in tagging.findChildren(QPushButton) if b.text() == words)
        for words in ("Heavy", "Light")
    )
    press(heavy, qtbot)
    assert reflection.weight == "heavy"
    press(light, qtbot)
    assert (reflection.weight, heavy.isChecked()) == ("light", False)
    press(light, qtbot)
    assert reflection.weight is None
    assert journal.undo_label == "Note Weight"


def test_what_is_in_the_trash_cannot_be_tagged(tagging, reflection, qtbot, journal):
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    press(row(tagging, "kf-altruism").toggle, qtbot)
    assert not reflection.taggings


@pytest.mark.parametrize("width", [130, 180, 291])
def test_rows_are_tall_enough_for_their_words(tagging, journal, reflection, width):
    with journal.change("Add Tag"):
        for practice in journal.frameworks.primary:
            reflection.tag(practice.key, "took")
    for section in tagging.sections:
        for each in section.rows:
            each.resize(width, each.heightForWidth(width))
            assert each.height() >= 48
            assert each.rect().contains(each.chance.geometry())
            assert not each.grab().isNull()


def test_nothing_is_wider_than_the_column(qtbot, tagging):
    wide = QPushButton("A name that is far too long for a column beside a text")
    tagging.widget().layout().addWidget(wide)
    tagging.resize(280, 400)
    bar = tagging.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert tagging.widget().width() == tagging.viewport().width()
