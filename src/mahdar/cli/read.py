"""`mahdar read`: one reading an article, as JSON Lines or in words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import options
from mahdar.cli.progress import Progress

if TYPE_CHECKING:
    from mahdar.model.reading import Reading


@click.command()
@options.sources
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), help="jsonl: one reading a line; text: in words (default).")
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
def read(form: str | None, as_json: bool, **given: Any) -> int:
    """Read SOURCES (files, folders, - for standard input) and print what each article says.

    Inputs that cannot be read are named on standard error and the run goes on.
    """
    if as_json and form == "text":
        raise click.UsageError("--json and --format text do not go together")
    run = options.Run(**given)
    write = _jsonl if as_json or form == "jsonl" else _text
    with Progress(run.quiet) as progress:
        from mahdar.model.reading import Reading

        for result in run.readings(progress):
            if isinstance(result, Reading):
                write(result)
    return run.exit_code()


def _jsonl(reading: Reading) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")


def _text(reading: Reading) -> None:
    from mahdar.cli.words import told

    click.echo(told(reading))
