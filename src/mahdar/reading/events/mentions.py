"""Mentions of events: nouns and verbs of the frames, with the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mahdar.lang.tables.event import Deed, Frame, Light
from mahdar.model.event import Part, Status
from mahdar.reading.events.clauses import MEMO, Clauses, Verb
from mahdar.text.matcher import Hit

OFF = ("postponed", "cancelled")


class Mention(msgspec.Struct, gc=False):
    """One mention of an event: words `[i, j)`; what is known of it is filled in by the later parts.

    `tail`: the word behind it and the noun it is of («جولة من المفاوضات»).
    `source`: the event that only a pronoun takes up here.
    `opens`: it is the first word of a sentence or of what stands behind a colon.
    `convened`: what is called for has a verb of its own that says when it is («دعا إلى اجتماع يعقد السبت»).
    """

    frame: Frame
    i: int
    j: int
    verb: Verb | None = None
    number: str = "s"
    definite: bool = False
    owner: str = ""
    start: int = -1
    carrier: Verb | None = None
    light: Light | None = None
    governor: Verb | None = None
    wish: int = -1
    head: int = -1
    status: Status = "held"
    fixed: bool = False
    rules: tuple[str, ...] = ()
    parts: dict[str, Part] = {}
    place: str | None = None
    time: str | None = None
    earliest: str | None = None
    latest: str | None = None
    duration: str | None = None
    since: bool = False
    dropped: bool = False
    title: bool = False
    visit: Mention | None = None
    within: Mention | None = None
    aside: bool = False
    asked: bool = False
    does: Verb | None = None
    back: bool = False
    bare: bool = False
    convened: bool = False
    tail: int = -1
    source: Mention | None = None
    opens: bool = False

NEAR, FAR = 4, 22
"""Words that are in no name between a verb and the noun behind a preposition that it carries; of one who suffers it, more."""

MAX_WORDS = 12
"""No mention is longer, in words; those that may overlap one begin no further before it."""


def mentions(clauses: Clauses) -> list[Mention]:
    """All mentions of events in text order, a noun and the verb that carries it as one."""
    found: dict[int, Mention] = {}
    for mention in _nouns(clauses):
        found[mention.i] = mention
    for mention in [m for m in found.values() if m.frame.absorbs]:
        _absorb(clauses, mention, found)
    for mention in list(_verbs(clauses)):
        if not _described(clauses, mention, found):
            _take(clauses, mention, found)
    _pronouns(clauses, found)
    for mention in found.values():
        mention.title = clauses.in_title(mention.i)
        mention.opens = clauses.before(mention.i) is None or mention.i - 1 in clauses.hard
        mention.asked = clauses.asked(mention.i)
        mention.bare = mention.verb is not None and mention.frame.bare and not clauses.definite(mention.j)
        mention.aside = mention.verb is not None and clauses.preceded(mention.i, "relative")
    return [found[i] for i in sorted(found)]


def _nouns(clauses: Clauses) -> Iterator[Mention]:
    doc, end = clauses.doc, 0
    for hit in sorted(doc.of_kind("deed"), key=lambda h: (h.i, -h.j)):
        if hit.i < end or (hit.j == hit.i + 1 and hit.i in clauses.verbs) or doc.in_furniture(doc.starts[hit.i]):
            continue
        if hit.i not in clauses.deeds or hit.enc in clauses.words["mine"]:
            continue
        deed = next((d for d in _ranked(hit) if _fits(clauses, d.frame, hit.i, hit.j)), None)
        if deed is not None:
            end = _tail(clauses, hit.i, hit.j, deed.frame)
            mention = Mention(deed.frame, hit.i, hit.j, None, _number(clauses, hit, deed), _definite(clauses, hit), _owner(clauses, hit))
            mention.start, mention.tail = doc.after_clitics(hit), end
            carried(clauses, mention)
            yield mention


def _tail(clauses: Clauses, i: int, j: int, frame: Frame) -> int:
    """The word behind an event noun, or behind the noun it is a round of («الجولة الخامسة من المحادثات»)."""
    doc, k = clauses.doc, j
    if not frame.rounds or i not in clauses.deeds:
        return j
    while k < min(j + 2, doc.n) and doc.at(k, "word") and not clauses.preposition(k) and k not in clauses.deeds:
        k += 1  # «الخامسة», «الجديدة»
    k += k < doc.n and clauses.is_(k, "among")
    if k >= doc.n or k not in clauses.deeds or any(n in clauses.breaks for n in range(j - 1, k)):
        return j
    inner = next((h for h in doc.at(k, "deed") if any(s.value.frame.kin in frame.rounds for s in h.senses)), None)
    return inner.j if inner is not None else j


def _ranked(hit: Hit) -> list[Deed]:
    return sorted((s.value for s in hit.senses), key=lambda d: not d.frame.needs)


def _number(clauses: Clauses, hit: Hit, deed: Deed) -> str:
    """The number of a noun: what looks like a dual without its end is the accusative of one («اتفاقا»)."""
    if deed.number != "d":
        return deed.number
    single = clauses.doc.language.fold(deed.lemma) + clauses.accusative
    return "s" if clauses.doc.forms[hit.i].endswith(single) else "d"


def _owner(clauses: Clauses, hit: Hit) -> str:
    """The pronoun on a noun («مباحثاته»), not the accusative letter."""
    return hit.enc if hit.enc != clauses.accusative else ""


def _definite(clauses: Clauses, hit: Hit) -> bool:
    return hit.pro.endswith(clauses.article) or clauses.doc.forms[hit.i].startswith(clauses.article)


def _fits(clauses: Clauses, frame: Frame, i: int, j: int) -> bool:
    """Do the words around a trigger allow the frame?"""
    doc, tables = clauses.doc, clauses.tables
    if j < doc.n and j - 1 not in clauses.stops and doc.forms[j] in tables.ban_before[frame.id] and _tail(clauses, i, j, frame) == j:
        return False
    if i and tables.ban_after[frame.id] and _banned(clauses, frame, i):
        return False
    words, letters = tables.needs[frame.id], tables.needs_clitic[frame.id]
    if frame.negative and not clauses.negated(i):
        return False
    if frame.unless and _follows(clauses, tables.unless[frame.id], j):
        return False
    if (not words and not letters) or j > i + 1:
        return True
    first = max(clauses.sentence(i)[0], i - frame.reach) if frame.around else i
    for k in (*range(first, i), *range(j, _reach(clauses, j, frame.reach))):
        if k - 1 in clauses.stops and doc.sentence_of[k] != doc.sentence_of[i]:
            return False
        if _meets(clauses, frame, k):
            return True
    return False


def _meets(clauses: Clauses, frame: Frame, k: int) -> bool:
    """Is word k one that the frame needs? Remembered by form."""
    form, memo = clauses.doc.forms[k], clauses.tables.met
    key = (form, frame.id)
    known = memo.get(key)
    if known is None:
        if len(memo) > MEMO:
            memo.clear()
        words, letters = clauses.tables.needs[frame.id], clauses.tables.needs_clitic[frame.id]
        splits = clauses.doc.infos[k].splits
        known = memo[key] = form in words or any(s.stem in words or clauses.led(s.pro) in letters for s in splits)
    return known


def _follows(clauses: Clauses, words: frozenset[str], j: int) -> bool:
    """Does one of the words follow in the same sentence?"""
    doc, stop = clauses.doc, clauses.sentence(j - 1)[1]
    return any(doc.forms[k] in words for k in range(j, min(stop, j + MAX_WORDS)))


def _reach(clauses: Clauses, j: int, words: int) -> int:
    """The end of so many words from word j on; days and names do not count («استقبل اليوم الخميس 13 يوليو رئيس الوزراء»)."""
    named, dated = clauses.named, clauses.dated
    stop = min(j + words, clauses.doc.n)
    k = j
    while k < stop:
        if named[k] is not None or k in dated:
            stop = min(stop + 1, clauses.doc.n)
        k += 1
    return stop


def _banned(clauses: Clauses, frame: Frame, i: int) -> bool:
    """Does a word stand in front, with or without «this», behind which there is no such event («بموجب هذا الاتفاق»)?"""
    doc, ban = clauses.doc, clauses.tables.ban_after[frame.id]
    k = i - 2 if i > 1 and doc.forms[i - 1] in clauses.words["such"] else i - 1
    return doc.forms[k] in ban or any(s.stem in ban for s in doc.infos[k].splits)


def _verbs(clauses: Clauses) -> Iterator[Mention]:
    table, doc = clauses.tables.verbs, clauses.doc
    for i, senses in clauses.verbs.items():
        if doc.in_furniture(doc.starts[i]):
            continue
        if clauses.preceded(i, "what") and senses[0].form.passive:
            continue
        found = next(((v, f) for v in _likely(clauses, senses) for f in table.get(v.lemma, ()) if _fits(clauses, f, i, i + 1)), None)
        if found is not None:
            verb, frame = found
            mention = Mention(frame, i, i + 1, verb, verb.form.features[-1:], head=i)
            mention.start, mention.tail = doc.starts[i], i + 1
            yield mention


def _described(clauses: Clauses, mention: Mention, found: dict[int, Mention]) -> bool:
    """Is the verb only a relative clause on a noun of the same type («الضربة التي استهدفت …»)? Then the noun keeps it."""
    if not clauses.preceded(mention.i, "relative"):
        return False
    for k in range(mention.i - 2, max(mention.i - 6, -1), -1):
        noun = found.get(k)
        if noun is not None and noun.verb is None:
            if noun.frame.type == mention.frame.type:
                noun.does = mention.verb
                return True
            return False
    return False


def _pronouns(clauses: Clauses, found: dict[int, Mention]) -> None:
    """Light verbs whose subject is a pronoun for an event named before («أكد أنها ستعقد غدا»)."""
    taken = {m.carrier.i for m in found.values() if m.carrier} | {m.head for m in found.values()}
    for i in sorted(clauses.verbs):
        verb = _light(clauses, i)
        if verb is None or i in taken or not _happens(clauses, verb) or not _pronoun_before(clauses, i):
            continue
        noun = next((found[k] for k in sorted(found, reverse=True) if k < i and i - k < 40 and found[k].verb is None), None)
        if noun is not None and noun.carrier is None and noun.frame.type == "CONSULT" and _agrees(noun, verb):
            noun.carrier, noun.head, noun.light = verb, i, clauses.tables.light[verb.lemma]


def _pronoun_before(clauses: Clauses, i: int) -> bool:
    k = clauses.before(i)
    return k is not None and clauses.doc.forms[k] in clauses.words["that_it"]


def _happens(clauses: Clauses, verb: Verb) -> bool:
    """Does the verb say of its subject that it takes place, begins, ends, is put off?"""
    light = clauses.tables.light[verb.lemma]
    if light.effect != "tense" or verb.form.passive:
        return True
    return clauses.doc.language.fold(verb.lemma) in clauses.words["happens"]


def _likely(clauses: Clauses, senses: list[Verb]) -> list[Verb]:
    """Without the shortened forms where no particle asks for one."""
    if len(senses) < 2:
        return senses
    if any(clauses.preceded(senses[0].i, kind) for kind in ("relative", "may", "negation", "future", "what")):
        senses = [v for v in senses if v.pro[:1] not in clauses.words["conjunction"] or not v.pro] or senses
    if clauses.negated(senses[0].i):
        return [v for v in senses if v.form.features[:1] == "3"] or senses
    third = [v for v in senses if v.form.features[:1] == "3"] or senses
    return [v for v in third if not (v.form.tense == "jussive" and v.form.features[-1:] == "s")] or third


def _absorb(clauses: Clauses, mention: Mention, found: dict[int, Mention]) -> None:
    """«توقيع الاتفاق» is one event: the noun behind goes into the one in front."""
    for k in range(mention.j, min(mention.j + 16, clauses.sentence(mention.i)[1])):
        if k in clauses.verbs:
            return
        if k in found and found[k].frame.kin in mention.frame.absorbs:
            del found[k]
            return


def _take(clauses: Clauses, mention: Mention, found: dict[int, Mention]) -> None:
    """Put a verb among the mentions, or give its place to the noun that it shares an event with."""
    assert mention.verb is not None
    stop = clauses.sentence(mention.i)[1]
    for k in range(mention.i + 1, min(stop, mention.i + 24)):
        if k in clauses.verbs:
            break
        noun = found.get(k)
        if noun is None:
            continue
        frame = mention.frame
        if clauses.preceded(k, "margin"):
            continue
        if noun.frame.kin in frame.absorbs or (noun.frame.kin == frame.kin and (frame.needs or noun.frame is frame) and not noun.definite):
            noun.carrier, noun.head = mention.verb, mention.i
            noun.frame = frame if noun.frame.kin in frame.absorbs else noun.frame
            return
        if frame.negative and noun.head == mention.i:
            break
        if noun.carrier is not None and noun.head == mention.i and frame.needs and noun.carrier.lemma != mention.verb.lemma:
            noun.carrier, noun.light, noun.head = None, None, noun.i
            break
        if noun.head == mention.i and not frame.absorbs and frame.kin not in ("demand", "request", "refusal"):
            return
        if not frame.absorbs:
            break
    found[mention.i] = mention


def carried(clauses: Clauses, mention: Mention) -> None:
    """Find the verb or verbal noun that carries an event noun, and the head that its status is read at."""
    mention.head = mention.i
    if clauses.preceded(mention.i, "charge"):
        return  # «وجه القاضي تهمة القتل إلى …», «مخطط لتفجير السفارة تم اكتشافه»
    doc = clauses.doc
    k = mention.i - 1
    if clauses.before(mention.i) is not None and k not in clauses.breaks:
        hit = next(iter(doc.at(k, "carrier")), None)
        free = clauses.named[k] is None and k not in clauses.verbs and not clauses.preposition(k)
        led = clauses.preposition(k) and doc.forms[k] in clauses.words["carried_by"]
        if hit is None and k and (free or led) and doc.at(k - 1, "carrier"):
            hit, k = doc.at(k - 1, "carrier")[0], k - 1
        of_another = hit is not None and hit.enc in clauses.words["it"]  # «وقعا في ختامه بيانا»
        if hit is not None and k not in clauses.verbs and not of_another:
            mention.light, mention.head = hit.value, k
    verb = _verb_before(clauses, mention)
    if verb is None or clauses.tables.light[verb.lemma].effect == "end":
        verb = _ended(clauses, mention) or verb or _verb_after(clauses, mention)
    if verb is not None:
        mention.carrier = verb
        mention.light = mention.light or clauses.tables.light[verb.lemma]
        if mention.head == mention.i or verb.i < mention.head:
            mention.head = verb.i


def _ended(clauses: Clauses, mention: Mention) -> Verb | None:
    """The verb of ending in a relative clause on the noun, which says more than one in front («أفشل المحادثات التي اختتمت أمس»)."""
    k = mention.tail
    while k < min(mention.tail + 5, clauses.doc.n) and k - 1 not in clauses.breaks and k not in clauses.verbs:
        if clauses.is_(k, "relative"):
            verb = _light(clauses, k + 1)
            return verb if verb is not None and clauses.tables.light[verb.lemma].effect == "end" else None
        k += 1
    return None


def _light(clauses: Clauses, i: int) -> Verb | None:
    if i not in clauses.verbs:
        return None
    if i not in clauses.lights:
        senses = _likely(clauses, clauses.verbs[i])
        clauses.lights[i] = next((v for v in senses if v.lemma in clauses.tables.light), None)
    return clauses.lights[i]


def _verb_before(clauses: Clauses, mention: Mention) -> Verb | None:
    """A light verb in front whose object or subject the noun is."""
    doc, first = clauses.doc, mention.head
    at = first - 1
    if at in clauses.commas and any(h.pro[:1] in clauses.words["conjunction"] for k in ("deed", "carrier") for h in doc.at(first, k)):
        return None
    bound = _bound(clauses, first)
    floor = max(clauses.sentence(first)[0], first - FAR)
    nouns = loose = 0
    while at >= floor:
        if at in clauses.verbs:
            verb = _light(clauses, at)
            if verb is None:
                return None
            suffers = clauses.tables.light[verb.lemma].subject == "recipient"
            if bound and (nouns or loose > (FAR if suffers else NEAR)):
                return None
            types = clauses.tables.light[verb.lemma].types
            return verb if not types or mention.frame.type in types else None
        if at in clauses.stops or doc.forms[at] in clauses.openers:
            return None
        loose += clauses.named[at] is None
        nouns += at in clauses.deeds or at in clauses.carriers
        if nouns and first - 1 not in clauses.commas and first - 1 in clauses.deeds:
            return None
        at -= 1
    return None


def _bound(clauses: Clauses, i: int) -> bool:
    """Does a preposition or a noun in front bind word i, so that it is not a bare object?"""
    doc = clauses.doc
    if i and doc.forms[i - 1] in clauses.words["other"]:
        i -= 1  # «أول جولة»: what binds the ordinal
    if i == 0 or i - 1 in clauses.commas:
        return False
    lead = next((h.pro for h in (*doc.at(i, "deed"), *doc.at(i, "carrier"))), "").lstrip(clauses.conjunctions)
    if lead[:1] in clauses.words["by"] or lead[:1] in clauses.words["to"]:
        return True
    if clauses.preposition(i - 1):
        return True
    return i - 1 not in clauses.verbs and any(s.value.tense == "masdar" for h in doc.at(i - 1, "verb") for s in h.senses)


def _verb_after(clauses: Clauses, mention: Mention) -> Verb | None:
    """A light verb behind the noun whose subject it is («المحادثات انطلقت», «اللقاء الذي عقد»)."""
    doc, stop = clauses.doc, clauses.sentence(mention.i)[1]
    been = False
    for k in range(mention.tail, min(stop, mention.tail + 11)):
        if k > mention.tail and k - 1 in clauses.stops:
            return None
        if k - 1 in clauses.commas and doc.forms[k] not in clauses.words["relative"]:
            return None
        if k in clauses.verbs and not _is_been(clauses, k):
            verb = _light(clauses, k)
            if verb is None or verb.pro[:1] in clauses.words["conjunction"] or not _agrees(mention, verb):
                return None
            if _own_subject(clauses, k) or (verb.enc and _of_other(clauses, mention.tail, k)):
                return None
            types = clauses.tables.light[verb.lemma].types
            own = mention.frame.type == "AGREE" and verb.enc and clauses.preceded(k, "relative")  # «الاتفاق الذي أعلنه البلدان»
            if types and mention.frame.type not in types and not own:
                return None
            return verb if _suits(clauses, mention, verb) and (not been or clauses.tables.light[verb.lemma].effect in OFF) else None
        been = been or _is_been(clauses, k)
        if k in clauses.deeds or doc.forms[k] in clauses.words["that"]:
            return None
    return None


def _of_other(clauses: Clauses, first: int, k: int) -> bool:
    """Is the clause of verb k on a noun that a preposition brings in behind the event («احتجاجا على أحكام أصدرها القضاء»)?"""
    return k - first > 1 and clauses.preposition(k - 2) and clauses.named[k - 1] is None and not clauses.definite(k - 1)


def _own_subject(clauses: Clauses, k: int) -> bool:
    """Has the light verb at word k a verbal noun of its own behind it («لإنهاء الحرب تم الإعلان عنها»)?"""
    n = k + 1
    if n >= clauses.doc.n or k in clauses.breaks or not clauses.definite(n):
        return False
    if n in clauses.deeds or n in clauses.carriers:
        return True
    return any(s.value.tense == "masdar" for h in clauses.doc.at(n, "verb") for s in h.senses)


def _is_been(clauses: Clauses, k: int) -> bool:
    return clauses.doc.forms[k] in clauses.words["been"]


def _suits(clauses: Clauses, mention: Mention, verb: Verb) -> bool:
    """May the verb behind carry the noun: it happens, or takes it up with a pronoun, or is its relative clause."""
    light = clauses.tables.light[verb.lemma]
    if _happens(clauses, verb) or verb.enc or light.subject is not None or _undergone(clauses, verb):
        return True
    return verb.i <= mention.tail + 1 and clauses.doc.language.fold(verb.lemma) in clauses.words["gathers"]


def _undergone(clauses: Clauses, verb: Verb) -> bool:
    """May the unvowelled verb be passive, with nothing behind it to be its object («الاتفاق قد أبرم في جنيف»)?"""
    k = verb.i + 1
    if verb.form.tense != "past" or verb.form.features[:1] != "3":
        return False
    return verb.i in clauses.breaks or k >= clauses.doc.n or clauses.preposition(k) or k in clauses.timed


def _agrees(mention: Mention, verb: Verb) -> bool:
    """May the noun be the subject: a plural of things goes with the feminine singular."""
    features = verb.form.features
    if features[:1] != "3" or features[-1:] not in ("s", "d"):
        return False
    return not (mention.number == "p" and features[1:2] == "m")
