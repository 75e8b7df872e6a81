"""A report is chosen, read through and saved; nothing leaves the journal before."""

from __future__ import annotations

from datetime import date, timedelta
from zipfile import ZipFile

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from shiboken6 import isValid

from leadjournal import Journal, demo
from leadjournal.reports.wanted import What
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.reporting import writing_out as report_saving
from leadjournal.ui.reporting.choices import KINDS, NONE_CHOSEN, NOT_YET
from leadjournal.ui.reporting.dialog import ReportDialog
from leadjournal.ui.reporting.lines import ALWAYS, LEFT_OUT, WITH_ANOTHER
from leadjournal.ui.reporting.rewording import ReplacingDialog, RewordingDialog
from tests.conftest import clock

SECRET = "Zebedee told me on Ward 7."
Checked, Unchecked = Qt.CheckState.Checked, Qt.CheckState.Unchecked
STATE = Qt.ItemDataRole.CheckStateRole
ALOUD = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def written(journal):
    """Fourteen reflections, a day apart; the last has a name, the first is private."""
    today = journal.today()
    with journal.change("Write"):
        for number in range(14):
            reflection = journal.reflections.add(
                f"Day {number}", "I listened.\n\nThen I spoke.", day=today
            )
            reflection.day = today - timedelta(13 - number)
            reflection.private = number == 0
            reflection.tag("bw-listening")
        reflection.body = f"I asked first.\n\n{SECRET}\n\nIt went well."
    return journal


@pytest.fixture
def open_report(qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = []

    def open_report(journal, *days, **more):
        dialog = ReportDialog(journal, parent, *days, **more)
        opened.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(tasks.idle)
        return dialog

    yield open_report
    for dialog in filter(isValid, opened):
        dialog.hide()


@pytest.fixture
def read(qtbot):
    """Go on to the preview, and wait until it is there."""

    def read(dialog):
        dialog.next.click()
        qtbot.waitUntil(tasks.idle)
        return dialog.preview

    return read


@pytest.fixture
def save(qtbot, monkeypatch, tmp_path):
    """Save under a name in a folder of the test; return what was written."""

    def save(dialog, name):
        ending = name[name.rindex(".") :]
        dialog.kind.setCurrentIndex(dialog.kind.findData(ending))
        monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: tmp_path / name)
        dialog.save.click()
        qtbot.waitUntil(tasks.idle)
        return tmp_path / name

    return save


@pytest.fixture
def errors(monkeypatch):
    errors = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: errors.append(error))
    return errors


def tick(dialog, *titles):
    rows = dialog.choices.reflections.rows
    for row in range(rows.rowCount()):
        index = rows.index(row)
        if index.data() in titles:
            rows.setData(index, Checked, STATE)


def with_text(qtbot, dialog, *titles):
    dialog.choices.contents.choose(1)
    qtbot.waitUntil(tasks.idle)
    tick(dialog, *titles)


def row_of(preview, words):
    for row in range(preview.lines.rowCount()):
        if words in preview.lines.index(row).data():
            return row
    raise AssertionError(f"no line says {words}")


def text_of(path):
    """Return all that a file says, whatever kind it is."""
    if path.suffix == ".docx":
        with ZipFile(path) as file:
            parts = [file.read(name) for name in file.namelist()]
        return b"\n".join(parts).decode("utf-8", "replace")
    return path.read_text("utf-8")


def test_without_further_ado_it_is_a_summary_without_a_word_of_the_text(
    written, open_report, read, save
):
    dialog = open_report(written)
    read(dialog)
    said = text_of(save(dialog, "a.md"))
    assert "listening" in said and "I listened." not in said
    assert "13 reflections" in said
    assert "1 private reflection is left out" in said


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_a_line_left_out_is_nowhere_in_the_file_and_new_words_are(
    qtbot, written, open_report, read, save, ending
):
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13")
    preview = read(dialog)
    preview.list.go_to(row_of(preview, "I asked first."))
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    assert preview.preview.replace("Zebedee", "a colleague") == 1
    preview.lines.tell()
    said = text_of(save(dialog, f"a{ending}"))
    assert "I asked first" not in said and "Zebedee" not in said
    assert "a colleague told me" in said and "It went well." in said


def test_a_pdf_has_the_headings_as_they_were_left(
    qtbot, written, open_report, read, save
):
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13", "Day 12")
    preview = read(dialog)
    preview.preview.leave_out(preview.lines.entry(row_of(preview, "Day 12")))
    heading = preview.lines.entry(row_of(preview, "Day 13"))
    preview.preview.say_instead(heading.cells[0], "A day in autumn")
    with pikepdf.open(save(dialog, "a.pdf")) as pdf, pdf.open_outline() as outline:
        titles = [each.title for top in outline.root for each in (top, *top.children)]
    assert "A day in autumn" in titles
    assert not {"Day 12", "Day 13"} & set(titles)


