"""Where something is reported: a cue whose content opens after it."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.cue import Cue, CueForm
from mahdar.lang.tables.words import VerbForm
from mahdar.reading.statements.nouns import phrase_end, skip_adverbials, stops_at_start
from mahdar.reading.statements.scene import Scene
from mahdar.text.matcher import Hit
from mahdar.text.quotes import Quote

REACH = 45
NEAR = 6
SHORT_QUOTE = 4


class Anchor(msgspec.Struct):
    """A cue at words `[i, j)` with its content from word `at` (source offset `start`); `subject`: the words before the opener."""

    i: int
    j: int
    cue: Cue
    form: VerbForm
    pro: str
    enc: str
    opener: str
    at: int
    start: int
    subject: tuple[int, int]
    quote: Quote | None = None

    @property
    def kind(self) -> str:
        """finite, participle or masdar."""
        return "finite" if self.form.finite else self.form.tense


def anchors(scene: Scene) -> list[Anchor]:
    """All cues of a document that open a content, in text order."""
    found: list[Anchor] = []
    for hit in scene.doc.of_kind("saying"):
        if not found or hit.i >= found[-1].at or found[-1].i < hit.i:
            anchor = anchor_of(scene, hit)
            if anchor:
                found.append(anchor)
    return found


def anchor_of(scene: Scene, hit: Hit) -> Anchor | None:
    """The anchor of a cue, or None where it reports nothing."""
    if scene.doc.in_furniture(scene.doc.starts[hit.i]):
        return None
    for form in _readings(scene, hit):
        if form.form.finite and (hit.j - hit.i > 1 or not said(scene, hit, form)):
            continue
        limit = _limit(scene, hit.j)
        anchor = _open(scene, hit, form, limit)
        if anchor:
            return anchor
    return None


def _readings(scene: Scene, hit: Hit) -> list[CueForm]:
    """The readings of a cue that its clitics and ending allow, finite first."""
    article = hit.pro.endswith(scene.article)
    kept: list[CueForm] = []
    for sense in hit.senses:
        value: CueForm = sense.value
        form = value.form
        verbal = not article and (form.finite and not form.passive)
        adverbial = not article and form.tense == "participle" and _accusative(scene, hit, form)
        noun = form.tense == "masdar" and not any(k.form.finite for k in kept)
        if verbal or adverbial or noun:
            kept.append(value)
    return sorted(kept, key=lambda k: not k.form.finite)


def _accusative(scene: Scene, hit: Hit, form: VerbForm) -> bool:
    word = scene.doc.forms[hit.i]
    if hit.enc and hit.enc != scene.accusative:
        return False
    return form.features != "ms" or word.endswith(scene.accusative)


def said(scene: Scene, hit: Hit, form: CueForm) -> bool:
    """Is the cue at hit something that was said: not negated, not ahead, not a condition, not a formula?"""
    i, verb = hit.i, form.form
    if any(f in hit.pro for f in scene.doc.language.clitics.future) or verb.tense == "jussive":
        return False
    if scene.doc.at(i, "background") and verb.tense != "past":
        return False
    if scene.is_(i - 1, "negation") and not scene.gap(i):
        return form.cue.raises and verb.tense == "present"
    if scene.is_(i - 1, "conditional"):
        return False
    ahead = scene.is_(i - 1, "subjunctive") or scene.doc.language.clitics.prepositions[1] in hit.pro
    return not (verb.tense == "present" and ahead and not scene.gap(i))


def _limit(scene: Scene, i: int) -> int:
    if i >= len(scene.doc):
        return i
    return min(scene.doc.sentence_words[scene.doc.sentence_of[i - 1]][1], i + REACH)


def _open(scene: Scene, hit: Hit, form: CueForm, limit: int) -> Anchor | None:
    cue, finite = form.cue, form.form.finite
    j = hit.j
    bound = limit if finite else min(limit, j + (REACH if form.form.tense == "masdar" else NEAR))
    far = _clause(scene, j, bound, cue)
    subject_end = _subject_end(scene, j, bound, form)
    prep = _preposition(scene, subject_end, bound, cue)
    if far and (prep is None or far[1] <= prep[1] + 1):
        found: Opened | None = far
    elif prep and form.form.tense != "masdar":
        found = prep
    else:
        found = _object(scene, hit, form, subject_end, bound)
    if found is None:
        return None
    opener, at, start, quote = found
    return Anchor(hit.i, j, cue, form.form, hit.pro, _pronoun(scene, hit), opener, at, start, (j, _before(scene, at, opener)), quote)


def _pronoun(scene: Scene, hit: Hit) -> str:
    return "" if hit.enc == scene.accusative else hit.enc


def _before(scene: Scene, at: int, opener: str) -> int:
    """The first word that is not part of what stands between cue and content."""
    k = at
    while k > 0 and opener in ("that", "to", "on", "from", "about", "in") and not scene.broken(k):
        if scene.that(k - 1) is None and scene.preposition(k - 1) is None:
            break
        k -= 1
    return k


Opened = tuple[str, int, int, Quote | None]


def _clause(scene: Scene, j: int, limit: int, cue: Cue) -> Opened | None:
    """The complementiser, colon or quotation after a cue."""
    doc, k = scene.doc, j
    while k < limit:
        gap = scene.gap(k)
        if "quote" in cue.takes:
            quote = scene.quote_at(k)
            if quote and _speech(scene, quote, k, j):
                return "quote", k, quote.inner[0], quote
            if ":" in gap and scene.quote_at(k) is None:
                return "quote", k, doc.starts[k], None
        bare = scene.that(k)
        if bare is not None and not _subordinate(scene, k, j, cue):
            if "that" not in cue.takes and scene.preposition(k - 1) not in cue.takes and "with" not in cue.takes:
                return None
            return _after_that(scene, k, bare, limit)
        if "ask" in cue.takes and scene.table.openers.get(doc.forms[k]) == "ask":
            return "ask", k, doc.starts[k], None
        if scene.comma(k) and k > j and (_stop(scene, k)):
            return None
        if scene.comma(k) and scene.is_(k, "relative"):
            k = _past_relative(scene, k, limit)
            continue
        k += 1
    return None


def _after_that(scene: Scene, k: int, bare: bool, limit: int) -> Opened | None:
    doc = scene.doc
    at = k + 1 if bare else k
    if at >= len(doc) or (at >= limit and scene.broken(at)):
        return None
    quote = scene.quote_at(at) if bare else None
    return "that", at, doc.starts[at], quote


def _subordinate(scene: Scene, k: int, j: int, cue: Cue) -> bool:
    """Does the complementiser at word k belong to a word before it (بعد أن)?"""
    if k == j:
        return False
    before = scene.preposition(k - 1)
    if before is not None:
        return before not in cue.takes
    return scene.is_(k - 1, "subordinators")


def _stop(scene: Scene, k: int) -> bool:
    """Does the comma before word k end the clause of the cue?"""
    hits = scene.doc.at(k, "saying")
    if hits and any(s.value.form.tense == "participle" and _accusative(scene, hits[0], s.value.form) for s in hits[0].senses):
        return True
    return scene.is_(k, "breaks") or (bool(hits) and hits[0].pro[:1] in scene.conjunctions and bool(hits[0].pro))


def _past_relative(scene: Scene, k: int, limit: int) -> int:
    for n in range(k + 1, limit):
        if scene.comma(n):
            return n
    return limit


def _speech(scene: Scene, quote: Quote, k: int, j: int) -> bool:
    """Is a quotation after a cue what was said, and not a name or a word at a distance?"""
    words = scene.quote_words(quote)
    if scene.is_(k - 1, "naming") or (k in scene.named and words <= SHORT_QUOTE):
        return False
    if ":" in scene.gap(k) or words > SHORT_QUOTE:
        return True
    return k > j + 1 and words > 1 and any(scene.finite(n) for n in range(k, k + words))


def _subject_end(scene: Scene, j: int, limit: int, form: CueForm) -> int:
    """Where the subject after a cue ends (the cue itself if it has none there)."""
    if form.form.tense == "participle":
        return j
    k = skip_adverbials(scene, j, limit) if form.form.finite else j
    if form.form.finite and k >= limit:
        return j
    if k >= limit or stops_at_start(scene, k) or (scene.broken(k) and form.form.tense == "masdar"):
        return j
    return phrase_end(scene, k, limit)


def _preposition(scene: Scene, k: int, limit: int, cue: Cue) -> Opened | None:
    """The preposition of the cue after its subject."""
    doc = scene.doc
    n = k
    while n < limit:
        kind = scene.preposition(n)
        if kind in cue.takes and kind not in ("ask",) and n + 1 < limit and not (scene.is_(n - 1, "partitive")):
            return _after_preposition(scene, n, str(kind), cue)
        if "with" in cue.takes and _with(scene, n):
            return "with", n, doc.starts[n], None
        if scene.comma(n) and n > k and _stop(scene, n):
            return None
        if scene.broken(n) and not scene.comma(n):
            return None
        n += 1
    return None


def _after_preposition(scene: Scene, n: int, kind: str, cue: Cue) -> Opened:
    """Content begins after «إلى», «عن»; with «من» and «على» the preposition stays in it where no clause follows."""
    keep = kind in ("from", "in") or (kind == "on" and "that" not in cue.takes)
    at = n if keep and scene.that(n + 1) is None else n + 1
    bare = scene.that(at)
    if bare:
        at += 1
    return kind, at, scene.doc.starts[at], None


def _with(scene: Scene, n: int) -> bool:
    prep = scene.doc.language.clitics.prepositions[0]
    info = scene.doc.infos[n]
    word = info.form
    if word[:1] != prep or scene.doc.forms[n] in scene.words["named_by"] or scene.time_end(n) is not None:
        return False
    return bool(info.splits) and all(s.pro.startswith(prep) for s in info.splits) and not scene.doc.at(n, "medium")


def _object(scene: Scene, hit: Hit, form: CueForm, end: int, limit: int) -> Opened | None:
    """A plain object after the subject."""
    if "object" not in form.cue.takes or end >= limit:
        return None
    doc = scene.doc
    k = skip_adverbials(scene, end, limit)
    if k >= limit or (scene.broken(k) and not scene.comma(k)):
        return None
    if form.form.finite and k == hit.j and not hit.enc:
        return None if form.cue.weak else ("object", k, doc.starts[k], None)
    if scene.finite(k) or scene.is_(k, "relative") or _stop(scene, k):
        return None
    if form.form.tense == "masdar" and not hit.enc and end == hit.j:
        return None
    return "object", k, doc.starts[k], None
