"""Makers of distances: ago, in, since, every; of ages; and of what is left."""

from __future__ import annotations

from mahdar.reading.times.makers.base import adjective, after, is_noun, maker, part_of, slot, unit_of, word_after
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import Found, Item

RELATION = {"before": -1, "since": -1, "after": 1}


@maker
def relation(found: Found) -> Sem | None:
    """A length as a distance: ago, in, since, within, or before and after a day that is named («قبل شهرين من 3 مايو»)."""
    dur = slot(found, "d", "dur", "thedur")
    if dur is None and "u" in found.slots:
        if "the_dual" in found.slots["u"].data:
            dur = Sem(what="dur", amounts=((2, unit_of(found)),))
        elif "the_units" in found.slots["u"].data:
            dur = Sem(what="dur", amounts=((None, unit_of(found)),))
        else:
            dur = Sem(what="dur", amounts=((1, unit_of(found)),))
    mod = slot(found, "y", "more") or ("APPROX" if "x" in found.slots else "")
    if "b" in found.slots:
        return change(dur, what="offset", n=RELATION[slot(found, "b", "pivot")], adj="same")
    word = slot(found, "w", "rel")
    if word is None:
        if "t" in found.slots:
            return change(dur, what="offset", n=1, mod=mod)
        adj = adjective(found, "a") or "past"
        return change(dur, adj=adj, mod=mod)
    if word == "within":
        return change(dur, what="offset", n=1, mod=mod) if "t" in found.slots else _within(found, dur)
    if word == "since":
        return change(dur, mod=mod, lead="since")
    if "v" in found.slots:
        anchor = found.slots["v"].data["day"]
        if word_after(found) in found.doc.language.tables["time"].shape.of_words:
            return None
        return change(dur, what="offset", n=RELATION[word], mod=mod, other=anchor)
    return _ago(found, dur, word, mod)


def _narrow(found: Found, item: Item) -> None:
    while found.row[found.begin] is not item:
        found.begin += 1


def _within(found: Found, dur: Sem) -> Sem | None:
    """«خلال أسبوع»: the length of one unit; not «خلال يوم عمل», «خلال أسبوع الموضة»."""
    unit = found.slots.get("u")
    if unit is None or "unit" not in unit.data or "x" in found.slots or "y" in found.slots:
        return None
    follows, j = word_after(found), found.row[found.end - 1].j
    if follows and (follows.startswith(found.doc.language.article) or is_noun(found, j) or after(found) is not None):
        return None
    _narrow(found, unit)
    return dur


def _ago(found: Found, dur: Sem, word: str, mod: str) -> Sem | None:
    table = found.doc.language.tables["time"]
    follows = word_after(found)
    if "t" not in found.slots and follows in table.shape.of_words:
        _narrow(found, found.slots.get("d") or found.slots["u"])
        edge_word = _second_after(found) in table.shape.event_edges
        return change(dur, lead="edge" if edge_word else "event", n=RELATION[word])
    if "u" in found.slots and word == "after" and unit_of(found) == "N" and follows:
        _narrow(found, found.slots["u"])
        return Sem(what="day", shift=-1, part="TNI")
    if "u" in found.slots and (follows.startswith(table.article) or follows in table.shape.long_words):
        return None
    if any(n is None for n, _ in dur.amounts):
        return change(dur, lead=word)
    return change(dur, what="offset", n=RELATION[word], mod=mod)


def _second_after(found: Found) -> str:
    j = found.row[found.end - 1].j + 1
    return found.doc.forms[j] if j < len(found.doc.forms) else ""


@maker
def hour(found: Found) -> Sem | None:
    """«أرجئت الجلسة ساعة»: a single unit as the measure of a verb."""
    unit, doc = unit_of(found), found.doc
    i = found.row[found.begin].i
    if unit not in ("TH", "TM", "Y") or not i or doc.gaps[i - 1] or not doc.forms[i].endswith(doc.language.feminine):
        return None
    if word_after(found).startswith(doc.language.article):
        return None
    finite = [s for h in doc.at(i - 1, "verb") for s in h.senses if s.value.finite]
    return Sem(what="dur", amounts=((1, unit),)) if finite else None


@maker
def every(found: Found) -> Sem | None:
    """What recurs: every day, every Thursday, each year."""
    if "s" in found.slots:
        return Sem(what="set", name=slot(found, "s", "sets"))
    clock = slot(found, "c", "clock")
    if "p" in found.slots:
        return Sem(what="set", part=part_of(found), amounts=((1, "D"),))
    if clock is not None:
        w = slot(found, "w", "bareday")
        return Sem(what="set", weekday=int(w) if w else None, clock=clock.clock, amounts=((1, "D"),))
    if "v" in found.slots:
        v = found.slots["v"].data["day"]
        if v.weekday is None:
            return Sem(what="set", amounts=((1, "D"),)) if v.shift == 0 else None
        return Sem(what="set", weekday=v.weekday, clock=v.clock, part=v.part)
    if "w" in found.slots:
        return Sem(what="set", weekday=int(slot(found, "w", "weekday", "bareday")))
    dur = slot(found, "d", "dur")
    if dur is not None:
        return change(dur, what="set")
    if "n" in found.slots:
        return None
    return Sem(what="set", amounts=((1, unit_of(found)),))


@maker
def age(found: Found) -> Sem | None:
    """The age of a person, which is no time."""
    dur = slot(found, "d", "dur")
    return Sem(what="no") if dur is None or dur.amounts[0][1] == "Y" else None


@maker
def bare(found: Found) -> Sem | None:
    """A number that is left over where a time was looked for (see `mahdar.reading.times.bare.leftover`)."""
    from mahdar.reading.times.bare import leftover

    return leftover(found)


@maker
def until_now(found: Found) -> Sem | None:
    """«حتى الساعة» with no hour after it."""
    return Sem(what="ref", name="PRESENT_REF")


@maker
def event_day(found: Found) -> Sem | None:
    """«غداة الإعلان», «عشية الانتخابات»: the day after or before an event that the text does not date here."""
    if not word_after(found).startswith(found.doc.language.article):
        return None
    return Sem(what="dur", amounts=((1, "D"),), lead="edge")
