"""Compare a record with what `examples/expected.json` says it must hold.

A value with bars lists what is accepted (`planned|possible`), null is not checked, ids are never compared.
Articles are named by file, those of a JSON Lines file by `file#id`.

Also a command: `python tests/record/compare.py OUT/record.json examples/expected.json` prints the differences.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]

ENOUGH = 4.0
"""An event of the record answers to an expected one from this likeness on (of at most 8)."""

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "é": "e", "ʿ": "", "’": "", "'": ""}
)
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")


def fold(text: str | None) -> str:
    """Words of a text in one spelling, a space between them."""
    plain = _MARKS.sub("", text or "").casefold().translate(_LETTERS)
    return " ".join(word.replace(",", ".") for word in _WORD.findall(plain))


def choices(accepted: str) -> list[str]:
    """The values that an expected value with bars accepts."""
    return [part.strip() for part in accepted.split("|")]


def accepts(accepted: str | None, value: object) -> bool:
    """Whether a plain value is one of the accepted; null accepts everything."""
    return accepted is None or str(value) in choices(accepted)


def says(accepted: str | None, texts: Iterable[str | None]) -> bool:
    """Whether one of the texts holds one of the accepted wordings, whole words only."""
    if accepted is None:
        return True
    padded = [f" {fold(text)} " for text in texts]
    return any(f" {fold(choice)} " in text for choice in choices(accepted) for text in padded)


def holds(accepted: str | None, texts: Iterable[str | None]) -> bool:
    """As `says`, but a wording may begin or end inside a word (clitics, plurals)."""
    if accepted is None:
        return True
    folded = [fold(text) for text in texts]
    return any(fold(choice) in text for choice in choices(accepted) for text in folded)


class Look:
    """A record with the look-ups that comparing needs."""

    def __init__(self, record: Json, expected: Json) -> None:
        self.record = record
        self.entities: dict[str, Json] = {entity["id"]: entity for entity in record.get("entities", [])}
        self.keys: Json = expected.get("articles", {})

    def article(self, key: str) -> Json | None:
        """The article of the record that an expected key names."""
        file, _, part = key.partition("#")
        known = self.keys.get(key, {})
        for article in self.record.get("articles", []):
            source = str(article.get("source") or "")
            if not part and source.replace("\\", "/").rsplit("/", 1)[-1] == file:
                return dict(article)
            if part and (part in source or part == article["id"] or _same_title(article, known)):
                return dict(article)
        return None

    def article_id(self, key: str) -> str | None:
        """The id of that article, or None."""
        found = self.article(key)
        return None if found is None else str(found["id"])

    def names(self, entity_id: str | None, exact: str | None = None) -> list[str | None]:
        """All that an entity is called, with its country and the words at hand."""
        entity = self.entities.get(entity_id or "", {})
        return [exact, entity.get("name"), entity.get("name_en"), *entity.get("names", [])]

    def countries(self, entity_id: str | None) -> list[str | None]:
        """The names of the country an entity belongs to, as far as the record's own entities tell."""
        country = self.entities.get(entity_id or "", {}).get("country")
        same = [
            e for e in self.entities.values() if country and e.get("country") == country and e.get("kind") == "place"
        ]
        return [name for entity in same for name in (entity.get("name"), entity.get("name_en"))]


def _same_title(article: Json, known: Json) -> bool:
    return bool(known) and fold(article.get("title")) == fold(known.get("title"))


def _participants(look: Look, event: Json) -> list[list[str | None]]:
    ids = [p["entity"] if isinstance(p, dict) else p for p in event.get("participants", [])]
    return [[*look.names(one), *look.countries(one)] for one in ids]


def missing_participants(look: Look, event: Json, wanted: Sequence[str]) -> list[str]:
    """The expected participants that an event lacks."""
    there = _participants(look, event)
    return [one for one in wanted if not any(says(one, names) for names in there)]


def _overlap(event: Json, wanted: Json) -> bool:
    if not (wanted.get("earliest") and event.get("earliest")):
        return False
    first, last = min(choices(wanted["earliest"])), max(choices(wanted["latest"]))
    return bool(event["earliest"] <= last and first <= (event.get("latest") or event["earliest"]))


def _told_by(event: Json) -> set[str]:
    steps = [*event.get("history", []), *event.get("claims", [])]
    return {step["article"] for step in steps if step.get("article")}


def _where(look: Look, event: Json) -> list[str | None]:
    return look.names(event.get("place"))


def likeness(look: Look, event: Json, wanted: Json) -> float:
    """How much an event of the record looks like an expected one: 0 to 8."""
    parts, ids = wanted.get("participants_en") or [], {look.article_id(key) for key in wanted.get("articles", [])}
    present = 1 - len(missing_participants(look, event, parts)) / len(parts) if parts else 0.5
    told = len(ids & _told_by(event)) / len(ids) if ids else 0.5
    place = wanted.get("place_en") is not None and says(wanted["place_en"], _where(look, event))
    kind = accepts(wanted.get("type"), event.get("type")) and holds(wanted.get("what"), [event.get("what")])
    return 2 * _overlap(event, wanted) + 2 * present + 2 * told + place + kind


