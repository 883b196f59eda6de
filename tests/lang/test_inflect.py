"""Inflected forms, clitics and what the lexicon makes of words."""

import pytest

from mahdar.lang import load
from mahdar.lang.builder import Builder
from mahdar.lang.inflect import conjugate

LANGUAGE = load("ar")
TABLE = Builder("ar").paradigms


def made(lemma: str, present: str) -> set[tuple[str, str, str]]:
    return set(conjugate(lemma, present, TABLE))


@pytest.mark.parametrize(
    ("lemma", "present", "form", "tense", "features"),
    [
        ("أعلن", "يعلن", "أعلنت", "past", "3fs"),
        ("أعلن", "يعلن", "يعلنون", "present", "3mp"),
        ("أعلن", "يعلن", "أعلنوا", "past", "3mp"),
        ("قال", "يقول", "قالوا", "past", "3mp"),
        ("قال", "يقول", "يقل", "jussive", "3ms"),
        ("قال", "يقول", "قلنا", "past", "1p"),
        ("دعا", "يدعو", "دعت", "past", "3fs"),
        ("دعا", "يدعو", "دعوا", "past", "3mp"),
        ("دعا", "يدعو", "يدعون", "present", "3mp"),
        ("نفى", "ينفي", "نفت", "past", "3fs"),
        ("نفى", "ينفي", "نفيا", "past", "3md"),
        ("بقي", "يبقى", "بقوا", "past", "3mp"),
        ("بدأ", "يبدأ", "بدأوا", "past", "3mp"),
        ("بدأ", "يبدأ", "بدؤوا", "past", "3mp"),
        ("ناقش", "يناقش", "ناقشا", "past", "3md"),
    ],
)
def test_verbs(lemma: str, present: str, form: str, tense: str, features: str) -> None:
    assert (form, tense, features) in made(lemma, present)


@pytest.mark.parametrize(
    ("word", "kind", "pro", "enc"),
    [
        ("بويتكوف", "surname", "ب", ""),
        ("لويتكوف", "surname", "ل", ""),
        ("وكوشنر", "surname", "و", ""),
        ("وبالدوحة", "place", "وب", ""),
        ("وأوضحت", "verb", "و", ""),
        ("سيلتقي", "verb", "س", ""),
        ("اجتماعه", "verb", "", "ه"),
        ("زيارته", "verb", "", "ه"),
        ("للرئيس", "title", "لال", ""),
        ("الروسية", "nisba", "ال", ""),
    ],
)
def test_clitics(word: str, kind: str, pro: str, enc: str) -> None:
    info = LANGUAGE.lexicon.info(LANGUAGE.fold(word))
    assert (kind, pro, enc) in {(k, p, e) for k, _, p, e in info.single}


@pytest.mark.parametrize(
    ("word", "kind", "pro"),
    [
        ("وفد", "verb", "و"),
        ("والد", "place", "و"),
        ("بيان", "verb", "ب"),
        ("الكشف", "given", "ال"),
        ("كلام", "verb", "ك"),
        ("إلى", "verb", ""),
    ],
)
def test_no_clitic_where_what_is_left_is_no_word(word: str, kind: str, pro: str) -> None:
    info = LANGUAGE.lexicon.info(LANGUAGE.fold(word))
    assert (kind, pro) not in {(k, p) for k, _, p, _ in info.single}
