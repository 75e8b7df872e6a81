"""A person's own questions are written so that they can be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadjournal import frameworks, questions
from leadjournal.errors import BadMaterialError, NoAccessError, NotFoundError
from leadjournal.own_questions import FILE, OwnQuestions, Wording

PRACTICES = frameworks.load().practices
THANKS = Wording("Who did I thank?", "How did they take it?", "noticing", ("bw-power",))
BY_HAND = """\
# Mine, since spring.
[[question]]
id = "own-1"
type = "noticing"
text = "What was funny?"   # a joke
follow_up = "Who laughed?"
practices = ["bw-power"]
gentle = true
source = ["A card"]

# Harder ones.
[[question]]
id = "own-2"
type = "paradox"
text = '''
[[question]]
or answer?'''
follow_up = "Which?"
practices = ["kf-altruism"]
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnQuestions:
    return OwnQuestions(tmp_path / "questions", PRACTICES)


def bank(own: OwnQuestions) -> questions.Questions:
    return questions.load(PRACTICES, own.path.parent)


def put(own: OwnQuestions, text: str) -> None:
    own.path.parent.mkdir(parents=True, exist_ok=True)
    own.path.write_text(text, "utf-8")


def test_a_question_is_in_the_bank_as_it_was_written(own):
    assert own.add(THANKS) == "own-1"
    question = bank(own).get("own-1")
    assert (question.text, question.follow_up) == (THANKS.text, THANKS.follow_up)
    assert (question.type, question.practices) == ("noticing", ("bw-power",))
    assert [path.name for path in own.path.parent.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text",
    [
        "She said \"no\" \\ or 'yes'?",
        "Tab\tand\nline?",
        "Ĉu ĝi 😀 \x01\x7f?",
        "[[question]]",
        "half \ud83d a character",
    ],
)
def test_any_words_can_be_kept(own, text):
    own.add(Wording(text, text, "look-back", ("kf-altruism",)))
    own.add(THANKS)
    own.change("own-2", Wording(text, "And?", "look-back", ("kf-altruism",)))
    whole = " ".join(text.encode("utf-8", "replace").decode().split())
    assert [bank(own).get(key).text for key in own.ids] == [whole, whole]


def test_ids_go_on_from_whatever_is_taken(own):
    assert own.add(THANKS, ["Q001", "OWN-4", "own-x"]) == "own-5"
    own.remove("own-5")
    assert own.add(THANKS, ["own-5"]) == "own-6"


def test_what_was_written_by_hand_stays(own):
    put(own, BY_HAND)
    own.add(THANKS)
    own.change("own-1", Wording("What was odd?", "To whom?", "noticing", ("bw-power",)))
    text = own.path.read_text("utf-8")
    assert text.startswith("# Mine, since spring.")
    question = bank(own).get("own-1")
    assert question.text == "What was odd?"
    assert question.gentle and question.source == "A card"
    assert bank(own).get("own-2").text == "[[question]] or answer?"
    assert own.ids == ["own-1", "own-2", "own-3"]


def test_a_comment_stays_beside_another_question(own):
    put(own, BY_HAND.replace("[[question]]\nor answer?", "or answer?"))
    own.change("own-1", THANKS)
    assert "# Mine, since spring." in own.path.read_text("utf-8")


def test_sources_below_the_questions_stay(own):
    more = '\n[sources]\nS1 = "A scheme"\n'
    put(own, BY_HAND.replace('"A card"', '"S1"') + more)
    own.remove("own-2")
    own.add(THANKS)
    assert bank(own).get("own-1").source == "A scheme (S1)"
    assert own.ids == ["own-1", "own-2"]


def test_the_file_goes_with_its_last_question(own):
    own.add(THANKS)
    own.remove("OWN-1")
    assert not own.path.exists()
    assert own.ids == []


def test_a_question_that_is_gone_cannot_be_changed(own):
    own.add(THANKS)
    with pytest.raises(NotFoundError, match="“own-9”"):
        own.change("own-9", THANKS)


def test_a_broken_file_is_left_as_it_is(own):
    put(own, BY_HAND + "oops\n")
    with pytest.raises(BadMaterialError, match=rf"{FILE}, line \d+"):
        own.add(THANKS)
    assert own.path.read_text("utf-8") == BY_HAND + "oops\n"


def test_what_could_not_be_read_again_is_not_written(own):
    with pytest.raises(BadMaterialError, match="practices"):
        own.add(Wording("What?", "And?", "look-back", ()))
    assert not own.path.exists()


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path):
    (tmp_path / "questions").write_text("a file")
    own = OwnQuestions(tmp_path / "questions", PRACTICES)
    with pytest.raises(NoAccessError, match="cannot be read or written"):
        own.add(THANKS)
