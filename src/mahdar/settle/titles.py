"""What an event is called, in English and Arabic: what happened, who with whom or to whom, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mahdar.lang import load
from mahdar.model.event import Part, PloverType
from mahdar.model.record import RecordEntity
from mahdar.words import LANGUAGES, Both, Words, words

MOST = 4
"""Names in a title at most; of more, the first three and «others»."""
SHAPES: dict[str | None, str] = {
    "CONSULT": "between", "AGREE": "between", "COOPERATE": "between", "RETREAT": "between",
    "SANCTION": "on", "ASSAULT": "on", "COERCE": "on", "ACCUSE": "against", "THREATEN": "against", "PROTEST": "against",
    "AID": "to", "REQUEST": "to", "CONCEDE": "to", "SUPPORT": "for",
}  # fmt: skip
"""How those in an event stand to each other, by its type."""
OTHERWISE = {
    "briefing": "to", "letter": "to", "proposal": "to", "invitation": "to", "warning": "to",
    "war": "between", "clashes": "between", "dispute": "between", "exchange": "between", "prisoner exchange": "between",
}  # fmt: skip
"""Those of a type that stand otherwise: a letter goes from one to the other, a war is between two."""
GOING = ("visit", "tour", "trip", "arrival", "departure", "envoy sent")
ACTED_ON = ("recipient",)


def titles(
    what: str,
    type_: PloverType | None,
    trigger: str,
    parts: Mapping[str, Part],
    where: str | None,
    known: Mapping[str, RecordEntity],
    times: int | None = None,
) -> Both:
    """The title of an event in both languages.

    Args:
        what: What happened, as the reading names it.
        type_: Its PLOVER type.
        trigger: The word of the article for it, for a kind that has no Arabic name.
        parts: Who is in it, the heaviest first, each with its part.
        where: Its place, an entity of the record.
        known: The entities of the record.
        times: Of several of a kind how many there were, 0 when that is not known.
    """
    shape = OTHERWISE.get(what) or SHAPES.get(type_, "by")
    told = _told(parts, known)
    if shape == "between" and where in told:
        told, where = ({}, where) if len(told) == 1 else (told, None)
    if type_ is None:
        told = {w: p for w, p in told.items() if known[w].kind == "person"} or told
    if what in GOING:
        told = {w: p for w, p in told.items() if p not in ACTED_ON and known[w].kind != "place"} or told
        shape = "visit"
    made = [_title(words(lang), what, trigger, shape, told, where, known) for lang in LANGUAGES]
    return Both(*(line + _times(lang, times) for lang, line in zip(LANGUAGES, made, strict=True)))


def _times(language: str, times: int | None) -> str:
    here = words(language)
    return "" if times is None else f" ({here.count('time', times) if times else here.text('title.several')})"


def _told(parts: Mapping[str, Part], known: Mapping[str, RecordEntity]) -> dict[str, Part]:
    """Those that a title names: of a side that persons stand for the persons, of a state one name; no «parties» beside names."""
    sides = {known[w].country for w in parts if known[w].kind == "person"}
    found: dict[str, Part] = {}
    states: set[str | None] = set()
    for w, part in parts.items():
        one = known[w]
        if one.kind == "person" or not _of_state(one):
            found[w] = part
        elif one.country not in sides and one.country not in states:
            states.add(one.country)
            found[w] = part
    named = {w: p for w, p in found.items() if p != "attendee" or known[w].kind != "group" or known[w].country}
    return named or found


def _of_state(entity: RecordEntity) -> bool:
    """Whether it is a state, what speaks for it, or people of it that bear no name of their own."""
    bodies = load("ar").world.organisations
    seat = entity.known_as in bodies and bool(bodies[entity.known_as or ""].stands_for)
    return bool(entity.country) and (entity.kind in ("place", "group") or entity.known_as is None or seat)


def _title(
    here: Words, what: str, trigger: str, shape: str, told: Mapping[str, Part], where: str | None, known: Mapping[str, RecordEntity]
) -> str:
    named = here.of("what", what)
    called = named if here.language == "en" or named != what else trigger
    line = called[:1].upper() + called[1:]
    mediators = [w for w, p in told.items() if p == "mediator"]
    others = [w for w in told if w not in mediators] if len(mediators) < len(told) else list(told)
    line = _parties(here, line, shape, others, told, known)
    if mediators and others != list(told):
        line = here.text("title.mediated").format(what=line, who=_list(here, mediators, known))
    if where and where in known:
        line += here.text("title.going" if what in GOING else "title.in").format(where=name(here.language, known[where]))
    return line


def _parties(
    here: Words, line: str, shape: str, who: Sequence[str], told: Mapping[str, Part], known: Mapping[str, RecordEntity]
) -> str:
    if not who:
        return line
    if shape == "visit":
        return here.text("title.visit").format(what=line, who=_list(here, who, known))
    if shape == "between":
        pattern = here.text("title.between" if len(who) > 1 else "title.alone")
        return pattern.format(what=line, who=_list(here, who, known))
    acted_on = [w for w in who if told[w] in ACTED_ON]
    if not acted_on and shape != "by" and any(told[w] == "agent" for w in who):
        acted_on = [w for w in who if told[w] == "attendee"]
    acting = [w for w in who if w not in acted_on]
    if shape == "by" or not acted_on:
        return here.text("title.by" if shape != "by" else "title.alone").format(what=line, who=_list(here, who, known))
    to = here.text(f"title.{shape}").format(who=_list(here, acted_on, known))
    return here.text("title.directed" if acting else "title.onto").format(what=line, who=_list(here, acting, known), to=to)


def _list(here: Words, who: Sequence[str], known: Mapping[str, RecordEntity]) -> str:
    names = list(dict.fromkeys(name(here.language, known[w]) for w in who))
    return here.join([*names[: MOST - 1], here.text("title.others")] if len(names) > MOST else names)


def name(language: str, entity: RecordEntity) -> str:
    """What an entity is called in a title: for a state its usual name, if it is written so anywhere, rather than the longest."""
    if language == "en":
        return entity.name_en or entity.name
    state = load("ar").world.countries.get(entity.known_as or "") if entity.kind == "place" else None
    return state.name if state and state.name in entity.names else entity.name
