"""Further sections of the column beside a text."""

from PySide6.QtWidgets import QPushButton

from leadjournal.ui.beside.section import Section
from leadjournal.ui.beside.tagging import Tagging


class Told(Section):
    """Notes what it is told of."""

    def __init__(self, heading):
        super().__init__(heading)
        self.button = QPushButton("Do")
        self.column.addWidget(self.button)
        self.said = []

    @property
    def parts(self):
        return [self.button]

    def show_reflection(self, reflection):
        self.said.append(reflection)

    def on_journal_changed(self, changes):
        self.said.append(changes)

    def save(self):
        self.said.append("saved")


def test_sections_stand_in_their_place_and_are_told_of_everything(qtbot, journal):
    threads, last = Told("Threads"), Told("Related")
    tagging = Tagging(journal, after_tags=[threads], at_the_end=[last])
    qtbot.addWidget(tagging)
    tagging.resize(300, 1200)
    tagging.show()
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("A day")
    tagging.show_reflection(reflection)
    tagging.on_journal_changed(frozenset({"threads"}))
    tagging.save()
    for section in (threads, last):
        assert section.said == [None, reflection, frozenset({"threads"}), "saved"]
    qtbot.waitUntil(lambda: last.y() > threads.y() > 0)
    assert tagging.sections[0].y() < threads.y() < tagging.form.parentWidget().y()
    after = tagging.form.parts[0].previousInFocusChain()
    assert after is threads.button or after is tagging.form
