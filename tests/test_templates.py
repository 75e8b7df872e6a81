from __future__ import annotations

from pathlib import Path

from leadjournal import templates


def test_the_ten_templates_come_in_order() -> None:
    assert [template.key for template in templates.load()] == [
        "rolfe",
        "gibbs",
        "kolb",
        "johns",
        "schon",
        "atkins-murphy",
        "five-rs",
        "starr",
        "whole-person",
        "four-steps",
    ]


def test_three_are_offered_before_they_are_asked_for() -> None:
    offered = [template.key for template in templates.load() if template.default]
    assert offered == ["rolfe", "gibbs", "atkins-murphy"]


def test_each_has_as_many_stages_as_its_model() -> None:
    counts = [len(template.stages) for template in templates.load()]
    assert counts == [3, 6, 4, 7, 3, 5, 5, 6, 6, 4]


def test_each_says_where_it_comes_from() -> None:
    assert all(template.name and template.source for template in templates.load())


def test_no_heading_comes_twice_in_a_template() -> None:
    for template in templates.load():
        names = [stage.name for stage in template.stages]
        assert len(set(names)) == len(names)


def test_rolfe_asks_three_things() -> None:
    rolfe = templates.load().get("rolfe")
    assert rolfe.name == "Rolfe: what, so what, now what"
    assert [stage.name for stage in rolfe.stages] == ["What?", "So what?", "Now what?"]
    assert rolfe.stages[2].helper == (
        "What will I do, when, and what might get in the way?"
    )


def test_the_whole_person_template_does_not_go_by_the_name_of_bass() -> None:
    whole_person = templates.load().get("whole-person")
    assert whole_person.name == "Whole person"
    assert "Bass" not in whole_person.source


def test_a_template_of_ones_own_comes_last_and_is_offered(tmp_path: Path) -> None:
    (tmp_path / "one-to-one.toml").write_text(
        """
        key = "one-to-one"
        name = "After a one-to-one"

        [[stage]]
        name = "Heard"
        helper = "What did I hear that I did not expect?"

        [[stage]]
        name = "Owed"
        helper = "What do I owe them now?"
        """
    )
    *_, ours = templates.load(tmp_path)
    assert ours.key == "one-to-one"
    assert ours.default
    assert ours.source == ""
    assert [stage.name for stage in ours.stages] == ["Heard", "Owed"]
