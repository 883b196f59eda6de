"""What an official is in charge of, in his title phrase: «مسؤول العلاقات الخارجية», «المكلف بالإعلام»."""

from __future__ import annotations

from mahdar.reading.entities.chunk import Phrase
from mahdar.reading.entities.complements import begins, take
from mahdar.reading.entities.readings import nominal
from mahdar.reading.entities.scan import Scan

WORDS = 3
"""Definite words that a field has at most."""


def charge_behind(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A field in construct or behind «ب», with whom it is shared («المكلف بالعلاقات مع البرلمان»)."""
    if phrase.title.role not in scan.rules.roles.charged or phrase.complement or phrase.country or phrase.pronoun:
        return None
    end = _tied(scan, k)
    if end > k and phrase.definite and phrase.title.id == phrase.title.role and not begins(scan, end):
        return None  # «أبلغ المسؤول بالأمر»
    if end == k and not phrase.definite and not scan.indefinite(phrase):
        end = _construct(scan, k)
    if end == k:
        return None
    phrase.complement = phrase.definite = True
    phrase.field = " ".join(scan.forms[k:end])
    return _shared(scan, phrase, end)


def _shared(scan: Scan, phrase: Phrase, end: int) -> int:
    """The end of a field with the second party that «مع» joins to it."""
    if not scan.open(end) or not scan.open(end + 1) or scan.forms[end] not in scan.rules.words.beside_with_folded:
        return end
    chunk = scan.chunks.get(end + 1)
    return take(phrase, chunk) if chunk is not None and not chunk.pro.removesuffix(scan.language.article) else end


def _construct(scan: Scan, k: int) -> int:
    """The end of definite words in construct at word k («ملف الأسرى»), or k."""
    end = scan.definite_words(k, WORDS)
    more = end == k and scan.noun(k) and scan.open(k + 1) and scan.definite_noun(k + 1)
    return scan.definite_words(k + 1, WORDS) if more else end


def _tied(scan: Scan, k: int) -> int:
    """The end of a field behind «ب» at word k («بالإعلام», «بتشكيل الحكومة»), or k."""
    front, article = scan.within[0], scan.language.article
    rows = [row for row in scan.doc.infos[k].single if row[2] in (front, front + article) and not row[3] and nominal(row)]
    if any(row[2] != front for row in rows):
        j = k + 1
        while j < scan.n and scan.open(j) and (scan.qualifies(j) or scan.defined(j)) and not begins(scan, j):
            j += 1
        return j
    return scan.definite_words(k + 1, WORDS) if rows and k + 1 < scan.n and scan.open(k + 1) and scan.definite_noun(k + 1) else k
