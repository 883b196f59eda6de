"""`mahdar decide` and `mahdar undo`: a person's word, kept as rows."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, cast

import click

from mahdar.cli import desk as shared
from mahdar.cli.main import OK

if TYPE_CHECKING:
    from mahdar.model.decision import Decision, Verdict

WORDS = ("confirm", "wrong", "same", "different", "close", "date", "note")


@click.command()
@click.argument("verdict", type=click.Choice(WORDS), required=False)
@click.argument("target", required=False)
@click.argument("other", required=False)
@click.option("--why", metavar="WORDS", help="The reason; it is kept with the decision.")
@click.option("--who", metavar="NAME", help="Who decides (default: the user of this machine).")
@click.option("--list", "listed", is_flag=True, help="List all decisions.")
@shared.store_option
@shared.json_option
def decide(
    verdict: str | None,
    target: str | None,
    other: str | None,
    why: str | None,
    who: str | None,
    listed: bool,
    where: str | None,
    as_json: bool,
) -> int:
    """Decide: VERDICT over TARGET (an id), for `same`, `different` and `date` with a second thing.

    close DISPUTE [VALUE] · same A B · different A B · wrong FINDING · date ARTICLE DAY · confirm ID · note ID --why …
    """
    from mahdar.store.decisions import decide as write
    from mahdar.store.decisions import decisions

    with shared.opened(where) as store:
        if listed:
            shared.put(decisions(store), as_json, _told)
            return OK
        if not verdict or not target:
            raise click.UsageError("a verdict and the id it is about, or --list")
        if verdict == "date":
            _check_day(other)
        made = write(store, who or getpass.getuser(), cast("Verdict", verdict), target, other, why)
        shared.put([made], as_json, _told)
    return OK


def _check_day(day: str | None) -> None:
    from datetime import date

    try:
        date.fromisoformat(day or "")
    except ValueError:
        raise click.UsageError("a day is written like 2026-01-14") from None


@click.command()
@click.argument("decision")
@click.option("--why", metavar="WORDS")
@click.option("--who", metavar="NAME")
@shared.store_option
@shared.json_option
def undo(decision: str, why: str | None, who: str | None, where: str | None, as_json: bool) -> int:
    """Take a DECISION back (it stays on record, and so does the undoing)."""
    from mahdar.store.decisions import decide as write

    with shared.opened(where) as store:
        shared.put([write(store, who or getpass.getuser(), "undo", decision, None, why)], as_json, _told)
    return OK


def _told(d: Decision) -> str:
    other = f" {d.other}" if d.other else ""
    return f"{d.id}  {d.at[:19]}  {d.who}: {d.verdict} {d.target}{other}{f' — {d.why}' if d.why else ''}"
