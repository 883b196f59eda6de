"""PLOVER events as tab-separated rows in the manner of POLECAT: one row a dyad, dyads of one event tied by its id.

The event date is the event's own: it is empty when no text gives one and is never the day of publication.
CAMEO root codes are derived from the PLOVER type, and their column says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from mahdar.export.geojson import coordinates
from mahdar.export.naming import Names, article_label, outlet_of, tidy, web_address
from mahdar.model.event import EventReport
from mahdar.model.reading import Reading
from mahdar.model.record import Record, RecordEvent

CAMEO_ROOT: Final = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16",
    "COERCE": "17", "ASSAULT": "18",
}
QUAD: Final = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}
COLUMNS: Final = (
    "Event ID", "Dyad", "Dyads", "Event Date", "Event Date Latest", "Event Type", "Event Mode", "Status", "Quad Code",
    "CAMEO Root (derived)", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country", "Placename", "Country",
    "Latitude", "Longitude", "Event Text", "Headline", "Source", "Publication Date", "URL", "Article ID", "Start", "End",
)
_DOES: Final = ("agent", "host", "mediator", "attendee")
_MUTUAL: Final = ("CONSULT", "AGREE", "COOPERATE")


class Party(NamedTuple):
    """One side of a dyad."""

    name: str
    country: str


Dyad = tuple[Party, Party]
Row = dict[str, str]
_NOBODY: Final = Party("", "")


def dumps(record: Record) -> str:
    """The typed events of a record, one row a dyad."""
    names = Names(record)
    return _tsv(row for event in record.events if event.type for row in _record_rows(event, names))


def dumps_reading(reading: Reading) -> str:
    """The typed events of one article, with the parts that participants have in them."""
    return _tsv(row for event in reading.events if event.type for row in _reading_rows(event, reading))


def loads(text: str) -> list[Row]:
    """The rows back."""
    lines = text.splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]


def dyads(agents: list[Party], recipients: list[Party], mutual: bool) -> list[Dyad]:
    """The pairs of an event: each agent with each recipient; all pairs where the event is mutual and sides are not told apart."""
    if mutual and not recipients:
        return list(combinations(agents, 2)) or [(a, _NOBODY) for a in agents] or [(_NOBODY, _NOBODY)]
    return [(a, r) for a in agents or [_NOBODY] for r in recipients or [_NOBODY]]


def _tsv(rows: Iterator[Row]) -> str:
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(_cell(row.get(column, "")) for column in COLUMNS) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    clean = "".join(c if c >= " " else " " for c in tidy(text))
    return clean.replace("\x85", " ").encode("utf-8", "replace").decode("utf-8")


def _typed(kind: str) -> Row:
    return {"Event Type": kind, "Quad Code": str(QUAD[kind]), "CAMEO Root (derived)": CAMEO_ROOT[kind]}


def _numbered(base: Row, pairs: list[Dyad]) -> Iterator[Row]:
    for n, (actor, recipient) in enumerate(pairs, 1):
        sides = {"Actor Name": actor.name, "Actor Country": actor.country}
        sides |= {"Recipient Name": recipient.name, "Recipient Country": recipient.country}
        yield {**base, **sides, "Dyad": str(n), "Dyads": str(len(pairs))}


def _record_rows(event: RecordEvent, names: Names) -> Iterator[Row]:
    kind = str(event.type)
    parties = [Party(names.entity(p).en, names.entities[p].country or "") for p in event.participants if p in names.entities]
    if kind in _MUTUAL:
        pairs = dyads(parties, [], True)
    else:
        pairs = dyads(parties[:1], parties[1:], False)
    place = names.entities.get(event.place or "")
    found = coordinates(place)
    base = {
        "Event ID": event.id, "Event Date": event.earliest or "", "Event Date Latest": event.latest or "", "Status": event.status,
        "Placename": names.entity(event.place).en if place else "", "Country": (place.country or "") if place else "",
        "Latitude": str(found.lat) if found else "", "Longitude": str(found.lon) if found else "",
        "Headline": names.title(event).en, **_typed(kind), **_source(event, names),
    }
    return _numbered(base, pairs)


def _source(event: RecordEvent, names: Names) -> Row:
    step = event.history[-1] if event.history else None
    article = names.articles.get(step.article) if step else None
    if step is None or article is None:
        return {}
    return {
        "Event Text": step.evidence.exact, "Source": outlet_of(article), "Publication Date": article.published.date or "",
        "URL": web_address(article.url) or "", "Article ID": article.id, "Start": str(step.evidence.start),
        "End": str(step.evidence.end), "Headline": article_label(article),
    }


def _reading_rows(event: EventReport, reading: Reading) -> Iterator[Row]:
    known = {e.id: e for e in reading.entities}
    sides: dict[bool, list[Party]] = {True: [], False: []}
    for p in event.participants:
        if (entity := known.get(p.entity)) is not None:
            sides[p.part in _DOES].append(Party(entity.name_en or entity.name, entity.country or ""))
    place, article = known.get(event.place or ""), reading.article
    base = {
        "Event ID": event.id, "Event Date": event.earliest or "", "Event Date Latest": event.latest or "", "Status": event.status,
        "Event Mode": event.mode or "", "Placename": (place.name_en or place.name) if place else "",
        "Country": (place.country or "") if place else "", "Event Text": event.trigger.exact, "Headline": article.title or "",
        "Source": article.outlet or "", "Publication Date": article.published.date or "", "URL": web_address(article.url) or "",
        "Article ID": article.id, "Start": str(event.trigger.start), "End": str(event.trigger.end), **_typed(str(event.type)),
    }
    return _numbered(base, dyads(sides[True], sides[False], event.type in _MUTUAL))
