"""Frames without an opener: headlines «X: …», quotations before their verb, quotations that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.lang.tables.cue import CueForm
from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.content import trim
from mahdar.reading.statements.cues import readings, said
from mahdar.reading.statements.draft import Draft
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import Speaker, speaker_of
from mahdar.text.quotes import Quote

HEAD_WORDS = 11
"""Words of a speaker in front of a colon at most."""
LINE_WORDS = 34
"""Words of a headline «speaker: what is said» at most."""
QUOTE_WORDS = 3
"""Words of a quotation that is no name, at least."""
TITLE = 140
"""Code points that a title has at most."""
TITLES = 3
"""Paragraphs among which a title stands."""
JOINED = 7
"""Words in front of a colon among which a second speaker is joined."""
BETWEEN = frozenset(" \t،,؛")
ALONE = 0.85
"""Share of a line that a quotation fills which stands alone."""


def headlines(scene: Scene, anchors: dict[int, Anchor]) -> Iterator[Draft]:
    """Lines «speaker: what is said»."""
    doc = scene.doc
    for i in [k - 1 for k in scene.gapped if k < doc.n - 1 and doc.gaps[k - 1][0] == ":"]:
        first = i
        while first > 0 and doc.paragraph_of[first - 1] == doc.paragraph_of[i] and i - first < HEAD_WORDS:
            first -= 1
        found = _who(scene, first, i + 1) or _who_joined(scene, first, i + 1)
        if found is not None and not any(k in anchors for k in range(found.i if found.i > first else first, i + 1)):
            draft = _headline(scene, found, i + 1)
            if draft:
                yield draft


def _who(scene: Scene, first: int, colon: int) -> Phrase | None:
    """The speaker before a colon, if the line begins with one and holds nothing else before it."""
    doc = scene.doc
    opens = first == 0 or doc.paragraph_of[first - 1] != doc.paragraph_of[first]
    if not opens or doc.in_furniture(doc.starts[first]) or scene.is_(first, "labels"):
        return None
    found = phrase(scene, first, colon)
    parted = colon - 1 > first and scene.broken(colon - 1)
    if found is None or found.j != colon or not (found.named or found.head) or parted:
        return None
    if colon - 1 == first and _dateline(scene, found, colon):
        return None
    return None if found.head and found.head.head.document else found


def _dateline(scene: Scene, found: Phrase, colon: int) -> bool:
    """Does a place before a colon only say where («صنعاء: انفجار …»), and not speak («دمشق: لا جيش داخل الجيش»)?"""
    if found.named is None or found.named.entity.kind != "place":
        return False
    return not scene.is_(colon, "negation") and colon not in scene.quoted


def _who_joined(scene: Scene, first: int, colon: int) -> Phrase | None:
    """«… ودمشق: لا جيش …»: the second clause of a title, its speaker joined with «و»."""
    doc = scene.doc
    start, end = doc.paragraphs[doc.paragraph_of[first]]
    if end - start > TITLE or doc.paragraph_of[first] > TITLES or doc.in_furniture(doc.starts[first]):
        return None
    if any(scene.is_(k, "between") for k in range(first, colon)):
        return None
    for k in range(colon - 1, max(first, colon - JOINED) - 1, -1):
        if doc.forms[k][0] not in scene.conjunctions or not (scene.joined_name(k) or scene.head(k) or scene.doc.at(k, "title")):
            continue
        found = phrase(scene, k, colon)
        whole = found is not None and found.j == colon and k > first and not _listed_places(scene, first, colon)
        return found if whole and not any(scene.broken(n) for n in range(k + 1, colon)) else None
    return None


def _listed_places(scene: Scene, first: int, colon: int) -> bool:
    """Are words `[first, colon)` nothing but places joined («بكين وتايبيه وواشنطن: تصعيد جديد»): what it is about, no speaker?"""
    return colon - first > 2 and all(n is not None and n.entity.kind == "place" for n in map(scene.name_at, range(first, colon)))


def _headline(scene: Scene, found: Phrase, k: int) -> Draft | None:
    doc = scene.doc
    end = k
    while end < doc.n and doc.paragraph_of[end] == doc.paragraph_of[k]:
        end += 1
    if not 2 <= end - k <= LINE_WORDS or doc.sentence_of[end - 1] > doc.sentence_of[k] + 1:
        return None
    start = doc.starts[k]
    speaker = speaker_of(scene, found, [])
    rule = "ar.frame.headline"
    cue = doc.span(found.i, found.j)
    return Draft(cue, start, trim(scene, start, doc.ends[end - 1]), speaker, (), "says", rule, found.i)


def after_quotes(scene: Scene, anchors: dict[int, Anchor]) -> Iterator[tuple[Draft, Anchor | None]]:
    """«…»، قال فلان: a quotation before its verb."""
    doc = scene.doc
    ends = {q.end: q for q in doc.quotes if q.closed and not q.depth and scene.quote_words(q) >= QUOTE_WORDS}
    if not ends:
        return
    for hit in doc.of_kind("saying"):
        quote = _quote_before(doc.text, doc.starts[hit.i], ends)
        if quote is None or hit.pro or (hit.i in anchors and anchors[hit.i].opener in ("that", "quote")):
            continue
        forms = [f for f in readings(scene, hit) if f.form.finite and "quote" in f.cue.takes and said(scene, hit, f)]
        found = _subject(scene, hit.j) if forms else None
        if found is not None:
            yield _after(scene, hit.i, hit.j, forms[0], quote, found), anchors.get(hit.i)


def _quote_before(text: str, start: int, ends: dict[int, Quote]) -> Quote | None:
    at = start
    while at > 0 and text[at - 1] in BETWEEN:
        at -= 1
    return ends.get(at)


def _subject(scene: Scene, j: int) -> Phrase | None:
    doc = scene.doc
    limit = doc.sentence_words[doc.sentence_of[j - 1]][1]
    k = skip_adverbials(scene, j, limit)
    return phrase(scene, k, limit) if k < limit and not scene.broken(k) else None


def _after(scene: Scene, i: int, j: int, form: CueForm, quote: Quote, found: Phrase) -> Draft:
    start, end = quote.inner
    speaker = speaker_of(scene, found, [])
    return Draft(
        scene.doc.span(i, j), start, end, speaker, (), form.cue.claim, form.cue.id + "+ar.frame.after", i, opener="quote"
    )


def lone_quotes(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Sentences that are a quotation and nothing else: the last speaker goes on."""
    doc = scene.doc
    for q in doc.quotes:
        i = doc.word_at(q.start) + 1
        if q.depth or scene.quote_words(q) <= QUOTE_WORDS or i >= doc.n:
            continue
        start, end = doc.sentences[doc.sentence_of[i]]
        alone = start >= q.start - 1 and (end <= q.end or (q.end - q.start) >= ALONE * (end - start))
        before = _last_before(drafts, q.start)
        if not alone or before is None or doc.paragraph_of[i] - doc.paragraph_of[before.at] > 1:
            continue
        if not any(d.start < q.end and d.end > q.start for d in drafts):
            inner = q.inner
            speaker: Speaker = before.speaker
            yield Draft(before.cue, *inner, speaker, before.via, before.claim, "ar.frame.quote", before.at, opener="quote")


def _last_before(drafts: list[Draft], offset: int) -> Draft | None:
    return max((d for d in drafts if d.end <= offset and not d.nested), key=lambda d: d.end, default=None)
