"""How a stance word is read: as a verb, a noun, an adjective; never as a particle of the same letters."""

from __future__ import annotations

from mahdar.lang.tables.stance import StanceForm
from mahdar.reading.positions.ground import Ground, finite
from mahdar.text.matcher import Hit

VERBAL = {"verb"}
ASIDE = 13
"""Words of an aside between commas."""
LONG = 40
"""Words in front of a stance in which the finite verb of its clause is looked for."""
FUNCTION = frozenset({"prep", "conj", "part", "pron", "det", "adv"})


def readings(ground: Ground, hit: Hit) -> list[StanceForm]:
    """Its readings, as a verb or as a noun where one spelling may be both."""
    senses: list[StanceForm] = [s.value for s in hit.senses if s.value.row.holder != "judge" or called_so(ground, hit)]
    if not senses or (len(senses) == 1 and senses[0].sort == "phrase" and hit.i not in ground.covered):
        return senses
    article = hit.pro.endswith(ground.language.article)
    if hit.enc in ground.words["you"] or ground.language.clitics.prepositions[2] in ground.letters(hit):
        return []
    here = ground.covered.get(hit.i) if hit.i not in ground.cues else None
    if here is not None and not (here.entity.kind == "group" and here.j == here.i + 1 and hit.enc):
        return []
    sorts = {s.sort for s in senses}
    verbs = [s for s in senses if s.sort == "verb" and mood(ground, hit, s)] if "verb" in sorts and not article else []
    if sorts == VERBAL and not any(s.value.tense == "masdar" for h in ground.doc.at(hit.i, "verb") for s in h.senses):
        return verbs
    refers = article and not ground.letters(hit).startswith(ground.language.clitics.prepositions[0])
    nouns = [s for s in senses if s.sort == "masdar" or (s.sort == "noun" and not (refers and s.row.holder == "speaker"))]
    pronoun = hit.enc and hit.enc != ground.language.clitics.accusative
    plain = [s for s in senses if s.sort == "adjective" and not pronoun]
    called = (article and not refers) or ground.is_(hit.i - 1, "called")
    rest = [s for s in senses if s.sort == "phrase"] + [s for s in plain if called or not (article and s.row.holder == "speaker")]
    if not ground.letters(hit).startswith(ground.language.clitics.prepositions[0]):
        rest += [s for s in senses if s.sort == "participle" and (not article or of_position(ground, hit.i))]
    if verbs and (nouns or any(s.value.tense == "masdar" for h in ground.doc.at(hit.i, "verb") for s in h.senses)):
        return nouns + rest if nounish(ground, hit) else verbs + rest + (nouns if hit.j in ground.mentions and not hit.enc else [])
    if verbs and rest and article:
        return rest
    return verbs + nouns + rest


def called_so(ground: Ground, hit: Hit) -> bool:
    """«بأنه كارثة», «بكارثة»: does the word stand as what something is called?"""
    return ground.is_(hit.i - 1, "as_it") or ground.letters(hit)[:1] == ground.language.clitics.prepositions[0]


def mood(ground: Ground, hit: Hit, form: StanceForm) -> bool:
    """A shortened present stands only after a particle."""
    if form.form is not None and form.form.features == "1s" and ground.doc.at(hit.i, "word"):
        return False
    if form.form is None or form.form.tense != "jussive":
        return True
    lemma, letters = form.form.lemma, ground.letters(hit)
    if any(s.value.tense == "present" and s.value.lemma != lemma for h in ground.doc.at(hit.i, "verb") for s in h.senses):
        return False  # «سترد», «لم ترد»: the whole form of another verb
    after_that = ground.is_(hit.i - 1, "that") and form.form.features[2:3] != "s"
    return ground.is_(hit.i - 1, "negation") or after_that or (bool(letters) and letters[-1] not in ground.language.clitics.future)


def nounish(ground: Ground, hit: Hit) -> bool:
    """Is a word that may be a past verb or a verbal noun a noun here?"""
    i = hit.i
    letters = ground.letters(hit)
    if ground.is_(hit.j, "within"):
        return False
    if letters and letters not in ground.language.clitics.future:
        return True
    if hit.enc and (i in ground.enders or ground.comma(i)) and verb_before(ground, i):
        return True
    if i in ground.enders and (hit.j in ground.mentions or ground.is_(hit.j, "own")) and verb_before(ground, i):
        return True
    if hit.j in ground.mentions and not hit.pro and _behind_aside(ground, i):
        return True
    if i in ground.begins and not ground.is_(i - 1, "that"):
        return True
    if ground.gap(i) or letters != hit.pro or i == 0:
        return False
    if ground.is_(i - 1, "prepositions") or ground.doc.at(i - 1, "saying"):
        return True
    verbal = any(ground.is_(i - 1, name) for name in ("auxiliary", "that", "relative", "adverbs", "own", "selves", "pronoun"))
    return not (verbal or i in ground.enders) or ground.is_(i - 1, "copula")


def _behind_aside(ground: Ground, i: int) -> bool:
    """«رفضت …، في بيان مشترك، عرض …»: does word i go on with its verb behind an aside between commas?"""
    if not ground.comma(i):
        return False
    for k in range(i - 1, max(i - ASIDE, 0), -1):
        if ground.stop(k):
            return False
        if ground.comma(k):
            return (ground.is_(k, "prepositions") or k in ground.times) and verb_before(ground, k)
    return False


def verb_before(ground: Ground, i: int) -> bool:
    """Does a finite verb stand before word i in its clause?"""
    verbs = ground.doc.index("verb")
    i = ground.aside(i)
    for k in range(i - 1, max(ground.sentence(i)[0], i - LONG) - 1, -1):
        if k in ground.covered and k - 1 in ground.covered and not ground.gap(k):
            continue
        if k in verbs and finite(verbs[k]) and k not in ground.covered:
            return True
        if ground.stop(k) or ground.comma(k) or ground.is_(k - 1, "that"):
            return False
    return False


def function(ground: Ground, hit: Hit) -> bool:
    """Is the word a preposition, particle or pronoun as well (قبل, هناك)?"""
    if hit.j == hit.i + 1:
        for h in ground.doc.at(hit.i, "word"):
            if h.senses[0].value.pos in FUNCTION:
                return True
    return False


def of_position(ground: Ground, i: int) -> int:
    """«موقفها الرافض لـ», «الموقف المصري الرافض»: how many words before word i the word for a position stands (0: none)."""
    here = ground.enders.get(i)
    named = i - here.i + 1 if here is not None else 0
    for back in (1, 2, named):
        if i >= back > 0 and not ground.gap(i) and any(s.stem in ground.words["official"] for s in ground.doc.infos[i - back].splits):
            return back
    return 0
