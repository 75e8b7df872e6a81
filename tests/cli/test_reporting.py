"""report: what to take along, by the ending of a name."""

import json
import sys

import pytest


@pytest.fixture
def journal(run):
    run("write", "I listened.", "--tag", "altruism=took", "--day", "2026-11-02")
    run(
        "write",
        "## What?\n\nA talk.\n\n## So what?\n\nLess is more.",
        "--title",
        "Talk",
    )
    return run("write", "Of Zebedee.", "--private").stdout.strip()


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "docx"])
def test_the_ending_says_how_it_is_written(run, journal, tmp_path, ending):
    target = tmp_path / f"report.{ending}"
    said = run("report", str(target)).stdout
    assert said == (
        f"A report of 2 reflections was written to {target}.\n"
        "1 private reflection is left out.\n"
    )
    assert target.stat().st_size > 1000


def test_text_is_in_it_only_if_it_was_asked_for(run, journal, tmp_path):
    run("report", str(tmp_path / "a.md"))
    run("report", str(tmp_path / "b.md"), "--with-text")
    run("report", str(tmp_path / "c.md"), "--reflection", journal)
    a, b, c = ((tmp_path / f"{name}.md").read_text("utf-8") for name in "abc")
    assert ("I listened" in a, "I listened" in b, "I listened" in c) == (
        False,
        True,
        False,
    )
    assert ("Zebedee" in a, "Zebedee" in b, "Zebedee" in c) == (False, False, True)


def test_a_period_is_of_its_days(run, journal, tmp_path):
    said = run(
        "report", str(tmp_path / "a.md"), "--from", "2026-11-01", "--to", "2026-11-03"
    )
    assert said.stdout.startswith("A report of 1 reflection was")


def test_an_empty_journal_gives_a_page(run, tmp_path):
    for ending in ("pdf", "html", "md", "docx"):
        run("report", str(tmp_path / f"a.{ending}"))


def test_it_says_why_it_cannot(refused, journal, tmp_path):
    assert "cannot tell a format" in refused("report", str(tmp_path / "a.txt"))
    assert "There is no folder" in refused("report", str(tmp_path / "no" / "a.md"))
    days = ("--from", "2026-02-01", "--to", "2026-01-01")
    assert "before it begins" in refused("report", str(tmp_path / "a.pdf"), *days)
    (tmp_path / "b.md").write_text("mine")
    assert "Nothing was written" in refused("report", str(tmp_path / "b.md"))
    form = ("--form", "nmc")
    assert "Word or Markdown" in refused("report", str(tmp_path / "a.pdf"), *form)
    assert "before it begins" in refused("report", str(tmp_path / "a.md"), *form, *days)
    chosen = ("--reflection", "none such")
    assert refused("report", str(tmp_path / "a.md"), *chosen)
    assert [path.name for path in tmp_path.glob("*.md")] == ["b.md"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--form", "gmc"],
        ["--since", "2026-01-01", "--from", "2026-01-01"],
        ["--since", "2026-01-01", "--form", "nmc"],
        ["words"],
        ["--form", "nmc", "words", "--reflection", "x"],
        ["--form", "nmc", "--with-text"],
        ["--with-txt"],
    ],
)
def test_a_wrong_call_is_told(run, tmp_path, wrong):
    assert run("report", str(tmp_path / "a.md"), *wrong, ok=False).exit_code == 2


def test_a_form_is_filled_in_from_a_search(run, journal, tmp_path):
    target = tmp_path / "cpd.md"
    said = run("report", str(target), "--form", "cpd", "title:talk").stdout
    assert said.startswith("A form of 1 reflection was written to")
    assert "**What I learned**\n\nLess is more." in target.read_text("utf-8")


def test_since_a_day_is_on_one_page(run, journal, tmp_path):
    target = tmp_path / "since.md"
    run("report", str(target), "--since", "2026-11-01")
    assert "# Since we last met, 1 November 2026 to" in target.read_text("utf-8")


def test_a_report_needs_no_window_and_a_page_no_typesetter(start, file, tmp_path):
    target = tmp_path / "a.html"
    code = (
        "import sys, json; from leadjournal import cli; from click.testing import"
        " CliRunner; CliRunner().invoke(cli.program, json.loads(sys.argv[1]));"
        "print([n for n in ('PySide6', 'typst', 'docx', 'lxml') if n in sys.modules])"
    )
    import subprocess

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            json.dumps(["--journal", str(file), "report", str(target)]),
        ],
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip() == b"[]"
    assert target.exists()
