"""Title phrases: an office with its side, its body and the person it is of."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.world import Title
from mahdar.reading.entities.chunk import Chunk, Person, Phrase
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.wordclass import AMBIGUOUS, DOUBTFUL, FAMILY, GIVEN, KNOWN, PART, UNKNOWN
from mahdar.text.matcher import Hit

DEPTH = 3
OUTLETS = ("outlet", "agency", "newspaper", "channel", "broadcaster", "magazine")


def title_of(scan: Scan, hit: Hit, number: str = "s") -> Title | None:
    """The sense of a title that is one person's, or None."""
    roles = scan.rules.roles
    for sense in hit.senses:
        value: Title = sense.value
        if value.number == number and value.role not in roles.organisation and value.role not in roles.group:
            return value
    return None


def phrase_at(scan: Scan, i: int, depth: int = 0) -> Phrase | None:
    """The title phrase that begins at word i, without a name of its own."""
    hit = scan.hit(i, "title")
    if hit is None:
        return None
    title = title_of(scan, hit)
    if title is None or (hit.j == i + 1 and scan.small(i)) or i in scan.placed:
        return None
    if hit.enc == scan.language.clitics.accusative and scan.open(i) and scan.forms[i - 1].isdecimal():
        return None  # «50 أسيرا من …»
    if _adjectival(scan, i, hit, title):
        return None
    owned = hit.enc not in ("", scan.language.clitics.accusative)
    phrase = Phrase(i, hit.j, [title], hit.pro, scan.definite(hit), pronoun=owned)
    phrase.counterpart = title.role in scan.rules.roles.counterpart
    phrase.definite = phrase.definite or phrase.pronoun
    _overlapping(scan, phrase)
    _half_marked(scan, phrase)
    _within(scan, phrase, depth)
    k = phrase.j
    while k < scan.n:
        j = _complement(scan, phrase, k, depth) if scan.open(k) else _marked(scan, phrase, k, depth)
        if j is None:
            break
        k = phrase.j = j
    return phrase


def _half_marked(scan: Scan, phrase: Phrase) -> None:
    """A title whose last word opens a name in quotation marks («قائد «الجيش الوطني»») goes on to the closing mark."""
    if phrase.j - phrase.i < 2 or not scan.gaps[phrase.j - 2]:
        return
    end = scan.in_marks(phrase.j - 1)
    if end > phrase.j:
        phrase.j, phrase.complement, phrase.definite = end, True, True