def find_event(look: Look, wanted: Json) -> Json | None:
    """The event of the record that answers best to an expected one, if any does."""
    scored = [(likeness(look, event, wanted), event) for event in look.record.get("events", [])]
    if not scored:
        return None
    score, event = max(scored, key=lambda pair: pair[0])
    return dict(event) if score >= ENOUGH else None


def _field(name: str, field: str, accepted: str | None, value: object) -> list[str]:
    return [] if accepts(accepted, value) else [f"event «{name}»: {field} is {value}, not {accepted}"]


def _history(look: Look, event: Json, wanted: Json) -> list[str]:
    steps = [(step.get("as_of"), step["status"]) for step in event.get("history", [])]
    return [
        f"event «{wanted['name']}»: history lacks {status} as of {day}"
        for day, status in wanted.get("history", [])
        if not any((day is None or at == day) and accepts(status, held) for at, held in steps)
    ]


def event_differences(look: Look, wanted: Json) -> list[str]:
    """What the record lacks of one expected event."""
    event, name = find_event(look, wanted), wanted["name"]
    if event is None:
        return [f"event «{name}»: not in the record"]
    out = [
        f"event «{name}»: participant {one} is missing"
        for one in missing_participants(look, event, wanted.get("participants_en") or [])
    ]
    for field in ("type", "earliest", "latest", "status"):
        out += _field(name, field, wanted.get(field), event.get(field))
    if not holds(wanted.get("what"), [event.get("what")]):
        out.append(f"event «{name}»: what is {event.get('what')}, not {wanted['what']}")
    if not says(wanted.get("place_en"), _where(look, event)):
        out.append(f"event «{name}»: place is {_where(look, event)[1:3]}, not {wanted['place_en']}")
    told = _told_by(event)
    out += [
        f"event «{name}»: not told by {key}" for key in wanted.get("articles", []) if look.article_id(key) not in told
    ]
    return out + _history(look, event, wanted)


def copy_differences(look: Look, pair: Sequence[str]) -> list[str]:
    """Whether the record holds these articles to be copies of each other."""
    ids = {look.article_id(key) for key in pair}
    groups = [set(group) for group in look.record.get("copies", [])]
    return [] if any(ids <= group for group in groups) else [f"copies: {' and '.join(pair)} are not held to be copies"]


def date_differences(look: Look, wanted: Json, how: str | None = None) -> list[str]:
    """Whether an article got its day, and, if asked, in the way asked."""
    article = look.article(wanted["article"])
    if article is None:
        return [f"article {wanted['article']}: not in the record"]
    published = article.get("published") or {}
    out = (
        []
        if published.get("date") == wanted["date"]
        else [f"article {wanted['article']}: dated {published.get('date')}, not {wanted['date']}"]
    )
    if how and published.get("how") not in choices(how):
        out.append(f"article {wanted['article']}: dated by {published.get('how')}, not by {how}")
    return out


def _about(look: Look, dispute: Json, wanted: Json, events: dict[str, str]) -> bool:
    about = wanted.get("about")
    if about is None:
        return True
    if about in events:
        return bool(dispute.get("about") == events[about])
    return says(about, look.names(dispute.get("about")))


def _values(dispute: Json) -> list[list[str | None]]:
    return [
        [str(v.get("value")), *[e.get("exact") for e in v.get("evidence") or []]] for v in dispute.get("values", [])
    ]


def _tells_apart(dispute: Json, wanted: Sequence[str]) -> bool:
    """Every expected value is there, each in a value of its own."""
    there = _values(dispute)
    fits = [{i for i, texts in enumerate(there) if says(one, texts)} for one in wanted]
    return all(fits) and len(set().union(*fits)) >= len(wanted)


def dispute_differences(look: Look, wanted: Json, events: dict[str, str]) -> list[str]:
    """Whether the record lists an expected disagreement."""
    for dispute in look.record.get("disputes", []):
        if (
            accepts(wanted["field"], dispute.get("field"))
            and _about(look, dispute, wanted, events)
            and _tells_apart(dispute, wanted["values"])
        ):
            return []
    return [
        f"dispute about {wanted.get('about') or 'anything'}: {wanted['field']} {' / '.join(wanted['values'])} is not listed"
    ]


def _speaker(look: Look, statement: Json) -> list[str | None]:
    speaker = statement.get("speaker") or {}
    return look.names(speaker.get("entity"), speaker.get("exact"))


def _chain(look: Look, statement: Json, wanted: Sequence[str]) -> bool:
    via = statement.get("via") or []
    pairs = zip(via, wanted, strict=False)
    return len(via) == len(wanted) and all(
        says(one, look.names(link.get("entity"), link.get("exact"))) for link, one in pairs
    )


