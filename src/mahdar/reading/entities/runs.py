"""Where a name begins and where it ends, listed or not."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.reading.entities.scan import JOIN, Scan
from mahdar.reading.entities.wordclass import (
    AMBIGUOUS,
    CLEAR,
    DEFINITE,
    DOUBTFUL,
    FAMILY,
    GIVEN,
    KNOWN,
    LIKELY,
    NO,
    PART,
    UNKNOWN,
)
from mahdar.text.matcher import Hit, Sense

Mode = Literal["titled", "said", "harmed", "free"]
"""What stands before a name: a title, a verb whose subject is a person, a word of harm, or nothing that helps."""

LONGEST = 6
"""Words of a name, particles not counted, at most."""
MARKED = frozenset("-–")
LISTED = (FAMILY, GIVEN, KNOWN)
INITIAL = 4
"""Letters of a word behind which a full stop marks an initial and ends no sentence."""
SYLLABLE = 3
"""Letters of the short words that East Asian names are made of."""
FOREIGN = 2.0
"""Score of `Shape` that only clearly foreign words have."""


class Name(msgspec.Struct, gc=False):
    """A name at words `[i, j)`, its first `cut` letters being proclitics; `senses`: rows of the people table it fits."""

    i: int
    j: int
    cut: int
    senses: tuple[Sense, ...]
    how: str
    words: int


class Run(msgspec.Struct, gc=False):
    """A name as it grows: class of its first and last word, words that are no particles, whether a table has one of them."""

    first: int
    last: int
    words: int
    listed: bool
    mode: Mode
    parts: bool = False


def name_at(scan: Scan, k: int, mode: Mode) -> Name | None:
    """The name that begins at word k, or None."""
    if k >= scan.n:
        return None
    full = scan.hit(k, "person")
    if full is not None and not scan.ordinary(k, full):
        last = full.j - 1
        cut = last - k > 1 and scan.small(last) and scan.facts.preposition[scan.forms[last]]
        j = last if cut else full.j  # «آبي أحمد على هامش» is no «أحمد علي»
        return Name(k, j if j < full.j else _tail(scan, j), _cut(scan, full), full.senses, "table", j - k)
    if k in scan.covered or k in scan.timed or k in scan.placed:
        return None
    short = scan.hit(k, "surname")
    short = None if short is not None and scan.misspelt(k, short) else short
    run = _run(scan, k, mode)
    if short is None or scan.ordinary(k, short) or (run is not None and run.j > short.j):
        return run
    if short.j > k + 1 or scan.word_class(k) in LISTED or (short.pro and scan.only_name(k)):
        return Name(k, _tail(scan, short.j), _cut(scan, short), short.senses, "table", short.j - k)
    if run is not None:
        run.senses = short.senses
    return run


def _cut(scan: Scan, hit: Hit) -> int:
    return scan.doc.after_clitics(hit) - scan.doc.starts[hit.i]


def _joined(scan: Scan, i: int) -> bool:
    """May word i go on with the name that word i - 1 is part of?"""
    gap = scan.gaps[i - 1]
    if not gap:
        return True
    return gap in JOIN and (gap in MARKED or len(scan.forms[i - 1]) <= INITIAL)


def _tail(scan: Scan, j: int) -> int:
    """The end of a listed name that goes on with a particle and a name («بن زايد», «آل ثاني»)."""
    while j + 1 < scan.n and scan.open(j) and scan.open(j + 1) and scan.word_class(j) == PART:
        if scan.small(j + 1) or (scan.word_class(j + 1) == NO and scan.verb(j + 1)):
            break
        j += 2
    return j


def _first(scan: Scan, k: int, mode: Mode) -> tuple[int, int]:
    """Class of the first word of a name in this place (NO: none) and the letters of its proclitics."""
    own = scan.word_class(k)
    if scan.small(k) or scan.tanwin(k) or scan.ordinal(k):
        return NO, 0
    if own == NO and mode == "titled" and (_foreign(scan, k) or _fathered(scan, k)):
        return DOUBTFUL, 0
    if own == NO or (mode == "free" and own in (DOUBTFUL, UNKNOWN) and not scan.leads(k)):
        hit = scan.hit(k, "given")
        if hit is not None and hit.pro and hit.value.sort == "given" and len(hit.id) > 2 and not scan.ordinary(k, hit):
            sure = scan.spelt(k) and (scan.only_name(k) or _backed(scan, k))
            return (GIVEN if sure else NO), _cut(scan, hit)
        return NO, 0
    if own == AMBIGUOUS:
        return (GIVEN if _clear(scan, k, mode) else NO), 0
    if own == PART:
        return (PART if scan.opens(k) or _after_son(scan, k) else NO), 0
    if own == DEFINITE:
        return (own if mode == "titled" and scan.family_alone(k) else NO), 0
    if own == FAMILY or (own == GIVEN and scan.forms[k].startswith(scan.language.article)):
        return (own if mode != "free" else NO), 0
    return (own if own in (DOUBTFUL, UNKNOWN) or scan.spelt(k) else NO), 0


def _fathered(scan: Scan, k: int) -> bool:
    """Is an unlisted word followed by a son's particle, so that it is a first name whatever its look («شخبوط بن نهيان»)?"""
    if not scan.unlisted(k) or k + 2 >= scan.n or not scan.open(k + 1) or not scan.open(k + 2):
        return False
    return scan.word_class(k + 1) == PART and not scan.opens(k + 1) and not scan.small(k + 2)