def _tied_mark(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
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
        _take(phrase, chunk)
    phrase.complement = True
    return end


def _field(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
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


def _marked(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A complement in quotation marks («قائد «الجيش الوطني»»), or a style of the same person behind one."""
    if scan.closed_by(phrase.i, k):
        return _inner_title(scan, phrase, k, depth) if phrase.complement and scan.styled(k) else None
    end = scan.in_marks(k)
    if end == k or phrase.pronoun or phrase.title.of == "none" or scan.verb(k):
        return None
    named = scan.bare(k - 1, "linker") is not None or scan.forms[k - 1] in scan.ties
    if not named and (phrase.definite or phrase.country or phrase.complement or scan.indefinite(phrase)):
        return None
    chunk = scan.chunks.get(k)
    if chunk is not None and chunk.j <= end:
        _take(phrase, chunk)
    phrase.complement = phrase.definite = True
    return end


def _within(scan: Scan, phrase: Phrase, depth: int) -> None:
    """The person inside a listed title («مستشار الرئيس»), with what follows of that person's title."""
    if phrase.title.role not in scan.rules.roles.personal or depth >= DEPTH:
        return
    for m in range(phrase.i + 1, phrase.j):
        inner = phrase_at(scan, m, depth + 1)
        if inner is not None and inner.j >= phrase.j and inner.definite:
            _embed(scan, phrase, inner)
            return


def _embed(scan: Scan, phrase: Phrase, inner: Phrase) -> None:
    role = scan.rules.roles.embedded.get(phrase.title.role)
    if role is not None:
        phrase.titles[0] = msgspec.structs.replace(phrase.title, role=role)
    phrase.inner = Person(inner.i, inner.j, [inner], gender=inner.title.gender, country=inner.country)
    phrase.country = phrase.country or inner.country
    phrase.body = phrase.body or inner.body
    phrase.complement = phrase.definite = True
    phrase.j = max(phrase.j, inner.j)


def _adjectival(scan: Scan, i: int, hit: Hit, title: Title) -> bool:
    """Is a word that also means a kind of people an adjective of the noun before it («الجهود الدبلوماسية»)?"""
    if hit.j > i + 1 or title.sort not in ("profession", "diplomatic", "group", "military") or not scan.open(i):
        return False
    if hit.pro:
        describes = title.gender == "f" or scan.adjective(i) or scan.hit(i, "modifier") is not None
        return describes and hit.pro == scan.language.article and scan.definite_noun(i - 1) and scan.hit(i - 1, "title") is None
    return title.gender == "f" and scan.noun(i - 1)


def _overlapping(scan: Scan, phrase: Phrase) -> None:
    """A body that begins inside the title and goes on behind it («رئيس حزب الله»)."""
    for m in range(phrase.i + 1, phrase.j):
        chunk = scan.chunks.get(m)
        if chunk is not None and chunk.j > phrase.j and chunk.form == "name":
            phrase.j = _take(phrase, chunk)
            return


def _complement(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """The end of one more piece of the phrase at word k, or None."""
    for rule in RULES:
        j = rule(scan, phrase, k, depth)
        if j is not None:
            return j
    return None


def _nisba(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    article = scan.language.article
    hit = scan.bare(k, "nisba", ("", article))
    if hit is not None and hit.value.number == "s":
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


def _modifier(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    hit = scan.bare(k, "modifier", ("", scan.language.article))
    if hit is not None and (hit.pro or not phrase.definite or hit.value.fixed):
        return hit.j
    if not phrase.definite or k + 1 >= scan.n or not scan.open(k + 1):
        return None
    if not scan.forms[k].startswith(scan.language.article) or scan.calendar(k):
        return None
    after = scan.word_class(k + 1)
    if after in (GIVEN, KNOWN) or (after == AMBIGUOUS and scan.given(k + 1) and scan.adjective(k)):
        return k + 1
    return None


def _inner_title(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A second title: of the same person (after a definite phrase) or the person the office is of (in construct)."""
    hit = scan.bare(k, "title", ("", scan.language.article))
    personal = phrase.title.sort == "diplomatic" or _embedded_role(scan, phrase) in scan.rules.roles.personal
    if hit is None and personal and phrase.inner is None:
        return _tied_title(scan, phrase, k, depth)
    second = title_of(scan, hit) if hit is not None else None
    if hit is None or second is None or depth >= DEPTH:
        return None
    if phrase.definite or phrase.country is not None or phrase.complement:
        more = phrase_at(scan, k, depth + 1)
        if more is None or not (more.definite or more.complement):
            return None
        phrase.titles.extend(more.titles)
        phrase.country = phrase.country or more.country
        phrase.complement = True
        return more.j
    inner = phrase_at(scan, k, depth + 1)
    if inner is None or phrase.pronoun:
        return None
    definite = inner.definite or inner.country is not None
    _embed(scan, phrase, inner)
    phrase.definite = definite
    return inner.j


def _embedded_role(scan: Scan, phrase: Phrase) -> str:
    """The role of a title that is of a person («مستشار لرئيس …» is no chancellor)."""
    return scan.rules.roles.embedded.get(phrase.title.role, phrase.title.role)


def _tied_title(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«الممثلة الخاصة للأمين العام»: the person a representative is of, behind «لل»."""
    hit = scan.hit(k, "title")
    if hit is None or hit.pro not in scan.ties or depth >= DEPTH:
        return None
    inner = phrase_at(scan, k, depth + 1)
    if inner is None or inner.title.sort not in ("office", "royal"):
        return None
    was = phrase.definite
    _embed(scan, phrase, inner)
    phrase.definite = was or phrase.title.sort == "diplomatic"
    return inner.j


def _named(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A country, a body or a place in construct («رئيس روسيا», «زعيم حزب …»)."""
    if phrase.pronoun or (phrase.definite and not phrase.complement and phrase.title.of == "none"):
        return None
    chunk = scan.chunks.get(k)
    speaks = _speaks_for(scan, phrase)
    if chunk is None or (chunk.form == "anaphor" and chunk.kind == "place"):
        return _crowd(scan, phrase, k) if chunk is None and speaks else None
    at = scan.within[0] == chunk.pro.removesuffix(scan.language.article) and chunk.kind == "organisation"
    at = at and (not phrase.definite or (not phrase.complement and scan.open(chunk.j) and _begins(scan, chunk.j)))
    tied = chunk.pro in scan.ties or at
    if tied and chunk.role in OUTLETS and phrase.title.of == "country":
        return None  # «قال الوزير لصحيفة …»
    if chunk.pro and not tied and not (speaks and chunk.pro == scan.language.article):
        return None
    if not tied and phrase.definite and not phrase.inner and not scan.bare(phrase.j - 1, "linker"):
        return None
    some = tied and not phrase.definite and phrase.title.role in scan.rules.roles.unnamed  # «ممثل للحركة»
    if (tied and phrase.title.of == "none") or (chunk.form == "anaphor" and chunk.pro != scan.language.article and not some):
        return None
    was = phrase.definite
    end = _take(phrase, chunk)
    told = some or speaks or (at and phrase.title.role not in scan.rules.roles.source)
    phrase.definite = was if told else True  # «مسؤول بالخارجية …» stays unnamed; a source is often told of twice
    return end


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


def _take(phrase: Phrase, chunk: Chunk) -> int:
    phrase.country = phrase.country or chunk.country
    if chunk.kind == "organisation":
        phrase.body = phrase.body or chunk
    phrase.complement = phrase.definite = True
    return chunk.j


def _linked(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«باسم …», «لشؤون …», «لدى …», «في …»."""
    hit = scan.bare(k, "linker")
    if hit is None or (phrase.title.of == "none" and hit.value.takes not in ("words", "body")):
        return None
    takes, j = hit.value.takes, hit.j
    if takes == "sent":
        if phrase.title.sort != "diplomatic":
            return None
        takes = "named"
    if takes == "words" and phrase.title.role in scan.rules.roles.highest:
        return None
    if j >= scan.n or not scan.open(j):
        end = scan.in_marks(j) if takes in ("any", "named") else j
        return _marked(scan, phrase, j, depth) if end > j else None
    chunk = scan.chunks.get(j)
    if takes == "body" and _posted(scan, phrase, j, depth):
        return scan.chunks[j].j
    if takes == "body" and not phrase.definite and scan.hit(j, "collective") is not None:
        return _member(scan, phrase, j)
    if chunk is not None and chunk.pro in ("", scan.language.article) and takes != "words":
        if takes == "body" and (chunk.kind != "organisation" and phrase.definite):
            return None
        was = phrase.definite
        end = _take(phrase, chunk)
        phrase.definite = was or takes in ("any",)
        return end
    if takes == "any":
        inner = phrase_at(scan, j, 1)
        if inner is not None:
            phrase.country = phrase.country or inner.country
            phrase.complement = True
            return inner.j
    if takes in ("any", "words") or phrase.title.sort == "profession":
        end = scan.definite_words(j, 4)
        if end == j and takes == "any" and scan.owned_noun(j):
            end = j + 1
        if end > j:
            phrase.complement = True
            return end
    return None


def _posted(scan: Scan, phrase: Phrase, k: int, depth: int) -> bool:
    """Is the land at word k where a representative is posted, with the name behind it («المبعوثة الأممية في ليبيا …»)?"""
    chunk = scan.chunks.get(k)
    posted = phrase.title.sort == "diplomatic" or phrase.title.role in scan.rules.roles.posted
    headed = phrase.body is not None and depth == 0 and phrase.title.role not in scan.rules.roles.highest
    if not (posted or headed) or not phrase.definite or chunk is None or chunk.kind != "place" or chunk.pro or not scan.open(chunk.j):
        return False
    if scan.prefixed(chunk.j) or scan.conjoined(chunk.j):
        return False
    return _begins(scan, chunk.j)


def _begins(scan: Scan, k: int) -> bool:
    """May a name begin at word k?"""
    own = scan.word_class(k)
    return own in (GIVEN, KNOWN, UNKNOWN) or (own == AMBIGUOUS and scan.given(k)) or (own == PART and scan.opens(k)) or scan.styled(k)


def _member(scan: Scan, phrase: Phrase, k: int) -> int | None:
    """«عضو في الوفد الأردني»: a group that an unnamed person belongs to."""
    hit = scan.hit(k, "collective")
    if hit is None or hit.pro != scan.language.article or phrase.title.role not in scan.rules.roles.unnamed:
        return None
    return _crowd(scan, phrase, k)


def _town(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
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


def _for_the(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«المدير العام للسياسة الخارجية»: a field behind «لل»."""
    fieldless = phrase.title.of == "none" or phrase.title.role in scan.rules.roles.highest
    if not phrase.definite or fieldless or not scan.for_the(k) or scan.listed(k) or _addressed(scan, k):
        return None
    phrase.complement = True
    j = k + 1
    while j < scan.n and scan.open(j) and (scan.qualifies(j) or scan.bare(j, "ministry")):
        j += 1
    return j


def _addressed(scan: Scan, k: int) -> bool:
    """Are those behind «لل» people spoken to («قال الوزير للصحفيين»), and no field?"""
    hit = scan.hit(k, "title")
    return hit is not None and any(s.value.sort == "profession" for s in hit.senses)


def _words(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
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


def _joint(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A second field of a ministry: «وزير الخارجية والهجرة المصري»."""
    if not phrase.definite or phrase.title.of != "country" or phrase.j == phrase.i + 1 or not scan.definite_noun(k, True):
        return None
    if k + 1 >= scan.n or not scan.open(k + 1):
        return None
    sided = scan.bare(k + 1, "nisba", (scan.language.article,)) is not None or scan.bare(k + 1, "modifier") is not None
    return k + 1 if sided or scan.word_class(k + 1) in (GIVEN, KNOWN) else None


RULES = (_nisba, _modifier, _inner_title, _named, _linked, _town, _words, _joint, _for_the, _tied_mark, _field)
"""What may follow an office, in the order in which it is tried."""
