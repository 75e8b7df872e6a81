"""Spelling, in British English: what is marked, what is let be, what is suggested."""

import gzip
import tomllib
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal import my_words
from leadjournal.errors import BadMaterialError, BadValueError
from leadjournal.paths import resource
from leadjournal.text import dictionary, spelling
from leadjournal.text.dictionary import Dictionary
from leadjournal.text.spelling import Speller


@pytest.fixture
def speller():
    return Speller(dictionary.dictionary())


def marked(speller, text):
    return [text[start:end] for start, end in speller.wrong(text)]


@pytest.mark.parametrize(
    "word",
    """
    organise organize organisation organization realise realize colour favour centre
    programme learnt learned judgment judgement focused focussed enrolment practise
    practice licence wellbeing reablement safeguarding commissioner multidisciplinary
    deprioritise deprioritize incentivised incentivized don't don’t they’ve I'm we'll
    Monday London nurses' Wednesday's café naïve email hospital’s
    """.split(),
)
def test_british_words_are_right(speller, word):
    assert speller.is_right(word)


@pytest.mark.parametrize(
    "word",
    "color favor behavior traveled monday recieve teh alot dont organsie".split(),
)
def test_american_and_misspelt_words_are_wrong(speller, word):
    assert marked(speller, f"It is {word} here.") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The co-production group is multi-agency, re-ablement and pre-admission.",
        "NHS, CQC and two ICBs met the GPs; MDT's notes, PPE, DoLS.",
        "`teh` and ``recieve ` teh`` are code.",
        "See [the notes](attachment:recieve.pdf) or ![a plan](teh/plann.png).",
        "Go to https://exampel.org/recieve?teh=1, www.exampel.org or exampel.org.uk.",
        "Write to somebdy.elze@exampel.nhs.uk or @somebdy about #handovr.",
        "In 2nd place on the 3rd: B12, covid19, H1N1, 14:30, Q3, £3.5m, teh_thing.",
        "~/documants/notez and C:\\Usars\\mee\\filez and report_finl.docx",
        "LeadJournal, iPhone, McAllister, O'Neill and MacDonald.",
        "Ndlovu rang. Then Oyinkansola and Mrs Szczepańska came.",
        "Мы говорили. 我们谈过。 تحدثنا. Λέγαμε. 💬 said.",
        "# A heading\n> - [ ] a task\n1. a number\n***\n**un**believable __bold__ _it_",
        "```\nteh recieve\n```\nfine\n~~~ python\nteh\n~~~",
        "<span class='teh'>fine</span> &nbsp; a < b",
        "It's the nurses' 'quoted' ‘quoted’ “words” — and so… on.",
        "cafe\u0301 nai\u0308ve",
    ],
)
def test_what_is_no_prose_and_no_slip_is_let_be(speller, text):
    assert marked(speller, text) == []


def test_places_are_those_of_the_words_alone(speller):
    text = "💬 **recieve**, ‘teh’ _alot_ and\n- [x] hosptial's"
    assert marked(speller, text) == ["recieve", "teh", "alot", "hosptial's"]


def test_a_fence_ends_only_with_one_of_its_kind(speller):
    assert marked(speller, "````\nteh\n```\nteh\n````\nteh") == ["teh"]


def test_a_slip_at_the_beginning_of_a_sentence_is_no_name(speller):
    assert marked(speller, "Teh ward was calm. Recieve it.") == ["Teh", "Recieve"]
    assert marked(speller, "The Commisioner rang.") == ["Commisioner"]
    assert marked(speller, "Kez rang. I like Kez.") == []


def test_own_words_and_those_to_be_let_be_are_right(speller):
    text = "The blorp and the zlink, Blorp’s."
    assert marked(speller, text) == ["blorp", "zlink"]
    speller.take_own(["Blorp"])
    assert marked(speller, text) == ["zlink"]
    speller.ignore("zlink")
    assert marked(speller, text) == []
    speller.take_own([])
    assert marked(speller, text) == ["blorp"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieve", "receive"),
        ("commisioning", "commissioning"),
        ("color", "colour"),
        ("teh", "the"),
        ("Teh", "The"),
        ("hte", "the"),
        ("alot", "a lot"),
        ("inthe", "in the"),
        ("dont", "don't"),
        ("didn’nt", "didn’t"),
        ("LEADRSHIP", "LEADERSHIP"),
        ("london", "London"),
        ("definately", "definitely"),
        ("organsation", "organisation"),
        ("neccessary", "necessary"),
        ("safegarding", "safeguarding"),
        ("reablment", "reablement"),
        ("Commisioner's", "Commissioner's"),
    ],
)
def test_what_is_meant_is_suggested_first(speller, word, meant):
    assert speller.suggestions(word)[0] == meant


def test_what_sounds_alike_is_suggested_too(speller):
    assert "phone" in speller.suggestions("fone")
    assert "bureaucracy" in speller.suggestions("beaurocracy")


def test_at_most_five_are_suggested_and_each_is_right(speller):
    for word in ("wich", "reccomend", "hosptial", "thier"):
        found = speller.suggestions(word)
        assert 0 < len(found) <= 5
        assert not speller.wrong("\n".join(found))


