"""Title phrases: an office with its side, its body and the person it is of."""

from __future__ import annotations

from mahdar.lang.tables.world import Title
from mahdar.reading.entities.chunk import Chunk, Person, Phrase
from mahdar.reading.entities.scan import GIVEN, KNOWN, Scan
from mahdar.text.matcher import Hit

DEPTH = 3


def title_hit(scan: Scan, i: int) -> Hit | None:
    """The title at word i that can be of one person."""
    hit = scan.hit(i, "title")
    if hit is None:
        return None
    return hit


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
    hit = title_hit(scan, i)
    title = title_of(scan, hit) if hit is not None else None
    if hit is None or title is None or (hit.j == i + 1 and scan.small(i)):
        return None
    owned = hit.enc not in ("", scan.language.clitics.accusative)
    phrase = Phrase(i, hit.j, [title], hit.pro, scan.definite(hit), pronoun=owned)
    phrase.counterpart = title.role in scan.rules.roles.counterpart
    phrase.definite = phrase.definite or phrase.pronoun
    _overlapping(scan, phrase)
    k = phrase.j
    while k < scan.n and scan.open(k):
        j = _complement(scan, phrase, k, depth)
        if j is None:
            break
        k = phrase.j = j
    return phrase


def _overlapping(scan: Scan, phrase: Phrase) -> None:
    """A body that begins inside the title and goes on behind it («رئيس حزب الله»)."""
    for m in range(phrase.i + 1, phrase.j):
        chunk = scan.chunks.get(m)
        if chunk is not None and chunk.j > phrase.j and chunk.form == "name":
            phrase.j = _take(phrase, chunk)
            return


def _complement(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """The end of one more piece of the phrase at word k, or None."""
    for rule in (_nisba, _modifier, _inner_title, _named, _linked, _words, _joint):
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
            phrase.loose = True
        return region.j
    return None


def _modifier(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    hit = scan.bare(k, "modifier", ("", scan.language.article))
    if hit is not None and (hit.pro or not phrase.definite or hit.value.fixed):
        return hit.j
    if not phrase.definite or k + 1 >= scan.n or not scan.open(k + 1):
        return None
    if scan.doc.forms[k].startswith(scan.language.article) and not scan.calendar(k) and scan.word_class(k + 1) in (GIVEN, KNOWN):
        return k + 1
    return None


def _inner_title(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A second title: of the same person (after a definite phrase) or the person the office is of (in construct)."""
    hit = scan.bare(k, "title", ("", scan.language.article))
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
    phrase.inner = Person(k, inner.j, [inner], gender=inner.title.gender, country=inner.country)
    phrase.country = phrase.country or inner.country
    phrase.body = phrase.body or inner.body
    phrase.complement, phrase.definite = True, inner.definite or inner.country is not None
    return inner.j


def _named(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A country, a body or a place in construct («رئيس روسيا», «زعيم حزب …»)."""
    if phrase.pronoun or (phrase.definite and not phrase.complement and phrase.title.of == "none"):
        return None
    chunk = scan.chunks.get(k)
    if chunk is None or (chunk.form == "anaphor" and chunk.kind == "place"):
        return None
    tied = chunk.pro in scan.ties
    if chunk.pro and not tied:
        return None
    if not tied and (phrase.definite and not phrase.inner):
        return None
    if tied and phrase.title.of == "none":
        return None
    return _take(phrase, chunk)


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
    if j >= scan.n or not scan.open(j):
        return None
    chunk = scan.chunks.get(j)
    if chunk is not None and not chunk.pro and (takes != "words"):
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
    if takes in ("any", "words"):
        end = scan.definite_words(j, 4)
        if end > j:
            phrase.complement = True
            return end
    return None


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
