"""history: the earlier texts, and what changed from one to the next."""

import pytest


@pytest.fixture
def edited(run, run_json):
    """A reflection that was written anew, twice."""
    written = run_json("write", "I spoke.\n\nNobody asked.", "--title", "Monday")
    run("edit", written["id"], "I listened.\n\nNobody asked.")
    run("edit", written["id"], "I listened.\n\nPriya asked.\n\nTwice.")
    return written["id"]


def test_earlier_texts_are_told_to_scripts(run_json, edited):
    kept = run_json("history", edited)["revisions"]
    assert [list(each) for each in kept] == [["at", "title", "body"]] * 2
    assert [each["body"] for each in kept] == [
        "I spoke.\n\nNobody asked.",
        "I listened.\n\nNobody asked.",
    ]


def test_earlier_texts_can_be_read(run, edited):
    said = run("history", edited).stdout
    assert said.index("I spoke.") < said.index("I listened.")
    assert "{+" not in said


def test_changes_can_be_read(run, edited):
    first, second = run("history", edited, "--changes").stdout.split("\n\n\n")
    assert first.splitlines()[0].endswith("UTC: 1 word added, 1 word taken away")
    assert first.splitlines()[1:] == [
        "Monday",
        "",
        "I [-spoke-]{+listened+}.",
        "",
        "Nobody asked.",
    ]
    assert "[-Nobody-]{+Priya+} asked." in second
    assert "{+Twice.+}" in second


def test_without_an_earlier_text_there_are_no_changes(run, run_json):
    written = run_json("write", "I spoke.")
    said = run("history", written["id"], "--changes").stdout
    assert said.endswith("has no earlier text.\n")


def test_changes_are_for_people(run, edited):
    refused = run("history", edited, "--changes", "--json", ok=False)
    assert refused.exit_code == 2
    assert "--json or --changes" in refused.stderr
