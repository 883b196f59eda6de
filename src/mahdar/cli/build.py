"""`mahdar build`: from sources to a record on disk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import options
from mahdar.cli.main import OK, PARTLY
from mahdar.cli.progress import Progress

if TYPE_CHECKING:
    from mahdar.model.article import Skipped
    from mahdar.model.reading import Reading
    from mahdar.path import Built


FORMATS = ("html", "json", "md", "csv", "xlsx", "timelinejs", "ics", "ftm", "geojson", "obsidian", "annotations", "plover")
"""The names of all formats, written out here so that nothing else is loaded for `--help`; a test holds them to the modules."""


@click.command()
@options.sources
@click.option("--out", "-o", required=True, metavar="DIR", help="The folder to write to.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Only this (default: html, json, md).")
@click.option("--as-of", metavar="DATE", help="The day from which `ahead` is seen (default: that of the newest article).")
@click.option("--headlines", type=click.IntRange(0, 100), default=0, metavar="N", help="Print the N first lines of the record.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def build(
    sources: tuple[str, ...], out: str, formats: tuple[str, ...], as_of: str | None, headlines: int, as_json: bool, **given: Any
) -> int:
    """Read SOURCES, settle them into one record and write it to DIR.

    Without --format writes DIR/index.html (the dossier), DIR/record.json and DIR/record.md.
    """
    from mahdar import path
    from mahdar.errors import UsageError
    from mahdar.ingest.published import iso_day

    if as_of is not None and not iso_day(as_of):
        raise UsageError(f"--as-of {as_of!r} is not a day", "write it as 2026-01-21")

    with Progress(given["quiet"]) as progress:
        built = path.build(
            sources,
            out,
            formats,
            published=given["published"],
            jobs=given["jobs"],
            people=not given["no_people"],
            fetch=given["fetch"],
            as_of=as_of and iso_day(as_of),
            progress=lambda result: _pass(progress, result),
        )
    if as_json:
        _json(built)
    else:
        _words(built, headlines)
    return PARTLY if given["strict"] and built.skipped else OK


def _pass(progress: Progress, result: Reading | Skipped) -> None:
    from mahdar.model.article import Skipped

    if isinstance(result, Skipped):
        progress.skipped(result)
    else:
        progress.read(result.article.source)


def _words(built: Built, headlines: int) -> None:
    """The files made, and the lines to read first."""
    from mahdar.cli.terminal import safe

    for file in built.files:
        click.echo(file)
    if headlines:
        from mahdar.export.headlines import headlines as lines

        click.echo()
        for line in lines(built.record, headlines):
            click.echo(safe(line))


def _json(built: Built) -> None:
    import msgspec

    record = built.record
    told = {
        "files": [str(file) for file in built.files],
        "articles": len(record.articles),
        "entities": len(record.entities),
        "events": len(record.events),
        "statements": len(record.statements),
        "positions": len(record.positions),
        "disputes": len(record.disputes),
        "skipped": built.skipped,
    }
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
