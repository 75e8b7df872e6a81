"""The demo: a year that is believable, complete, and the same each time."""

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from leadjournal import Journal, demo, paths, weekly
from leadjournal.choices import Chance, Happening, Outcome, Weight

A_WEEK = [date(2026, 11, 16) + timedelta(days=days) for days in range(7)]
ODD_DAYS = [date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31), date(2025, 1, 5)]


def clock_on(day, hour=17):
    return lambda: datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo_of(tmp_path_factory):
    """Give the demo as it is made on a day; it is only to be read."""
    made: dict[tuple[date, int], Journal] = {}
    folder = tmp_path_factory.mktemp("demos")

    def of(day, hour=17):
        if (day, hour) not in made:
            path, clock = folder / f"{day}-{hour}.leadjournal", clock_on(day, hour)
            demo.create(path, clock=clock)
            made[day, hour] = Journal.open(path, clock=clock)
        return made[day, hour]

    yield of
    for journal in made.values():
        journal.close()


@pytest.fixture
def year(journal):
    demo.write(journal, journal.today())
    return journal


def all_of(journal):
    return [*journal.reflections, *journal.reflections.trashed]


def texts_of(journal):
    """All that can be read of each reflection, in one piece."""
    for r in all_of(journal):
        plans = (f"{p.cue} {p.act} {p.with_whom} {p.note}" for p in r.plans)
        afterthoughts = (a.text for a in r.afterthoughts)
        revisions = (revision.body for revision in r.revisions)
        yield "\n".join((r.title, r.body, *plans, *afterthoughts, *revisions))


def fields(thing):
    return {c.name: getattr(thing, c.name) for c in thing.__table__.columns}


def content(journal):
    """Every field of everything that the demo writes."""
    everything = [journal.seed, journal.askings.history]
    for r in all_of(journal):
        parts = (*r.plans, *r.afterthoughts, *r.revisions, *r.taggings.values())
        everything.append([fields(thing) for thing in (r, *parts)])
    return everything


def tags_of(journal, practice):
    return [r for r in journal.reflections if practice in r.taggings]


def test_a_year_has_about_sixty_reflections(year):
    assert 58 <= len(year.reflections) <= 66
    assert len(year.reflections.trashed) >= 1


def test_the_demo_is_one_change_and_is_told_of_once(journal):
    heard: list[frozenset[str]] = []
    journal.on_change(heard.append)
    demo.write(journal, journal.today())
    assert len(heard) == 1
    journal.undo()
    assert all_of(journal) == []
    assert journal.askings.history == []


def test_the_file_is_whole_and_can_have_a_passphrase(tmp_path):
    path = tmp_path / "year.leadjournal"
    demo.create(path, "it's a secrét")
    with Journal.open(path, "it's a secrét") as journal:
        assert journal.encrypted
        assert journal.check() == []
        assert journal.undo_label is None


def test_all_that_is_named_is_known(year):
    for r in all_of(year):
        assert 1 <= len(r.taggings) <= 4
        for tagging in r.taggings.values():
            assert tagging.practice in {p.key for p in year.frameworks.primary}
            assert tagging.chance in {None, *Chance}
        assert r.weight in {None, *Weight}
        assert r.question is None or r.question in year.questions
        assert r.template is None or r.template in year.templates
        assert {plan.outcome for plan in r.plans} <= {None, *Outcome}


def test_a_template_is_written_by_its_headings(year):
    written_by = [r for r in all_of(year) if r.template is not None]
    assert len(written_by) >= 3
    for r in written_by:
        stages = [stage.name for stage in year.templates.get(r.template).stages]
        assert re.findall(r"^## (.+)$", r.body, re.M) == stages


def test_nothing_is_empty_or_has_space_round_it(year):
    for r in all_of(year):
        assert r.title
        assert len(r.body) > 100
        parts = [r.title, r.body, *(revision.body for revision in r.revisions)]
        parts += [p for plan in r.plans for p in (plan.cue, plan.act, plan.note)]
        parts += [afterthought.text for afterthought in r.afterthoughts]
        assert parts == [part.strip() for part in parts]
        assert not any(len(revision.body) == len(r.body) for revision in r.revisions)


def test_titles_openings_and_endings_are_never_two_alike(year):
    titles = Counter(r.title for r in all_of(year))
    openings = Counter(" ".join(r.body.split()[:4]) for r in all_of(year))
    endings = Counter(" ".join(r.body.split()[-4:]) for r in all_of(year))
    for parts in (titles, openings, endings):
        assert [part for part, count in parts.items() if count > 1 and part] == []


@pytest.mark.parametrize(
    ("today", "hour"),
    [*((day, 17) for day in [*A_WEEK, *ODD_DAYS]), (A_WEEK[3], 0)],
    ids=str,
)
def test_whatever_day_it_is_made_nothing_is_too_old_or_yet_to_come(
    demo_of, today, hour
):
    journal = demo_of(today, hour)
    assert journal.check() == []
    for r in all_of(journal):
        assert timedelta(0) <= today - r.day <= timedelta(days=367)
        assert r.created <= r.modified < journal.now()
        assert r.trashed is None or r.modified <= r.trashed < journal.now()
        for revision in r.revisions:
            assert r.created <= revision.at < r.modified
        for plan in r.plans:
            assert plan.due >= r.day
            assert (plan.closed is None) == (plan.outcome is None)
            assert plan.closed is None or r.created <= plan.closed < journal.now()
        for afterthought in r.afterthoughts:
            assert r.day < afterthought.day <= today
            assert r.created < afterthought.created < journal.now()


