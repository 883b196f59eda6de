"""How a content opens after its cue: complementiser, quotation, preposition or plain object."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lang.tables.cue import Cue, CueForm
from mahdar.reading.statements.nouns import phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene
from mahdar.text.matcher import Hit
from mahdar.text.quotes import Quote

SHORT_QUOTE = 4
"""Words of a quotation that may be a name and no content, at most."""
RETOLD = frozenset({"denies", "confirms", "doubts"})
HIDDEN = 6
"""Words between a wish to stay unnamed and the name («طالبا عدم الكشف عن هويته»)."""
SHORT_NAME = 2
DESCRIBED = 16
"""Words of a plain object in which a description of it («بأن», «بـ») must stand, for cues that ask for one."""
Opened = tuple[str, int, int, Quote | None]
"""Opening, first word of the content, its source offset, and the quotation it opens with."""


def clause(scene: Scene, j: int, limit: int, cue: Cue) -> Opened | None:
    """The complementiser, colon or quotation after a cue that ends at word j."""
    busy, after = scene.busy_words, j
    ask, quotable = "ask" in cue.takes, "quote" in cue.takes
    for n in range(bisect_left(busy, j), len(busy)):
        k = busy[n]
        if k >= limit:
            return None
        if k < after:
            continue
        if k in scene.quoted and _titled(scene, k):
            after = scene.doc.word_at(scene.quoted[k].end - 1) + 1
            continue
        found = _quoted(scene, k, j) if quotable and k in scene.spoken else None
        if found:
            return found
        kind = scene.types[k]
        bare = kind.that
        if bare is not None and any(e.i < k for e in scene.named.get(k, ())):
            continue  # «شبكة سي إن إن»
        if bare is not None and not _subordinate(scene, k, j, cue):
            return _after_that(scene, k, bare, limit) if _takes_that(scene, k, cue) else None
        if ask and kind.opening == "ask":
            return "ask", k, scene.doc.starts[k], None
        if k > j and ends_clause(scene, k):
            return None
        if k in scene.commas and "relative" in kind.lists:
            after = next((n for n in range(k + 1, limit) if n in scene.commas), limit)
    return None


def _titled(scene: Scene, k: int) -> bool:
    """Is a short quotation the name of an outlet, channel or body («قناة "إن بي سي"»)?"""
    head = scene.head_form(k - 1)
    named = scene.is_(k - 1, "naming") or (head is not None and head.head.media)
    return named and scene.quote_words(scene.quoted[k]) <= SHORT_QUOTE


def _quoted(scene: Scene, k: int, j: int) -> Opened | None:
    quote = scene.quoted.get(k)
    if quote and _speech(scene, quote, k, j):
        at = k
        if scene.that(k) and k + 1 < scene.doc.n:
            at = k + 1
        return "quote", at, scene.doc.starts[at] if at > k else quote.inner[0], quote
    if quote is None and k > 0 and ":" in scene.gap(k):
        at = k + 1 if scene.that(k) and k + 1 < len(scene.doc) else k
        return "quote", at, scene.doc.starts[at], None
    return None


def _takes_that(scene: Scene, k: int, cue: Cue) -> bool:
    takes = cue.takes
    if cue.clause and "that" not in takes:
        return scene.forms[k][0] == scene.with_letter or scene.preposition(k - 1) in takes
    return "that" in takes or "with" in takes or scene.preposition(k - 1) in takes


def _after_that(scene: Scene, k: int, bare: bool, limit: int) -> Opened | None:
    at = k + 1 if bare else k
    if at >= scene.doc.n or (at >= limit and scene.broken(at)):
        return None
    return "that", at, scene.doc.starts[at], scene.quote_at(at) if bare else None


def _subordinate(scene: Scene, k: int, j: int, cue: Cue) -> bool:
    """Does the complementiser at word k belong to a word before it (بعد أن)?"""
    if k == j:
        return False
    before = scene.preposition(k - 1)
    if before is not None:
        return before not in cue.takes
    return scene.is_(k - 1, "subordinators")


def ends_clause(scene: Scene, k: int) -> bool:
    """Does the clause of a cue end before word k: another cue, a conjunction that opens a clause, «وأن»?"""
    if k not in scene.busy:
        return False
    known = scene.ended.get(k)
    if known is None:
        known = scene.ended[k] = _ends_clause(scene, k)
    return known


def _ends_clause(scene: Scene, k: int) -> bool:
    hits = () if k in scene.named else scene.cues.get(k, ())
    comma, lists = k in scene.commas, scene.types[k].lists
    if not hits and not comma and "breaks" not in lists:
        return scene.then_any(k)
    if comma and "before" in lists and scene.that(k + 1) is not None:
        return True
    if "hidden" in lists and any(scene.is_(n, "anonymity") for n in range(k + 1, min(k + HIDDEN, scene.size))):
        return False  # «قال المصدر، طالبا عدم ذكر اسمه، إن»
    joined = scene.doc.forms[k][:1] in scene.conjunctions
    if joined and scene.table.that.get(scene.doc.forms[k][1:]) is not None:
        return True
    if joined and any(h.pro[:1] in scene.conjunctions and h.pro and any(s.value.form.finite for s in h.senses) for h in hits):
        return True
    participles = [h for h in hits if not h.pro.endswith(scene.article) and h.enc in ("", scene.accusative)]
    ending = scene.doc.forms[k].endswith(scene.accusative)
    if ending and any(s.value.form.tense == "participle" for h in participles for s in h.senses):
        return True
    if ("breaks" in lists or "afterwards" in lists) and any(s.value.form.finite for h in scene.doc.at(k + 1, "saying") for s in h.senses):
        return True
    if not comma:
        return False
    verb = any(s.value.form.finite and not h.enc for h in hits for s in h.senses)
    if verb and not scene.is_(k, "hidden") and not scene.function_word(k):
        return True
    if any(s.value.form.tense == "participle" for h in hits if not h.pro.endswith(scene.article) for s in h.senses):
        return True
    return "breaks" in lists


def _speech(scene: Scene, quote: Quote, k: int, j: int) -> bool:
    """Is a quotation after a cue what was said, and not a name or a word at a distance?"""
    words = scene.quote_words(quote)
    if scene.is_(k - 1, "naming") or (k in scene.named and words <= SHORT_QUOTE):
        return False
    if ":" in scene.gap(k) or words > SHORT_QUOTE:
        return True
    return words > 1 and (scene.is_(k, "negation") or any(scene.finite(n) for n in range(k, min(k + words, scene.doc.n))))


def preposition(scene: Scene, k: int, limit: int, takes: tuple[str, ...], cue: Cue) -> Opened | None:
    """The preposition of the cue after its subject, which ends at word k."""
    found = own_preposition(scene, k, limit, takes)
    if found is None:
        return None
    n, kind = found
    if not _fits_noun(scene, n, kind, cue):
        return None
    return ("with", n, scene.doc.starts[n], None) if kind == "with" else _after_preposition(scene, n, kind, takes)


def _fits_noun(scene: Scene, n: int, kind: str, cue: Cue) -> bool:
    """May the noun after the preposition at word n be a content of the cue?"""
    if cue.clause:
        return scene.that(n + 1) is not None
    if not cue.action:
        return True
    k = n if kind == "with" else n + 1
    return scene.that(k) is not None or scene.that(n + 1) is not None or action_noun(scene, k)


def action_noun(scene: Scene, k: int) -> bool:
    """Is word k a verbal noun, or the feminine plural of one («بمناورات»)?"""
    if k < scene.size and scene.forms[k].endswith(scene.plural_ending) and scene.noun(k, "n"):
        return True
    return k in scene.verbs and any(s.value.tense == "masdar" for h in scene.verbs[k] for s in h.senses)


def own_preposition(scene: Scene, k: int, limit: int, takes: tuple[str, ...]) -> tuple[int, str] | None:
    """The first word from k on that is a preposition of the cue, and which."""
    with_ = scene.with_letter if "with" in takes else ""
    words = scene.tied if with_ else scene.busy_words
    past = k
    for at in range(bisect_left(words, k), len(words)):
        n = words[at]
        if n >= limit:
            return None
        if n < past:
            continue
        if n in scene.commas and (n in scene.asides or (scene.is_(n, "particles") and scene.types[n].opening not in takes)):
            # «أكدت الوزارة، وفق ما نشرته على صفحتها، أن», «طالب الوزراء، في القمة التي احتضنتها بغداد، إسرائيل بكذا»
            past = next((m for m in range(n + 1, limit) if m in scene.commas), n)
            if past > n:
                continue
        if (n > k and ends_clause(scene, n)) or (n in scene.breaks and n not in scene.commas):
            return None
        if n in scene.quoted and n > k and not scene.is_(n - 1, "naming") and not scene.head(n - 1) and not _short_name(scene, n):
            return None
        kind = scene.types[n].opening
        if n - 1 > k and n - 1 in scene.commas and action_noun(scene, n - 1):
            return None  # «أعلن الوزير، مساء الخميس، الإفراج عن …»: the object's own preposition
        if n - 1 in scene.asides and any(h.j > n for h in scene.asides[n - 1]):
            continue  # «كشفت الصحيفة، نقلا عن مصدر، أن»
        if kind is not None and kind in takes and kind != "ask" and n + 1 < limit and not scene.is_(n - 1, "partitive"):
            return n, kind
        if with_ and scene.types[n].tied and _with(scene, n):
            return n, "with"
        if n > k and n not in scene.commas and "relative" in scene.types[n].lists:
            return None
    return None


def _short_name(scene: Scene, n: int) -> bool:
    """Is a quotation the short name of the body before it («الهيئة الحكومية للتنمية «إيغاد»»)?"""
    body = any(m.entity.kind == "organisation" and m.j >= n for m in scene.named.get(n - 1, ()))
    return body and scene.quote_words(scene.quoted[n]) <= SHORT_NAME and not scene.gap(n).strip("«“\"")


def _after_preposition(scene: Scene, n: int, kind: str, takes: tuple[str, ...]) -> Opened:
    """Content begins after «إلى», «عن»; with «من» and «على» the preposition stays in it where no clause follows."""
    keep = kind in ("from", "in") or (kind == "on" and "that" not in takes)
    at = n if keep and scene.that(n + 1) is None else n + 1
    if scene.that(at) and at + 1 < scene.doc.n:
        at += 1
    return kind, at, scene.doc.starts[at], None


def _with(scene: Scene, n: int) -> bool:
    """Does word n begin with the preposition «بـ», before an ordinary word?"""
    prep = scene.with_letter
    info = scene.doc.infos[n]
    if info.form[0] != prep or scene.is_(n, "named_by") or scene.time_end(n) is not None or scene.doc.at(n, "medium"):
        return False
    if info.form == prep:
        return _marked(scene, n)
    if info.form in scene.words["pronouns"]:
        return False
    own = {s.value.pos for h in scene.doc.at(n, "word") if not h.pro and not h.enc for s in h.senses}
    if own:  # a word of its own, maybe a verbal noun too («توعد برد»)
        return own == {"n"} and any(_acts(h, prep) for h in scene.verbs.get(n, ()))
    return any(s.pro.startswith(prep) for s in info.splits)


def _acts(hit: Hit, prep: str) -> bool:
    """Is it a verbal noun behind a preposition?"""
    return hit.pro == prep and any(s.value.tense == "masdar" for s in hit.senses)


def _marked(scene: Scene, n: int) -> bool:
    """Is word n the letter of «with» alone, before a word in quotation marks («وصفه بـ«الخطوة»»)?"""
    return scene.forms[n] == scene.with_letter and n + 1 in scene.quoted


def plain_object(scene: Scene, hit: Hit, form: CueForm, end: int, limit: int) -> Opened | None:
    """A plain object after the subject, which ends at word `end`."""
    if "object" not in form.cue.takes or end >= limit:
        return None
    doc = scene.doc
    if end < limit and scene.is_(end, "pointing") and form.cue.claim in RETOLD and (end + 1 >= doc.n or scene.broken(end + 1)):
        return "object", end, doc.starts[end], None  # «نفى ذلك»
    far = _far_object(scene, end, limit, form.cue)
    if far is not None:
        return "object", far, doc.starts[far], None
    k = skip_adverbials(scene, _past_relative(scene, past_apposition(scene, end, limit), limit), limit)
    if hit.j < k < limit and scene.is_(k, "handed_it") and any(doc.at(n, "medium") for n in range(hit.j, k)):
        k = next((n for n in range(k + 1, limit) if scene.comma(n)), k)
    if k >= limit or (scene.broken(k) and not scene.comma(k)):
        return None
    if form.form.finite and k == hit.j and not hit.enc:
        return None if form.cue.weak or not _fits_object(scene, k, limit, form.cue) else ("object", k, doc.starts[k], None)
    if scene.finite(k) or scene.is_(k, "relative") or ends_clause(scene, k) or not _fits_object(scene, k, limit, form.cue):
        return None
    led = scene.types[k].joined or scene.is_(k, "particles") or scene.prepositional(k)
    if form.form.tense == "masdar" and (led or (not hit.enc and end == hit.j)):
        return None
    return "object", k, doc.starts[k], None


def _far_object(scene: Scene, end: int, limit: int, cue: Cue) -> int | None:
    """A listed object behind the comma that closes what stands between («جددت الدولتان، في ختام …، التزامهما»)."""
    if not cue.objects or end not in scene.commas or not scene.is_(end, "particles"):
        return None
    return next((k for k in range(end + 1, limit) if k in scene.commas and _fits_object(scene, k, limit, cue)), None)


def _fits_object(scene: Scene, k: int, limit: int, cue: Cue) -> bool:
    """May word k begin a plain object of the cue?"""
    if scene.is_(k, "unsaid") or (scene.is_(k, "any") and scene.is_(k + 1, "unsaid_any")):
        return False
    if cue.objects:
        listed = scene.doc.language.tables["cue objects"][cue.id]
        return any(s.stem in listed for s in scene.doc.infos[k].splits)
    if cue.described:
        return any(scene.that(n) is not None or _with(scene, n) or _marked(scene, n) for n in range(k, min(limit, k + DESCRIBED)))
    return not cue.action or action_noun(scene, k + scene.is_(k, "any")) or scene.is_(k, "what")


def past_apposition(scene: Scene, k: int, limit: int) -> int:
    """The word after «، مستشار الرئيس،»: an apposition between commas."""
    if k >= limit or not scene.comma(k) or not (scene.head(k) or scene.doc.at(k, "title")):
        return k
    found = phrase(scene, k, limit)
    return found.j if found and found.j < limit and scene.comma(found.j) else k


def _past_relative(scene: Scene, k: int, limit: int) -> int:
    """The word after a bare relative clause («مصدر شارك في الاجتماع ما …»)."""
    if k >= limit or scene.is_(k, "what") or not (scene.finite(k) or scene.is_(k, "negation") or scene.is_(k, "hidden")):
        return k
    if scene.comma(k):
        return next((n for n in range(k + 1, limit) if scene.comma(n)), k)
    return next((n for n in range(k + 1, limit) if scene.doc.forms[n] in scene.words["what"]), k)
