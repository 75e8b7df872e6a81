"""Dropped, pasted, chosen: into the journal, cited in the text, saved as a copy."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from leadjournal import attachments
from leadjournal.attachments import Attachments, content_of
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.beside import attaching as module
from leadjournal.ui.beside.attaching import Attaching
from leadjournal.ui.beside.attachments_section import AttachmentsSection
from leadjournal.ui.notice import Notice
from leadjournal.ui.reading.viewer import NOT_SHOWN, Canvas, Viewer
from tests.attached import attach, png

PLAN = png()


class Page(QWidget):
    """A sheet that shows one reflection, and takes what is inserted."""

    def __init__(self, journal):
        super().__init__()
        self._journal = journal
        self.reflection = None
        self.typed = ""
        self.saves = 0

    def cite(self, markdown, *, by_itself):
        self.typed += markdown
        self.by_itself = by_itself

    def save(self):
        self.saves += 1


@pytest.fixture
def journal(journal):
    journal.attachments = Attachments(journal._session, journal.now)
    return journal


@pytest.fixture
def page(qtbot, journal):
    page = Page(journal)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    with journal.change("New Reflection"):
        page.reflection = journal.reflections.add("Monday", "I listened.")
    return page


@pytest.fixture
def attaching(journal, page):
    return Attaching(journal, page, page)


@pytest.fixture
def errors(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    monkeypatch.setattr(dialogs, "tell", lambda _, sentence: told.append(sentence))
    return told


def offer(qtbot, attaching, *offers):
    attaching.offer(offers)
    qtbot.waitUntil(tasks.idle)


def names(page):
    return [each.name for each in page.reflection.attachments]


def notice(page):
    return page.findChild(Notice).sentence


def test_a_pasted_picture_is_kept_and_cited(qtbot, attaching, page, journal):
    offer(qtbot, attaching, ("picture.png", PLAN))
    [attachment] = page.reflection.attachments
    assert content_of(attachment) == PLAN
    assert page.typed == "![picture.png](attachment:picture.png)"
    assert journal.undo_label == "Attach File"


def test_dropped_files_are_one_change(qtbot, attaching, page, journal, tmp_path):
    for name in ("my plan.png", "notes.txt"):
        (tmp_path / name).write_bytes(PLAN)
    (tmp_path / "notes.txt").write_text("Notes.")
    paths = [tmp_path / "my plan.png", tmp_path / "notes.txt"]
    offer(qtbot, attaching, *((path.name, path) for path in paths))
    assert page.typed == (
        "![my plan.png](attachment:my%20plan.png)\n\n[notes.txt](attachment:notes.txt)"
    )
    assert journal.undo_label == "Attach Files"
    journal.undo()
    assert names(page) == []


def test_what_cannot_be_attached_is_told_and_the_rest_is(
    qtbot, attaching, page, errors, tmp_path, monkeypatch
):
    monkeypatch.setattr(attachments, "LARGEST", 1_000_000)
    (tmp_path / "film.mp4").write_bytes(b"x" * 1_300_000)
    offer(
        qtbot,
        attaching,
        ("film.mp4", tmp_path / "film.mp4"),
        ("folder", tmp_path),
        ("gone.png", tmp_path / "gone.png"),
        ("fine.png", PLAN),
    )
    assert names(page) == ["fine.png"]
    [told] = errors
    assert "“film.mp4” is 1.3 MB. A journal keeps files of up to 1 MB each" in told
    assert "is a folder" in told and "gone.png" in told


def test_far_too_much_at_once_is_told(qtbot, attaching, page, errors, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", len(PLAN))
    offer(qtbot, attaching, ("a.png", PLAN), ("b.png", PLAN), ("c.png", PLAN))
    assert names(page) == ["a.png"]
    assert "The first files were attached" in errors[0]


def test_a_text_that_is_left_meanwhile_gets_the_file_but_no_link(
    qtbot, attaching, page, journal
):
    first = page.reflection
    attaching.offer([("a.png", PLAN)])
    with journal.change("New Reflection"):
        page.reflection = journal.reflections.add("Tuesday")
    qtbot.waitUntil(tasks.idle)
    assert [each.name for each in first.attachments] == ["a.png"]
    assert (page.typed, names(page)) == ("", [])


def test_a_text_that_is_gone_meanwhile_gets_nothing(qtbot, attaching, page, journal):
    attaching.offer([("a.png", PLAN)])
    journal.undo()
    qtbot.waitUntil(tasks.idle)
    assert len(journal.attachments) == 0


def test_nothing_is_attached_in_the_trash(qtbot, attaching, page, journal, errors):
    with journal.change("Move to Trash"):
        journal.reflections.trash(page.reflection)
    offer(qtbot, attaching, ("a.png", PLAN))
    assert names(page) == [] and "in the trash" in errors[0]
    page.reflection = None
    offer(qtbot, attaching, ("a.png", PLAN))


def test_a_file_is_chosen(qtbot, attaching, page, tmp_path, monkeypatch):
    (tmp_path / "plan.png").write_bytes(PLAN)
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: tmp_path / "plan.png")
    attaching.choose()
    qtbot.waitUntil(tasks.idle)
    assert names(page) == ["plan.png"]
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: None)
    attaching.choose()
    assert tasks.idle()


@pytest.fixture
def section(qtbot, journal, page, attaching):
    attach(journal, page.reflection, "plan.png", PLAN)
    section = AttachmentsSection(journal)
    section.setParent(page)
    section.show_reflection(page.reflection)
    journal.on_change(section.on_journal_changed)
    attaching.serve(section)
    return section


def choose(section, words):
    [action] = [a for a in section.rows[0].button.menu.actions() if a.text() == words]
    action.trigger()


def test_it_is_inserted_again(section, page):
    choose(section, "Insert in the Text")
    assert page.typed == "![plan.png](attachment:plan.png)"


def test_it_is_renamed_with_its_links(section, page, journal, monkeypatch):
    with journal.change():
        page.reflection.body = "![p](attachment:plan.png)"
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "board.png")
    choose(section, "Rename…")
    assert page.reflection.body == "![p](attachment:board.png)"
    assert page.saves == 1  # or what was typed would come back over the link
    assert journal.undo_label == "Rename Attachment"
    assert section.rows[0].button.text() == "board.png"


def test_it_is_removed_and_brought_back(section, page, journal):
    with journal.change():
        page.reflection.body = "![p](attachment:plan.png)"
    choose(section, "Remove")
    assert names(page) == [] and section.rows == []
    assert notice(page) == (
        "plan.png was removed. The text still mentions it. Undo brings it back."
    )
    journal.undo()
    assert len(section.rows) == 1


def test_a_copy_goes_where_a_person_says(section, page, tmp_path, monkeypatch):
    asked = []

    def chosen(_, title, suggested, kinds):
        asked.append(suggested)
        return tmp_path / "copy.png"

    monkeypatch.setattr(dialogs, "choose_new_file", chosen)
    choose(section, "Save a Copy…")
    assert asked == [Path.home() / "plan.png"]
    assert (tmp_path / "copy.png").read_bytes() == PLAN
    assert notice(page) == "A copy was saved as copy.png."


def test_a_copy_that_cannot_be_written_is_told(section, page, errors, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: Path("/nowhere/at/all"))
    choose(section, "Save a Copy…")
    assert "could not be written" in errors[0]


def test_that_there_is_very_much_is_told_once(qtbot, attaching, page, monkeypatch):
    monkeypatch.setattr(attachments, "MANY", 50)
    offer(qtbot, attaching, ("a.png", PLAN))
    assert notice(page).startswith("Pictures and files now take")
    page.findChild(Notice).hide()
    offer(qtbot, attaching, ("b.png", PLAN))
    assert notice(page) == ""


@pytest.mark.parametrize("content", [PLAN, PLAN[:60]], ids=["whole", "damaged"])
def test_a_picture_is_viewed_by_itself(
    qtbot, attaching, page, journal, monkeypatch, content
):
    attachment = attach(journal, page.reflection, "plan.png", content)
    seen, words = [], []

    def looked_at(viewer):
        viewer.show()
        assert not viewer.grab().isNull()
        seen.append(viewer.findChild(Canvas))
        words.extend(each.text() for each in viewer.findChildren(QLabel))
        viewer.findChild(QDialogButtonBox).rejected.emit()

    monkeypatch.setattr(Viewer, "exec", looked_at)
    attaching.view(attachment)
    qtbot.waitUntil(tasks.idle)
    [canvas] = seen
    if content is PLAN:
        assert canvas.accessibleName() == "Picture: plan.png"
    else:
        assert canvas is None and NOT_SHOWN in words