def test_own_words_are_suggested_and_coarse_ones_are_not(speller):
    speller.take_own(["Ndlovu"])
    assert speller.suggestions("Ndluvo") == ["Ndlovu"]
    assert speller.is_right("fuck")
    assert "fuck" not in speller.suggestions("fuk")


def test_what_is_no_word_at_all_does_no_harm(speller):
    assert speller.suggestions("x" * 5000) == []
    assert len(speller.suggestions("'s")) <= 5
    assert speller.wrong("") == []
    assert marked(speller, "\0\ufffc\ud800 _ ' ’ - -- teh-") == ["teh"]


def test_our_own_texts_are_spelt_right(speller):
    speller.take_own("unjammed dumbing keyring py".split())
    wrong = {word for text in _our_texts() for word in marked(speller, text)}
    assert not wrong


def _our_texts() -> Iterator[str]:
    for path in resource("").rglob("*"):
        if path.suffix == ".toml":
            yield from _texts(tomllib.loads(path.read_text("utf-8")))
        elif path.suffix == ".md":
            yield path.read_text("utf-8")


def _texts(value: object, name: str = "") -> Iterator[str]:
    """Yield what is said in a file; keys of things are no prose."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
    elif isinstance(value, str) and name not in KEYS:
        yield value


KEYS = {"key", "id", "practices", "also", "suggests", "template", "question", "tags"}
KEYS |= {"framework", "practice", "chance", "outcome", "weight"}


def test_the_list_comes_with_its_licence():
    notice = resource("spelling/LICENCE.txt").read_text("utf-8")
    assert "Copyright 2000-2011 by Kevin Atkinson" in notice
    assert "this permission notice" in notice


def test_what_is_listed_by_us_is_not_in_the_list_already():
    packed = gzip.decompress(resource("spelling/words.txt.gz").read_bytes())
    theirs = set(packed.decode().split())
    ours = dictionary._listed("care.txt")
    assert len(ours) == len(set(ours))
    assert not theirs.intersection(ours)


@pytest.mark.parametrize(
    "content", [None, b"", b"no gzip", gzip.compress(b"\xff", mtime=0)]
)
def test_without_a_list_it_says_so(tmp_path: Path, monkeypatch, content):
    monkeypatch.setattr(dictionary, "resource", lambda name: tmp_path / Path(name).name)
    if content is not None:
        (tmp_path / "words.txt.gz").write_bytes(content)
    dictionary.dictionary.cache_clear()
    with pytest.raises(BadMaterialError, match="nothing is marked"):
        dictionary.dictionary()
    dictionary.dictionary.cache_clear()


def test_an_empty_dictionary_does_no_harm():
    nothing = Dictionary([])
    assert nothing.alike("teh") == []
    assert not nothing.is_slip("teh")


def test_own_words_are_kept_in_the_journal_and_can_be_taken_back(either):
    with either.change("Add Word"):
        my_words.add(either.preferences, " Ndlovu’s ")
    with either.change("Add Word"):
        my_words.add(either.preferences, "NDLOVU'S")
        my_words.add(either.preferences, "aardwolfish")
    assert my_words.mine(either.preferences) == ["aardwolfish", "Ndlovu's"]
    either.undo()
    assert my_words.mine(either.preferences) == ["Ndlovu's"]
    with either.change("Remove Word"):
        my_words.remove(either.preferences, "Ndlovu's")
    assert my_words.mine(either.preferences) == []


@pytest.mark.parametrize("word", ["", "  ", "two words", "x" * 61])
def test_only_a_word_can_be_added(journal, word):
    with pytest.raises(BadValueError), journal.change("Add Word"):
        my_words.add(journal.preferences, word)


def test_own_words_that_are_none_are_left_out(journal):
    with journal.change():
        journal.preferences.set(my_words.PLACE, ["good", 3, None, "", "good"])
    assert my_words.mine(journal.preferences) == ["good"]
    with journal.change():
        journal.preferences.set(my_words.PLACE, "bad")
    assert my_words.mine(journal.preferences) == []


@given(st.text(alphabet=st.characters() | st.sampled_from("`'’*_-[]()<>@.#/&~ \nteh")))
@settings(max_examples=300, deadline=None)
def test_any_text_is_looked_through(text):
    places = SPELLER.wrong(text)
    assert places == sorted(places)
    for start, end in places:
        word = text[start:end]
        assert word.strip() == word and len(word) > 1
        assert not SPELLER.is_right(word)


SPELLER = Speller(dictionary.dictionary())


@pytest.mark.parametrize("part", ["a.a-", "a", "a.", "zq-", "`a", "](", "<a ", "/a"])
def test_no_text_takes_long_to_look_through(part):
    text = part * (20_000 // len(part))
    begun = process_time()
    SPELLER.wrong(text)
    assert process_time() - begun < 1


def test_code_is_found_in_one_pass_however_many_ticks_there_are():
    line = " ".join("`" * number for number in range(1, 300))
    assert spelling._closed_code(line) == {}
    assert spelling._closed_code("`a ``b` c`` ``d``") == {0: 7, 3: 11, 9: 14, 12: 17}
    assert spelling._masked("``teh` so` teh") == "``teh" + "\ufffc" * 5 + " teh"
