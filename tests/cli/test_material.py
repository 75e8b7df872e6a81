"""frameworks, questions, templates: what there is to tag, ask and write by."""

from leadjournal import Journal


def test_all_frameworks_are_listed_and_which_are_on(run, run_json, file):
    with Journal.open(file) as journal, journal.change("Choose"):
        journal.set_framework("tm", on=True)
    found = run_json("frameworks")["frameworks"]
    assert [each["key"] for each in found[:2]] == ["kf", "bw"]
    assert {each["key"] for each in found if each["on"]} == {"kf", "bw", "tm"}
    assert list(found[0]) == ["key", "name", "source", "on", "practices"]
    assert list(found[0]["practices"][0]) == [
        "key",
        "name",
        "description",
        "indicators",
        "shadow",
    ]
    assert "kf-altruism" in run("frameworks").stdout


def test_all_questions_are_listed(run, run_json):
    found = run_json("questions")["questions"]
    assert list(found[0]) == [
        "id",
        "text",
        "follow_up",
        "type",
        "practices",
        "source",
        "muted",
    ]
    assert len(run("questions").stdout.split("\nQ")) == len(found)


def test_all_templates_are_listed(run, run_json):
    found = run_json("templates")["templates"]
    assert list(found[0]) == ["key", "name", "stages"]
    assert list(found[0]["stages"][0]) == ["name", "helper"]
    for template in found:
        assert template["name"] in run("templates").stdout


def test_what_there_is_can_be_listed_without_a_journal(run, run_json, file):
    file.unlink()
    assert run_json("frameworks")["frameworks"][0]["on"] is True
    assert run_json("questions")["questions"][0]["muted"] is False
    assert run_json("templates")["templates"]
    assert not file.exists()