def test_it_says_where_it_was_saved_and_what_was_in_it(
    written, open_report, read, save
):
    dialog = open_report(written)
    read(dialog)
    said = dialog.told.text()
    assert "a summary of 13 reflections, without their text" in said
    assert "1 private reflection is left out" in said and "not encrypted" in said
    path = save(dialog, "a.md")
    assert dialog.told.text() == f"The report was saved as {path}."


def test_an_encrypted_journal_says_that_the_file_is_not(
    qtbot, tmp_path, open_report, read
):
    path = tmp_path / "secret.leadjournal"
    with Journal.create(path, "it's a secrét", clock=clock, seed=1) as journal:
        dialog = open_report(journal)
        read(dialog)
        assert report_saving.UNPROTECTED in dialog.told.text()
        dialog.reject()
        tasks.finish()


def test_nothing_is_written_before_it_is_saved(
    qtbot, written, open_report, read, monkeypatch, tmp_path
):
    before = sorted(tmp_path.rglob("*"))
    dialog = open_report(written)
    read(dialog)
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: None)
    dialog.save.click()
    qtbot.waitUntil(tasks.idle)
    dialog.reject()
    assert sorted(tmp_path.rglob("*")) == before


def test_each_private_reflection_needs_a_tick_of_its_own(
    qtbot, written, open_report, read, save
):
    dialog = open_report(written)
    with_text(qtbot, dialog)
    choices = dialog.choices.reflections
    choices.all.click()
    assert choices.told.text() == ("13 of 14 chosen. 1 private reflection is left out.")
    index = choices.rows.index(13)
    assert "Private" in index.data(ALOUD) and "not ticked" in index.data(ALOUD)
    tick(dialog, "Day 0")
    assert "1 of them is private" in choices.told.text()
    read(dialog)
    assert "Day 0" in text_of(save(dialog, "a.md"))


def test_what_is_ticked_out_of_sight_stays_ticked(qtbot, written, open_report):
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13")
    choices = dialog.choices.reflections
    choices.field.setText("day 12")
    assert choices.rows.rowCount() == 1
    choices.all.click()
    choices.field.clear()
    assert len(choices.chosen) == 2


@pytest.mark.parametrize("form", ["nmc", "cpd", "coaching"])
def test_a_form_is_of_chosen_reflections_as_word_or_markdown(
    qtbot, written, open_report, read, save, form
):
    dialog = open_report(written)
    dialog.choices.kinds.choose(list(KINDS).index(What.FORM))
    dialog.choices.form.setCurrentIndex(dialog.choices.form.findData(form))
    qtbot.waitUntil(tasks.idle)
    assert not dialog.next.isEnabled() and dialog.problem.text() == NONE_CHOSEN
    tick(dialog, "Day 13")
    preview = read(dialog)
    kinds = [dialog.kind.itemData(row) for row in range(dialog.kind.count())]
    assert kinds == [".docx", ".md"]
    preview.preview.replace("Zebedee", "a colleague")
    preview.preview.leave_out(preview.lines.entry(row_of(preview, "I asked first.")))
    for name in ("form.docx", "form.md"):
        said = text_of(save(dialog, name))
        assert "a colleague told me" in said and "I asked first" not in said


def test_a_form_of_one_reflection_begins_with_it_ticked(written, open_report, read):
    chosen = written.reflections.find("day").reflections[-1]
    dialog = open_report(written, form_of=[chosen.uuid])
    assert dialog.choices.wanted.chosen == {chosen.uuid}
    row_of(read(dialog), chosen.title)


def test_since_we_last_met_is_from_that_day_on(qtbot, written, open_report, read):
    dialog = open_report(written)
    dialog.choices.kinds.choose(list(KINDS).index(What.SINCE))
    dialog.choices.met.day = written.today() - timedelta(3)
    preview = read(dialog)
    row_of(preview, "4 reflections since then")
    dialog.back.click()
    dialog.choices.met.day = written.today() + timedelta(1)
    assert not dialog.next.isEnabled() and dialog.problem.text() == NOT_YET


def test_the_period_of_the_page_is_taken_over(written, open_report):
    today = written.today()
    dialog = open_report(written, date(2025, 12, 1), today)
    assert dialog.choices.period.names.currentText() == "Year"
    dialog = open_report(written, date(2026, 11, 10), date(2026, 11, 12))
    assert dialog.choices.wanted.first == date(2026, 11, 10)
    assert dialog.choices.wanted.last == date(2026, 11, 12)
    dialog.choices.period.last.day = date(2026, 11, 1)
    assert not dialog.next.isEnabled()


