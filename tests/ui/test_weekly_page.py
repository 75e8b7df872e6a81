"""The weekly reflection, walked by keys alone; nothing is lost, wherever one leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from leadjournal import Journal, flow, parts
from leadjournal.ui import theme
from leadjournal.ui.weekly.page import WeeklyPage, has_unfinished
from tests.conftest import NOW

TODAY = date(2026, 11, 19)
WAY = (
    *("arrive", "look-back", "choose", "moment", "sense-0", "sense-1", "sense-2"),
    *("tags", "forward", "if-then", "read-back", "sweep", "done"),
)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Host(QMainWindow):
    """A real window with nothing in it but the page."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.page = WeeklyPage(journal)
        self.left: list[object] = []
        journal.on_change(self.page.on_journal_changed)
        self.page.back_requested.connect(self._on_back)
        self.page.reflection_requested.connect(self.left.append)
        self.setCentralWidget(self.page)
        self.resize(1240, 820)

    def _on_back(self) -> None:
        self.left.append("back")


@pytest.fixture
def open_on(qtbot):
    hosts = []

    def open_on(journal: Journal) -> Host:
        host = Host(journal)
        hosts.append(host)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()
        return host

    yield open_on
    for host in hosts:
        host.close()
        host.deleteLater()


@pytest.fixture
def host(open_on, journal):
    return open_on(journal)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(words: str) -> None:
    QTest.keyClicks(focused(), words)


def go_on() -> None:
    press(Qt.Key.Key_Return, CTRL)


def tab_to(name: str) -> None:
    """Press Tab until something of that name has the keyboard."""
    for _ in range(60):
        if name in name_of(focused()):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    return widget.accessibleName() or getattr(widget, "text", str)()


def words_of(page) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if shown(each))


def shown(widget: QWidget) -> bool:
    return widget.isVisible()


def plan_before(journal):
    """Write a plan last week that is still open."""
    with journal.change("Before"):
        before = journal.reflections.add(
            "Last week", "## So what I now think\n\nAsk first.", day=date(2026, 11, 12)
        )
        return journal.plans.add(before, "nobody speaks", "wait", "the team")


def drafted(journal):
    [reflection] = [r for r in journal.reflections if r.day == TODAY]
    return reflection


def walk_to(page, stop: str) -> None:
    """Go on by keys until a screen, choosing the first question on the way."""
    for _ in range(20):
        if page.stop == stop:
            return
        if page.stop == "choose":
            press(Qt.Key.Key_Return)
        else:
            if page.stop == "if-then":
                write("the pen is near")
                tab_to("then I will")
                write("sit on my hands")
            go_on()
    raise AssertionError(f"the way does not come to {stop}")


def test_it_is_walked_from_start_to_end_by_keys_alone(host, journal):
    plan = plan_before(journal)
    page = host.page
    page.begin()
    stops = [page.stop]

    def on() -> None:
        go_on()
        stops.append(page.stop)

    write("Stretched")
    tab_to("It felt mixed")
    press(Qt.Key.Key_Space)
    on()
    tab_to("Partly: If nobody speaks")
    press(Qt.Key.Key_Return)
    tab_to("What happened next?")
    write("Somebody did.")
    on()
    press(Qt.Key.Key_Return)
    stops.append(page.stop)
    question = journal.questions.get(drafted(journal).question)
    assert focused().accessibleName() == question.text
    write("I let the deputy chair.")
    tab_to("Took it")
    press(Qt.Key.Key_Space)
    on()
    write("She moved the item up.")
    on()
    write("That I hovered.")
    on()
    write("Silence is not mine to fill.")
    on()
    tab_to("Did I see the shadow side?")
    press(Qt.Key.Key_Return)
    write("I watched too closely.")
    on()
    write("The agenda came from somebody else.")
    tab_to("Who made it happen?")
    write("the deputy")
    on()
    write("the pen is near")
    tab_to("then I will")
    write("sit on my hands")
    tab_to("with or for")
    write("the deputy")
    on()
    assert "If the pen is near, then I will sit on my hands, with or for the" in (
        words_of(page)
    )
    write("Old habit.")
    on()
    on()
    assert tuple(stops) == WAY
    assert "That is enough for this week." in words_of(page)
    press(Qt.Key.Key_Return)  # Done has the keyboard
    tab_to("Done")
    press(Qt.Key.Key_Return)
    assert host.left[-1] == "back"

    reflection = drafted(journal)
    assert reflection.body.split("\n\n") == [
        "## Arriving",
        "Stretched",
        "## What happened?",
        "I let the deputy chair.",
        f"## {question.follow_up}",
        "She moved the item up.",
        "## How would another person there tell it?",
        "That I hovered.",
        "## So what I now think",
        "Silence is not mine to fill.",
        "## The shadow side",
        "I watched too closely.",
        "## A step forward",
        "The agenda came from somebody else.",
        "## Who made it happen",
        "the deputy",
        "## What might get in the way",
        "Old habit.\n",
    ]
    assert (reflection.title, reflection.weight) == (question.text, "mixed")
    assert not reflection.draft and not has_unfinished(journal)
    chances = {key: tag.chance for key, tag in reflection.taggings.items()}
    assert chances == dict.fromkeys(question.practices, "took")
    [made] = reflection.plans
    assert (made.cue, made.act, made.with_whom) == (
        "the pen is near",
        "sit on my hands",
        "the deputy",
    )
    assert (plan.outcome, plan.note) == ("partly", "Somebody did.")
    assert journal.answered_weeks == ["2026-W47"]


