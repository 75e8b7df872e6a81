"""The commands: a thin face on the library."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from leadjournal import __version__, core_files
from leadjournal.cli.place import Place
from leadjournal.errors import JournalError

#: Where each command is, and what it does. A module is imported when its command
#: is called, so that none waits for what another needs.
COMMANDS = {
    "create": ("keeping:create", "Make a new journal."),
    "write": ("writing:write", "Write a reflection."),
    "list": ("finding:list_", "List reflections, newest first."),
    "search": ("finding:search", "Search reflections, best match first."),
    "show": ("finding:show", "Show a reflection."),
    "edit": ("writing:edit", "Change a reflection; the earlier text is kept."),
    "history": ("finding:history", "Show the earlier texts of a reflection."),
    "trash": ("keeping:trash", "Put a reflection in the trash."),
    "restore": ("keeping:restore", "Take a reflection out of the trash."),
    "after": ("writing:after", "Add an afterthought to a reflection."),
    "ask": ("asking:ask", "Show this week's three questions."),
    "answer": ("asking:answer", "Answer a question with a reflection."),
    "mute": ("asking:mute", "Never ask a question again."),
    "skip": ("asking:skip", "Leave a question for this week."),
    "plans": ("planning:plans", "List plans, the open ones first."),
    "close": ("planning:close", "Say what became of a plan."),
    "patterns": ("summing:patterns", "Sum up a period."),
    "report": ("reporting:report", "Write a report of a period, or a form, to a file."),
    "frameworks": ("material:frameworks", "List what there is to tag."),
    "questions": ("material:questions", "List what there is to ask."),
    "templates": ("material:templates", "List what there is to write by."),
    "formats": ("moving:formats_", "List what can be imported and exported."),
    "import": ("moving:import_", "Take in what a file or a folder holds."),
    "export": ("moving:export", "Write reflections to a new file or folder."),
    "identify": ("sweeping:identify", "Say what in a text might identify somebody."),
    "passphrase": (
        "protecting:passphrase",
        "Set, change or remove the passphrase; write a recovery sheet.",
    ),
    "check": ("keeping:check", "See whether the journal is sound."),
    "backup": ("backing_up:backup", "Copy the journal, and check the copy."),
    "backups": ("backing_up:backups", "List the backups, newest first."),
    "recover": (
        "recovering:recover",
        "Put a backup back, or salvage what can be read.",
    ),
    "demo": ("keeping:demo", "Make a journal of an invented year, to look at."),
}


class Told(click.ClickException):
    """What went wrong in the world: one sentence, and exit code 1."""

    def show(self, file: object = None) -> None:
        click.echo(" ".join(self.message.split()), err=True)


class Program(click.Group):
    """Finds commands by name, and tells in a sentence what goes wrong in them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name][0].split(":")
        command = getattr(import_module(f"leadjournal.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except JournalError as error:
            raise Told(str(error)) from error
        except BrokenPipeError:
            raise  # whoever read along has seen enough; click ends quietly
        except OSError as error:
            if error.errno == errno.ENOSPC:
                _write_no_more()
            raise Told(_about(error)) from error
        except (click.Abort, KeyboardInterrupt) as error:
            raise Told("Stopped.") from error


@click.group(cls=Program, invoke_without_command=True)
@click.option(
    "--journal",
    envvar="LEADJOURNAL",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="The journal; without it, $LEADJOURNAL or your own journal.",
)
@click.option(
    "--passphrase-file",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="A file whose first line is the passphrase; or see $LEADJOURNAL_PASSPHRASE.",
)
@click.version_option(
    __version__, prog_name="LeadJournal", message="%(prog)s %(version)s"
)
@click.pass_context
def program(
    context: click.Context, journal: Path | None, passphrase_file: Path | None
) -> None:
    """A private, offline journal for people who lead in health and care.

    Without a command, LeadJournal opens its window. With --json, most commands
    print one JSON document.
    """
    open_window: Callable[[Path | None], int] = context.obj
    context.obj = Place(journal, passphrase_file)
    if context.invoked_subcommand is None:
        context.exit(open_window(journal))


def main(open_window: Callable[[Path | None], int]) -> None:
    """Run the command that was asked for, or open the window, and exit."""
    core_files.forbid()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
    program(obj=open_window, prog_name="leadjournal")


def _write_no_more() -> None:
    """Let what a full disk did not take go nowhere: Python tries again as it ends."""
    with suppress(OSError, ValueError):  # where output is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _about(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}."