def test_the_limits_stay_and_say_so(qtbot, written, open_report, read):
    preview = read(open_report(written))
    row = row_of(preview, "What this cannot show")
    preview.list.go_to(row)
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    assert not preview.leave_out.isEnabled()
    assert ALWAYS in preview.lines.index(row).data(ALOUD)
    assert preview.preview.redacted == preview.preview.report


def test_a_heading_takes_what_is_below_it_along(qtbot, written, open_report, read):
    preview = read(open_report(written))
    row = row_of(preview, "Where your attention went")
    preview.list.go_to(row)
    preview.leave_out.click()
    assert preview.lines.index(row).data(ALOUD).endswith(LEFT_OUT)
    below = preview.lines.index(row + 1)
    assert below.data(ALOUD).endswith(WITH_ANOTHER)
    assert not below.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert preview.leave_out.text() == "Take Back In"
    qtbot.keyClick(preview.list, Qt.Key.Key_Space)
    assert preview.lines.index(row + 1).data(STATE) == Checked


def test_next_to_check_goes_from_line_to_line_and_round(
    qtbot, written, open_report, read
):
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13")
    preview = read(dialog)
    places = preview.preview.to_check
    assert row_of(preview, SECRET) in places
    seen = []
    for _ in [*places, 0]:
        preview.check.click()
        seen.append(preview.list.row)
    assert seen == [*places, places[0]]
    said = preview.lines.index(row_of(preview, SECRET)).data(ALOUD)
    assert "May identify somebody: " in said and "“Ward 7”" in said


def test_enter_asks_for_other_words(qtbot, written, open_report, read, monkeypatch):
    def reword(dialog):
        next(iter(dialog.fields.values())).setPlainText("Somebody\ntold me.")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RewordingDialog, "exec", reword)
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13")
    preview = read(dialog)
    row = row_of(preview, SECRET)
    preview.list.go_to(row)
    qtbot.keyClick(preview.list, Qt.Key.Key_Return)
    assert preview.lines.index(row).data() == "Somebody told me."
    assert "in other words" in preview.lines.index(row).data(ALOUD).lower()
    assert "1 line is in other words." in dialog.told.text()


def test_words_that_are_all_taken_away_leave_the_line_out(
    qtbot, written, open_report, read, monkeypatch
):
    def empty(dialog):
        next(iter(dialog.fields.values())).clear()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RewordingDialog, "exec", empty)
    preview = read(open_report(written))
    row = row_of(preview, "Where your attention went")
    preview.list.go_to(row)
    preview.reword.click()
    assert preview.preview.is_out(preview.lines.entry(row))
    assert preview.lines.index(row).data() == "Where your attention went"


def test_a_name_is_replaced_everywhere(qtbot, written, open_report, read, monkeypatch):
    def replace(dialog):
        dialog.words.setText("Zebedee")
        dialog.by.setText("a colleague")
        assert dialog.use.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReplacingDialog, "exec", replace)
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13")
    preview = read(dialog)
    preview.replace.click()
    row_of(preview, "a colleague told me on Ward 7.")
    assert preview.told.text().startswith("1 place had “Zebedee”.")


def test_what_was_left_out_stays_so_on_going_back(qtbot, written, open_report, read):
    dialog = open_report(written)
    preview = read(dialog)
    preview.preview.leave_out(preview.lines.entry(row_of(preview, "To take away")))
    dialog.back.click()
    with_text(qtbot, dialog, "Day 13")
    preview = read(dialog)
    entry = preview.lines.entry(row_of(preview, "To take away"))
    assert preview.preview.is_out(entry)
    row_of(preview, SECRET)


def test_closing_asks_before_changes_are_lost_and_not_after_they_are_saved(
    written, open_report, read, save, monkeypatch
):
    asked = []

    def confirm(_, question, *__):
        asked.append(question)
        return False

    monkeypatch.setattr(dialogs, "confirm", confirm)
    dialog = open_report(written)
    preview = read(dialog)
    preview.list.go_to(row_of(preview, "To take away"))
    preview.leave_out.click()
    dialog.reject()
    assert asked and dialog.isVisible()
    save(dialog, "a.md")
    dialog.reject()
    assert len(asked) == 1 and not dialog.isVisible()


def test_what_is_there_is_only_overwritten_if_the_person_chose_its_name(
    qtbot, written, open_report, read, save, errors, monkeypatch, tmp_path
):
    dialog = open_report(written)
    read(dialog)
    (tmp_path / "a.md").write_text("old", "utf-8")
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: tmp_path / "a")
    dialog.kind.setCurrentIndex(dialog.kind.findData(".md"))
    dialog.save.click()
    qtbot.waitUntil(tasks.idle)
    assert "already something" in str(errors[0])
    assert (tmp_path / "a.md").read_text("utf-8") == "old"
    assert "reflections" in text_of(save(dialog, "a.md"))
    assert not list(tmp_path.glob(".*.md"))


