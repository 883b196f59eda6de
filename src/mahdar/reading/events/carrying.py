"""The verb or verbal noun that carries an event noun («عقد اجتماعا», «انطلقت المحادثات», «التوصل إلى اتفاق»)."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention

OFF = ("postponed", "cancelled")

NEAR, FAR = 4, 22
"""Words that are in no name between a verb and the noun behind a preposition that it carries; of one who suffers it, more."""


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
        if hit is None and (at := _beyond_party(clauses, mention.i)) >= 0:
            hit, k = doc.at(at, "carrier")[0], at
        if hit is not None and _lays(clauses, k):
            hit = None  # «ينص الإعلان على شق طريق»: the paper is no verbal noun
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


def _beyond_party(clauses: Clauses, i: int) -> int:
    """The verbal noun in front of the party that does it («توصل الوفدين إلى اتفاق», «إجراء البلدين مباحثات»), -1 if none."""
    k = i - 1
    if clauses.preposition(k) and clauses.doc.forms[k] in clauses.words["carried_by"]:
        k -= 1
    named = clauses.named[k] if k > 0 and k not in clauses.breaks else None
    if named is None or named.mention.form == "anaphor":
        return -1
    at = clauses.doc.word_at(named.mention.start) - 1
    if at < 0 or at in clauses.breaks or at in clauses.verbs or clauses.definite(at):
        return -1
    bare = clauses.doc.starts[at + 1] == named.mention.start
    return at if bare and clauses.doc.at(at, "carrier") else -1


def _ended(clauses: Clauses, mention: Mention) -> Verb | None:
    """The verb of ending in a relative clause on the noun, which says more than one in front («أفشل المحادثات التي اختتمت أمس»)."""
    k = mention.tail
    while k < min(mention.tail + 5, clauses.doc.n) and k - 1 not in clauses.breaks and k not in clauses.verbs:
        if clauses.is_(k, "relative"):
            verb = light_at(clauses, k + 1)
            return verb if verb is not None and clauses.tables.light[verb.lemma].effect == "end" else None
        k += 1
    return None


def light_at(clauses: Clauses, i: int) -> Verb | None:
    """The light verb at word i in its likeliest reading, or None; remembered by word."""
    if i not in clauses.verbs:
        return None
    if i not in clauses.lights:
        senses = likely(clauses, clauses.verbs[i])
        clauses.lights[i] = next((v for v in senses if v.lemma in clauses.tables.light), None)
    return clauses.lights[i]


def _verb_before(clauses: Clauses, mention: Mention) -> Verb | None:
    """A light verb in front whose object or subject the noun is."""
    doc, first = clauses.doc, mention.head
    at = first - 1
    if at in clauses.commas and any(h.pro[:1] in clauses.words["conjunction"] for k in ("deed", "carrier") for h in doc.at(first, k)):
        return None
    if clauses.preceded(first, "later") or _drafted(clauses, first):
        return None  # «ألغي الموعد بعد تراجع طهران», «الرد على مقترح هدنة»
    bound = _bound(clauses, first)
    floor = max(clauses.sentence(first)[0], first - FAR)
    nouns, loose, apart = 0, 0, False
    while at >= floor:
        if at in clauses.verbs:
            verb = light_at(clauses, at)
            if verb is None or (clauses.preceded(at, "what") and clauses.is_(at - 2, "that")):
                return None  # «إن ما أقدم عليه الوزير عدوان»
            if verb.enc and clauses.preceded(at, "relative"):
                return None  # «الاجتماعات التي استضافتها الخرطوم، في التوصل إلى …»
            suffers = clauses.tables.light[verb.lemma].subject == "recipient"
            if bound and (nouns or loose > (FAR if suffers else NEAR)):
                return None
            light = clauses.tables.light[verb.lemma]
            if bound and light.effect in OFF and _leading(clauses, first) in clauses.words["by"]:
                return None  # «أرجئ التصويت بطلب من موسكو»
            return verb if not light.types or mention.frame.type in light.types else None
        if at in clauses.stops or doc.forms[at] in clauses.openers:
            return None
        apart = apart or at in clauses.commas
        if not apart and clauses.is_(at, "concerning", free=True):
            return None  # «وقع وثيقة بشأن إنهاء الحرب»
        loose += clauses.named[at] is None
        nouns += at in clauses.deeds or at in clauses.carriers
        if nouns and first - 1 not in clauses.commas and first - 1 in clauses.deeds:
            return None
        at -= 1
    return None


def _lays(clauses: Clauses, k: int) -> bool:
    """Is word k the subject of a verb of what documents lay down?"""
    if k < 1 or k - 1 not in clauses.verbs:
        return False
    operators = clauses.tables.operators
    return any(v.lemma in operators and operators[v.lemma].lays for v in clauses.verbs[k - 1])


def _leading(clauses: Clauses, i: int) -> str:
    """The preposition written on an event noun or verbal noun at word i, "" if there is none."""
    doc = clauses.doc
    return next((h.pro for h in (*doc.at(i, "deed"), *doc.at(i, "carrier"))), "").lstrip(clauses.conjunctions)[:1]


def _drafted(clauses: Clauses, i: int) -> bool:
    """Does the noun of a proposal stand right in front of word i?"""
    return i > 0 and i - 1 not in clauses.breaks and any(h.value.status == "proposed" for h in clauses.doc.at(i - 1, "modal"))


def _bound(clauses: Clauses, i: int) -> bool:
    """Does a preposition or a noun in front bind word i, so that it is not a bare object?"""
    doc = clauses.doc
    if i and doc.forms[i - 1] in clauses.words["other"]:
        i -= 1  # «أول جولة»: what binds the ordinal
    if i == 0 or i - 1 in clauses.commas:
        return False
    if _leading(clauses, i) in clauses.leads:
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
        if doc.forms[k] in clauses.words["relative"] and not _antecedent(clauses, mention, k):
            return None
        if k in clauses.verbs and not _is_been(clauses, k):
            verb = light_at(clauses, k)
            if verb is None or verb.pro[:1] in clauses.words["conjunction"] or not _fits(mention, verb):
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


def _fits(mention: Mention, verb: Verb) -> bool:
    """May the noun be the subject of the verb behind it, or its object taken up with a pronoun («وقفة نظموها أمس»)?"""
    return agrees(mention, verb) or (bool(verb.enc) and verb.form.features[:1] == "3")


def _antecedent(clauses: Clauses, mention: Mention, k: int) -> bool:
    """May the relative at word k be on the event noun («انسحاب القوات من المواقع التي …»: no)? A plural of things is feminine."""
    form, which = clauses.doc.forms[k], clauses.words
    if form not in which["which_he"] and form not in which["which_she"]:
        return True
    genders = {h.value.gender for h in clauses.doc.at(mention.i, "word") if h.value.gender}
    if mention.number == "p" or mention.tail > mention.j:
        genders = {"f"} if mention.number == "p" else set()
    return not genders or ("f" if form in which["which_she"] else "m") in genders


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
    if happens(clauses, verb) or verb.enc or light.subject is not None or _undergone(clauses, verb):
        return True
    return verb.i <= mention.tail + 1 and clauses.doc.language.fold(verb.lemma) in clauses.words["gathers"]


def _undergone(clauses: Clauses, verb: Verb) -> bool:
    """May the unvowelled verb be passive, with nothing behind it to be its object («الاتفاق قد أبرم في جنيف»)?"""
    k = verb.i + 1
    if verb.form.tense != "past" or verb.form.features[:1] != "3":
        return False
    return verb.i in clauses.breaks or k >= clauses.doc.n or clauses.preposition(k) or k in clauses.timed


def agrees(mention: Mention, verb: Verb) -> bool:
    """May the noun be the subject: a plural of things goes with the feminine singular."""
    features = verb.form.features
    if features[:1] != "3" or features[-1:] not in ("s", "d"):
        return False
    return not (mention.number == "p" and features[1:2] == "m")


def happens(clauses: Clauses, verb: Verb) -> bool:
    """Does the verb say of its subject that it takes place, begins, ends, is put off?"""
    light = clauses.tables.light[verb.lemma]
    if light.effect != "tense" or verb.form.passive:
        return True
    return clauses.doc.language.fold(verb.lemma) in clauses.words["happens"]


def likely(clauses: Clauses, senses: list[Verb]) -> list[Verb]:
    """Without the shortened forms where no particle asks for one."""
    if len(senses) < 2:
        return senses
    if any(clauses.preceded(senses[0].i, kind) for kind in ("relative", "may", "negation", "future", "what")):
        senses = [v for v in senses if v.pro[:1] not in clauses.words["conjunction"] or not v.pro] or senses
    if clauses.negated(senses[0].i):
        return [v for v in senses if v.form.features[:1] == "3"] or senses
    third = [v for v in senses if v.form.features[:1] == "3"] or senses
    third = _of_gender(clauses, third)
    return [v for v in third if not (v.form.tense == "jussive" and v.form.features[-1:] == "s")] or third


def _of_gender(clauses: Clauses, senses: list[Verb]) -> list[Verb]:
    """Those that agree with the person behind them («توقع عميد البلدية»: not «تُوقع»)."""
    k = senses[0].i + 1
    if len({v.form.features[1:2] for v in senses}) < 2 or k >= clauses.doc.n or k - 1 in clauses.breaks:
        return senses
    named = clauses.named[k]
    gender = named.entity.gender if named is not None and named.entity.kind == "person" else None
    return [v for v in senses if v.form.features[1:2] == gender] or senses if gender else senses
