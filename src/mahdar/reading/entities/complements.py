"""What may follow an office in its title phrase, other than a second office: its side, its body, its town, its field.

Each rule takes the phrase so far and word k behind it, and gives the end of one more piece of the phrase, or None.
"""

from __future__ import annotations

from mahdar.reading.entities.chunk import Chunk, Phrase
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.wordclass import AMBIGUOUS, DOUBTFUL, FAMILY, GIVEN, KNOWN, PART, UNKNOWN

OUTLETS = ("outlet", "agency", "newspaper", "channel", "broadcaster", "magazine")


def marked_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A body in quotation marks behind a preposition of its own («الأمين العام لـ«…» فلان»)."""
    if scan.forms[k] not in scan.ties or not phrase.definite or phrase.title.of in ("country", "none"):
        return None
    end = scan.in_marks(k + 1)
    if end == k + 1 or end >= scan.n or not scan.closed_by(phrase.i, end):
        return None
    chunk = scan.chunks.get(k + 1)
    if chunk is not None and chunk.role in OUTLETS:
        return None
    if not scan.styled(end) and scan.word_class(end) not in (GIVEN, KNOWN, UNKNOWN):
        return None
    if chunk is not None and chunk.j <= end:
        take(phrase, chunk)
    phrase.complement = True
    return end


def field_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A field of two words behind «ل», before the name («المفوضة لحقوق الطفل فلانة»)."""
    if not phrase.definite or phrase.title.of == "none" or not scan.facts.tied_noun[scan.forms[k]]:
        return None
    end = k + 2
    if end >= scan.n or not scan.open(k + 1) or not scan.definite_noun(k + 1) or not scan.open(end) or scan.prefixed(end):
        return None
    if scan.word_class(end) not in (GIVEN, KNOWN):
        return None
    phrase.complement = True
    return end


def nisba_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """An adjective of nationality or of a region that agrees with the office («الرئيس الروسي»)."""
    article = scan.language.article
    hit = scan.bare(k, "nisba", ("", article))
    land = scan.bare(k, "country")
    if hit is not None and land is not None and land.j > hit.j:
        return None  # «كوريا الشمالية» has the letters of an adjective
    if hit is not None and hit.value.number == "s":
        if hit.value.gender == "f" and phrase.title.gender == "m" and k == phrase.i + 1:
            return None  # «وشكر الوزير السعودية»
        if hit.pro and not phrase.definite:
            phrase.definite = phrase.complement
        if bool(hit.pro) != phrase.definite and phrase.inner is None:
            return None
        if phrase.country is None:
            phrase.country = hit.id
        return hit.j
    region = scan.bare(k, "region", ("", article))
    if region is not None and bool(region.pro) == phrase.definite:
        side = region.value.side
        if side and phrase.body is None:
            phrase.complement = True
        return region.j
    return None


def modifier_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A modifier of offices («السابق»), or one definite word between a definite office and its name."""
    hit = scan.bare(k, "modifier", ("", scan.language.article))
    if hit is not None and (hit.pro or not phrase.definite or hit.value.fixed):
        return hit.j
    if not phrase.definite or k + 1 >= scan.n or not scan.open(k + 1):
        return None
    if not scan.forms[k].startswith(scan.language.article) or scan.calendar(k):
        return None
    if scan.bare(k, "title", (scan.language.article,)) is not None and scan.bare(k + 1, "nisba", (scan.language.article,)) is not None:
        return None  # «أمير قطر الرئيس الفلسطيني»
    after = scan.word_class(k + 1)
    if after in (GIVEN, KNOWN) or (after == AMBIGUOUS and scan.given(k + 1) and scan.adjective(k)):
        return k + 1
    return None


def named_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A country, a body or a place in construct («رئيس روسيا», «زعيم حزب …»)."""
    if phrase.pronoun or (phrase.definite and not phrase.complement and phrase.title.of == "none"):
        return None
    chunk = scan.chunks.get(k)
    speaks = _speaks_for(scan, phrase)
    if chunk is None or (chunk.form == "anaphor" and chunk.kind == "place"):
        return _crowd(scan, phrase, k) if chunk is None and speaks else None
    at = scan.within[0] == chunk.pro.removesuffix(scan.language.article) and chunk.kind == "organisation"
    at = at and (not phrase.definite or (scan.open(chunk.j) and begins(scan, chunk.j)) or _then_styled(scan, chunk.j))
    tied = chunk.pro in scan.ties or at
    if chunk.role in OUTLETS and (phrase.complement or (tied and phrase.title.sort != "profession")):
        return None  # «قال الوزير لصحيفة …»
    if chunk.pro and not tied and not (speaks and chunk.pro == scan.language.article):
        return None
    if not tied and phrase.definite and not phrase.inner and not scan.bare(phrase.j - 1, "linker"):
        return None
    some = tied and not phrase.definite and phrase.title.role in scan.rules.roles.unnamed  # «ممثل للحركة»
    led = chunk.pro == scan.language.article or some or (at and phrase.definite)
    if (tied and phrase.title.of == "none") or (chunk.form == "anaphor" and not led):
        return None
    was = phrase.definite
    end = take(phrase, chunk)
    told = some or speaks or at
    phrase.definite = was if told else True  # «مسؤول بالخارجية …» stays unnamed
    return end


