"""patterns: what stands out, and the questions with their reasons."""

from __future__ import annotations

from datetime import date

from leadjournal import Journal


def test_what_stands_out_is_said_with_its_counts_and_questions_with_reasons(
    file, run, run_json
):
    with Journal.open(file) as journal, journal.change("Write"):
        for day in range(1, 9):
            one = journal.reflections.add("", "b", day=date(2026, 11, day))
            one.tag("bw-power", "took")
            one.join_thread("the rota")
    period = ("--from", "2026-11-01", "--to", "2026-11-08")
    said = " ".join(run("patterns", *period).stdout.split())
    assert "8 reflections say what came of the chance: you took it in 8." in said
    assert "“the rota” has come up 8 times." in said
    assert (
        "(“the rota” came up in 8 reflections, 8 of them about sharing and building"
        " power.)"
    ) in said
    kinds = [claim["kind"] for claim in run_json("patterns", *period)["claims"]]
    assert kinds == ["leads", "chances", "thread", "unwritten"]
