"""Pictures and files beside a folder of Markdown: out and in again, never outside."""

import pytest

from leadjournal import Journal
from leadjournal.attachments import content_of, digest
from leadjournal.formats import exchange, jsonl, markdown
from tests.attached import attach, png
from tests.test_archive_attachments import in_full

PLAN = png()


@pytest.fixture
def full(journal):
    with journal.change("Write"):
        reflection = journal.reflections.add(
            "A one-to-one", "![p](attachment:my%20plan.png) and [n](attachment:n.txt)"
        )
        reflection.join_thread("The ward sister")
    attach(journal, reflection, "my plan.png", PLAN)
    attach(journal, reflection, "n.txt", b"Notes.")
    attach(journal, reflection, "uncited.pdf", b"%PDF")
    return journal


def taken_in(path, tmp_path):
    with Journal.create(tmp_path / "other.leadjournal", seed=9) as other:
        with other.change("Import"):
            result = exchange.take_in(other, markdown.read(path))
        with other.change("Import"):
            again = exchange.take_in(other, markdown.read(path))
        assert again.added == again.attachments == 0
        return result, in_full(other)


def only(path):
    reading = markdown.read(path)
    [reflection] = reading.content.reflections
    return reflection, reading.skipped


def test_other_programs_find_the_files_where_the_text_says(full, tmp_path):
    done = exchange.export(full, markdown, tmp_path / "out")
    assert (done.reflections, done.attachments) == (1, 3)
    [text] = (tmp_path / "out").glob("*.md")
    assert (
        "![p](attachments/2026-11-19%20A%20one-to-one/my%20plan.png)"
        " and [n](attachments/2026-11-19%20A%20one-to-one/n.txt)"
    ) in text.read_text("utf-8")
    there = tmp_path / "out/attachments/2026-11-19 A one-to-one"
    assert (there / "my plan.png").read_bytes() == PLAN
    assert sorted(p.name for p in there.iterdir()) == [
        "my plan.png",
        "n.txt",
        "uncited.pdf",
    ]


def test_all_comes_back_equal_ids_included(full, tmp_path):
    exchange.export(full, markdown, tmp_path / "out")
    result, there = taken_in(tmp_path / "out", tmp_path)
    assert (result.added, result.attachments, result.skipped) == (1, 3, ())
    assert there == in_full(full)


def test_without_attachments_there_is_no_folder_for_them(journal, tmp_path):
    with journal.change("Write"):
        journal.reflections.add("One", "x")
    exchange.export(journal, markdown, tmp_path / "out")
    [text] = (tmp_path / "out").iterdir()
    assert "attachments" not in text.read_text("utf-8")


def test_a_file_that_was_changed_outside_is_told(full, tmp_path):
    exchange.export(full, markdown, tmp_path / "out")
    next((tmp_path / "out").rglob("my plan.png")).write_bytes(b"other")
    result, _ = taken_in(tmp_path / "out", tmp_path)
    [skipped] = result.skipped
    assert skipped.where.endswith("my plan.png") and "damaged" in skipped.why
    assert (result.added, result.attachments) == (1, 2)


def test_pictures_of_other_programs_are_attached(tmp_path):
    vault = tmp_path / "vault"
    (vault / "notes/img").mkdir(parents=True)
    (vault / "notes/img/my photo.png").write_bytes(PLAN)
    (vault / "shared.jpg").write_bytes(b"\xff\xd8\xff")
    (vault / "notes/2025-03-04.md").write_text(
        "![a](img/my%20photo.png) ![b](<img/my photo.png>)"
        ' ![c](../shared.jpg "title") ![d](https://a.example/x.png) [e](img)'
    )
    reflection, skipped = only(vault)
    assert skipped == ()
    assert reflection.body == (
        "![a](attachment:my%20photo.png) ![b](attachment:my%20photo.png)"
        ' ![c](attachment:shared.jpg "title") ![d](https://a.example/x.png) [e](img)'
    )
    assert [each.name for each in reflection.attachments] == [
        "my photo.png",
        "shared.jpg",
    ]
    assert content_of(reflection.attachments[0]) == PLAN
    result, _ = taken_in(vault, tmp_path)
    assert result.attachments == 2


@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "../../../../../../../../../etc/secret.png",
        "img/../../secret.png",
        "..%2fsecret.png",
        "%2e%2e/secret.png",
        "link.png",
        "folder/secret.png",
        "ring/a.png",
        "img/nul%00.png",
        "x" * 5000 + ".png",
        "img.png",
        "gone.png",
    ],
)
def test_nothing_outside_the_folder_is_read(tmp_path, path):
    vault = tmp_path / "vault"
    (vault / "img.png").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(PLAN)
    (vault / "link.png").symlink_to(tmp_path / "secret.png")
    (vault / "folder").symlink_to(tmp_path)
    (vault / "ring").symlink_to(vault / "ring")
    (vault / "2025-03-04.md").write_text(f"![a]({path})")
    reflection, skipped = only(vault)
    assert reflection.body == f"![a]({path})"
    assert reflection.attachments == []
    assert len(skipped) == 1 and skipped[0].why.endswith(".")


@pytest.mark.parametrize(
    "path", ["/etc/secret.png", "file:///etc/a.png", "//host/a.png", "C:/a.png"]
)
def test_a_path_from_the_root_is_not_of_the_folder(tmp_path, path):
    (tmp_path / "2025-03-04.md").write_text(f"![a]({path})")
    reflection, _ = only(tmp_path)
    assert (reflection.body, reflection.attachments) == (f"![a]({path})", [])


def test_front_matter_that_names_a_file_outside_is_refused(tmp_path):
    (tmp_path / "secret.png").write_bytes(PLAN)
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "2025-03-04.md").write_text(
        "---\nattachments:\n- name: a.png\n"
        f"  sha256: {digest(PLAN)}\n  file: ../secret.png\n---\nx"
    )
    reflection, [skipped] = only(vault)
    assert reflection.attachments == []
    assert "outside the folder" in skipped.why


def test_markdown_that_is_attached_is_no_reflection_of_its_own(full, tmp_path):
    [reflection] = full.reflections
    attach(full, reflection, "2025-01-01 minutes.md", b"Minutes.")
    exchange.export(full, markdown, tmp_path / "out")
    (tmp_path / "out/attachments/2025-01-02 stray.md").write_text("Mine.")
    reading = markdown.read(tmp_path / "out")
    assert (reading.found, reading.skipped) == (2, ())
    assert [r.body for r in reading.content.reflections][1:] == ["Mine."]
    assert len(reading.content.reflections[0].attachments) == 4


def test_a_line_of_json_tells_what_is_attached_and_says_that_it_is_not_there(
    full, tmp_path
):
    done = exchange.export(full, jsonl, tmp_path / "all.jsonl")
    assert (done.attachments, done.left_out) == (0, 3)
    assert digest(PLAN) in (tmp_path / "all.jsonl").read_text("utf-8")
    reading = jsonl.read(tmp_path / "all.jsonl")
    [reflection] = reading.content.reflections
    assert list(reflection.threads) == ["The ward sister"]
    assert [each.why for each in reading.skipped] == [
        "What is attached to it is not in this file."
    ]