@pytest.mark.parametrize("today", [*A_WEEK, *ODD_DAYS], ids=str)
def test_whatever_day_it_is_made_there_is_something_on_every_screen(demo_of, today):
    journal = demo_of(today)
    a_year_ago = weekly.monday(today) - timedelta(weeks=52)
    [away_day] = journal.reflections.between(a_year_ago, a_year_ago + timedelta(days=6))
    assert away_day.title == "Integration board away day"
    assert away_day.body.startswith(
        "I answered every question in the room before anyone else could. It felt like"
        " help. Walking back to the car I realised nobody had needed to think."
    )
    assert len(journal.plans.open) >= 2
    assert any(r.draft for r in journal.reflections)
    assert any(r.private for r in journal.reflections)
    assert any(r.step_outside for r in journal.reflections)
    assert any(r.revisions for r in journal.reflections)
    assert sum(len(r.afterthoughts) for r in journal.reflections) >= 10
    weeks = {weekly.week_of(r.day) for r in journal.reflections}
    assert 38 <= len(weeks) <= 49


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_the_leave_leaves_three_weeks_empty(demo_of, today):
    written = {weekly.monday(r.day) for r in demo_of(today).reflections}
    mondays = [weekly.monday(today) - timedelta(weeks=back) for back in range(28, 36)]
    empty = "".join(" x"[monday in written] for monday in mondays)
    assert "   " in empty


@pytest.mark.parametrize("today", A_WEEK, ids=str)
def test_altruism_has_gone_quiet(demo_of, today):
    last = max(r.day for r in tags_of(demo_of(today), "kf-altruism"))
    assert 30 <= (today - last).days <= 45


def test_conflict_surfaces_more_in_the_second_half(year):
    half = year.today() - timedelta(days=183)
    days = [r.day for r in tags_of(year, "kf-surface-conflict")]
    later = sum(day > half for day in days)
    assert len(days) >= 12
    assert later > len(days) - later


def test_every_practice_and_every_outcome_comes_up(year):
    practices = Counter(key for r in year.reflections for key in r.taggings)
    assert all(practices[p.key] >= 5 for p in year.frameworks.primary)
    assert {plan.outcome for plan in year.plans} == {None, *Outcome}
    assert all(plan.note for plan in year.plans if plan.outcome is not None)


def test_a_plan_reads_as_one_sentence(year):
    for plan in year.plans:
        assert not re.match(r"(?i)if ", plan.cue)
        assert not re.match(r"(?i)(then|i will|to) ", plan.act)
        assert not plan.sentence.endswith(".")


def test_two_demos_are_equal_field_by_field(demo_of, tmp_path):
    day = date(2026, 11, 19)
    path, clock = tmp_path / "again.leadjournal", clock_on(day)
    demo.create(path, clock=clock)
    with Journal.open(path) as again:
        assert content(again) == content(demo_of(day))


def test_a_year_that_ended_long_ago_has_nothing_later_in_it(journal):
    day = date(2020, 2, 29)
    demo.write(journal, day)
    assert max(r.day for r in journal.reflections) <= day
    assert max(r.modified for r in journal.reflections).date() <= day


def test_weeks_with_an_answer_offered_three_questions(year):
    offered: dict[date, list[str]] = {}
    answered: dict[date, list[str]] = {}
    for asked in year.askings.history:
        weeks = {Happening.OFFERED: offered, Happening.ANSWERED: answered}
        if asked.happening in weeks:
            week = weekly.monday(asked.day)
            weeks[asked.happening].setdefault(week, []).append(asked.question)
    assert offered.keys() == answered.keys()
    assert len(offered) >= 20
    for week, questions in offered.items():
        assert len(set(questions)) == len(questions) == 3
        assert set(answered[week]) <= set(questions)
        for other, earlier in offered.items():
            if timedelta(0) < week - other <= timedelta(weeks=12):
                assert set(questions).isdisjoint(earlier)


def test_an_answer_is_joined_to_its_reflection(year):
    answers = [a for a in year.askings.history if a.happening == Happening.ANSWERED]
    assert {(a.question, a.day, a.reflection) for a in answers} == {
        (r.question, r.day, r.uuid) for r in year.reflections if r.question
    }


def test_two_questions_are_muted_and_one_was_skipped(year):
    befallen = Counter(asked.happening for asked in year.askings.history)
    assert befallen[Happening.SKIPPED] == 1
    assert len(year.askings.muted) == befallen[Happening.MUTED] == 2


def test_this_week_nothing_was_answered_yet(demo_of):
    for today in A_WEEK:
        last_asked = demo_of(today).askings.history[-1].day
        assert last_asked < weekly.monday(today)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\S@\S",
        r"\bwww\.|https?:",
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
        r"\d[ -]?\d{2}[ -]?\d{3}[ -]?\d{3,4}",
        r"\d{5}",
        r"\+\d",
        r"(?i)\b(january|february|april|june|july|august|september|october|november"
        r"|december|christmas|easter|bank holiday|(mon|tues|wednes|thurs|fri|satur)day)"
        r"\b",
        r"\bMarch\b|\bMay\b(?! I\b)",
    ],
)
def test_nothing_looks_like_a_person_s_details_or_a_date(year, pattern):
    found = [re.search(pattern, text) for text in texts_of(year)]
    assert [match[0] for match in found if match] == []


def test_the_files_are_in_order_of_time():
    days_ago = []
    for path in sorted(paths.resource("demo").glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))["reflections"]
        assert len(told) <= 8
        days_ago += [entry["days_ago"] for entry in told]
    assert days_ago == sorted(days_ago, reverse=True)
