"""What a stance is about: a listed issue, made special by what is named beside it, or a name from the words themselves."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.issue import Issue, Issues
from mahdar.model.ids import content_id
from mahdar.reading.positions.finding import Draft
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.sides import Side

WORDS = 5
"""Words that name an issue nobody listed."""
NEAR = 6
"""Words behind the word of an issue in which the place or body stands that makes it a special one."""
BEFORE = 18
"""Words in front of a stance in which its issue may stand, where there is none behind."""


class About(msgspec.Struct, frozen=True):
    """An issue of a position: id, English name, Arabic name."""

    id: str
    en: str
    ar: str


def about(ground: Ground, draft: Draft) -> About:
    """The issue of a stance: in its object, else in its evidence, else (a pronoun for an object) before it."""
    obj, j = draft.obj, draft.j
    j = next((k for k in range(obj + 1, j) if k in ground.conditions), j)
    listed = ground.doc.index("issue")
    hits = [h for k in range(obj, j) if k in listed for h in listed[k]]
    hits = hits or [h for k in range(draft.i, min(obj, j)) if k in listed for h in listed[k]]
    if draft.back:
        first = max(ground.sentence(draft.at)[0], draft.at - BEFORE)
        hits = [h for k in range(first, draft.at) if k in listed for h in listed[k]] or hits
    if hits:
        best = max(hits, key=lambda h: (_rank(h.value, h.i - obj), h.j - h.i, -h.i))
        return _special(ground, best.value, best.i, best.j, max(j, best.j + NEAR), draft.sides)
    return unlisted(ground, obj, j)


def _rank(issue: Issue, distance: int) -> int:
    return issue.rank - (2 if distance > WORDS else 0)


def _special(ground: Ground, issue: Issue, i: int, k: int, j: int, sides: list[Side]) -> About:
    """«انضمام أوكرانيا», «معبر رفح»: the first name after the issue that is not the party itself."""
    if not issue.special:
        return About(issue.id, issue.en, issue.ar)
    own = {s.name for s in sides}
    for n in range(k, min(j, k + NEAR)):
        if ground.stop(n) or ground.comma(n):
            break
        name = _name(ground, n, own)
        if name:
            en, ar, slug = name
            if slug in issue.id:
                continue
            return About(f"{issue.id}.{slug}", f"{issue.en}: {en}", f"{issue.ar}: {ar}")
    return About(issue.id, issue.en, issue.ar)


def _name(ground: Ground, n: int, own: set[str]) -> tuple[str, str, str] | None:
    here = ground.mentions.get(n)
    if here is not None and here.entity.kind in ("place", "organisation"):
        entity = here.entity
        en = entity.name_en or entity.name
        slug = (entity.known_as or entity.country or "").lower()
        return (en, entity.name, slug) if slug and en not in own else None
    for hit in ground.doc.at(n, "nisba"):
        country = ground.sides.world.countries.get(hit.id)
        if country is not None and country.name_en not in own:
            return country.name_en, country.name, country.id.lower()
    return None


def unlisted(ground: Ground, obj: int, j: int) -> About:
    """A readable name from the first words of the object, and an id that depends on those words alone."""
    table: Issues = ground.language.tables["issues"]
    words = [k for k in range(obj, min(j, obj + 9)) if ground.forms[k] not in table.empty]
    words = _phrase(ground, words)[:WORDS]
    if not words:
        words = [min(obj, len(ground.forms) - 1)]
    ar = " ".join([_bare(ground, words[0]), *(ground.doc.raw(k) for k in words[1:])])
    en = _english(ground, table, words) or ar
    key = " ".join(_stem(ground, k) for k in words[:3])
    return About(content_id("other.", key), en, ar)


def _phrase(ground: Ground, words: list[int]) -> list[int]:
    """Words up to the first comma or stop."""
    for n, k in enumerate(words[1:], 1):
        if ground.comma(k) or ground.stop(k):
            return words[:n]
    return words


def _bare(ground: Ground, k: int) -> str:
    """A word as printed, without a preposition stuck to it."""
    raw = ground.doc.raw(k)
    for letter in ground.language.clitics.prepositions[:2]:
        splits = ground.doc.infos[k].splits
        if raw.startswith(letter) and splits and all(s.pro[:1] == letter for s in splits) and any(s.pro == letter for s in splits):
            return raw[1:]
    return raw


def _stem(ground: Ground, k: int) -> str:
    splits = ground.doc.infos[k].splits
    return splits[0].stem if splits else ground.forms[k]


def _english(ground: Ground, table: Issues, words: list[int]) -> str:
    """English for the words, adjectives before their noun; empty where any of them is not known."""
    parts: list[str] = []
    k = 0
    while k < len(words):
        here = ground.mentions.get(words[k])
        if here is not None and here.entity.name_en and here.entity.name_en_how == "table":
            parts.append(f"({here.entity.name_en})")
            k += max(1, sum(w < here.j for w in words[k:]))
            continue
        stems = {s.stem for s in ground.doc.infos[words[k]].splits} | {ground.forms[words[k]]}
        known = next((table.english[s] for s in stems if s in table.english), None)
        if known is None:
            return ""
        if parts and _adjective(ground, words[k]):
            parts.insert(len(parts) - 1, known)
        else:
            parts.append(known)
        k += 1
    return " ".join(dict.fromkeys(parts))


def _adjective(ground: Ground, k: int) -> bool:
    return any(s.value.pos == "adj" for h in ground.doc.at(k, "word") for s in h.senses)