def statement_differences(look: Look, wanted: Json) -> list[str]:
    """Whether the record holds an expected statement, with speaker, chain and claim."""
    where, article = f"statement in {wanted['article']} «{wanted['content_has']}»", look.article_id(wanted["article"])
    mine = [s for s in look.record.get("statements", []) if s.get("article") == article]
    there = [s for s in mine if holds(wanted["content_has"], [(s.get("content") or {}).get("exact")])]
    if not there:
        return [f"{where}: not in the record"]
    spoken = [s for s in there if says(wanted["speaker_en"], _speaker(look, s))]
    if not spoken:
        return [f"{where}: speaker is {_speaker(look, there[0])[:3]}, not {wanted['speaker_en']}"]
    chained = [s for s in spoken if _chain(look, s, wanted.get("via_en", []))]
    if not chained:
        return [f"{where}: chain is {[v.get('exact') for v in spoken[0].get('via') or []]}, not {wanted['via_en']}"]
    if not any(accepts(wanted.get("claim"), s.get("claim")) for s in chained):
        return [f"{where}: claim is {chained[0].get('claim')}, not {wanted['claim']}"]
    return []


def position_differences(look: Look, wanted: Json) -> list[str]:
    """Whether the record holds an expected position."""
    for position in look.record.get("positions", []):
        texts = [position.get("issue"), position.get("issue_id"), (position.get("evidence") or {}).get("exact")]
        party = says(wanted["party"], [position.get("party"), *look.names(position.get("entity"))])
        if party and accepts(wanted["stance"], position.get("stance")) and holds(wanted["issue_has"], texts):
            return []
    return [f"position: {wanted['party']} {wanted['stance']} {wanted['issue_has']} is not held"]


def ahead_differences(look: Look, wanted: Json, events: dict[str, str]) -> list[str]:
    """Whether an expected event is listed as ahead, with its days."""
    name = wanted["event"]
    mine = [a for a in look.record.get("ahead", []) if a.get("event") == events.get(name)]
    if not mine:
        return [f"ahead: «{name}» is not listed"]
    first, last = (mine[0].get("expected") or [None, None])[:2]
    checks = (("earliest", first), ("latest", last), ("status", mine[0].get("status")))
    return [
        f"ahead: «{name}» {field} is {value}, not {wanted[field]}"
        for field, value in checks
        if not accepts(wanted.get(field), value)
    ]


def _people(look: Look) -> list[Json]:
    return [entity for entity in look.entities.values() if entity.get("kind") == "person"]


def _bearers(look: Look, form: str) -> set[str]:
    return {
        e["id"] for e in _people(look) if any(fold(form) == fold(name) for name in [e.get("name"), *e.get("names", [])])
    }


def people_differences(look: Look, expected: Json) -> list[str]:
    """Who is missing, who is two in the record and one in life, and the other way round."""
    everyone = [name for e in _people(look) for name in (e.get("name"), e.get("name_en"), *e.get("names", []))]
    out = [f"person {one}: not in the record" for one in expected.get("people_en", []) if not says(one, everyone)]
    for forms in expected.get("one_person", []):
        bearers = [_bearers(look, form) for form in forms]
        if not set.intersection(*bearers):
            out.append(f"person {' = '.join(forms)}: not held to be one")
    for forms in expected.get("two_people", []):
        if set.intersection(*[_bearers(look, form) for form in forms]):
            out.append(f"person {' ≠ '.join(forms)}: held to be one")
    return out


def compare(record: Json, expected: Json) -> list[str]:
    """All differences between a record and what it must hold, in words; none means that it holds all of it.

    Args:
        record: A record of the contract, as read from record.json.
        expected: What it must hold, in the shape of examples/expected.json.

    Returns:
        One line a difference, in the order of the expected document.
    """
    look = Look(record, expected)
    found = {wanted["name"]: find_event(look, wanted) for wanted in expected.get("events", [])}
    ids = {name: event["id"] for name, event in found.items() if event is not None}
    names = dict.fromkeys(found, "") | ids  # a dispute about an event that was not found is not looked for among people
    out = [line for wanted in expected.get("events", []) for line in event_differences(look, wanted)]
    out += [line for pair in expected.get("copies", []) for line in copy_differences(look, pair)]
    out += [line for wanted in expected.get("dated", []) for line in date_differences(look, wanted, "corpus|text")]
    out += [line for wanted in expected.get("published", []) for line in date_differences(look, wanted)]
    out += [line for wanted in expected.get("disputes", []) for line in dispute_differences(look, wanted, names)]
    out += [line for wanted in expected.get("statements", []) for line in statement_differences(look, wanted)]
    out += [line for wanted in expected.get("positions", []) for line in position_differences(look, wanted)]
    out += [line for wanted in expected.get("ahead", []) for line in ahead_differences(look, wanted, ids)]
    return out + people_differences(look, expected)


def main(record: str, expected: str) -> int:
    """Print the differences between two files; 1 if there are any."""
    documents = [json.loads(Path(name).read_text(encoding="utf-8")) for name in (record, expected)]
    lines = compare(documents[0], documents[1])
    print(*lines, f"{len(lines)} differences", sep="\n")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
