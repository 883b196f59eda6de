"""Who holds a stance at its word: speakers of a cue, subjects of verbs, what a noun belongs to, who judges."""

from __future__ import annotations

from mahdar.lang.tables.stance import StanceForm
from mahdar.model.statement import Statement
from mahdar.reading.positions.ground import Ground, finite
from mahdar.reading.positions.holders import after, before, of_noun
from mahdar.reading.positions.parties import Holder, agrees, coordinated, crowd, joint, named_together, nisba
from mahdar.reading.positions.readings import of_position
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

BACK = 14
"""Words before an adverbial noun or participle in which its subject stands."""
BEARING = 7
"""Words before a bare noun in which the verb stands that bears it."""
ASSERTED = 3
"""Words of «تأكيده مجددا على» before what is asserted."""
NEAR = 6
"""Words before a word that judges in which a verb of judging stands, where somebody speaks."""
WINDOW = 13
"""Words before a word that judges in which the verb of judging stands."""


def holder(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """Who holds the stance; with empty sides where a pronoun stands for the party."""
    if form.row.holder == "speaker":
        side = ground.innermost(hit.i)
        judging = judge(ground, hit, WINDOW if side is None else NEAR)
        return judging if side is None or (judging is not None and judging.sides) else Holder(ground.voices(hit.i))
    if form.row.holder == "head":
        return content_head(ground, hit, form)
    if form.row.holder == "judge":
        return judge(ground, hit, WINDOW) or judging_speaker(ground, hit)
    if hit.i in ground.cues:
        said = spoken(ground, hit, form)
        if said is not None or form.sort in ("verb", "participle"):
            return said
    if form.sort in ("masdar", "noun"):
        owner = of_noun(ground, hit, form) or bearer(ground, hit, form) or content_head(ground, hit, form)
        return owner or adverbial(ground, hit, form)
    if form.form is not None and form.form.features[:1] == "1":
        side = ground.innermost(hit.i)
        return Holder([side]) if side is not None else None
    if form.sort == "verb":
        return subject(ground, hit, form)
    people = gathered(ground, hit, form)
    if people is not None:
        return people
    back = of_position(ground, hit.i) if form.sort == "participle" else 0
    here = ground.enders.get(hit.i)
    if back > 1 and here is not None and here.i == hit.i - back + 1 and here.entity.kind != "group":
        return coordinated(ground, here)
    if back:
        return nisba(ground, hit.i - 1, hit.i - back) if back > 1 else Holder([], hit.i - 1, hit.i)
    front = before(ground, hit.i)
    if front is not None and (front.j >= hit.i or ground.gap(hit.i) or ground.is_(hit.i - 1, "auxiliary")):
        return front
    return main_subject(ground, hit, form)


def judge(ground: Ground, hit: Hit, reach: int) -> Holder | None:
    """«تعتبر روسيا … تهديدا»: the subject of the verb of judging in the clause."""
    words = ground.words["judging"]
    for k in range(hit.i - 1, max(ground.sentence(hit.i)[0], hit.i - reach) - 1, -1):
        for verb in ground.doc.at(k, "verb"):
            form = verb.value
            if form.finite and not form.passive and ground.language.fold(verb.id) in words and k not in ground.covered:
                joined = bool(verb.pro) and verb.pro[0] in ground.language.clitics.conjunctions
                found = after(ground, verb.j, form.features) or before(ground, k, joined)
                if found is not None and found.sides:
                    return Holder(found.sides, min(k, found.i) if found.i >= 0 else k, found.j)
                return Holder([]) if joined or ground.is_(k - 1, "what") else None
        if ground.stop(k):
            return None
    return None


def judging_speaker(ground: Ground, hit: Hit) -> Holder | None:
    """«معتبرا أن …», «في ما وصفه بأنه …»: the speaker of words that a verb of judging opens."""
    for statement in reversed(ground.over(ground.doc.starts[hit.i])):
        cue = ground.doc.at(ground.doc.word_at(statement.cue.start), "verb")
        if any(ground.language.fold(verb.id) in ground.words["judging"] for verb in cue):
            side = ground.by(statement)
            return Holder([side]) if side is not None else None
    return None


def spoken(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """The speakers of the statements whose cue the word is; where they are no parties, only a subject that is named."""
    cues = ground.cues[hit.i]
    sides: list[Side] = []
    for cue in cues:
        side = ground.by(cue) if not foreign(ground, hit, form, cue) else None
        if side is not None and all(side.name != s.name for s in sides):
            sides.append(side)
    if sides:
        joint = after(ground, hit.j) or before(ground, hit.i) if form.sort == "verb" else None
        if joint is not None and len(joint.sides) > len(sides) and any(s.name == sides[0].name for s in joint.sides):
            return joint
        return Holder(sides, *words_of(ground, cues))
    if form.sort != "verb":
        return None
    explicit = subject(ground, hit, form)
    if explicit is not None and all(c.speaker_class in ("analyst", "media") for c in cues):
        i, j = words_of(ground, cues)
        if i < explicit.j and explicit.i < j:
            return None
    linked = ground.is_(hit.i - 1, "links") and cues[0].speaker is not None and cues[0].speaker.entity is None
    linked = linked and hit.j < len(ground.forms) and opens(ground, hit.j)
    return explicit if explicit is not None and (explicit.sides or explicit.i >= 0 or linked) else within(ground, hit)


def foreign(ground: Ground, hit: Hit, form: StanceForm, cue: Statement) -> bool:
    """«ودعا روسيا إلى …»: does the verb not agree with the country right after it that the statement takes for its speaker?"""
    here = ground.mentions.get(hit.j)
    if here is None or form.sort != "verb" or form.form is None or cue.speaker is None or cue.speaker.entity != here.entity.id:
        return False
    return form.form.features[1:2] == "m" and not agrees(ground, here, form.form.features)


def words_of(ground: Ground, cues: list[Statement]) -> tuple[int, int]:
    """The words of the speakers."""
    spans = [(c.speaker.start, c.speaker.end) for c in cues if c.speaker is not None]
    starts = [a for a, _ in spans if a is not None]
    ends = [b for _, b in spans if b is not None]
    if not starts or not ends:
        return -1, -1
    return ground.doc.word_at(min(starts)), ground.doc.word_at(max(ends) - 1) + 1


def subject(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """The subject of a finite verb: right before it, after it, at the head of its clause, or carried over."""
    joined = hit.pro[:1] in ground.language.clitics.conjunctions and bool(hit.pro)
    features = form.form.features if form.form is not None else ""
    both = pair(ground, hit) if features[2:3] == "d" or not joined or ground.is_(hit.j, "two") else None
    if both is not None or (unknown_pair(ground, hit.j) and not hit.enc):
        return both
    paper = form.row.stance == "demands" and ground.stem(hit.j, "papers") and features == "3ms" and not ground.gap(hit.j + 1)
    front, back = before(ground, hit.i, joined), after(ground, hit.j + 1 if paper else hit.j, "" if paper else features)
    if hit.enc and ground.is_(auxiliaries(ground, hit.i) - 1, "relative"):
        front = None  # «ما يرفضه شعبنا»: what stands before is the object
    if front is not None and front.sides and front.j >= hit.i - 2 and not hit.enc:
        return front
    if front is not None and front.i >= 0 and not hit.enc and front.j >= auxiliaries(ground, hit.i) and ground.is_(front.i, "pronoun"):
        return front  # «أنها ستطالب الحكومة …»
    if back is not None and (back.sides or front is None):
        return back
    if hit.enc and hit.j < len(ground.forms) and not ground.gap(hit.j) and ground.forms[hit.j].startswith(ground.language.article):
        return None
    if front is not None:
        return front
    people = crowd_before(ground, hit.i) if features[-1:] == "p" else None
    return people or carried(ground, hit, form) or within(ground, hit)


def unknown_pair(ground: Ground, j: int) -> bool:
    """«وقع الطرفان»: are two parties meant at word j that nothing before tells?"""
    if not ground.is_(j, "two") or ground.is_(j, "oblique") or ground.gap(j) or ground.doc.at(j + 1, "nisba"):
        return False
    here = ground.covered.get(j)
    return here is None or ground.sides.of(here.entity) is None


def auxiliaries(ground: Ground, i: int) -> int:
    """The first of the auxiliaries right before word i, or i."""
    while not ground.gap(i) and ground.is_(i - 1, "auxiliary"):
        i -= 1
    return i


def pair(ground: Ground, hit: Hit) -> Holder | None:
    """«الطرفان وافقا», «وافق الطرفان»: the two parties that were last named joined."""
    k = hit.i - 1 if ground.is_(hit.i - 1, "two") and not ground.gap(hit.i) else hit.j
    if k >= hit.j and (ground.gap(k) or ground.is_(k, "oblique")):
        return None
    return joint(ground, k)


def within(ground: Ground, hit: Hit) -> Holder | None:
    """«بيان تعهد فيه …», «اتصالات اتفقوا خلالها …»: the party that the clause before speaks of."""
    return Holder([]) if ground.is_(hit.j, "within") else None


def carried(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """A verb that opens its clause with no subject goes on with the last party."""
    joined = hit.pro[:1] in ground.language.clitics.conjunctions and bool(hit.pro)
    if ground.is_(hit.i - 1, "and_not") and not ground.gap(hit.i):
        return Holder([])
    i = hit.i if joined else auxiliaries(ground, hit.i)
    begun = ground.begins.get(i)
    if begun is not None and begun.claim == "denies":
        return Holder([])
    tense = form.form.tense if form.form is not None else ""
    nominal = any(s.value.tense == "masdar" for h in ground.doc.at(hit.i, "verb") for s in h.senses)
    if joined and not ground.gap(hit.i) and nominal and tense == "past":
        return None  # «مبادئ عدم التدخل وحظر القوة»
    if ground.is_(i - 1, "switch"):
        return None  # «فيما اتهمت المعارضة …»: another subject
    if not joined and tense == "present" and ground.comma(i) and not ground.stop(i) and i == hit.i:
        return None  # «مشروع قرار صاغته واشنطن، يؤيد الخطة»: it describes what stands before the comma
    if (joined or ground.gap(i)) and ground.stop(i) and hit.j < len(ground.forms) and not opens(ground, hit.j):
        return None
    paper = ground.stem(i - 1, "papers") or (ground.is_(i - 1, "relative") and ground.stem(i - 2, "papers"))
    return Holder([]) if joined or ground.gap(i) or paper or ground.is_(i - 1, "links") else None


def opens(ground: Ground, k: int) -> bool:
    """Is word k a preposition or complementiser, free or stuck to its word?"""
    return ground.opener(k) is not None or ground.proclitic(k, ground.language.clitics.prepositions[0])


def main_subject(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """An adverbial participle belongs to the last party of its sentence."""
    if form.sort != "participle" or not ground.gap(hit.i):
        return None
    return Holder([])


def bearer(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """«أبدت إيران مرونة», «سجل العراق تحفظات على …»: the subject of the verb that a bare noun is the object of."""
    noun = form.sort == "noun" or ground.stem(hit.i - 1, "papers")
    if not noun or hit.enc or hit.pro.endswith(ground.language.article) or ground.letters(hit):
        return None
    for k in range(hit.i - 1, max(ground.sentence(hit.i)[0], hit.i - BEARING) - 1, -1):
        for verb in ground.doc.at(k, "verb"):
            if verb.value.finite and not verb.value.passive and ground.language.fold(verb.id) in ground.words["bearing"]:
                joined = bool(verb.pro) and verb.pro[0] in ground.language.clitics.conjunctions
                found = after(ground, verb.j, verb.value.features) if verb.j < hit.i else None
                return found or before(ground, k, joined) or Holder([])
        if ground.stop(k) or ground.comma(k) or ground.is_(k - 1, "that"):
            return None
    return None


def adverbial(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """«تظاهر المئات تنديدا بـ», «سحبت تونس سفيرها احتجاجا على»: the subject of the verb before tells why it acts."""
    if hit.enc != ground.language.clitics.accusative or ground.letters(hit) or not opens(ground, hit.j):
        return None
    for k in range(hit.i - 1, max(ground.sentence(hit.i)[0], hit.i - BACK) - 1, -1):
        for verb in ground.doc.at(k, "verb"):
            sure = ground.gap(k) or not ground.doc.at(k, "word")
            if verb.value.finite and not verb.value.passive and sure and k not in ground.covered and k not in ground.timed:
                joined = bool(verb.pro) and verb.pro[0] in ground.language.clitics.conjunctions
                return after(ground, verb.j, verb.value.features) or before(ground, k, joined)
        if ground.stop(k) or ground.is_(k - 1, "that"):
            return None
    return None


def gathered(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """«تظاهر مئات … مطالبين بـ»: a plural participle goes with the crowd before it."""
    plural = form.sort == "participle" and form.form is not None and form.form.features[-1:] == "p"
    return crowd_before(ground, hit.i) if plural else None


def crowd_before(ground: Ground, i: int) -> Holder | None:
    """The crowd before word i: in its clause, or the subject of a verb that the commas before it only interrupt."""
    parted = False
    for k in range(i - 1, max(ground.sentence(i)[0], i - BACK) - 1, -1):
        people = crowd(ground, k) if not ground.is_(k - 1, "crowd") else None
        if people is not None:
            return people if not parted or finite(ground.doc.at(k - 1, "verb")) else None
        if ground.stop(k):
            return None
        parted = parted or ground.comma(k)
    return None


def content_head(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """A noun at the head of what is said, with no holder of its own, is the speaker's."""
    heads = form.row.agent or form.row.holder == "head"
    if (form.sort != "masdar" and not heads) or (ground.letters(hit) and form.row.object_genitive):
        return None
    for statement in ground.over(ground.doc.starts[hit.i]):
        first = ground.doc.word_at(statement.content.start)
        said = first > 0 and ground.reporting.that.get(ground.forms[first - 1]) is not None
        if not said and _leads(ground, first, hit.i):
            side = ground.by(statement)
            voices = ground.voices(hit.i)
            if side is not None:
                return Holder(voices if side in voices else [side])
            return _signed(ground, statement)
    return None


def _leads(ground: Ground, first: int, i: int) -> bool:
    """Does word i stand at the head of the content that begins at word `first`, behind «تأكيده على» at most?"""
    if first >= i - 1:
        return True
    return first >= i - ASSERTED and all(ground.stem(k, "asserting") or ground.is_(k, "prepositions") for k in range(first, i))


def _signed(ground: Ground, statement: Statement) -> Holder | None:
    """«وأكد البيان الختامي رفض …»: what a joint paper says is said by those last named together."""
    party = statement.speaker
    if party is None or party.start is None or party.end is None:
        return None
    i, j = ground.doc.word_at(party.start), ground.doc.word_at(party.end - 1) + 1
    return named_together(ground, i) if any(ground.stem(k, "joint_paper") for k in range(i, j)) else None
