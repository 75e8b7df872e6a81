"""Forms filled in from reflections, as far as they go."""

import re

import pytest

from leadjournal.errors import BadValueError, NotFoundError
from leadjournal.reports import forms
from leadjournal.reports.model import Blank, Paragraph
from leadjournal.reports.prompts import FORMS


def form_of(*arguments, **options):
    return forms.form_of(*arguments, **options)


def texts(report, name):
    section = next(s for s in report.sections if s.id == name)
    return [block.line.text for block in section.blocks]


def test_the_parts_of_a_reflection_answer_the_prompts(written, last):
    form = form_of(written, "nmc", chosen=[last.uuid])
    assert texts(form, f"entries/{last.uuid}") == [
        FORMS["nmc"].prompts[0].text,
        "Who made it happen: The ward clerk.",
        "The ward clerk saw it first.",
        "What did you learn from it?",
        "I had the list, not the view.",
        "How did you change or improve your practice as a result?",
        "I asked her to chair.",
        "If the list is long, then I will hand it over (It went well.)",
        FORMS["nmc"].prompts[3].text,
    ]
    assert isinstance(form.section(f"entries/{last.uuid}").blocks[-1], Blank)


def test_a_text_without_parts_stands_whole_under_the_first(written):
    form = form_of(written, "nmc", "title:5")
    [section] = [s for s in form.sections if s.id.startswith("entries/")]
    assert [type(block) for block in section.blocks] == [Paragraph, Paragraph] + 3 * [
        Blank
    ]
    assert section.blocks[1].line.text == "Plain words."


@pytest.mark.parametrize("key", FORMS)
def test_private_ones_are_left_out_unless_chosen(written, private, key):
    everything = form_of(written, key, "after:2026-01-01")
    assert (everything.reflections, everything.left_out) == (11, 1)
    assert "Zebedee" not in repr(everything)
    assert "1 private reflection is left out." in repr(everything)
    assert "Zebedee" in repr(form_of(written, key, chosen=[private.uuid]))


@pytest.mark.parametrize("key", FORMS)
def test_each_says_that_it_claims_nothing(written, key):
    form = form_of(written, key, "title:5")
    assert "does not claim to meet any requirement" in repr(form.section("limits"))


def test_a_form_of_everything_or_of_nothing_is_refused(written):
    with pytest.raises(BadValueError, match="Please choose"):
        form_of(written, "nmc")
    with pytest.raises(NotFoundError, match="No reflection was found"):
        form_of(written, "nmc", "title:Zzz")


def test_drafts_are_left_out_and_counted(written, last):
    with written.change("Write"):
        last.draft = True
    form = form_of(written, "nmc", "after:2026-01-01")
    assert (form.reflections, form.left_out) == (10, 1)
    assert "1 draft is left out." in repr(form)
    assert form_of(written, "nmc", chosen=[last.uuid]).reflections == 1


def test_the_account_is_to_be_copied_into_the_form_of_the_nmc(written):
    opening = form_of(written, "nmc", "title:5").opening[0].text
    assert "Copy this into the NMC's own form" in opening


def test_a_log_of_coaching_leaves_the_length_blank(written, last):
    form = form_of(written, "coaching", chosen=[last.uuid])
    blocks = form.section(f"entries/{last.uuid}").blocks
    blank = [block.line.text for block in blocks if isinstance(block, Blank)]
    assert blank == ["Length"]
    assert "She chairs it now." in repr(form)


def test_the_headings_are_those_of_our_templates(journal):
    known = {stage.name.casefold() for t in journal.templates for stage in t.stages}
    weekly = re.compile("what happened|so what i now|a step forward|what might get")
    for form in FORMS.values():
        for prompt in form.prompts:
            for heading in prompt.headings:
                assert heading in known or weekly.match(heading), heading


def test_no_word_of_a_text_is_lost(written, last):
    said = repr(form_of(written, "cpd", chosen=[last.uuid]))
    words = re.sub("^## .*$", "", last.body, flags=re.MULTILINE)
    for word in words.split():
        assert word.strip("?*.") in said