@pytest.mark.parametrize("stop", WAY[:-1])
def test_left_by_closing_it_is_found_where_it_was(open_on, journal, stop):
    plan_before(journal)
    first = open_on(journal)
    first.page.begin()
    walk_to(first.page, stop)
    if stop in {"moment", "sense-1", "forward"}:
        write("Half a sen")
    first.page.save()
    first.close()
    with Journal.open(journal.path, clock=lambda: NOW) as again:
        assert has_unfinished(again)
        second = open_on(again)
        second.page.begin()
        assert second.page.stop == stop
        if stop in {"moment", "sense-1", "forward"}:
            write("tence")
            second.page.save()
            assert "Half a sentence" in drafted(again).body
        second.close()


def test_what_is_typed_is_saved_though_nobody_leaves(qtbot, host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "moment")
    write("Typed and left alone")
    assert "Saving…" in words_of(host.page)
    qtbot.waitUntil(lambda: "left alone" in drafted(journal).body, timeout=4000)
    assert "Nothing is lost if you stop here · ✓ Saved" in words_of(host.page)


def test_leaving_a_field_saves_it_at_once(host, journal):
    host.page.begin("Q001")
    write("Tired")
    press(Qt.Key.Key_Tab)
    assert parts.get(drafted(journal).body, flow.ARRIVING) == "Tired"


def test_begun_with_a_question_it_is_not_asked_for_again(host, journal):
    host.page.begin("Q001")
    go_on()
    assert host.page.stop == "moment"
    assert "Did I give away ownership?" in words_of(host.page)
    press(Qt.Key.Key_Left, ALT)
    assert host.page.stop == "choose"


def test_each_question_is_offered_with_its_reason(host, journal):
    host.page.begin()
    go_on()
    assert len(host.page.shown.offers) == 3
    assert all(b.accessibleDescription() for b in host.page.shown.offers)
    go_on()  # nothing is chosen, so there is nowhere to go but to skip
    assert host.page.stop == "choose"


def test_skipping_the_moment_leads_past_making_sense(host):
    host.page.begin()
    go_on()
    tab_to("Skip this one")
    press(Qt.Key.Key_Return)
    assert host.page.stop == "forward"


def test_the_two_minute_version_has_three_steps(host, journal):
    plan_before(journal)
    host.page.begin(short=True)
    seen = [host.page.stop]
    assert "step 1 of 3" in words_of(host.page)
    go_on()
    seen.append(host.page.stop)
    press(Qt.Key.Key_Return)
    seen.append(host.page.stop)
    assert "One sentence; roles, not names." in words_of(host.page)
    write("I waited.")
    go_on()
    seen.append(host.page.stop)
    write("it is quiet")
    tab_to("then I will")
    write("wait again")
    go_on()
    seen.append(host.page.stop)
    assert seen == ["look-back", "choose", "moment", "if-then", "done"]
    assert parts.get(drafted(journal).body, flow.MOMENT) == "I waited."


def test_back_leads_through_all_screens_and_out(host, journal):
    plan_before(journal)
    host.page.begin()
    walk_to(host.page, "sweep")
    back = [host.page.stop]
    while not host.left:
        press(Qt.Key.Key_Left, ALT)
        back.append(host.page.stop)
    assert back == [*reversed(WAY[:-1]), "arrive"]


