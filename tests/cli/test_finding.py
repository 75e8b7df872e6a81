"""list, search, show, history: finding what was written."""

import pytest


@pytest.fixture
def written(run_json):
    """Three reflections of three days, oldest first."""
    return [
        run_json("write", "I listened to *Priya*.", "--day", "2026-01-05"),
        run_json(
            *("write", "Listening, again.", "--title", "Carers", "--day", "2026-02-05"),
            *("--tag", "altruism=took", "--plan", "the rota is late => ask"),
            *("--weight", "heavy", "--due", "2026-03-01", "--private"),
        ),
        run_json("write", "<b>Spoke</b> only.", "--day", "2026-03-05"),
    ]


def test_a_list_begins_with_the_newest(run_json, written):
    assert run_json("list") == {"total": 3, "reflections": written[::-1]}


def test_a_list_can_be_cut_short(run_json, written):
    assert run_json("list", "--limit", "1") == {"total": 3, "reflections": written[2:]}
    assert run_json("list", "--limit", "0") == {"total": 3, "reflections": []}


@pytest.mark.parametrize(
    ("query", "places"),
    [
        (["listening"], [1, 0]),
        (["listening", "-priya"], [1]),
        (["-listening"], [2]),
        (["tag:altruism chance:took"], [1]),
        (["after:2026-02"], [2, 1]),
        (['"listened to"'], [0]),
        (["(carers", "or", "spoke)"], [2, 1]),
        (["is:private"], [1]),
        (["nothing at all like this"], []),
    ],
)
def test_a_query_narrows_the_list(run_json, written, query, places):
    found = run_json("list", *query)
    assert found["reflections"] == [written[place] for place in places]


def test_a_search_marks_what_matches(run_json, written):
    found = run_json("search", "listening")
    assert found["total"] == 2
    snippets = {match["id"]: match.pop("snippet") for match in found["reflections"]}
    assert snippets[written[0]["id"]] == "I **listened** to *Priya*."
    assert snippets[written[1]["id"]] == "**Listening**, again."
    assert sorted(found["reflections"], key=str) == sorted(written[:2], key=str)


def test_a_search_without_words_shows_how_the_texts_begin(run_json, written):
    [match] = run_json("search", "tag:altruism")["reflections"]
    assert match["snippet"] == "Listening, again."


def test_the_trash_is_left_out_unless_asked_for(run, run_json, written):
    run("trash", written[0]["id"])
    assert run_json("list")["total"] == 2
    [trashed] = run_json("list", "is:trashed")["reflections"]
    assert trashed["id"] == written[0]["id"]
    assert trashed["trashed"].endswith("Z")
    run("restore", written[0]["id"])
    assert run_json("list")["reflections"] == written[::-1]


def test_a_list_can_be_read(run, written):
    said = run("list").stdout
    assert "Thursday 5 February 2026\n  Carers\n  Listening, again.\n" in said
    assert "Altruism · private" in said
    assert said.endswith("3 reflections.\n")
    assert run("list", "--limit", "1").stdout.endswith("1 of 3 reflections.\n")
    assert run("list", "nowhere").stdout == "Nothing was found.\n"


def test_a_new_journal_says_that_it_is_empty(run):
    assert run("list").stdout == "There is nothing here yet.\n"


def test_a_search_can_be_read(run, written):
    said = run("search", "priya").stdout
    assert "I listened to ***Priya***." in said
    assert said.endswith("1 reflection.\n")
    assert run("search", "nowhere").stdout == "Nothing was found.\n"


def test_a_page_can_be_read(run, written):
    run("after", written[1]["id"], "It held.")
    said = run("show", written[1]["id"]).stdout
    assert said.startswith("Carers\nThursday 5 February 2026\n\nListening, again.\n")
    for line in (
        "About         Altruism (took the chance)",
        "Plan          If the rota is late, then I will ask (due Sunday 1 March 2026)",
        "Felt          heavy",
        f"Id            {written[1]['id']}",
    ):
        assert line in said.splitlines()
    assert "It held." in said


def test_a_page_can_be_shown_as_safe_html(run, written):
    assert run("show", written[0]["id"], "--html").stdout == (
        "<p>I listened to <em>Priya</em>.</p>\n"
    )
    said = run("show", written[2]["id"], "--html").stdout
    assert said == "<p>&lt;b&gt;Spoke&lt;/b&gt; only.</p>\n"


def test_a_reflection_without_an_earlier_text_says_so(run, written):
    assert run("history", written[1]["id"]).stdout == (
        "“Carers” has no earlier text.\n"
    )


def test_reading_changes_nothing_in_the_file(run, written, file):
    before = file.read_bytes()
    for command in (["list"], ["search", "x"], ["plans"], ["patterns"], ["check"]):
        run(*command)
        run(*command, "--json")
    run("show", written[0]["id"])
    assert file.read_bytes() == before