def _after_son(scan: Scan, k: int) -> bool:
    """Is a particle that does not open a name followed by a word that is nothing but a name («ابن بطوطة»)?"""
    if k + 1 >= scan.n or not scan.open(k + 1):
        return False
    own = scan.word_class(k + 1)
    return own in (GIVEN, FAMILY, UNKNOWN) or (own == DEFINITE and scan.unlisted(k + 1))


def _foreign(scan: Scan, k: int) -> bool:
    """Is an ordinary noun a first name here, because a clearly foreign word follows («ليف زابولوتوف»)?"""
    if k + 1 >= scan.n or not scan.open(k + 1) or not scan.noun(k) or scan.verb(k) or scan.small(k):
        return False
    after = scan.forms[k + 1]
    return scan.word_class(k + 1) == UNKNOWN and not scan.conjoined(k + 1) and scan.facts.score[after] > FOREIGN


def _clear(scan: Scan, k: int, mode: Mode) -> bool:
    """Is a word that is also an ordinary one a name here?"""
    if scan.small(k):
        return False
    if mode == "harmed" and scan.given(k) and (_backed(scan, k) or _followed(scan, k) or _strange(scan, k + 1) or _second(scan, k + 1)):
        return True
    if mode == "titled":
        sure = scan.given(k) and (_backed(scan, k) or _followed(scan, k) or _strange(scan, k + 1) or _described(scan, k + 1))
        return sure or not (scan.verb(k) or scan.construct(k) or (scan.adjectival(k) and not scan.given(k)))
    if scan.hit(k, "surname") is not None and not (scan.verb(k) or scan.qualified(k) or scan.adjectival(k)):
        return True
    if mode == "said" and scan.given(k) and _strange(scan, k + 1) and scan.family_alone(k + 1):
        return True
    if _backed(scan, k):
        definite = scan.forms[k].startswith(scan.language.article)
        definite = definite and not _strange(scan, k + 1)  # «الحسين الداودي»
        return scan.given(k) and not definite and not (scan.verb(k) and scan.word_class(k + 1) == AMBIGUOUS)
    return False


def _followed(scan: Scan, k: int) -> bool:
    """Does an unlisted word that looks like a name follow?"""
    if k + 1 >= scan.n or not scan.open(k + 1) or scan.conjoined(k + 1):
        return False
    return scan.word_class(k + 1) == UNKNOWN and scan.facts.score[scan.forms[k + 1]] > CLEAR


def _second(scan: Scan, k: int) -> bool:
    """Is word k, though ordinary too, one that the table of names has («حبيب الله»)?"""
    return k < scan.n and scan.open(k) and scan.listed(k) and not scan.verb(k) and not scan.small(k)


def _described(scan: Scan, k: int) -> bool:
    """Is word k an adjective or participle with the article, as many families are called («اللواء خالد المحجوب»)?"""
    return k < scan.n and scan.open(k) and scan.word_class(k) == DEFINITE


def _strange(scan: Scan, k: int) -> bool:
    """Is word k a word with the article that no table has («نهى الدسوقي»)?"""
    return k < scan.n and scan.open(k) and scan.word_class(k) == DEFINITE and scan.unlisted(k)


def _backed(scan: Scan, k: int) -> bool:
    """Is an ambiguous first word followed by what can only be, or may well be, the rest of a name?"""
    if k + 1 >= scan.n or not scan.open(k + 1):
        return False
    own = scan.word_class(k + 1)
    if own in (*LISTED, PART):
        return own == GIVEN or k + 1 not in scan.chunks
    if own == AMBIGUOUS:
        if k + 1 in scan.chunks or scan.homograph(k):
            return False
        return not scan.small(k + 1) and not scan.verb(k + 1) and not scan.adjective(k + 1) and scan.given(k)
    if own == UNKNOWN and not scan.conjoined(k + 1) and not scan.verb(k) and not scan.homograph(k):
        return scan.facts.score[scan.forms[k + 1]] > FOREIGN
    return own == DEFINITE and scan.family_alone(k + 1) and not scan.homograph(k)


def _run(scan: Scan, k: int, mode: Mode) -> Name | None:
    first, cut = _first(scan, k, mode)
    if first == NO:
        return None
    run = Run(first, first, int(first != PART), first in LISTED, mode)
    i = k + 1
    while i < scan.n and run.words < LONGEST and _joined(scan, i) and i not in scan.timed:
        own = scan.word_class(i)
        if not _goes_on(scan, i, own, run):
            break
        run.words += own != PART
        run.listed, run.parts = run.listed or own in LISTED, run.parts or own == PART
        run.last, i = GIVEN if run.last == PART != own or own == AMBIGUOUS else own, i + 1
    while i > k + 1 and scan.word_class(i - 1) == PART:
        i -= 1
    if mode == "titled" and i < scan.n and scan.ordinal(i) and scan.open(i):
        i += 1
    if not _believed(scan, k, i, run):
        return None
    return Name(k, i, cut, (), "given" if run.listed else "shape", run.words)