def test_an_error_is_told_in_its_sentence_and_the_report_stays(
    written, open_report, read, save, errors, tmp_path
):
    dialog = open_report(written)
    read(dialog)
    save(dialog, "nowhere/a.md")
    assert "There is no folder" in str(errors[0])
    assert dialog.save.isEnabled() and dialog.preview.isEnabled()
    assert text_of(save(dialog, "a.md"))


def test_closing_while_a_report_is_made_is_safe(qtbot, written, open_report):
    dialog = open_report(written)
    dialog.next.click()
    dialog.reject()
    dialog.deleteLater()
    qtbot.waitUntil(tasks.idle)


def test_closing_while_the_file_is_written_waits_for_it(
    qtbot, written, open_report, read, monkeypatch, tmp_path
):
    dialog = open_report(written)
    read(dialog)
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: tmp_path / "a.html")
    dialog.save.click()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(tasks.idle)
    assert not dialog.isVisible() and (tmp_path / "a.html").exists()


def test_what_is_left_out_is_not_said_to_be_in_the_file(
    qtbot, written, open_report, read
):
    dialog = open_report(written)
    with_text(qtbot, dialog, "Day 13", "Day 12")
    preview = read(dialog)
    assert "with the text of 2." in dialog.told.text()
    preview.list.go_to(row_of(preview, "Day 12"))
    preview.leave_out.click()
    assert "with the text of 1." in dialog.told.text()


def test_a_click_ticks_a_reflection_and_only_the_box_a_line(
    qtbot, written, open_report, read
):
    dialog = open_report(written)
    with_text(qtbot, dialog)
    choices = dialog.choices.reflections
    words = choices.list.visualRect(choices.rows.index(0)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(choices.list.viewport(), left, pos=words)
    assert len(choices.chosen) == 1
    preview = read(dialog)
    row = row_of(preview, "Where your attention went")
    rect = preview.list.visualRect(preview.lines.index(row))
    qtbot.mouseClick(preview.list.viewport(), left, pos=rect.center())
    assert preview.preview.number_out == 0
    box = QPoint(rect.left() + 20, rect.center().y())
    qtbot.mouseClick(preview.list.viewport(), left, pos=box)
    assert preview.preview.number_out > 1


def test_it_is_opened_from_the_menu(window, trigger, monkeypatch):
    opened = []
    monkeypatch.setattr(
        ReportDialog, "exec", lambda dialog: opened.append(dialog.windowTitle())
    )
    trigger("make_report")
    assert opened == ["Make a Report"]


def test_an_empty_journal_gives_a_sensible_page(
    qtbot, journal, open_report, read, save
):
    dialog = open_report(journal)
    preview = read(dialog)
    row_of(preview, "What this cannot show")
    assert text_of(save(dialog, "a.md"))
    dialog.back.click()
    dialog.choices.kinds.choose(list(KINDS).index(What.FORM))
    qtbot.waitUntil(tasks.idle)
    assert not dialog.next.isEnabled()


def test_the_suggested_name_says_what_it_is_and_of_when(written, open_report, read):
    preview = read(open_report(written, date(2025, 12, 1), date(2026, 11, 19)))
    name = report_saving.suggested(preview.preview.report, ".pdf").name
    assert name == "LeadJournal report 2025-12-01 to 2026-11-19.pdf"


def test_every_control_has_a_name_and_is_large_enough(
    qtbot, written, open_report, read
):
    dialog = open_report(written)
    with_text(qtbot, dialog)
    for _ in range(2):
        for each in dialog.findChildren(QWidget):
            if not each.isVisible() or not each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            named = each.text() if isinstance(each, QAbstractButton) else ""
            assert each.accessibleName() or named, each
            if isinstance(each, QAbstractButton):
                assert each.height() >= 24, each
        read(dialog)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_on_a_small_screen_with_large_text(
    qapp: QApplication, qtbot, written, open_report, read, scale
):
    theme.apply(qapp, "light", scale)
    dialog = open_report(written)
    with_text(qtbot, dialog)
    read(dialog)
    assert dialog.minimumSizeHint().width() <= 900
    assert dialog.minimumSizeHint().height() <= 720


def test_the_demo_can_be_saved_as_every_kind(qtbot, tmp_path, open_report, read, save):
    path = tmp_path / "demo.leadjournal"
    demo.create(path, day=date(2026, 11, 22))
    with Journal.open(path, clock=clock) as journal:
        dialog = open_report(journal)
        with_text(qtbot, dialog)
        dialog.choices.reflections.all.click()
        read(dialog)
        for ending in report_saving.KINDS:
            assert save(dialog, f"demo{ending}").stat().st_size > 10_000
        dialog.reject()
        tasks.finish()
