"""Where something is reported: a cue whose content opens after it."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.cue import Cue, CueForm
from mahdar.lang.tables.words import VerbForm
from mahdar.reading.statements.cues import REACH, kept_back, readings, said
from mahdar.reading.statements.nouns import object_case, phrase, skip_adverbials
from mahdar.reading.statements.openings import (
    RETOLD,
    Opened,
    clause,
    ends_clause,
    own_preposition,
    past_apposition,
    plain_object,
    preposition,
)
from mahdar.reading.statements.scene import Scene
from mahdar.text.matcher import Hit
from mahdar.text.quotes import Quote

KEPT = frozenset({"to", "about"})
"""Prepositions left out of the content."""
OPENERS = frozenset({"that", "to", "on", "from", "about", "in"})
NEAR = 6
"""Words between a verbal noun or participle and its content, at most."""
CALLED = 12
"""Words after a participle among which its content opens; behind one who is called on by title and name."""
RELAY = 14
"""Words behind a relaying verb among which the noun that it hands on stands."""
PUBLISHED = frozenset({"says", "denies", "confirms"})
CALLS = frozenset({"calls for", "warns", "threatens"})


class Anchor(msgspec.Struct):
    """A cue at words `[i, j)` with its content from word `at` (source offset `start`); `subject`: the words before the opener;
    `called`: the content begins with the one who is called on; `bare`: its subject must stand before it."""

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
    called: bool = False
    bare: bool = False

    @property
    def kind(self) -> str:
        """finite, participle or masdar."""
        return "finite" if self.form.finite else self.form.tense


def anchors(scene: Scene) -> list[Anchor]:
    """All cues of a document that open a content, in text order; one content belongs to one cue."""
    found: list[Anchor] = []
    for hit in scene.doc.of_kind("saying"):
        if found and (found[-1].i >= hit.i or _taken(found[-1], hit.i)):
            continue
        anchor = anchor_of(scene, hit)
        if anchor is None or (scene.is_(hit.i - 1, "pointing") and not scene.gap(hit.i)):
            continue
        if found and _remarked(scene, found[-1], anchor):
            found.pop()
        same = [old for old in found[-3:] if old.at == anchor.at]
        if same and _nearer(scene, same[-1], anchor):
            found.remove(same[-1])
            same = []
        if not same:
            found.append(anchor)
    return found


def _remarked(scene: Scene, old: Anchor, new: Anchor) -> bool:
    """«علق على القرار قائلا: …»: is what the first verb was on no content, because the words follow?"""
    about = old.opener == "on" and set(old.cue.takes) == {"quote", "on"}
    return about and scene.is_(new.i, "saying") and scene.doc.sentence_of[old.i] == scene.doc.sentence_of[new.i]


def _taken(old: Anchor, i: int) -> bool:
    """Is word i the verbal noun that a cue before it hands on («نقل عنه نفيه …», «أبلغه رفضه …»)?"""
    return i < old.at if old.cue.relay else _tells(old.cue) and i == old.at


def _nearer(scene: Scene, old: Anchor, new: Anchor) -> bool:
    """Does a content that two cues could open belong to the verbal noun right before it?"""
    if old.kind == new.kind == "finite" and new.at - new.j <= 1 and scene.is_(old.i, "hidden") and scene.preposition(old.j) == "to":
        return True  # «مسؤول تحدث إلى صحيفة جزم بأن»
    if new.kind == "finite" and not new.cue.weak and new.opener in ("that", "quote"):  # «عرضت كذا، وهو طرح قال دبلوماسي إنه …»
        within = range(new.i + 1, new.at + 1)
        return any(scene.comma(k) for k in range(old.i + 1, new.i + 1)) and not any(scene.comma(k) for k in within)
    if new.kind == "participle" and new.at - new.j <= 1 and old.at - old.j > NEAR:
        return True  # «واحتج سائقون أمام السفارة مطالبين بتعويضات»
    close = new.kind == "masdar" and new.at - new.i <= NEAR and scene.preposition(new.i - 1) != "in"
    return close and any(scene.comma(k) for k in range(old.i + 1, new.i + 1))


def anchor_of(scene: Scene, hit: Hit) -> Anchor | None:
    """The anchor of a cue, or None where it reports nothing."""
    forms = readings(scene, hit)
    if not forms or scene.doc.in_furniture(scene.doc.starts[hit.i]):
        return None
    lists = scene.types[hit.i].lists
    if hit.pro[:1] and hit.pro[0] in scene.conjunctions and scene.is_(hit.i - 1, "afterwards"):
        return None  # «بعدما وعدهم»
    if "handed_it" in lists and not scene.is_(hit.i - 1, "what"):
        return None
    if "hidden" in lists and any(scene.is_(k, "anonymity") for k in range(hit.j, hit.j + 6)):
        return None
    for form in forms:
        if form.cue.source and (hit.j >= scene.doc.n or scene.preposition(hit.j) != "in"):
            continue
        if form.form.finite and not said(scene, hit, form):
            continue
        if not hit.pro and form.cue.claim in RETOLD and kept_back(scene, hit.i):
            continue
        anchor = Search(scene, hit, form).anchor()
        if anchor and anchor.opener == "object" and scene.doc.at(hit.i, "silence") and _telling(scene, anchor.at):
            continue
        if anchor and (not scene.function_word(hit.i) or _close(scene, anchor)):
            return anchor
    return None


def _telling(scene: Scene, k: int) -> bool:
    """Is word k the verbal noun of confirming or denying («رفض تأكيد الخبر»)?"""
    return any(s.value.form.tense == "masdar" and s.value.cue.claim in RETOLD for h in scene.cues.get(k, ()) for s in h.senses)


def _close(scene: Scene, anchor: Anchor) -> bool:
    """Does the content of a cue that may be a preposition («عبر», «بين») open right after its subject?"""
    if anchor.kind == "finite" and anchor.called and anchor.cue.addressee:
        return True
    if anchor.kind != "finite" or anchor.opener not in ("that", "about", "quote"):
        return False
    k = skip_adverbials(scene, anchor.j, anchor.at) if scene.is_(anchor.j, "therein") else anchor.j
    if k >= anchor.at - 1:
        return True
    found = phrase(scene, anchor.j, anchor.at)
    return found is not None and found.j >= anchor.at - (anchor.opener != "quote") and (found.named is not None or found.head is not None)


def _limit(scene: Scene, i: int) -> int:
    if i >= scene.doc.n:
        return i
    return min(scene.doc.sentence_words[scene.doc.sentence_of[i - 1]][1], i + REACH)


class Search:
    """The search for the opener of one form of a cue; the subject is parsed only where it decides."""

    def __init__(self, scene: Scene, hit: Hit, form: CueForm) -> None:
        self.scene = scene
        self.hit = hit
        self.form = form
        self.cue = form.cue
        self.finite = form.form.finite
        limit = _limit(scene, hit.j)
        self.bare = False
        self._end = -1
        near = CALLED if form.cue.claim == "calls for" or scene.preposition(hit.j) == "in" else NEAR
        self.limit = limit if form.form.tense != "participle" else min(limit, hit.j + near)
        self.takes: tuple[str, ...] = form.cue.takes
        if hit.enc and "that" in self.takes and form.cue.claim in PUBLISHED and scene.is_(hit.i - 1, "what"):
            self.takes = (*self.takes, "about", "from")

    @property
    def end(self) -> int:
        """Where the subject after the cue ends."""
        if self._end < 0:
            self._end = _subject_end(self.scene, self.hit.j, self.limit, self.form)
        return self._end

    def choose(self) -> Opened | None:
        """The opener: a clause, else a preposition after the subject, else a plain object."""
        scene, hit = self.scene, self.hit
        if hit.enc and self.cue.claim in RETOLD and scene.is_(hit.i - 1, "what") and scene.is_(hit.i - 2, "which"):
            return self._retold()  # «وهو ما نفاه المتحدث، قائلا إن …»
        far = clause(scene, hit.j, self.limit, self.cue)
        if self.cue.relay and far is None:
            return _handed_noun(scene, hit.j, min(self.limit, hit.j + RELAY))
        if self.cue.relay and far and not self._sourced(far[1]) and not self._by_press():
            return None
        if self.form.form.tense == "masdar":
            bare = far is None and not hit.enc and "object" in self.takes
            return plain_object(scene, hit, self.form, self.end, self.limit) if bare else far
        own = own_preposition(scene, hit.j, far[1] if far else self.limit, self.takes)
        if far and (own is None or own[0] >= far[1] - 2):
            return far
        if own is None and "object" not in self.takes and not hit.enc and not _tells(self.cue):
            return None
        return self._noun(far)

    def _by_press(self) -> bool:
        """Does a relaying verb in the past have an outlet right behind it («نقلت قنوات عربية أن»)?"""
        found = phrase(self.scene, self.hit.j, self.limit) if self.hit.j < self.limit else None
        plain = self.finite and not self.cue.learns and not self.cue.credits
        return plain and found is not None and found.head is not None and found.head.head.media

    def _sourced(self, end: int) -> bool:
        """Does a relaying verb name whose words it hands on («نقل عن …», «نسب إلى …», «علم من …»)?"""
        scene = self.scene
        prep = "to" if self.cue.credits else "about"
        lists = ("learned_from",) if self.cue.learns else ("about_him",)
        words = range(self.hit.j, end)
        return any(scene.preposition(k) == prep or any(scene.is_(k, name) for name in lists) for k in words)

    def _noun(self, far: Opened | None) -> Opened | None:
        """A preposition after the subject or a plain object, where no clause comes first."""
        scene, hit, cue = self.scene, self.hit, self.cue
        prep = preposition(scene, self.end, self.limit, self.takes, cue)
        if prep and self.finite and not hit.enc and not _called_or_bare(scene, self.end, prep, cue):
            prep = None
        if prep and self._own_object(prep):
            prep = None
        if far and (prep is None or far[1] <= prep[1] + 1 or self._within_subject(prep[1] - 1)):
            return far
        found = prep or plain_object(scene, hit, self.form, self.end, self.limit)
        if found is None and self.finite and _tells(self.cue):
            k = _told_noun(scene, self.end, self.limit)
            return ("object", k, scene.doc.starts[k], None) if self.end < k < self.limit else None
        if found is None and self.finite:
            return self._retold() if hit.enc else self._pointed() or self._after_subject()
        return found

    def _within_subject(self, k: int) -> bool:
        """Does word k stand inside the name of the subject («رأى محلل في صحيفة كذا أن»)?"""
        named = self.scene.name_at(self.hit.j)
        return named is not None and named.entity.kind == "person" and k + 1 < named.j

    def _own_object(self, prep: Opened) -> bool:
        """Does an object stand between a participle and the preposition («مؤكدا استعداده لبحث الأمر على عجل»)?"""
        adverbial = self.form.form.tense == "participle" and "object" in self.takes and not _addressed(self.cue)
        return adverbial and prep[1] - (prep[0] in KEPT) > self.hit.j

    def _retold(self) -> Opened | None:
        """«… نفاه مصدر»: what was said before is the content."""
        hit = self.hit
        if self.cue.claim in RETOLD and not self.cue.action and _retold(self.scene, hit.i) and self.end > hit.j:
            return "it", hit.i, self.scene.doc.starts[hit.i], None
        return None

    def _pointed(self) -> Opened | None:
        """«نفى ذلك»: the word that points to what was said."""
        scene, k = self.scene, self.hit.j
        if self.cue.claim != "denies" or self.cue.action or self.form.form.tense != "past" or k >= self.limit:
            return None
        if not scene.is_(k, "pointing") or scene.gap(k) or not (k + 1 >= self.limit or scene.broken(k + 1)):
            return None
        self.bare = True
        return "object", k, scene.doc.starts[k], None

    def _after_subject(self) -> Opened | None:
        """A plain object right after a verb whose subject stands before it."""
        if "object" not in self.takes or self.hit.pro:
            return None
        self.bare = True
        strong = msgspec.structs.replace(self.form, cue=msgspec.structs.replace(self.cue, weak=False))
        return plain_object(self.scene, self.hit, strong, self.hit.j, self.limit)

    def anchor(self) -> Anchor | None:
        """The anchor, or None where nothing opens."""
        found = self.choose()
        if found is None:
            return None
        scene, hit, cue = self.scene, self.hit, self.cue
        opener, at, start, quote = found
        free = opener in ("to", "on", "with") and self.finite
        enc = "" if hit.enc == scene.accusative else hit.enc
        if free and hit.enc and not (cue.addressee or cue.pronoun or cue.claim in CALLS):
            return None
        call = opener == "to" and _calls(self.form)
        called = False
        if (free or call) and not enc and _addressed(cue):
            first = _addressee(scene, self.end, at)
            called = first != at
            if _tells(cue):
                first = _told_noun(scene, first, at)
            at, start = first, scene.doc.starts[first] if first != at else start
        last = _before(scene, found[1], opener) if at == found[1] and opener != "it" else self.end
        region = (hit.j, max(last, hit.j))
        return Anchor(hit.i, hit.j, cue, self.form.form, hit.pro, enc, opener, at, start, region, quote, called, self.bare)


def _retold(scene: Scene, i: int) -> bool:
    """Does a cue with a pronoun take up what was said before («الأمر الذي نفاه …»)?"""
    return any(scene.is_(k, "retold") for k in (i - 1, i - 2) if k >= 0)


def _handed_noun(scene: Scene, j: int, limit: int) -> Opened | None:
    """«نقل عن … إشادته بـ»: the verbal noun after a relaying verb opens its content."""
    source = next((k for k in range(j, limit) if scene.preposition(k) in ("about", "to")), limit)
    for k in range(source + 2, limit):
        for hit in scene.doc.at(k, "saying"):
            if hit.enc and any(s.value.form.tense == "masdar" for s in hit.senses):
                form = next(s.value for s in hit.senses if s.value.form.tense == "masdar")
                prep = preposition(scene, hit.j, min(len(scene.doc), hit.j + 3), form.cue.takes, form.cue)
                return prep or plain_object(scene, hit, form, hit.j, limit)
    return None


def _calls(form: CueForm) -> bool:
    """Is it a participle of a call («داعيا الطرفين إلى …»)?"""
    return form.form.tense == "participle" and form.cue.claim == "calls for"


def _tells(cue: Cue) -> bool:
    """Is it a verb of telling («أبلغ», «أخطر»), whose content is what was told and not who was?"""
    return cue.addressee and cue.claim == "says" and "that" in cue.takes


def _addressed(cue: Cue) -> bool:
    return cue.addressee or cue.claim == "calls for"


def _called_or_bare(scene: Scene, end: int, prep: Opened, cue: Cue) -> bool:
    """Does a preposition follow its verb and subject at once, or stand after the one who is called on?"""
    if _addressed(cue):
        return True
    n = prep[1] if prep[0] in ("with", "from", "in") else prep[1] - 1
    k = skip_adverbials(scene, end, n)
    return k >= n - 1 or scene.broken(k) or scene.finite(k) or scene.is_(k, "relative")


def _addressee(scene: Scene, end: int, at: int) -> int:
    """The first word of a content that begins with the one who is called on («دعت واشنطن إلى …»)."""
    k = skip_adverbials(scene, past_apposition(scene, end, at), at)
    if k < at and scene.is_(k, "relative"):  # «طالب الوزراء، في القمة التي احتضنتها بغداد، إسرائيل بكذا»
        k = next((n for n in range(k + 1, at + 1) if scene.comma(n)), at)
    if k >= at - 1 or ends_clause(scene, k) or (scene.broken(k) and not scene.comma(k)):
        return at
    return k


def _told_noun(scene: Scene, first: int, at: int) -> int:
    """The verbal noun that was told («أبلغته رفضها العرض»), behind who was told it; else where the content begins."""
    for k in range(first, at):
        own = any(h.enc and any(s.value.tense == "masdar" for s in h.senses) for h in scene.verbs.get(k, ()))
        if own and not any(not h.enc and not h.pro for h in scene.doc.at(k, "word")):
            return k
    return at


def _before(scene: Scene, at: int, opener: str) -> int:
    """The end of what stands between cue and opener."""
    k = at
    while k > 0 and opener in OPENERS and k not in scene.breaks:
        if scene.that(k - 1) is None and scene.preposition(k - 1) is None:
            break
        k -= 1
        if scene.gap(k) or any(e.i < k for e in scene.named.get(k - 1, ())):
            break  # «شبكة "سي إن إن" إن»
    return k


def _subject_end(scene: Scene, j: int, limit: int, form: CueForm) -> int:
    """Where the subject after a cue ends (the cue itself if it has none there)."""
    if form.form.tense == "participle":
        return j
    if scene.is_(j, "therein"):
        return j + 1
    k = j
    if form.form.finite:
        own = own_preposition(scene, j, limit, form.cue.takes)
        stop = own[0] if own else limit
        k = skip_adverbials(scene, j, stop)
        if k >= stop:
            return j
        if own and own[1] == "in" and own_preposition(scene, own[0] + 1, limit, ("in",)) is None:
            limit = own[0]
    if k >= limit or (scene.broken(k) and (form.form.tense == "masdar" or not scene.comma(k))):
        return j
    found = phrase(scene, k, limit)
    if found is None or (_addressed(form.cue) and object_case(scene, found)):
        return j
    return joined_end(scene, found.j, limit) if form.form.finite else found.j


def joined_end(scene: Scene, k: int, limit: int) -> int:
    """The end of names joined to a subject that ends at word k («أخطرت فرنسا وألمانيا المجلس»)."""
    while k < limit and not scene.gap(k) and scene.joined_name(k):
        other = phrase(scene, k, limit)
        if other is None or other.named is None:
            break
        k = other.j
    return k
