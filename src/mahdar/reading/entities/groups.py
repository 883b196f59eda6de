"""Groups: peoples, delegations, unnamed sources, offices in the plural; and unnamed people where force or protest is told."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.lang.tables.actor import DEFINITE, DESCRIBES, SIDED, STRUCK, ActorTables
from mahdar.lang.tables.event import EventTables
from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan
from mahdar.text.matcher import Hit

STRUCK_NEAR = 7
"""Words between a thing and the verb or noun of force that struck it at most."""

REACH = 5
"""Words behind a noun of a group in which what belongs to it is looked for."""


def groups(scan: Scan) -> Iterator[Chunk]:
    """All chunks of groups."""
    article = scan.language.article
    for hit in scan.doc.of_kind("nisba"):
        if hit.value.number == "p" and hit.pro.endswith(article) and not scan.ordinary(hit.i, hit):
            yield _chunk(scan, hit, hit.j, f"people:{hit.id}", hit.id, "table:nisba")
        elif _counted(scan, hit) or _acting(scan, hit):
            yield _chunk(scan, hit, hit.j, f"some:{hit.id}", hit.id, "table:nisba")
        elif _doer(scan, hit):
            yield _chunk(scan, hit, hit.j, f"side:{hit.id}", hit.id, "table:nisba")
    end = -1
    for i, (hit, rule) in sorted(_heads(scan).items()):
        if i >= end and not _describing(scan, hit):
            end = hit.j
            yield _group(scan, hit, rule)


def _group(scan: Scan, hit: Hit, rule: str) -> Chunk:
    j, country = _tail(scan, hit)
    key = " ".join([scan.stem(hit), *scan.forms[hit.i + 1 : j]])
    return _chunk(scan, hit, j, key, country, rule)


def _heads(scan: Scan) -> dict[int, tuple[Hit, str]]:
    """Nouns of groups by word; those of unnamed people only in sentences where force is used or people protest."""
    chosen: dict[int, tuple[Hit, str]] = {}
    for group in scan.doc.of_kind("collective"):
        if group.i not in chosen or group.j > chosen[group.i][0].j:
            chosen[group.i] = group, group.value.id
    actors = scan.doc.of_kind("actor")
    told = _forceful(scan, {scan.doc.sentence_of[actor.i] for actor in actors})
    for actor in actors:
        longest = actor.i not in chosen or actor.j > chosen[actor.i][0].j
        if longest and _somebody(scan, actor) and scan.doc.sentence_of[actor.i] in told and not scan.small(actor.i):
            chosen[actor.i] = actor, "table:actor"
    return chosen


def _somebody(scan: Scan, hit: Hit) -> bool:
    """May the noun be somebody: a power with the article, a unit or weapon with its side («دبابة إسرائيلية»)?"""
    if hit.value.use == DEFINITE:
        return hit.pro.endswith(scan.language.article)
    if hit.value.use == STRUCK:
        return _struck(scan, hit)
    if hit.value.use == SIDED:
        k = hit.j + 1 if scan.open(hit.j) and scan.bare(hit.j, "modifier", ("", scan.language.article)) else hit.j
        return k < scan.n and scan.open(k) and scan.bare(k, "nisba", ("", scan.language.article)) is not None
    return True


def _struck(scan: Scan, hit: Hit) -> bool:
    """Is it a thing that force was used on: behind «على», or the object of a verb of force («قصف الجيش مواقع», «هجوم على سوق»)?"""
    if hit.enc not in ("", scan.language.clitics.accusative) or hit.pro or hit.i == 0:
        return False
    tables: EventTables = scan.language.tables["event"]
    if scan.forms[hit.i - 1] in tables.words["passing"]:
        return True  # «لدى مرور قافلة للجيش»
    for k in range(hit.i - 1, max(hit.i - STRUCK_NEAR, -1), -1):
        if not scan.open(k + 1):
            return False
        verbs = scan.doc.at(k, "verb")
        if verbs:
            return any(s.id in tables.striking for h in verbs for s in h.senses)
        if scan.forms[k] in tables.words["onto"]:
            return k == hit.i - 1 and _upon(scan, k, tables)
        if scan.small(k) and not any(s.stem in tables.words["among"] for s in scan.doc.infos[k].splits):
            return False
    return False


def _upon(scan: Scan, k: int, tables: EventTables) -> bool:
    """Is there a verb or noun of force, or a shot, within a few words before «على» at word k?"""
    for i in range(k - 1, max(k - STRUCK_NEAR, -1), -1):
        if any(s.value.frame.type == "ASSAULT" for h in scan.doc.at(i, "deed") for s in h.senses):
            return True
        if any(s.id in tables.striking for h in scan.doc.at(i, "verb") for s in h.senses) or scan.forms[i] in tables.words["shot"]:
            return True
    return False


def _forceful(scan: Scan, wanted: set[int]) -> set[int]:
    """Of the wanted sentences those with a verb or noun of force, coercion or protest."""
    tables: EventTables = scan.language.tables["event"]
    of, left = scan.doc.sentence_of, set(wanted)
    for hit in scan.doc.of_kind("deed"):
        if of[hit.i] in left and any(s.value.frame.type in tables.forceful for s in hit.senses):
            left.discard(of[hit.i])
    for hit in scan.doc.of_kind("street"):
        left.discard(of[hit.i])
    for hit in scan.doc.of_kind("verb"):
        if of[hit.i] in left and any(s.id in tables.force_verbs for s in hit.senses):
            left.discard(of[hit.i])
    return wanted - left


def _doer(scan: Scan, hit: Hit) -> bool:
    """Is an adjective of nationality behind a noun of force all that names who used it («ضربة جوية أميركية»)?"""
    if hit.pro not in ("", scan.language.article) or any(c.country == hit.id for c in scan.chunks.values()):
        return False
    for k in range(hit.i - 1, max(hit.i - 3, -1), -1):
        if not scan.open(k + 1):
            return False
        deeds = [s.value.frame for h in scan.doc.at(k, "deed") for s in h.senses]
        if deeds:
            return any(f.type == "ASSAULT" and f.of == "agent" and not f.lasting for f in deeds)
        if not _qualified(scan, k) and not scan.adjectival(k):
            return False
    return False


def _counted(scan: Scan, hit: Hit) -> bool:
    """Is an adjective of nationality a noun behind its number («خمسة بريطانيين», «13 إثيوبيا»)?"""
    if hit.pro or not scan.open(hit.i) or scan.feminine(scan.forms[hit.i]):
        return False
    before = scan.forms[hit.i - 1]
    if hit.i - 1 in scan.timed:
        return bool(hit.value.number == "s" and scan.forms[hit.i].endswith(scan.language.clitics.accusative))
    return before.isdecimal() or any(h.value.pos == "num" for h in scan.doc.at(hit.i - 1, "word"))


def _acting(scan: Scan, hit: Hit) -> bool:
    """Is an adjective of nationality in the plural the subject right behind its verb («تظاهر إيرانيون»)?"""
    table: ActorTables = scan.language.tables["actor"]
    if hit.pro or hit.enc or hit.value.number != "p" or not scan.open(hit.i) or not scan.verb(hit.i - 1):
        return False
    return scan.forms[hit.i].endswith(table.sound)


def _describing(scan: Scan, hit: Hit) -> bool:
    """Is the word only an adjective of the noun before it («هجوم انتحاري», «فصيل مسلح»)?"""
    actor = scan.bare(hit.i, "actor", (hit.pro,))
    k = hit.i - 1
    if actor is None or actor.value.use != DESCRIBES or hit.pro not in ("", scan.language.article) or not scan.open(hit.i) or scan.verb(k):
        return False
    deeds = [s.value for h in scan.doc.at(k, "deed") for s in h.senses]
    if any(deed.frame.of == "recipient" for deed in deeds):
        return False
    if scan.doc.at(k, "actor") or scan.doc.at(k, "collective"):
        return not _clashes(scan, hit, k) and scan.forms[k].startswith(scan.language.article) == bool(hit.pro)
    number = actor.value.number
    if deeds and scan.feminine(scan.forms[hit.i]):
        return True
    return any(d.number == number for d in deeds) or any(
        row.number == number and row.pos == "n" for h in scan.doc.at(k, "word") for row in [h.value]
    )


def _tail(scan: Scan, hit: Hit) -> tuple[int, str | None]:
    """Adjectives and a body or country after a group noun, or the noun that defines it («قوات الأمن العراقية»)."""
    j, country = hit.j, None
    article = scan.language.article
    definite = hit.pro.endswith(article) or scan.forms[hit.j - 1].startswith(article)
    while j < min(hit.j + REACH, scan.n) and scan.open(j):
        if _clashes(scan, hit, j) or _done(scan, hit, j):
            break
        nisba = scan.bare(j, "nisba", ("", article))
        chunk = scan.chunks.get(j)
        if nisba is not None:
            country, j = country or nisba.id, nisba.j
        elif chunk is not None and not chunk.pro and not definite and j == hit.j and _construct(scan, hit):
            return chunk.j, country or chunk.country
        elif _qualified(scan, j) or (hit.j == j and _armed(scan, hit, j, definite)):
            j += 1
        elif not definite and j == hit.j == hit.i + 1 and _construct(scan, hit) and _defines(scan, j):
            definite, j = True, j + 1
        elif (not definite and not hit.enc and j == hit.j and _governs(scan, hit, j)) or _describing_actor(scan, j, definite):
            j += 1
        else:
            break
    return j, country


def _done(scan: Scan, hit: Hit, j: int) -> bool:
    """Is the adjective in front of word j a sound plural, and word j not («جنود إسرائيليون صحافية»)?"""
    table: ActorTables = scan.language.tables["actor"]
    return j > hit.j and scan.forms[j - 1].endswith(table.sound) and not scan.forms[j].endswith(table.sound)


def _armed(scan: Scan, hit: Hit, j: int, definite: bool) -> bool:
    """Is word j the feminine adjective of a broken or feminine plural («الفصائل المسلحة», «حركات مسلحة»)?"""
    adjective = scan.adjective(j) if definite else scan.facts.plain_adjective[scan.forms[j]]
    if hit.enc or not adjective or not scan.feminine(scan.forms[j]):
        return False
    table: ActorTables = scan.language.tables["actor"]
    return not scan.forms[hit.j - 1].endswith(table.sound)


def _construct(scan: Scan, hit: Hit) -> bool:
    """May the group noun govern the next word: no pronoun, and no ending of the absolute state («مستوطنون», «مسلحان»)?"""
    table: ActorTables = scan.language.tables["actor"]
    form = scan.forms[hit.j - 1]
    pair = any(s.value.number == "d" for h in scan.doc.at(hit.i, "actor") for s in h.senses) and form.endswith(table.sound[0][-1])
    return not hit.enc and not pair and not form.endswith(table.sound)


def _defines(scan: Scan, j: int) -> bool:
    """Is word j a definite noun that the group noun before it is of («قوات الأمن», «عناصر الجيش»)?"""
    hit, roles = scan.hit(j, "title"), scan.rules.roles
    one = hit is not None and not all(s.value.role in roles.organisation or s.value.role in roles.group for s in hit.senses)
    return scan.definite_noun(j) and scan.doc.infos[j].known and not scan.adjective(j) and not one


def _qualified(scan: Scan, j: int) -> bool:
    """Is word j an adjective of rank or region (not «نفسه», which may be an object)?"""
    pro = ("", scan.language.article)
    modifier = scan.bare(j, "modifier", pro)
    return (modifier is not None and not modifier.value.fixed) or scan.bare(j, "region", pro) is not None


def _governs(scan: Scan, hit: Hit, j: int) -> bool:
    """Is word j an indefinite plural that the group noun before it is of («أعضاء أحزاب», «زعماء قبائل»)?"""
    behind, own = scan.bare(j, "actor"), scan.bare(hit.i, "actor", (hit.pro,))
    if behind is None or own is None or behind.enc or behind.value.number != "p" or own.value.number != "p":
        return False
    ends: tuple[str, ...] = scan.language.tables["actor"].sound
    return not scan.forms[hit.j - 1].endswith(ends) and not scan.forms[j].endswith(ends)


def _describing_actor(scan: Scan, j: int, definite: bool) -> bool:
    actor = scan.hit(j, "actor")
    if actor is None or actor.pro != (scan.language.article if definite else ""):
        return False
    return bool(actor.value.use == DESCRIBES or (definite and actor.value.number == "p"))


def _clashes(scan: Scan, hit: Hit, j: int) -> bool:
    """Has word j the ending of another case than the group noun («مسلحون سياسيين»)?"""
    table: ActorTables = scan.language.tables["actor"]
    ends = [next((e for e in table.sound if scan.forms[k].endswith(e)), "") for k in (hit.j - 1, j)]
    return bool(ends[0] and ends[1]) and ends[0] != ends[1]


def _chunk(scan: Scan, hit: Hit, j: int, key: str, country: str | None, rule: str) -> Chunk:
    i, start = hit.i, scan.doc.after_clitics(hit)
    if i and not hit.pro and not scan.gaps[i - 1] and scan.forms[i - 1].isdecimal():
        i, start = i - 1, scan.doc.starts[i - 1]  # «20 محتجزا»
    return Chunk("group", i, j, start, scan.doc.ends[j - 1], key, rule, "head", country=country, pro=hit.pro)
