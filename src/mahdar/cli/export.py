"""`mahdar export`: the record of a store in any format."""

from __future__ import annotations

from pathlib import Path

import click

from mahdar.cli import desk as shared
from mahdar.cli.main import OK


@click.command()
@click.option("--out", "-o", required=True, metavar="DIR", help="The folder to write to.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME",
    help="Only this format (more than once: these; default: json, md).",
)
@click.option("--as-of", metavar="DATE", help="The day from which «ahead» is seen.")
@shared.store_option
@shared.json_option
def export(out: str, formats: tuple[str, ...], as_of: str | None, where: str | None, as_json: bool) -> int:
    """Write the record of the store to DIR: json, md, html, csv, xlsx, timelinejs, ics, ftm, geojson, obsidian …"""
    from mahdar import desk, path

    with shared.opened(where) as store:
        record = desk.record(store, as_of)
    files = [str(f) for f in path.write(record, Path(out), formats or ("json", "md"))]
    shared.put([{"files": files}], as_json, lambda r: "\n".join(r["files"]))
    return OK
