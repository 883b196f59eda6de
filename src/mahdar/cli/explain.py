"""`mahdar explain`: why a finding was made."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from mahdar.cli import options
from mahdar.cli.show import read_file

if TYPE_CHECKING:
    from mahdar.cli.spans import Finding
    from mahdar.model.reading import Reading

AROUND = 70
"""Code points shown on each side of the words of a finding."""


@click.command()
@click.argument("file")
@click.argument("finding_id", metavar="ID")
@click.option("--published", metavar="DATE", help="Publication day, where you know it better.")
@click.option("--json", "as_json", is_flag=True, help="The finding with its rule as JSON.")
@options.no_people
def explain(file: str, finding_id: str, published: str | None, as_json: bool, no_people: bool) -> None:
    """Say why the finding ID of the article in FILE was made: which rule, which words, which anchor.

    `mahdar show FILE` lists the ids; the first letters of one are enough.
    """
    from mahdar.cli.spans import find
    from mahdar.errors import NotFound

    error: NotFound | None = None
    for reading in read_file(file, published=published, people=not no_people):
        try:
            finding = find(reading, finding_id)
        except NotFound as missing:
            error = missing
            continue
        return _json(finding, reading) if as_json else click.echo("\n".join(reasons(finding, reading)))
    raise error or NotFound(f"no article in {file}")


def reasons(finding: Finding, reading: Reading) -> Iterator[str]:
    """The reasons, a line each: place, words in context, rule, anchor, fields and why some are empty."""
    from mahdar.cli.terminal import one_line

    text = reading.article.text
    yield f"{finding.id}  {finding.kind}: {one_line(finding.words, 80)}"
    for start, end in finding.places[:8]:
        line = text.count("\n", 0, start) + 1
        yield f"  at {start}–{end} (line {line}): {_context(text, start, end)}"
    if len(finding.places) > 8:
        yield f"  and at {len(finding.places) - 8} more places"
    yield f"  rule: {finding.rule or 'not recorded'}"
    yield from (f"    {row}" for row in _rule(finding.rule))
    yield from (f"  {row}" for row in _anchor(finding, reading))
    yield from (f"  {row}" for row in _fields(finding.value, reading))


def _context(text: str, start: int, end: int) -> str:
    from mahdar.cli.terminal import safe

    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    first, last = "…" if start > AROUND else "", "…" if end + AROUND < len(text) else ""
    return " ".join(safe(f"{first}{before}⟦{text[start:end]}⟧{after}{last}").split())


def _rule(rule: str) -> Iterator[str]:
    """What the tables hold of a rule, when it is in a table."""
    from mahdar import settings
    from mahdar.lang import load
    from mahdar.lang.rules import rules

    for known in rules(load(settings.DEFAULT_LANGUAGE)) if rule else ():
        if known.id in rule.split("+"):
            yield f"{known.id}, table {known.table}"
            yield from (f"as in: {sentence}" for sentence in known.yes[:2])
            yield from (f"but not: {sentence}" for sentence in known.no[:2])


def _anchor(finding: Finding, reading: Reading) -> Iterator[str]:
    """What a date was reckoned from."""
    anchor = getattr(finding.value, "anchor", None)
    if anchor == "published":
        day = reading.article.published
        yield f"anchor: the day of publication, {day.date or 'not known'} ({day.reason or day.how})"
    elif anchor and anchor != "none":
        named = getattr(finding.value, "anchor_id", None)
        yield f"anchor: {anchor}{f' {named}' if named else ''}"
    needs = getattr(finding.value, "needs", None)
    if needs:
        yield f"needs: {needs}"


def _fields(value: Any, reading: Reading) -> Iterator[str]:
    """The fields of a finding, and the reasons for those that are empty."""
    import msgspec

    from mahdar.cli.terminal import one_line

    names = {e.id: e.name for e in reading.entities}
    hidden = {"id", "start", "end", "exact", "rule", "mentions", "why_not", "triggers", "anchor", "anchor_id", "needs"}
    for name, field in msgspec.structs.asdict(value).items():
        if name in hidden or field in (None, (), "", False):
            continue
        yield f"{name}: {one_line(_told(field, names), 200)}"
    for name, why in (getattr(value, "why_not", None) or {}).items():
        yield f"{name}: empty, because {one_line(why, 200)}"


def _told(field: Any, names: dict[str, str]) -> str:
    """A field in words: spans as their text, entity ids with their name."""
    if isinstance(field, tuple):
        return "; ".join(_told(item, names) for item in field)
    if isinstance(field, str):
        return f"{field} ({names[field]})" if field in names else field
    entity, part = getattr(field, "entity", None), getattr(field, "part", None)
    if part is not None:
        return f"{part} {_told(entity, names)}"
    exact = getattr(field, "exact", None)
    return f"«{exact}»" + (f" = {_told(entity, names)}" if entity else "") if exact is not None else str(field)


def _json(finding: Finding, reading: Reading) -> None:
    import msgspec

    told = {
        "id": finding.id,
        "kind": finding.kind,
        "rule": finding.rule,
        "places": [{"start": s, "end": e, "exact": reading.article.text[s:e]} for s, e in finding.places],
        "published": reading.article.published,
        "finding": finding.value,
    }
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