def test_escape_leaves_and_loses_nothing(host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "moment")
    write("Before I go")
    press(Qt.Key.Key_Escape)
    assert host.left == ["back"]
    host.page.save()
    assert "Before I go" in drafted(journal).body


def test_heavy_offers_to_step_outside_by_a_name(host, journal):
    host.page.begin("Q001")
    tab_to("It felt heavy")
    press(Qt.Key.Key_Space)
    tab_to("Step outside")
    press(Qt.Key.Key_Space)
    write("Robin")
    go_on()
    reflection = drafted(journal)
    assert reflection.step_outside and reflection.weight == "heavy"
    assert journal.preferences.get("outside_name") == "Robin"
    assert "Tell it of Robin" in words_of(host.page)


def test_a_lighter_week_steps_inside_again(host, journal):
    host.page.begin()
    for name in ("heavy", "Step outside", "It felt light"):
        tab_to(name)
        press(Qt.Key.Key_Space)
    assert not drafted(journal).step_outside


def test_choosing_is_undone_and_typed_text_stays(host, journal):
    host.page.begin()
    write("Tired")
    go_on()
    press(Qt.Key.Key_Return)
    assert journal.undo_label == "Choose Question"
    journal.undo()
    assert drafted(journal).question is None
    assert host.page.stop == "choose"
    assert parts.get(drafted(journal).body, flow.ARRIVING) == "Tired"


def test_undoing_the_start_leaves_the_page(host, journal):
    host.page.begin()
    assert journal.undo_label == "Start Weekly Reflection"
    journal.undo()
    assert len(journal.reflections) == 0
    assert host.left == ["back"]
    assert not has_unfinished(journal)
    host.page.begin()
    assert host.page.stop == "arrive"


def test_another_question_takes_the_place_of_the_first(host, journal):
    host.page.begin()
    go_on()
    press(Qt.Key.Key_Return)
    first = journal.questions.get(drafted(journal).question)
    press(Qt.Key.Key_Left, ALT)
    tab_to(host.page.shown.offers[1].accessibleName())
    press(Qt.Key.Key_Return)
    reflection = drafted(journal)
    second = journal.questions.get(reflection.question)
    assert second is not first
    assert reflection.title == second.text
    assert set(reflection.taggings) == set(second.practices)


def test_tags_are_added_and_taken_away(host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "tags")
    press(Qt.Key.Key_Space)
    assert set(drafted(journal).taggings) == {"bw-power"}
    tab_to("Another practice")
    press(Qt.Key.Key_Return)
    tab_to("Listening to each other")
    press(Qt.Key.Key_Space)
    assert set(drafted(journal).taggings) == {"bw-power", "bw-listening"}


def test_a_plan_of_which_nothing_is_left_is_gone(host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "if-then")
    write("x")
    press(Qt.Key.Key_Tab)
    assert len(drafted(journal).plans) == 1
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Backspace)
    go_on()
    assert drafted(journal).plans == []
    assert host.page.stop == "sweep"


def test_a_second_if_and_then_are_left_out(host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "if-then")
    write("If the pen is near")
    tab_to("then I will")
    write("Then I will sit on my hands")
    go_on()
    [plan] = drafted(journal).plans
    assert plan.sentence == "If the pen is near, then I will sit on my hands"


def test_a_plan_closed_here_stays_to_be_thought_about(host, journal):
    plan = plan_before(journal)
    host.page.begin()
    go_on()
    press(Qt.Key.Key_Return)
    assert plan.outcome == "did"
    go_on()
    press(Qt.Key.Key_Left, ALT)
    assert "If nobody speaks, then I will wait" in words_of(host.page)
    press(Qt.Key.Key_Return)
    assert plan.outcome is None


def test_the_sweep_puts_a_role_in_the_place_of_a_name(host, journal):
    host.page.begin("Q001")
    walk_to(host.page, "moment")
    write("I let Priya chair. Then Priya's page was blank.")
    walk_to(host.page, "sweep")
    assert "A clean sweep does not mean that it is anonymous." in words_of(host.page)
    tab_to("Possible name or initials: “Priya”")
    press(Qt.Key.Key_Return)
    write("a colleague")
    press(Qt.Key.Key_Return)
    moment = parts.get(drafted(journal).body, flow.MOMENT)
    assert moment == "I let a colleague chair. Then a colleague's page was blank."
    assert "Nothing stands out." in words_of(host.page)
    assert journal.undo_label == "Put a Role in Its Place"


