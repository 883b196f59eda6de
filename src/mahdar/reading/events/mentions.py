"""Mentions of events: nouns and verbs of the frames, with the verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.lang.tables.event import Deed, Frame
from mahdar.reading.events.carrying import OFF, agrees, carried, happens, light_at, likely
from mahdar.reading.events.clauses import MEMO, Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.street import by_armed, by_crowd
from mahdar.text.matcher import Hit

TWO = "3md"
MET = ("guest", "attendee")
"""What the object of a verb of meeting is."""

APPOSED = 14
"""Words between a noun and the clause on it that takes it up with a pronoun at most."""

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
        mention.bare = mention.bare or _comes(clauses, mention)
        mention.aside = mention.verb is not None and clauses.preceded(mention.i, "relative")
    return [found[i] for i in sorted(found)]


def _nouns(clauses: Clauses) -> Iterator[Mention]:
    doc, end = clauses.doc, 0
    for hit in sorted(doc.of_kind("deed"), key=lambda h: (h.i, -h.j)):
        if hit.i < end or (hit.j == hit.i + 1 and hit.i in clauses.verbs) or doc.in_furniture(doc.starts[hit.i]):
            continue
        if hit.i not in clauses.deeds or hit.enc in clauses.words["mine"] or _company(clauses, hit):
            continue
        deed = next((d for d in _ranked(hit) if fits(clauses, d.frame, hit.i, hit.j)), None)
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


def fits(clauses: Clauses, frame: Frame, i: int, j: int) -> bool:
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
    if (frame.crowd and not by_crowd(clauses, i)) or (frame.armed and not by_armed(clauses, i)):
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
        if clauses.preceded(i, "what") and (senses[0].form.passive or _taken_up(clauses, i + 1)):
            continue
        if all(v.form.tense == "jussive" and v.form.features[-1:] == "s" for v in senses) and not clauses.negated(i):
            continue  # «وعد المبعوث»: counts, not comes
        found = next(((v, f) for v in likely(clauses, senses) for f in table.get(v.lemma, ()) if _admits(clauses, f, v)), None)
        if found is not None:
            verb, frame = found
            mention = Mention(frame, i, i + 1, verb, verb.form.features[-1:], head=i)
            mention.start, mention.tail = doc.starts[i], i + 1
            yield mention


def _company(clauses: Clauses, hit: Hit) -> bool:
    """Does the word bring in who else came («برئاسة فلان ومشاركة فلان»), so that it is no event?"""
    return bool(hit.pro) and hit.pro[:1] in clauses.words["conjunction"] and clauses.doc.forms[hit.i] in clauses.tables.company


def _taken_up(clauses: Clauses, k: int) -> bool:
    """Is word k a preposition with a pronoun, and nobody behind it («ما اتفق عليه في لندن»)?"""
    doc = clauses.doc
    if k >= doc.n or k - 1 in clauses.breaks or not any(h.enc and h.value.pos == "prep" for h in doc.at(k, "word")):
        return False
    return k + 1 >= doc.n or k in clauses.breaks or clauses.named[k + 1] is None


def _admits(clauses: Clauses, frame: Frame, verb: Verb) -> bool:
    """Do the words around a verb allow the frame? Where its object is a pronoun, a person as subject will do («استقبله الرئيس»)."""
    if fits(clauses, frame, verb.i, verb.i + 1):
        return True
    if frame.type == "CONSULT" and frame.subject == "attendee" and frame.object == "none" and verb.form.features == TWO:
        return True  # «أن الوزيرين ناقشا الملف»
    if not verb.enc or frame.object not in MET or verb.i in clauses.breaks or verb.i + 1 >= clauses.doc.n:
        return False
    named = clauses.named[verb.i + 1]
    return named is not None and named.entity.kind == "person"


def _comes(clauses: Clauses, mention: Mention) -> bool:
    """Is it the coming of people or vehicles that are no party by name («سيصل فريق فني إلى …», «المفاوضون سيعودون»)?"""
    if mention.verb is None or "guest" not in mention.frame.requires or mention.verb.form.features[:1] != "3":
        return False
    behind = mention.j < clauses.doc.n and mention.i not in clauses.breaks and clauses.is_(mention.j, "comers", free=True)
    ahead = clauses.before(mention.i)
    while ahead is not None and clauses.is_(ahead, "may", free=True):
        ahead = clauses.before(ahead)
    return behind or (ahead is not None and ahead not in clauses.breaks and clauses.is_(ahead, "comers", free=True))


def _described(clauses: Clauses, mention: Mention, found: dict[int, Mention]) -> bool:
    """Is the verb only a relative clause on a noun of the same type («الضربة التي استهدفت …»)? Then the noun keeps it."""
    if not clauses.preceded(mention.i, "relative"):
        return False
    far = APPOSED if mention.verb is not None and mention.verb.enc else 6
    for k in range(mention.i - 2, max(mention.i - far, -1), -1):
        if k in clauses.verbs or k in clauses.stops:
            return False
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
        verb = light_at(clauses, i)
        if verb is None or i in taken or not happens(clauses, verb) or not _pronoun_before(clauses, i):
            continue
        noun = next((found[k] for k in sorted(found, reverse=True) if k < i and i - k < 40 and found[k].verb is None), None)
        off = clauses.tables.light[verb.lemma].effect in OFF  # «كان مقررا أن يعقد اجتماع في لومي، غير أنه ألغي»
        if noun is not None and (noun.carrier is None or off) and noun.frame.type == "CONSULT" and agrees(noun, verb):
            noun.light = clauses.tables.light[verb.lemma]
            if noun.carrier is None:
                noun.carrier, noun.head = verb, i


def _pronoun_before(clauses: Clauses, i: int) -> bool:
    """Does a word with a pronoun for the subject stand in front («أنه», «لكنها»), in front of «قد» too?"""
    k = clauses.before(i)
    if k is not None and clauses.is_(k, "may"):
        k = clauses.before(k)
    return k is not None and (clauses.doc.forms[k] in clauses.words["that_it"] or clauses.is_(k, "but_it", free=True))


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
    for k in range(mention.i - 3, mention.i):
        carrier = found[k].carrier if k in found else None
        if carrier is not None and carrier.i == mention.i:
            return  # «في اجتماع يلتئم اليوم»
    stop = clauses.sentence(mention.i)[1]
    for k in range(mention.i + 1, min(stop, mention.i + 24)):
        if k in clauses.verbs:
            break
        noun = found.get(k)
        if noun is None:
            continue
        frame = mention.frame
        if frame.crowd and clauses.is_(k, "protesting"):
            del found[k]  # «قطعوا الطريق احتجاجا»: why, no deed of its own
            break
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