def _then_styled(scan: Scan, k: int) -> bool:
    """Does a style follow behind a comma («مدير الإعلام بالقيادة العامة، اللواء فلان»)?"""
    return 0 < k < scan.n and scan.gaps[k - 1] in scan.rules.words.comma and scan.styled(k)


def _speaks_for(scan: Scan, phrase: Phrase) -> bool:
    """Does a listed title end with a word that ties it to somebody («المتحدث باسم …», «مصدر مقرب من …»)?"""
    return phrase.j > phrase.i + 1 and scan.bare(phrase.j - 1, "linker") is not None


def _crowd(scan: Scan, phrase: Phrase, k: int) -> int | None:
    """The end of the definite group at word k with its adjectives («الوفد الحكومي»), or None."""
    hit = scan.hit(k, "collective")
    if hit is None or hit.pro != scan.language.article:
        return None
    j = hit.j
    while scan.open(j):
        nisba = scan.bare(j, "nisba", (scan.language.article,))
        if nisba is None and not scan.qualifies(j):
            break
        phrase.country = phrase.country or (nisba.id if nisba is not None else None)
        j += 1
    phrase.complement = True
    return j


def take(phrase: Phrase, chunk: Chunk) -> int:
    """Let a phrase take the country and the body of a listed name in, and end with it; the word behind the name."""
    phrase.country = phrase.country or chunk.country
    if chunk.kind == "organisation":
        phrase.body = phrase.body or chunk
    phrase.complement = phrase.definite = True
    return chunk.j


def posted(scan: Scan, phrase: Phrase, k: int, depth: int) -> bool:
    """Is the land at word k where a representative is posted, with the name behind it («المبعوثة الأممية في ليبيا …»)?"""
    chunk = scan.chunks.get(k)
    posted = phrase.title.sort == "diplomatic" or phrase.title.role in scan.rules.roles.posted
    headed = phrase.body is not None and depth == 0 and phrase.title.role not in scan.rules.roles.highest
    if not (posted or headed) or not phrase.definite or chunk is None or chunk.kind != "place" or chunk.pro or not scan.open(chunk.j):
        return False
    if scan.prefixed(chunk.j) or scan.conjoined(chunk.j):
        return False
    return begins(scan, chunk.j)


def begins(scan: Scan, k: int) -> bool:
    """May a name begin at word k?"""
    own = scan.word_class(k)
    return own in (GIVEN, KNOWN, UNKNOWN) or (own == AMBIGUOUS and scan.given(k)) or (own == PART and scan.opens(k)) or scan.styled(k)


def member(scan: Scan, phrase: Phrase, k: int) -> int | None:
    """«عضو في الوفد الأردني»: a group that an unnamed person belongs to."""
    hit = scan.hit(k, "collective")
    if hit is None or hit.pro != scan.language.article or phrase.title.role not in scan.rules.roles.unnamed:
        return None
    return _crowd(scan, phrase, k)


def town_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """The town, in no table, that a mayor is of («رئيس بلدية عين الزيتون»)."""
    if phrase.title.role not in scan.rules.roles.town or phrase.definite or phrase.complement or k in scan.chunks:
        return None
    own, more = scan.word_class(k), k + 1 < scan.n and scan.open(k + 1)
    after = more and (scan.forms[k + 1].startswith(scan.language.article)) and scan.hit(k + 1, "title") is None
    if scan.forms[k] in scan.rules.words.village_folded or (scan.noun(k) and after):
        end = k + 2 if more else k
    elif own in (UNKNOWN, DOUBTFUL) and not scan.verb(k):
        end = k + 2 if after and own == UNKNOWN and scan.doc.infos[k + 1].known and scan.word_class(k + 1) not in (FAMILY, GIVEN) else k + 1
    else:
        return None
    if end == k:
        return None
    if depth == 0:
        scan.lands.append((k, end, phrase.title.id))
    phrase.complement = phrase.definite = True
    return end


def tied_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«المدير العام للسياسة الخارجية»: a field behind «لل»."""
    fieldless = phrase.title.of == "none" or phrase.title.role in scan.rules.roles.highest
    if not phrase.definite or fieldless or not scan.for_the(k) or scan.listed(k) or scan.spoken_to(k):
        return None
    phrase.complement = True
    j = k + 1
    while j < scan.n and scan.open(j) and (scan.qualifies(j) or scan.bare(j, "ministry")):
        j += 1
    return j


def words_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """Definite words that a bare office is of («وزير الصناعات الحربية»)."""
    if phrase.definite or phrase.complement or phrase.title.sort != "office" or scan.indefinite(phrase):
        return None
    end = scan.definite_words(k, 3)
    if end == k and scan.noun(k) and scan.open(k + 1) and scan.definite_noun(k + 1):
        end = scan.definite_words(k + 1, 3)
    if end == k:
        return None
    phrase.complement = phrase.definite = True
    return end


def joint_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A second field of a ministry: «وزير الخارجية والهجرة المصري»."""
    if not phrase.definite or phrase.title.of != "country" or phrase.j == phrase.i + 1 or not scan.definite_noun(k, True):
        return None
    if k + 1 >= scan.n or not scan.open(k + 1) or scan.hit(k, "title") is not None:
        return None
    sided = scan.bare(k + 1, "nisba", (scan.language.article,)) is not None or scan.bare(k + 1, "modifier") is not None
    return k + 1 if sided or scan.word_class(k + 1) in (GIVEN, KNOWN) else None
