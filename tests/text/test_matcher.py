"""The trie of words: clitics, the longest entry of a kind, entries of several words, memory of word types."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.text import matcher
from mahdar.text.clitics import splitter
from mahdar.text.matcher import Hit, Lexicon, Sense, TypeMemo

TABLE = load("ar").clitics


def lexicon(*entries: tuple[str, str]) -> Lexicon:
    made = Lexicon(splitter(TABLE), lambda style, split: style != "bare" or not split.pro, TABLE.accusative)
    for kind, words in entries:
        made.add(kind, words.split(), Sense(words), "bare" if kind == "verb" else "name")
    return made


def found(made: Lexicon, text: str, joined: bool = True) -> list[tuple[str, int, int, str]]:
    hits: list[Hit] = made.match([made.info(word) for word in text.split()], lambda _: joined)
    return sorted((h.kind, h.i, h.j, h.pro) for h in hits)


def test_clitics_stand_before_an_entry_of_one_word_and_of_several() -> None:
    made = lexicon(("person", "ستيف ويتكوف"), ("place", "موسكو"))
    assert found(made, "بستيف ويتكوف وبموسكو") == [("person", 0, 2, "ب"), ("place", 2, 3, "وب")]


def test_the_longest_entry_of_a_kind_hides_the_shorter_one() -> None:
    made = lexicon(("body", "مجلس"), ("body", "مجلس الامن"), ("body", "مجلس الامن القومي"))
    assert found(made, "مجلس الامن القومي") == [("body", 0, 3, "")]
    assert found(made, "مجلس الامن") == [("body", 0, 2, "")]
    assert found(made, "مجلس النواب") == [("body", 0, 1, "")]


def test_kinds_do_not_hide_each_other() -> None:
    made = lexicon(("body", "مجلس الامن"), ("title", "مجلس"))
    assert found(made, "مجلس الامن") == [("body", 0, 2, ""), ("title", 0, 1, "")]


def test_a_mark_between_two_words_parts_an_entry() -> None:
    assert found(lexicon(("body", "مجلس الامن")), "مجلس الامن", joined=False) == []


def test_a_class_of_entries_may_refuse_clitics() -> None:
    made = lexicon(("verb", "زار"))
    assert found(made, "زار") == [("verb", 0, 1, "")]
    assert found(made, "وزار") == []


def test_one_sense_is_kept_once_and_two_side_by_side() -> None:
    made = lexicon(("place", "طرابلس"), ("place", "طرابلس"))
    made.add("place", ["طرابلس"], Sense("tripoli-lb"))
    (hit,) = made.match([made.info("طرابلس")], lambda _: True)
    assert [s.id for s in hit.senses] == ["طرابلس", "tripoli-lb"]


def test_a_known_stem_is_no_entry() -> None:
    made = lexicon()
    made.know("وفد")
    assert [s.stem for s in made.info("والوفد").splits] == ["وفد"]
    assert not made.info("والوفد").known


def test_a_memo_asks_once_and_forgets_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    memo: TypeMemo[int] = TypeMemo(lambda form: asked.append(form) or len(form))
    assert (memo["ab"], memo["ab"], asked) == (2, 2, ["ab"])
    if matcher.__file__.endswith(".py"):  # a constant of a compiled module cannot be changed
        monkeypatch.setattr(matcher, "CACHE_LIMIT", 2)
        assert [memo[w] for w in ("c", "d", "ab")] == [1, 1, 2]
        assert len(memo) <= 2 and asked == ["ab", "c", "d", "ab"]
