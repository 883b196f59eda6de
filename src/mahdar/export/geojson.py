"""GeoJSON (RFC 7946): each event that has a place, at the coordinates of the world tables, or with no geometry."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from mahdar.export.naming import Names
from mahdar.model.record import Record, RecordEntity, RecordEvent


class Place(NamedTuple):
    """Coordinates of a place in degrees (WGS 84)."""

    lat: float
    lon: float


def build(record: Record) -> dict[str, Any]:
    """A FeatureCollection with one feature for each event that has a place; nothing is placed by guess."""
    names = Names(record)
    return {"type": "FeatureCollection", "features": [_feature(e, names) for e in record.events if e.place in names.entities]}


def dumps(record: Record) -> str:
    """The collection as JSON."""
    return json.dumps(build(record), ensure_ascii=False, indent=1) + "\n"


@cache
def places() -> dict[str, Place]:
    """Coordinates by the id of the world tables."""
    lines = files("mahdar.lang").joinpath("world", "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: Place(float(row["lat"]), float(row["lon"])) for row in rows if row["lat"] and row["lon"]}


def coordinates(entity: RecordEntity | None) -> Place | None:
    """Where an entity is, if the world tables know it."""
    return places().get(entity.known_as) if entity and entity.known_as else None


def _feature(event: RecordEvent, names: Names) -> dict[str, Any]:
    entity = names.entities.get(event.place or "")
    found = coordinates(entity)
    steps = [
        {"as_of": s.as_of, "status": s.status, "article": s.article, "start": s.evidence.start, "exact": s.evidence.exact}
        for s in event.history
    ]
    return {
        "type": "Feature", "id": event.id,
        "geometry": {"type": "Point", "coordinates": [found.lon, found.lat]} if found else None,
        "properties": {
            "title": names.title(event).en, "title_ar": names.title(event).ar, "place": names.entity(event.place).en,
            "place_ar": names.entity(event.place).ar, "type": event.type, "status": event.status, "earliest": event.earliest,
            "latest": event.latest, "sources": event.sources, "evidence": steps,
        },
    }
