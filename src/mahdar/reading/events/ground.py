"""Foreground and background of force, coercion and protest: does a sentence report it, or only look back on it?"""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.reading.events.clauses import NOMINAL, Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.when import Times

TYPES = ("ASSAULT", "COERCE", "PROTEST")
PROTEST = "PROTEST"
BLAME = "criticism"
NEAR = 12
"""Words between a mention and what makes it background, at most."""
LONG_AGO = timedelta(days=60)


def mark(clauses: Clauses, found: list[Mention], times: Times) -> None:
    """Set `back` of the mentions that their sentence only looks back on; a noun joined by و shares the ground of the one before."""
    last: Mention | None = None
    for mention in found:
        if mention.frame.type not in TYPES:
            continue
        if last is not None and mention.carrier is last.carrier and mention.i - last.j < NEAR and joined(clauses, mention):
            mention.back = last.back
        else:
            mention.back = long_ago(clauses, mention, times) or in_background(clauses, mention)
        last = mention


def in_background(clauses: Clauses, mention: Mention) -> bool:
    """Is a mention only looked back on: a relative clause, «بعد مقتل», a known attack («الهجوم»), «ملفات اغتيال»?"""
    verb = mention.verb
    if verb is not None:
        habit = verb.form.tense != "past" and mention.status == "held" and not mention.title
        return habit or bool(verb.enc) or described(clauses, verb.i) or opening(clauses, verb.i)
    carrier = mention.carrier
    if carrier is not None and carrier.i < mention.i and mention.frame.type == PROTEST and _same(clauses, carrier, mention):
        return described(clauses, carrier.i)
    known = mention.definite and not done(clauses, mention)
    if known or anchored(clauses, mention.i) or (mention.owner and not _same(clauses, carrier, mention)):
        return True
    if carrier is not None and carrier.i < mention.i:
        light = clauses.tables.light.get(carrier.lemma)
        goes_on = mention.frame.type == PROTEST and light is not None and light.effect == "continue"
        whole = light is None or goes_on or light.effect in ("tense", "begin", "attend")
        return not whole or described(clauses, carrier.i, bare=False) or not governs(clauses, carrier, mention)
    return not told(clauses, first_word(clauses, mention), carrier is not None and mention.frame.type == PROTEST)


def done(clauses: Clauses, mention: Mention) -> bool:
    """Is the article that of a deed done, not of one known («قام متظاهرون بالاحتجاج», «تعرض للخطف», «تجددت المظاهرات»)?"""
    lead = clauses.led(next((h.pro for h in clauses.doc.at(mention.i, "deed")), ""))
    carrier = mention.carrier
    if carrier is None or carrier.i > mention.i:
        return False
    if mention.frame.type == PROTEST and mention.light is not None and mention.light.effect in ("begin", "continue"):
        return True
    if lead in clauses.words["by"]:
        return clauses.doc.language.fold(carrier.lemma) in clauses.words["does"]
    return lead in clauses.words["to"] and suffers(clauses, carrier)


def suffers(clauses: Clauses, verb: Verb) -> bool:
    """Is the subject of the verb the one to whom the event is done («تعرض»)?"""
    light = clauses.tables.light.get(verb.lemma)
    return light is not None and light.subject == "recipient"


def _same(clauses: Clauses, verb: Verb | None, mention: Mention) -> bool:
    """Is the verb itself one of the family of the noun («لقوا مصرعهم»)?"""
    if verb is None:
        return False
    senses = clauses.verbs.get(verb.i, (verb,))
    return any(f.kin == mention.frame.kin for v in senses for f in clauses.tables.verbs.get(v.lemma, ()))


def spoken(clauses: Clauses, mention: Mention) -> bool:
    """Is it an attack with words: one person alone attacks («شن النائب هجوما»)? Force is used by groups, bodies and states."""
    if not mention.frame.spoken:
        return False
    agents = [e for e, part in mention.parts.items() if part == "agent"]
    return bool(agents) and all(clauses.index.by_id[e].kind == "person" for e in agents)


def long_ago(clauses: Clauses, mention: Mention, times: Times) -> bool:
    """Is it dated by a year, or long before the day of publication? With no such day, a date from the words has its year."""
    published = clauses.doc.found.published.date
    if published is None and mention.earliest is not None:
        return True
    if published is not None and mention.latest is not None and mention.status == "held":
        return date.fromisoformat(mention.latest[:10]) < date.fromisoformat(published) - LONG_AGO
    places = (mention.i, mention.head, mention.carrier.i if mention.carrier is not None else mention.i)
    return any(t.precision == "year" for k in places for t in times.by_offset.get(k, ()))


def joined(clauses: Clauses, mention: Mention) -> bool:
    """Is a noun joined by و to what stands before («مقتل ثلاثة وإصابة أربعة»)?"""
    if mention.verb is not None:
        return False
    return clauses.doc.forms[mention.i][:1] in clauses.words["conjunction"] and any(
        h.pro[:1] in clauses.words["conjunction"] for h in clauses.doc.at(mention.i, "deed")
    )


def described(clauses: Clauses, i: int, bare: bool = True) -> bool:
    """Is the verb at word i one of a relative clause («الذي كان قد اغتيل», «من اغتالوا», and if `bare` «رهينتين أعدما»)?"""
    k = clauses.before(i)
    if k is not None and k not in clauses.breaks and any(v.pro[:1] in clauses.words["conjunction"] for v in clauses.verbs[i] if v.pro):
        first = next((at for at in range(k, max(clauses.sentence(i)[0], i - NEAR) - 1, -1) if at in clauses.verbs), None)
        return first is not None and described(clauses, first)
    first = i
    while k is not None and i - k < 4 and (clauses.is_(k, "been") or clauses.is_(k, "may")):
        first, k = k, clauses.before(k)
    if k is None:
        return False
    return clauses.is_(k, "relative", free=True) or clauses.is_(k, "among") or (bare and unlinked(clauses, first))


