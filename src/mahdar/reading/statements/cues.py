"""Which readings of a cue count, and whether what it tells of was said."""

from __future__ import annotations

from mahdar.lang.tables.cue import CueForm
from mahdar.lang.tables.words import VerbForm
from mahdar.reading.statements.scene import Scene
from mahdar.text.matcher import Hit

CACHE_LIMIT = 200_000
"""Word types whose readings are remembered before all are forgotten, so that a long run keeps its memory."""
NEAR = 8
"""Words between «اكتفى» and its verbal noun."""
REACH = 45
"""Words from a cue within which its content, or the verb that it depends on, is looked for."""


def kept_back(scene: Scene, i: int) -> bool:
    """Does a verb of silence govern the verbal noun at word i («امتنع عن تأكيد الخبر أو نفيه»)?"""
    for k in range(i - 1, max(i - REACH, -1), -1):
        if scene.doc.at(k, "silence"):
            return True
        if k + 1 in scene.breaks or scene.finite(k):
            return False
    return False


def readings(scene: Scene, hit: Hit) -> tuple[CueForm, ...]:
    """The readings of a cue that its clitics and ending allow, finite first; remembered by word type."""
    noun = misprinted(scene, hit)
    late = settled(scene, hit)
    cache, form = scene.table.readings, (scene.forms[hit.i] + "." * noun + "-" * late, hit.pro, hit.senses[0].id)
    found = cache.get(form)
    if found is None:
        if len(cache) > CACHE_LIMIT:
            cache.clear()
        found = cache[form] = tuple(_readings(scene, hit, noun, late))
    return found


def misprinted(scene: Scene, hit: Hit) -> bool:
    """Is a defective verb in the past printed as its verbal noun is («نفي», where the article writes «نفى» too)?"""
    last, form = hit.senses[0].value.cue.lemma[-1], scene.forms[hit.i]
    if form[-1] == last or scene.doc.language.fold(last) != form[-1]:
        return False
    return scene.doc.raw(hit.i)[-1] == form[-1] and last in scene.doc.text


def settled(scene: Scene, hit: Hit) -> bool:
    """Is a verbal noun with «بال» all that somebody says («اكتفت الوزارة بالإقرار بـ»)?"""
    if hit.pro != scene.with_letter + scene.article:
        return False
    for k in range(hit.i - 1, max(hit.i - NEAR, -1), -1):
        if scene.is_(k, "settled"):
            return True
        if k + 1 in scene.breaks:
            return False
    return False


def _readings(scene: Scene, hit: Hit, noun_only: bool, late: bool) -> list[CueForm]:
    article = hit.pro.endswith(scene.article)
    kept: list[CueForm] = []
    for sense in hit.senses:
        value: CueForm = sense.value
        form = value.form
        finite = form.finite and not (noun_only and form.tense == "past" and form.features == "3ms")
        verbal = not article and finite and not form.passive and form.features[:1] == "3" and form.features != "3fp"
        adverbial = not article and form.tense == "participle" and adverbial_form(scene, hit, form)
        listed = not article or late or scene.is_(hit.i, "saying")
        noun = form.tense == "masdar" and listed and not any(k.form.finite for k in kept)
        if verbal or adverbial or noun:
            kept.append(value)
    return sorted(kept, key=_rank)


def _rank(form: CueForm) -> int:
    """Third persons first, then participles, duals, verbal nouns."""
    verb = form.form
    if not verb.finite:
        return 1 if verb.tense == "participle" else 4
    return 2 if verb.features.endswith("d") else 0


def adverbial_form(scene: Scene, hit: Hit, form: VerbForm) -> bool:
    """Does a participle end as an adverbial one (accusative, no pronoun)?"""
    if hit.enc and hit.enc != scene.accusative:
        return False
    if form.features == "mp":
        return scene.oblique(hit.i)
    return form.features != "ms" or scene.doc.forms[hit.i].endswith(scene.accusative)


def said(scene: Scene, hit: Hit, form: CueForm) -> bool:
    """Is the cue at hit something that was said: not negated, not ahead, not a condition, not a formula?"""
    i, verb = hit.i, form.form
    clitics = scene.doc.language.clitics
    if verb.tense == "jussive" or (hit.pro and any(f in hit.pro for f in clitics.future)):
        return False
    if verb.tense != "past" and scene.doc.at(i, "background"):
        return False
    if not scene.broken(i) and scene.preposition(i - 1) is not None and scene.noun(i, "n"):
        return False  # «تحدث عن "توافق أولي"»
    if scene.gap(i) or (not scene.types[i - 1].lists and not hit.pro):
        return True
    if scene.that(i - 1):
        if scene.is_(i - 2, "before"):
            return verb.tense == "present"  # «قبل أن يؤكد …»: it was said
        if verb.tense == "past" and scene.noun(i, "n") and not scene.is_(i - 2, "subordinators"):
            return False  # «قال إن رد الحركة …»
    if scene.is_(i - 1, "negation") and not (hit.enc and scene.is_(i - 1, "what")):
        return form.cue.raises and verb.tense == "present"
    if scene.is_(i - 1, "subjunctive") and scene.is_(i - 2, "before"):  # «قبل أن يؤكد» tells what came next
        return verb.tense == "present"
    if scene.is_(i - 1, "conditional") or (verb.tense == "masdar" and scene.is_(i - 1, "able")):
        return False
    ahead = scene.is_(i - 1, "subjunctive") or clitics.prepositions[1] in hit.pro
    return not (verb.tense == "present" and ahead)
