"""What the store commands share: which store, and how answers are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mahdar.model.span import Span
    from mahdar.store import Store

Command = Callable[..., Any]


def store_option(command: Command) -> Command:
    """The option --store."""
    words = "The store: a file, or an address such as postgresql://host/name (default: $MAHDAR_STORE or mahdar.sqlite)."
    return click.option("--store", "where", metavar="STORE", help=words)(command)


def json_option(command: Command) -> Command:
    """The option --json."""
    return click.option("--json", "as_json", is_flag=True, help="Answer as JSON, one value a line.")(command)


def period(command: Command) -> Command:
    """The options --since, --until and --limit."""
    command = click.option(
        "--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="At most so many."
    )(command)
    command = click.option("--until", metavar="DATE", help="Up to this day.")(command)
    return click.option("--since", metavar="DATE", help="From this day on.")(command)


def opened(where: str | None, create: bool = False) -> Store:
    """The store that is meant."""
    from mahdar import settings
    from mahdar.store import Store

    return Store.open(where or settings.STORE, create=create)


def settled(where: str | None) -> Store:
    """The store that is meant, settled if anything came in since."""
    from mahdar import desk

    store = opened(where)
    desk.resettle(store)
    return store


def put(rows: Iterable[Any], as_json: bool, words: Callable[[Any], str]) -> int:
    """Print rows as JSON lines or in words; how many there were."""
    import msgspec

    from mahdar.cli.terminal import safe

    count = 0
    for row in rows:
        count += 1
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
            sys.stdout.buffer.flush()
        else:
            click.echo(safe(words(row)))
    return count


def interval(first: str | None, last: str | None) -> str:
    """Two days in words."""
    if not first and not last:
        return "no day"
    return first or "…" if first == last else f"{first or '…'} to {last or '…'}"


def quoted(evidence: Span, most: int = 90) -> str:
    """The words of a piece of evidence on one line."""
    from mahdar.cli.terminal import one_line

    return f"«{one_line(evidence.exact, most)}»"


def find_entity(store: Store, name: str) -> str:
    """The id of an entity from its id or one of its written names.

    Raises:
        NotFound: nobody is called that.
    """
    from mahdar.errors import NotFound
    from mahdar.lang import load
    from mahdar.store import held

    if held.one(store, name) is not None:
        return name
    found = held.named(store, load("ar").fold(name).strip())
    if not found:
        raise NotFound(
            f"nobody and nothing in the store is called “{name}”", "try `mahdar search`, or another spelling"
        )
    return found[0]
