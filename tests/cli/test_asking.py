"""ask, mute, skip, plans, close, patterns: the week and its questions."""

import pytest

from leadjournal import Journal


def test_a_week_has_three_questions_each_with_its_reason(run_json):
    asked = run_json("ask", "--day", "2026-11-19")
    assert asked["week"] == "2026-W47"
    assert len(asked["questions"]) == 3
    for question in asked["questions"]:
        assert list(question) == [
            "id",
            "text",
            "follow_up",
            "type",
            "practices",
            "reason",
        ]
        assert all(question.values())


def test_the_questions_stay_all_week_and_change_with_the_next(run_json):
    monday, sunday, next_week = (
        run_json("ask", "--day", day)["questions"]
        for day in ("2026-11-16", "2026-11-22", "2026-11-23")
    )
    assert monday == sunday
    assert not {q["id"] for q in monday} & {q["id"] for q in next_week}


def test_what_is_asked_is_recorded_once(run_json, file):
    for _ in range(2):
        run_json("ask", "--day", "2026-11-19")
    with Journal.open(file) as journal:
        assert len(journal.askings.history) == 3
        assert journal.undo_label is None


def test_questions_can_be_read(run, run_json):
    asked = run_json("ask", "--day", "2026-11-19")["questions"]
    said = run("ask", "--day", "2026-11-19").stdout
    assert said.startswith("The week of Monday 16 November 2026\n")
    for question in asked:
        assert question["id"] in said


def test_a_question_that_is_skipped_or_muted_makes_way(run, run_json):
    first, second, _ = run_json("ask")["questions"]
    run("skip", first["id"])
    run("mute", second["id"].lower())
    after = {question["id"] for question in run_json("ask")["questions"]}
    assert len(after) == 3
    assert not after & {first["id"], second["id"]}
    muted = [q["id"] for q in run_json("questions")["questions"] if q["muted"]]
    assert muted == [second["id"]]


def test_a_question_of_another_week_can_be_skipped(run, run_json):
    first, *others = run_json("ask", "--day", "2026-11-19")["questions"]
    run("skip", first["id"], "--day", "2026-11-20")
    after = run_json("ask", "--day", "2026-11-19")["questions"]
    assert first["id"] not in {question["id"] for question in after}
    assert all(question in after for question in others)


@pytest.fixture
def plans(run_json):
    written = run_json(
        *("write", "x", "--plan", "a => b", "--plan", "c => d", "--due", "2026-12-01")
    )
    return written["plans"]


def test_plans_are_listed_and_closed(run, run_json, plans):
    assert run_json("plans") == {"plans": plans}
    run("close", plans[0]["id"], "did-not", "--note", "The board never met.")
    assert run_json("plans", "--open") == {"plans": plans[1:]}
    closed = {**plans[0], "outcome": "did-not", "note": "The board never met."}
    assert run_json("plans") == {"plans": [plans[1], closed]}


def test_plans_can_be_read(run, plans):
    assert run("close", plans[0]["id"], "did").stdout == (
        "“If a, then I will b”: done.\n"
    )
    said = run("plans").stdout
    assert "If c, then I will d\n  due Tuesday 1 December 2026\n" in said
    assert "If a, then I will b\n  done\n" in said
    assert run("plans", "--open").stdout.count("If ") == 1


def test_no_plans_are_no_error(run):
    assert run("plans").stdout == "There are no plans.\n"


def test_an_outcome_that_is_none_is_a_wrong_call(run, plans):
    assert run("close", plans[0]["id"], "won", ok=False).exit_code == 2


def test_a_period_is_summed_up(run, run_json):
    for day in ("2026-01-05", "2026-01-12", "2026-01-19", "2026-02-02", "2026-03-02"):
        run("write", "x", "--day", day, "--tag", "altruism=took")
    summary = run_json("patterns", "--from", "2026-01-01", "--to", "2026-02-28")
    assert list(summary) == [
        "from",
        "to",
        "reflections",
        "weeks",
        "weeks_written",
        "practices",
        "together",
        "plans",
        "claims",
        "limits",
        "questions",
    ]
    assert (summary["from"], summary["to"]) == ("2026-01-01", "2026-02-28")
    assert (summary["reflections"], summary["weeks_written"]) == (4, 4)
    altruism = next(p for p in summary["practices"] if p["key"] == "kf-altruism")
    assert altruism["count"] == 4
    assert altruism["by_month"] == {"2026-01": 3, "2026-02": 1}
    assert altruism["last"] == "2026-02-02"
    known = {r["id"] for r in run_json("list")["reflections"]}
    assert summary["claims"]
    for claim in summary["claims"]:
        assert list(claim) == ["kind", "text", "practice", "count", "reflections"]
        assert set(claim["reflections"]) <= known


def test_a_summary_can_be_read(run):
    run("write", "x", "--day", "2026-01-05", "--tag", "altruism=took")
    said = run("patterns", "--from", "2026-01-01", "--to", "2026-01-31").stdout
    assert said.startswith("1 January 2026 to 31 January 2026\n1 reflection, in 1 of")
    assert "took the chance: 1" in said
    assert "What this cannot show" in said


def test_a_new_journal_can_be_summed_up(run, run_json):
    assert run_json("patterns")["reflections"] == 0
    assert run("patterns").stdout