def _goes_on(scan: Scan, i: int, own: int, run: Run) -> bool:
    """Does word i of class `own` go on with the name?"""
    short = run.words == 1 and run.first in (KNOWN, FAMILY) and scan.hit(i - 1, "surname") is not None
    if short and own in (KNOWN, FAMILY, DEFINITE):
        return False  # «دعا بوتين الشرع إلى»: two of whom the table knows one by that word alone
    if run.last == PART:
        odd = scan.small(i) or scan.owned_noun(i) or scan.forms[i].isdecimal()
        return not odd and not (own == NO and (scan.verb(i) or scan.future(i)))
    if i in scan.covered and own not in (GIVEN, FAMILY, PART):
        return False
    if scan.tanwin(i):
        return False
    if own == NO:
        return _ordinary_goes_on(scan, i, run)
    if own == KNOWN:
        return run.last != KNOWN or (run.words == 1 and scan.gaps[i - 1] in MARKED)
    if own == AMBIGUOUS:
        if run.last == KNOWN or scan.small(i) or scan.construct(i) or (scan.homograph(i) and not scan.ends_here(i)):
            return False
        return not scan.verb(i) or (run.words == 1 and run.last == GIVEN and scan.listed(i) and scan.closes(i))
    if own == DEFINITE:
        if scan.calendar(i) or run.last in (KNOWN, DEFINITE):
            return False
        return scan.unlisted(i) or (run.last == GIVEN and (run.words == 1 or run.parts) and scan.hit(i, "title") is None)
    return own not in (UNKNOWN, DOUBTFUL) or _unknown_goes_on(scan, i, own, run)


def _ordinary_goes_on(scan: Scan, i: int, run: Run) -> bool:
    """Does word i, which by itself is no part of a name, go on with this one: a family name that is a noun, an honorific?"""
    if run.words == 1 and run.first == GIVEN and scan.nothing_else(scan.forms[i - 1]) and _ordinary_family(scan, i):
        return True
    first = run.words == 1 or (run.words == 2 and scan.forms[i - 1].startswith(scan.language.article))
    strange = run.last in (DOUBTFUL, UNKNOWN) and scan.unlisted(i)
    if run.mode == "harmed" and run.words == 1 and run.last == GIVEN and scan.forms[i].startswith(scan.language.article):
        return scan.hit(i, "title") is None and not scan.small(i)
    if run.mode == "titled" and first and (run.last == GIVEN or strange) and scan.lone_noun(i):
        return True
    return scan.honorific(i) and i + 1 < scan.n and scan.word_class(i + 1) == GIVEN


def _unknown_goes_on(scan: Scan, i: int, own: int, run: Run) -> bool:
    """Does a word of no table go on with the name: a foreign one, or behind a name, or a short one behind a short one?"""
    if scan.conjoined(i):
        return run.words == 1 and run.first == GIVEN and not scan.written(i, 1)
    short = len(scan.forms[i]) <= SYLLABLE and len(scan.forms[i - 1]) <= SYLLABLE
    return own == UNKNOWN or run.last in (GIVEN, FAMILY, UNKNOWN) or short


def _ordinary_family(scan: Scan, i: int) -> bool:
    """Is an ordinary word behind a lone first name its family name («نجيب محفوظ»), or does one follow («محمد مقلد المريخي»)?"""
    if scan.small(i) or scan.verb(i):
        return False
    if scan.descriptive(i) and scan.closes(i):
        return True
    k = i + 1
    family = k < scan.n and scan.open(k) and scan.forms[k].startswith(scan.language.article)
    return family and scan.word_class(k) in LISTED and scan.noun(i)


def _believed(scan: Scan, k: int, j: int, run: Run) -> bool:
    """Is a run enough of a name?"""
    if run.words == 0 or (run.first == DOUBTFUL and run.words == 1):
        return False
    if run.words == 1 and run.listed and scan.doc.at(k, "country"):
        return False  # «اتهم الوزير إسرائيل»
    lone = scan.facts.score[scan.forms[k]] if run.words == 1 and run.first == UNKNOWN else CLEAR
    fronted = run.words == 1 and run.first == UNKNOWN and scan.forms[k].startswith(scan.within[0])
    if run.mode == "titled" and fronted and lone <= FOREIGN:
        return False
    if run.mode == "titled":
        return not (run.first == UNKNOWN and scan.construct(k) and lone <= CLEAR)
    if run.mode == "said":
        return run.first != UNKNOWN or (lone > (CLEAR if not scan.spoken(k) else LIKELY) and not scan.construct(k))
    known = run.first in (GIVEN, KNOWN) and scan.word_class(k) == AMBIGUOUS
    if j - k > 1:
        return run.first != UNKNOWN or run.listed
    return known or (run.first == GIVEN and scan.pure(k) and scan.by_verb(k) and scan.spelt(k))
