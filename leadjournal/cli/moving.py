"""formats, import, export: bringing things in and taking them along."""

from __future__ import annotations

from pathlib import Path

import click

from leadjournal import formats
from leadjournal.cli import catalogues, output, results
from leadjournal.cli.options import DASHES_ARE_TEXT, as_json, no_option, query, words
from leadjournal.cli.place import Place, pass_place
from leadjournal.formats import exchange


def _path(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    no_option(str(value))
    return value


a_path = click.argument(
    "path", type=click.Path(path_type=Path, readable=False), callback=_path
)
a_format = click.option(
    "--format",
    "name",
    type=words,
    metavar="NAME",
    help="One of those that `formats` lists.",
)


@click.command("formats")
@as_json
def formats_(as_json: bool) -> None:
    """List what can be imported and exported."""
    if as_json:
        output.print_json(output.file_formats(formats.IMPORTERS, formats.EXPORTERS))
    else:
        click.echo(catalogues.file_formats())


@click.command("import")
@a_path
@a_format
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken in.")
@as_json
@pass_place
def import_(
    place: Place, path: Path, name: str | None, dry_run: bool, as_json: bool
) -> None:
    """Take in what PATH holds; doing so twice adds nothing.

    The format is told by the name, or by how the file begins.
    """
    chosen = formats.importer(name) if name else formats.detect(path)
    with place.open() as journal:
        reading = chosen.read(path)
        try:
            with journal.change("Import"):
                result = exchange.take_in(journal, reading)
                if dry_run:
                    raise _Rehearsed
        except _Rehearsed:
            pass  # the change was taken back as a whole
    if as_json:
        output.print_json(output.imported(result))
    else:
        click.echo(results.imported(result, dry_run=dry_run))


@click.command(context_settings=DASHES_ARE_TEXT)
@a_path
@click.argument("query", type=words, nargs=-1, callback=query)
@a_format
@pass_place
def export(place: Place, path: Path, query: str, name: str | None) -> None:
    """Write what QUERY finds to PATH, which must be new; without one, everything.

    The format is told by the name: .zip is an archive, .jsonl is JSON lines, no
    ending makes a folder of Markdown. Only an archive has the trash in it too.
    """
    chosen = formats.exporter(name) if name else formats.for_name(path)
    with place.open(read_only=True) as journal:
        done = exchange.export(journal, chosen, path, query)
        click.echo(results.exported(done, path, journal.encrypted))


class _Rehearsed(Exception):  # noqa: N818 - nothing went wrong
    """An import has shown what it would do."""
