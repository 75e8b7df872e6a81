"""write, edit, after, answer: what is said is kept, to the character."""

from datetime import date

import pytest

from leadjournal import Journal
from leadjournal.choices import Outcome, Weight
from leadjournal.cli.planning import OUTCOMES
from leadjournal.cli.wishes import WEIGHTS

KEYS = [
    "id",
    "day",
    "title",
    "body",
    "tags",
    "plans",
    "weight",
    "template",
    "question",
    "step_outside",
    "private",
    "words",
    "created",
    "modified",
    "trashed",
    "afterthoughts",
]


def test_a_reflection_is_written_with_all_that_was_said(run_json):
    written = run_json(
        "write",
        "I listened.",
        *("--day", "2026-11-05", "--title", "A one-to-one"),
        *("--tag", "altruism=took", "--tag", "bw-listening"),
        *("--plan", "the board meets => ask Amy first", "--due", "2026-12-03"),
        *("--weight", "heavy", "--template", "gibbs", "--private"),
    )
    assert list(written) == KEYS
    assert written["day"] == "2026-11-05"
    assert written["title"] == "A one-to-one"
    assert written["body"] == "I listened."
    assert written["words"] == 2
    assert written["tags"] == [
        {"key": "bw-listening", "chance": None},
        {"key": "kf-altruism", "chance": "took"},
    ]
    [plan] = written["plans"]
    assert list(plan) == ["id", "cue", "act", "with_whom", "due", "outcome", "note"]
    assert (plan["cue"], plan["act"]) == ("the board meets", "ask Amy first")
    assert (plan["due"], plan["outcome"]) == ("2026-12-03", None)
    assert (written["weight"], written["template"]) == ("heavy", "gibbs")
    assert written["private"] is True
    assert written["created"].endswith("Z")
    assert written["created"] == written["modified"]


def test_the_id_is_printed_alone(run, run_json):
    identifier = run("write", "I listened.").stdout.removesuffix("\n")
    assert run_json("show", identifier)["body"] == "I listened."
    assert run_json("show", identifier[:8])["id"] == identifier


def test_the_day_is_today_unless_said(run_json):
    assert run_json("write", "x")["day"] == date.today().isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "line\r\nline\rline\n",
        "\ufeffemoji 🙂, עברית, e\u0301",
        "NUL \0 and \x1b[31m",
        "  kept \n\n",
        "- a list\n- in Markdown",
    ],
)
def test_standard_input_is_kept_to_the_character(run_json, text):
    assert run_json("write", "-", piped=text.encode())["body"] == text


def test_standard_input_is_read_for_a_dash_only(run_json):
    assert run_json("write", "--title", "T", piped="piped\n")["body"] == ""
    assert run_json("write", "-", piped="piped\n")["body"] == "piped\n"


@pytest.mark.parametrize("text", ["- a list", "-5 degrees", "-x", "-- dash --"])
def test_a_text_may_begin_with_a_dash(run_json, text):
    assert run_json("write", text)["body"] == text


def test_a_title_alone_is_enough(run_json):
    assert run_json("write", "--title", "Only a title", piped="")["body"] == ""


def test_editing_keeps_the_earlier_text(run, run_json):
    written = run_json("write", "One.", "--title", "T")
    edited = run_json("edit", written["id"], "Two.")
    assert (edited["title"], edited["body"]) == ("T", "Two.")
    [revision] = run_json("history", written["id"])["revisions"]
    assert list(revision) == ["at", "title", "body"]
    assert (revision["title"], revision["body"]) == ("T", "One.")
    assert revision["at"] == written["modified"]
    assert "One." in run("history", written["id"]).stdout


def test_editing_changes_only_what_is_said(run_json):
    written = run_json(
        *("write", "x", "--tag", "altruism", "--tag", "bw-power", "--private")
    )
    edited = run_json(
        *("edit", written["id"], "--tag", "altruism=passed", "--untag", "power"),
        *("--no-private", "--day", "1900-01-01", "--weight", "light"),
        *("--plan", "a => b"),
    )
    assert edited["tags"] == [{"key": "kf-altruism", "chance": "passed"}]
    assert (edited["private"], edited["day"]) == (False, "1900-01-01")
    assert (edited["weight"], edited["body"]) == ("light", "x")
    assert len(edited["plans"]) == 1
    assert run_json("history", written["id"]) == {"revisions": []}


def test_a_tag_that_no_framework_has_can_be_taken_away(run_json, run, tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "date": "2026-01-01", "text": "x", "tags": ["house-rule"]}'
    )
    run("import", str(tmp_path / "a.jsonl"))
    assert run_json("edit", "a", "--untag", "house-rule")["tags"] == []


def test_an_afterthought_is_added_and_the_text_stays(run, run_json):
    written = run_json("write", "One.")
    run("after", written["id"], "It held.")
    run("after", written["id"], "-", piped="Still\r\n")
    shown = run_json("show", written["id"])
    assert shown["body"] == "One."
    assert [later["text"] for later in shown["afterthoughts"]] == [
        "It held.",
        "Still\r\n",
    ]
    assert list(shown["afterthoughts"][0]) == ["day", "text"]


def test_an_answer_is_about_what_the_question_is_about(run_json, file):
    answer = run_json("answer", "q001", "Yes, I did.")
    with Journal.open(file) as journal:
        question = journal.questions.get("Q001")
        [asked] = journal.askings.history
    assert answer["question"] == "Q001"
    assert answer["title"] == question.text
    assert [tag["key"] for tag in answer["tags"]] == sorted(question.practices)
    assert (asked.happening, asked.reflection) == ("answered", answer["id"])


def test_an_answer_may_be_about_something_else(run_json):
    answer = run_json("answer", "Q001", "Yes.", "--tag", "long-term", "--title", "T")
    assert answer["tags"] == [{"key": "kf-long-term", "chance": None}]
    assert answer["title"] == "T"


def test_a_refused_writing_leaves_nothing_half_done(refused, run_json):
    written = run_json("write", "One.")
    refused("edit", written["id"], "Two.", "--tag", "altruism", "--tag", "nonsense")
    refused("write", "Three.", "--plan", "no arrow")
    assert run_json("list")["reflections"] == [run_json("show", written["id"])]
    assert run_json("show", written["id"])["body"] == "One."


def test_the_choices_are_those_of_the_models():
    assert list(Weight) == list(WEIGHTS)
    assert list(Outcome) == list(OUTCOMES)
