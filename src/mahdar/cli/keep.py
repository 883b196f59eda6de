"""`mahdar init`, `add`, `update`, `status`, `db`: what goes into a store, and how it fares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import desk as shared
from mahdar.cli import options
from mahdar.cli.main import NOTHING, OK, PARTLY
from mahdar.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mahdar.model.article import Article, Skipped
    from mahdar.model.reading import Reading
    from mahdar.store import Store


@click.command()
@shared.store_option
@shared.json_option
def init(where: str | None, as_json: bool) -> int:
    """Make a store (or bring one to the schema of this program)."""
    with shared.opened(where, create=True) as store:
        shared.put(
            [{"store": store.where, "articles": store.count()}],
            as_json,
            lambda row: f"{row['store']}: {row['articles']} articles",
        )
    return OK


@click.command()
@options.sources
@shared.store_option
@click.option("--no-settle", is_flag=True, help="Only read and keep; settle later (every question settles first).")
@shared.json_option
def add(sources: tuple[str, ...], where: str | None, no_settle: bool, as_json: bool, **given: Any) -> int:
    """Read SOURCES into the store, then settle it and say what changed.

    What is in the store already and was read with the same rules is not read again, so a run that was broken off goes on
    where it was. Every batch of 64 articles is kept at once.
    """
    from mahdar import desk

    skipped: list[Skipped] = []
    same: list[str] = []
    new, again = 0, 0
    with shared.opened(where, create=True) as store, Progress(given["quiet"]) as progress:
        for added in desk.add(store, _readings(store, sources, given, progress, same, skipped)):
            new, again = new + len(added.new), again + len(added.reread)
            same += added.same
            progress.say(f"{new} new · {again} read anew · {len(same)} there already")
        told = () if no_settle else _resettle(store, progress)
        row = {
            "new": new,
            "reread": again,
            "same": len(same),
            "skipped": len(skipped),
            "changes": len(told),
            "articles": store.count(),
        }
    shared.put([row], as_json, _added)
    if not (new or again or same):
        return NOTHING
    return PARTLY if given["strict"] and skipped else OK


def _added(row: dict[str, int]) -> str:
    return (
        f"{row['new']} new, {row['reread']} read anew, {row['same']} there already, {row['skipped']} skipped; "
        f"{row['changes']} changes; {row['articles']} articles in the store"
    )


def _resettle(store: Store, progress: Progress) -> tuple[object, ...]:
    from mahdar import desk

    progress.say("settling")
    return desk.resettle(store).changes


def _readings(
    store: Store,
    sources: tuple[str, ...],
    given: dict[str, Any],
    progress: Progress,
    same: list[str],
    skipped: list[Skipped],
) -> Iterator[Reading]:
    from mahdar import desk, settings
    from mahdar.ingest import articles
    from mahdar.lang import load
    from mahdar.model.article import Skipped as Left
    from mahdar.pool import readings

    found: Iterator[Article | Skipped] = iter(articles(sources, published=given["published"], fetch=given["fetch"]))
    people = not given["no_people"]
    new = desk.fresh(store, found, load(settings.DEFAULT_LANGUAGE, people).digest, same)
    for result in readings(new, jobs=given["jobs"], people=people):
        if isinstance(result, Left):
            skipped.append(result)
            progress.skipped(result)
        else:
            progress.read(result.article.source)
            yield result


@click.command()
@shared.store_option
@options.no_people
@shared.json_option
def update(where: str | None, no_people: bool, as_json: bool) -> int:
    """Read anew what was read with other rules, keep ids and decisions, and say what changed."""
    from mahdar import desk

    with shared.opened(where) as store:
        anew = sum(len(a.reread) for a in desk.update(store, not no_people))
        settled = desk.resettle(store)
        row = {"reread": anew, "changes": len(settled.changes), "run": settled.run, "vanished": _vanished(settled)}
        shared.put([row], as_json, lambda r: f"{r['reread']} read anew, {r['changes']} changes{_gone(r)}")
    return OK


def _vanished(settled: Any) -> list[str]:
    return [d.id for d in settled.settlement.vanished] if settled.settlement else []


def _gone(row: dict[str, Any]) -> str:
    return f"; decisions whose target is no more: {', '.join(row['vanished'])}" if row["vanished"] else ""


@click.command()
@shared.store_option
@shared.json_option
def status(where: str | None, as_json: bool) -> int:
    """How many of everything the store holds, its newest runs, and whether it is settled."""
    from mahdar.store import held

    with shared.opened(where) as store:
        row = {
            **held.counts(store),
            "settled": held.digest(store) == held.state(store),
            "store": store.where,
            "runs": held.runs(store, 5),
        }
        shared.put([row], as_json, _status)
    return OK


def _status(row: dict[str, Any]) -> str:
    lines = [f"{name}: {value}" for name, value in row.items() if name != "runs"]
    runs = [
        f"run {r['id']} · {r['at'][:19]} · {r['kind']} · {r['added']} new, {r['reread']} read anew" for r in row["runs"]
    ]
    return "\n".join([*lines, *runs])


@click.command()
@click.argument("what", type=click.Choice(["backup", "path", "check", "settle"]))
@click.argument("target", required=False)
@shared.store_option
@shared.json_option
def db(what: str, target: str | None, where: str | None, as_json: bool) -> int:
    """Care for the store: `backup FILE` writes a whole copy, `path` tells where it is, `check` looks it through,
    `settle` settles it from scratch."""
    from mahdar import desk

    with shared.opened(where) as store:
        if what == "backup":
            if not target:
                raise click.UsageError("backup needs the file to write")
            store.backup(target)
            row: dict[str, Any] = {"backup": target}
        elif what == "check":
            row = store.check()
        elif what == "settle":
            row = {"changes": len(desk.resettle(store, force=True).changes)}
        else:
            row = {"store": store.where}
        shared.put([row], as_json, lambda r: "\n".join(f"{k}: {v}" for k, v in r.items()))
    return OK if row.get("ok", True) else NOTHING