def answer_weeks(journal, number: int) -> None:
    with journal.change("Write"):
        for week in range(1, number + 1):
            day = TODAY - timedelta(weeks=week)
            body = f"## So what I now think\n\nLesson {number - week + 1}."
            reflection = journal.reflections.add("A week", body, day=day)
            journal.askings.answer(f"Q{week + 20:03}", reflection, day)


def test_every_fourth_week_the_last_three_lessons_come_back(host, journal):
    answer_weeks(journal, 3)
    host.page.begin("Q001")
    walk_to(host.page, "lessons")
    words = words_of(host.page)
    assert all(f"“Lesson {number}.”" in words for number in (1, 2, 3))
    write("I wait now.")
    walk_to(host.page, "moment")
    assert parts.get(drafted(journal).body, flow.MONTH) == "I wait now."


def test_every_twelfth_week_brings_the_question_for_a_real_person(host, journal):
    answer_weeks(journal, 11)
    host.page.begin("Q001")
    walk_to(host.page, "patterns")
    assert flow.ASK_SOMEONE in words_of(host.page)


def test_a_missed_week_is_welcomed_back_without_blame(host, journal):
    with journal.change("Write"):
        day = TODAY - timedelta(weeks=4)
        journal.askings.answer("Q002", journal.reflections.add(day=day), day)
    host.page.begin()
    assert "Welcome back." in words_of(host.page)


def test_after_ten_minutes_the_plan_is_offered(qtbot, open_on, tmp_path):
    now = [NOW]
    with Journal.create(tmp_path / "b.leadjournal", clock=lambda: now[0]) as journal:
        host = open_on(journal)
        host.page.begin("Q001")
        host.page.tick()
        assert "Ten minutes" not in words_of(host.page)
        now[0] += timedelta(minutes=10)
        host.page.tick()
        assert "Ten minutes have gone by." in words_of(host.page)
        press(Qt.Key.Key_Backtab)
        tab_to("Go to the plan")
        press(Qt.Key.Key_Return)
        assert host.page.stop == "if-then"
        assert "Ten minutes" not in words_of(host.page)
        host.close()


def test_an_empty_one_of_an_earlier_week_becomes_this_weeks(host, journal):
    host.page.begin()
    with journal.change("Earlier"):
        drafted(journal).day = date(2026, 11, 3)
    host.page.begin()
    assert drafted(journal).day == TODAY
    assert len(journal.reflections) == 1


def test_every_field_and_button_has_a_name(host, journal):
    plan_before(journal)
    host.page.begin()
    for stop in WAY:
        walk_to(host.page, stop)
        first = focused()
        for _ in range(40):
            widget = focused()
            assert name_of(widget), (stop, widget)
            press(Qt.Key.Key_Tab)
            if focused() is first:
                break
        first.setFocus()


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_it_fits_a_small_window_at_twice_the_size(qapp, host, journal, colours):
    theme.apply(qapp, colours, 2.0)
    plan_before(journal)
    host.resize(1100, 700)
    host.page.begin()
    for stop in WAY:
        walk_to(host.page, stop)
        qapp.processEvents()
        assert host.width() == 1100 and host.height() == 700
        card = host.page.shown.parentWidget()
        assert card.width() <= card.parentWidget().width()


def test_in_the_main_window_keys_lead_through_and_places_lose_nothing(window, journal):
    window.start_weekly("Q001")
    page = window.weekly
    walk_to(page, "moment")
    write("Written in the window")
    tab_to("No chance came up")
    press(Qt.Key.Key_Space)
    tab_to("Skip this one")
    tab_to("Next")
    press(Qt.Key.Key_Left, ALT)
    assert page.stop == "choose"
    go_on()
    window.show_place("journal")
    window.start_weekly()
    assert page.stop == "moment"
    write(" and on")
    press(Qt.Key.Key_Escape)
    assert window.place == "today"
    assert "Written in the window and on" in drafted(journal).body
    window.start_weekly()
    walk_to(page, "done")
    tab_to("Done")
    press(Qt.Key.Key_Return)
    assert window.place == "today"
    assert not drafted(journal).draft
