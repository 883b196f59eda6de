"""The pattern language: what it matches, and what it says when a pattern is wrong."""

import pytest

from mahdar.errors import PatternError
from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.reading.doc import Doc
from mahdar.text.patterns import compile_pattern
from tests.text.direct import match_at

LANGUAGE = load("ar")
KINDS = frozenset({"country", "nisba", "verb", "word"})


def matched(pattern: str, text: str) -> str | None:
    doc = Doc(Article("a", "t", text, Published(None, "unknown")), LANGUAGE)
    compiled = compile_pattern(pattern, KINDS, LANGUAGE.fold)
    for i in range(len(doc)):
        found = match_at(compiled, doc, i)
        if found:
            return doc.span(found.i, found.j).exact
    return None


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("يوم أمس", "وصل الوفد يوم أمس", "يوم أمس"),
        ("(يوم | ليلة) أمس", "وصل ليلة أمس", "ليلة أمس"),
        ("يوم [الخميس] الماضي", "وصل يوم الماضي", "يوم الماضي"),
        ("يوم [الخميس] الماضي", "وصل يوم الخميس الماضي", "يوم الخميس الماضي"),
        ("من ...2 إلى", "من باريس القديمة إلى", "من باريس القديمة إلى"),
        ("من ...1 إلى", "من باريس القديمة إلى", None),
        ("# \"/\" #", "في 3/12", "3/12"),
        ("# \"/\" #", "في 3 12", None),
        ("<n:#> يوما", "لمدة ٦٠ يوما", "٦٠ يوما"),
        ("يوم أمس", "وصل يوم، أمس", None),
        ("يوم أمس", "وصل يوم\nأمس", None),
    ],
)
def test_matches(pattern: str, text: str, found: str | None) -> None:
    assert matched(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "an empty pattern"),
        ("(يوم | ليلة", "never closed"),
        ("يوم ) أمس", "closes nothing"),
        ("<شهر>", "there is no table"),
        ("<> يوم", "empty slot"),
        ("...3 يوم", "must begin with"),
        ("[يوم]", "must begin with"),
        ("يوم | أمس", "only between"),
    ],
)
def test_a_wrong_pattern_says_what_is_wrong(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        compile_pattern(pattern, KINDS, LANGUAGE.fold)
