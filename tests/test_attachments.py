"""journal.attachments: kept whole, within limits, undone as anything else."""

import pytest
from sqlalchemy import inspect, text

from leadjournal import attachments
from leadjournal.attachments import Attachments, content_of
from leadjournal.errors import BadFormatError, BadValueError, NoAccessError
from tests.conftest import as_somebody_else

PNG = b"\x89PNG\r\n\x1a\n picture"


def kept(journal):
    return Attachments(journal._session, journal.now)


def attach(journal, reflection, name, content=PNG):
    with journal.change("Attach File"):
        return kept(journal).add(reflection, name, content)


@pytest.fixture
def reflection(either):
    with either.change("New Reflection"):
        return either.reflections.add("Monday", "I listened.")


def test_a_file_is_kept_with_what_is_known_of_it(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    assert (attachment.name, attachment.media_type) == ("plan.png", "image/png")
    assert attachment.size == len(PNG)
    assert attachment.digest == attachments.digest(PNG)
    assert attachment.created == either.now()
    assert content_of(attachment) == PNG
    assert (len(kept(either)), kept(either).total) == (1, len(PNG))
    assert reflection.attachments == [attachment]


def test_names_are_safe_and_their_own(either, reflection):
    for name in ("photo.png", "../Photo.png", "CON"):
        attach(either, reflection, name)
    names = [each.name for each in reflection.attachments]
    assert names == ["photo.png", "Photo 2.png", "_CON"]


def test_what_is_in_a_file_is_held_in_memory_by_nobody(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    assert "content" not in inspect(attachment).dict
    assert content_of(attachment) == PNG
    assert "content" not in inspect(attachment).dict
    [step] = [s for s in either._door._undo.done if s.label == "Attach File"]
    assert not any(PNG in values for _, values in step.inverse)


def test_how_a_long_file_begins_is_known_without_reading_all_of_it(either, reflection):
    content = bytes(range(256)) * 8000
    attachment = attach(either, reflection, "long.bin", content)
    assert attachments.head_of(attachment) == content[: attachments.HEAD]
    assert attachments.head_of(attach(either, reflection, "short", b"x")) == b"x"


def test_what_is_gone_holds_nothing(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    either.undo()
    assert content_of(attachment) == attachments.head_of(attachment) == b""
    removed = attach(either, reflection, "plan.png")
    with either.change("Remove Attachment"):
        kept(either).erase(removed)
    assert content_of(removed) == attachments.head_of(removed) == b""


def test_adding_and_removing_is_undone(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    uuid = attachment.uuid
    either.undo()
    assert reflection.attachments == []
    either.redo()
    with either.change("Remove Attachment"):
        kept(either).erase(reflection.attachments[0])
    assert reflection.attachments == [] and len(kept(either)) == 0
    either.undo()
    [back] = reflection.attachments
    assert (back.uuid, content_of(back)) == (uuid, PNG)


def test_a_name_is_changed_in_the_text_too_and_all_of_it_is_undone(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    with either.change():
        reflection.body = "See ![plan.png](attachment:plan.png)."
    with either.change("Add Afterthought"):
        thought = either.reflections.add_afterthought(
            reflection, "[this](attachment:plan.png)"
        )
    with either.change("Rename Attachment"):
        kept(either).rename(attachment, "Board/our plan.png")
    assert attachment.name == "our plan.png"
    assert reflection.body == "See ![our plan.png](attachment:our%20plan.png)."
    assert thought.text == "[this](attachment:our%20plan.png)"
    either.undo()
    assert attachment.name == "plan.png"
    assert reflection.body == "See ![plan.png](attachment:plan.png)."
    assert thought.text == "[this](attachment:plan.png)"


def test_a_name_may_change_its_capitals_but_not_go(either, reflection):
    attachment = attach(either, reflection, "plan.png")
    with either.change("Rename Attachment"):
        kept(either).rename(attachment, "Plan.png")
    assert attachment.name == "Plan.png"
    with pytest.raises(BadValueError), either.change("Rename Attachment"):
        kept(either).rename(attachment, "  ")


def test_what_is_erased_for_good_takes_its_attachments_along(either, reflection):
    attach(either, reflection, "plan.png")
    with either.change("Empty Trash"):
        either.reflections.erase(reflection)
    assert len(kept(either)) == 0
    either.undo()
    assert kept(either).total == len(PNG)


def test_too_large_or_empty_is_told_with_the_limit(either, reflection, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST", 2_000_000)
    with pytest.raises(BadValueError, match=r"“big.bin” is 3.5 MB.* up to 2 MB each"):
        attach(either, reflection, "big.bin", b"x" * 3_500_000)
    with pytest.raises(BadValueError, match="a little over 2 MB"):
        attach(either, reflection, "big.bin", b"x" * 2_000_001)
    with pytest.raises(BadValueError, match="empty"):
        attach(either, reflection, "none.txt", b"")
    assert reflection.attachments == []
    attach(either, reflection, "just.bin", b"x" * 2_000_000)


def test_what_was_changed_behind_our_back_is_told(either, reflection):
    attach(either, reflection, "plan.png")
    attach(either, reflection, "fine.png")
    assert list(attachments.faults(either._session)) == []
    with either.change("Spoil"):
        either._session.execute(
            text("UPDATE attachments SET content = x'00' WHERE name = 'plan.png'")
        )
    [fault] = attachments.faults(either._session)
    assert "“plan.png”" in fault and reflection.uuid in fault


def test_a_file_is_read_or_it_is_said_why_not(tmp_path, monkeypatch):
    file = tmp_path / "plan.png"
    file.write_bytes(PNG)
    assert attachments.read(file) == PNG
    with pytest.raises(BadFormatError, match="is a folder"):
        attachments.read(tmp_path)
    with pytest.raises(NoAccessError, match=r"no file “gone\.png”"):
        attachments.read(tmp_path / "gone.png")
    with pytest.raises(NoAccessError):
        attachments.read(tmp_path / ("x" * 300))
    with pytest.raises(NoAccessError):
        attachments.read(tmp_path / "nul\0.png")
    (tmp_path / "empty").touch()
    with pytest.raises(BadValueError, match="empty"):
        attachments.read(tmp_path / "empty")
    monkeypatch.setattr(attachments, "LARGEST", 5)
    with pytest.raises(BadValueError, match="up to 5 bytes"):
        attachments.read(file)


def test_a_file_one_may_not_read_is_said_to_be_so(tmp_path):
    file = tmp_path / "secret.png"
    file.write_bytes(PNG)
    file.chmod(0)
    with as_somebody_else(tmp_path), pytest.raises(NoAccessError, match="permission"):
        attachments.read(file)


def test_a_copy_is_written_whole_and_only_where_it_may(tmp_path):
    target = tmp_path / "copy.png"
    target.write_bytes(b"earlier")
    attachments.save_copy(PNG, target)
    assert target.read_bytes() == PNG
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(NoAccessError, match="could not be written"):
        attachments.save_copy(PNG, tmp_path / "nowhere" / "copy.png")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_500, "1 kB"),
        (999_999, "999 kB"),
        (1_234_567, "1.2 MB"),
        (20_000_000, "20 MB"),
        (1_500_000_000, "1,500 MB"),
    ],
)
def test_a_size_is_said_as_people_say_it(size, words):
    assert attachments.size_in_words(size) == words