def unlinked(clauses: Clauses, i: int) -> bool:
    """Does word i open a relative clause on an indefinite noun in front («رهينتين أعدما»), within the clause of another verb?"""
    if any(v.pro for v in clauses.verbs.get(i, ())) or not open_noun(clauses, i - 1):
        return False
    for k in range(i - 1, max(clauses.sentence(i)[0], i - NEAR) - 1, -1):
        if (k in clauses.breaks and k < i - 1) or clauses.is_(k, "that"):
            return False
        if k in clauses.verbs:
            return True
    return False


def open_noun(clauses: Clauses, k: int) -> bool:
    """Is word k an indefinite noun or adjective: no verb, particle, name of its own, or word with the article?"""
    if k < 0 or k in clauses.verbs or k in clauses.breaks:
        return False
    named = clauses.named[k]
    group = named is not None and named.entity.kind == "group" and not clauses.definite(k)
    if clauses.closed(k) and not group:
        return False
    return all(h.value.pos in NOMINAL for h in clauses.doc.at(k, "word"))


def opening(clauses: Clauses, i: int) -> bool:
    """Is the verb at word i that of a clause of time that opens the sentence («عندما اغتيل …») or of «بعدما»?"""
    k = clauses.before(i)
    if k is None:
        return False
    if clauses.is_(k, "afterwards", free=True) or clauses.after_phrase(i, "until"):
        return True
    return clauses.before(k) is None and clauses.is_(k, "when")


def anchored(clauses: Clauses, i: int) -> bool:
    """Does a preposition of time or cause stand right in front («بعد», «إثر»)?"""
    k = clauses.before(i)
    return k is not None and clauses.is_(k, "after")


def first_word(clauses: Clauses, mention: Mention) -> int:
    """The first word of the noun phrase: of the mention, or the verbal noun that carries it («تنفيذ هجوم»)."""
    return mention.head if mention.head < mention.i and mention.head not in clauses.verbs else mention.i


def leading(clauses: Clauses, i: int) -> str:
    """The preposition written on word i."""
    return next((lead for s in clauses.doc.infos[i].splits if (lead := clauses.led(s.pro))), "")


def governs(clauses: Clauses, verb: Verb, mention: Mention) -> bool:
    """Is the noun object or subject of the verb that carries it, or behind the verb's own preposition?"""
    if mention.owner and _same(clauses, verb, mention):
        return True  # «لقي الوزير ونائبه مصرعهما»
    i = first_word(clauses, mention)
    while i - 1 > verb.i and (clauses.is_(i - 1, "case") or clauses.many(i - 1)):
        i -= 1
    k = i - 1
    if k == verb.i:
        return True
    lead = leading(clauses, i)
    if lead in clauses.words["by"]:
        return True
    if lead in clauses.words["to"]:
        return suffers(clauses, verb) or k == verb.i
    if clauses.preposition(k):
        if clauses.is_(k, "place", free=True) and (_same(clauses, verb, mention) or _attends(clauses, verb)):
            return True
        if clauses.doc.language.fold(verb.lemma) in clauses.words["does"]:
            return True  # «أقدم انتحاري على تفجير نفسه»
        return k == verb.i + 1 or clauses.doc.forms[k] in clauses.words["leads"] or suffers(clauses, verb)
    return not construct(clauses, k)


def _attends(clauses: Clauses, verb: Verb) -> bool:
    """Does the verb say that its subject was there («شارك المئات … في تظاهرة»)?"""
    light = clauses.tables.light.get(verb.lemma)
    return light is not None and light.effect == "attend"


def told(clauses: Clauses, i: int, carried: bool) -> bool:
    """Is the noun at word i reported: a headline, «أعلنت الشرطة مقتل …», or where somebody was («في تظاهرة نظمتها …»)?"""
    k = clauses.before(i)
    if k is None or k in clauses.stops:
        return True
    if not carried and (clauses.doc.forms[k] in clauses.words["that"] or clauses.is_(k, "been")):
        return False
    if clauses.preposition(k):
        return carried and clauses.is_(k, "place", free=True)
    if leading(clauses, i) in clauses.words["to"] or construct(clauses, k):
        return False
    floor = max(clauses.sentence(i)[0], i - NEAR)
    verb = next((at for at in range(k, floor - 1, -1) if at in clauses.verbs), None)
    return verb is None or not blames(clauses, verb)


def construct(clauses: Clauses, k: int) -> bool:
    """Is word k a noun that takes the next one as its genitive («ملفات اغتيال»; not «عدة هجمات», «عملية اغتيال»)?"""
    if k in clauses.verbs or k in clauses.breaks or clauses.closed(k) or clauses.many(k) or clauses.is_(k, "case"):
        return False
    return any(h.value.pos in ("n", "adj") for h in clauses.doc.at(k, "word"))


def blames(clauses: Clauses, i: int) -> bool:
    """Is the verb at word i one of blame («أدان», «اتهم»)?"""
    return any(f.kin == BLAME for v in clauses.verbs[i] for f in clauses.tables.verbs.get(v.lemma, ()))
