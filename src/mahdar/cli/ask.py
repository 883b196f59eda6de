"""`mahdar search`, `timeline`, `said`, `positions`, `disputes`, `ahead`, `changes`: what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import desk as shared
from mahdar.cli.main import NOTHING, OK

if TYPE_CHECKING:
    from mahdar.model.claim import Dispute
    from mahdar.model.reading import Reading
    from mahdar.model.record import RecordEvent
    from mahdar.store import Store
    from mahdar.store.held import Change


@click.command()
@click.argument("words", nargs=-1, required=True)
@shared.store_option
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@shared.json_option
def search(words: tuple[str, ...], where: str | None, limit: int, as_json: bool) -> int:
    """Articles that hold WORDS in any spelling; words in "quotation marks" stand together."""
    from mahdar.store import held

    with shared.opened(where) as store:
        found = held.found(store, " ".join(words), limit)
        rows = [{**row, "score": round(score, 4)} for row, score in found]
    return (
        OK
        if shared.put(rows, as_json, lambda r: f"{r['held_day'] or 'undated'}  {r['id']}  {r['title'] or r['source']}")
        else NOTHING
    )


@click.command()
@click.argument("name", required=False)
@shared.store_option
@shared.period
@shared.json_option
def timeline(
    name: str | None, where: str | None, since: str | None, until: str | None, limit: int, as_json: bool
) -> int:
    """Events in order of time, all or those of NAME (a person, body or country, in any spelling)."""
    from mahdar.desk import EVENTS
    from mahdar.store import held

    with shared.settled(where) as store:
        entity = shared.find_entity(store, name) if name else None
        rows = [EVENTS.decode(b) for b in held.timeline(store, entity, since, until, None, limit)]
    return OK if shared.put(rows, as_json, _event) else NOTHING


def _event(e: RecordEvent) -> str:
    steps = " → ".join(dict.fromkeys(f"{h.status} ({h.as_of})" for h in e.history))
    marks = (
        f" · disputed: {', '.join(f for f, a in e.agreement.items() if a == 'disputed')}"
        if "disputed" in e.agreement.values()
        else ""
    )
    return f"{shared.interval(e.earliest, e.latest)}  {e.id}  {e.title} [{e.status}] · {steps} · {e.sources} source(s){marks}"


@click.command()
@click.argument("name", required=False)
@shared.store_option
@shared.period
@shared.json_option
def said(name: str | None, where: str | None, since: str | None, until: str | None, limit: int, as_json: bool) -> int:
    """Who said what, on whose word: all, or NAME."""
    from mahdar.store import held

    with shared.settled(where) as store:
        entity = shared.find_entity(store, name) if name else None
        pairs = held.said(store, entity, since, until, limit)
        rows = list(_statements(store, pairs))
    return OK if shared.put(rows, as_json, _said) else NOTHING


def _statements(store: Store, pairs: list[tuple[str, int]]) -> Iterator[dict[str, Any]]:
    import msgspec

    from mahdar.store import held

    days = held.days(store)
    read: dict[str, Reading] = {}
    for article, n in pairs:
        reading = read.setdefault(article, store.reading(article)) if article not in read else read[article]
        statement = reading.statements[n]
        yield {
            "article": article,
            "day": days.get(article),
            "source": reading.article.source,
            **msgspec.to_builtins(statement),
        }


def _said(row: dict[str, Any]) -> str:
    chain = [p["exact"] for p in (row["speaker"], *reversed(row["via"])) if p]
    who = " ← ".join(chain) or "(nobody named)"
    return f"{row['day'] or 'undated'}  {row['id']}  {who} {row['claim']}: {_short(row['content']['exact'])}"


def _short(words: str) -> str:
    from mahdar.cli.terminal import one_line

    return one_line(words, 140)


@click.command()
@click.argument("party", required=False)
@click.option("--issue", metavar="ID", help="Only this issue, or those whose id begins so.")
@click.option("--as-of", metavar="DATE", help="As of this day (default: now).")
@click.option("--history", is_flag=True, help="All that was said up to that day, not only where they stand on it.")
@shared.store_option
@click.option("--limit", type=click.IntRange(1, 100_000), default=200, show_default=True)
@shared.json_option
def positions(
    party: str | None, issue: str | None, as_of: str | None, history: bool, where: str | None, limit: int, as_json: bool
) -> int:
    """Where the parties stand as of a day, with what changed; own word before the word of others."""
    from mahdar import desk

    with shared.settled(where) as store:
        rows = desk.positions(store, party, issue, as_of, history)[:limit]
    return OK if shared.put(rows, as_json, _position) else NOTHING


def _position(row: dict[str, Any]) -> str:
    told = " (told by another)" if row["claimed_by_other"] else ""
    moved = f" (was: {row['changed_from']})" if row["changed_from"] else ""
    return f"{row['as_of'] or 'undated'}  {row['party']} {row['stance']}{moved} {row['issue']}{told}: {_short(row['evidence']['exact'])}"


@click.command()
@shared.store_option
@click.option("--field", metavar="FIELD", help="Only over this field (role, name, number, duration, status …).")
@click.option("--all", "every", is_flag=True, help="Also those that a person closed.")
@shared.json_option
def disputes(where: str | None, field: str | None, every: bool, as_json: bool) -> int:
    """Where sources do not go together, each value with its evidence."""
    from mahdar.desk import DISPUTES
    from mahdar.store import held

    with shared.settled(where) as store:
        found = [DISPUTES.decode(b) for b in held.rows(store, "dispute")]
        rows = [d for d in found if (every or not d.closed_by) and field in (None, d.field)]
        names = {d.about: _called(store, d.about) for d in rows}
    return OK if shared.put(rows, as_json, lambda d: _dispute(d, names[d.about])) else NOTHING


def _called(store: Store, about: str) -> str:
    from mahdar.desk import ENTITIES, EVENTS
    from mahdar.store import held

    found = held.one(store, about)
    if found is None:
        return about
    kind, body = found
    if kind == "entity":
        entity = ENTITIES.decode(body)
        return entity.name_en or entity.name
    return EVENTS.decode(body).title


def _dispute(d: Dispute, called: str) -> str:
    lines = [f"{d.id}  {called}: {d.field} ({d.between}){' — closed' if d.closed_by else ''}"]
    lines += [
        f"    {v.value}: {', '.join(v.articles) or 'the world tables'} {shared.quoted(v.evidence[0]) if v.evidence else ''}"
        for v in d.values
    ]
    return "\n".join([*lines, *([f"    {d.note}"] if d.note else [])])


@click.command()
@shared.store_option
@click.option("--as-of", metavar="DATE", help="As seen on this day (default: the day of the newest article).")
@shared.json_option
def ahead(where: str | None, as_of: str | None, as_json: bool) -> int:
    """What is scheduled or planned, with what is still missing (date, place, confirmation)."""
    from mahdar import desk
    from mahdar.model.record import Ahead
    from mahdar.store import held

    with shared.settled(where) as store:
        if as_of:
            made = desk.settled(store, as_of)
            rows = list(made.ahead)
            titles = {e.id: e.title for e in made.events}
        else:
            import msgspec

            rows = [msgspec.msgpack.decode(b, type=Ahead) for b in held.rows(store, "ahead")]
            titles = {r.event: _called(store, r.event) for r in rows}

    def line(row: Ahead) -> str:
        return f"{shared.interval(*row.expected)}  {row.event}  {titles[row.event]} [{row.status}]{_lacks(row)}"

    return OK if shared.put(rows, as_json, line) else NOTHING


def _lacks(row: Any) -> str:
    return f" · missing: {', '.join(row.missing)}" if row.missing else ""


@click.command()
@click.option("--since", required=True, metavar="DATE|RUN", help="A day of news, or the number of a run of this store.")
@shared.store_option
@shared.json_option
def changes(since: str, where: str | None, as_json: bool) -> int:
    """What is new, changed, newly disputed, resolved, or announced and now held."""
    from mahdar import desk

    with shared.settled(where) as store:
        rows = desk.since(store, since)
    shared.put(rows, as_json, _change)
    return OK


def _change(c: Change) -> str:
    moved = f" ({c.field}: {c.before or '—'} → {c.after or '—'})" if c.field and c.kind in ("changed", "held") else ""
    return f"{c.kind:9} {c.target}  {c.words}{moved}"


def show_held(ident: str, where: str | None, as_json: bool) -> int:
    """Print one entity, event or dispute of the store, whole."""
    import msgspec

    from mahdar import desk
    from mahdar.store import held

    with shared.settled(where) as store:
        found = held.one(store, ident)
        if found is None:
            return NOTHING
        kind, body = found
        decoders: dict[str, Any] = {"entity": desk.ENTITIES, "event": desk.EVENTS, "dispute": desk.DISPUTES}
        value = decoders[kind].decode(body)
    text = msgspec.json.format(msgspec.json.encode(value), indent=1).decode("utf-8")
    shared.put([value], as_json, lambda _: f"{kind} {ident}\n{text}")
    return OK


def is_held(name: str) -> bool:
    """Whether a word is written like the id of something settled, and is no file."""
    from pathlib import Path

    return len(name) == 13 and name[0] in "nvd" and all(c in "0123456789abcdef" for c in name[1:]) and not Path(name).exists()
