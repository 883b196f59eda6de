"""Stages of patterns over one letter a word."""

from __future__ import annotations

import pytest

from mahdar.errors import PatternError
from mahdar.text.cascade import Cascade, Found, Item, Letters, Rule
from mahdar.text.patterns import compile_pattern

KINDS = frozenset({"day", "month", "date", "range"})


def rules(letters: Letters, *rows: tuple[str, str, str]) -> list[Rule]:
    for _, gives, _ in rows:
        letters.add([gives])
    return [
        Rule(source, compile_pattern(source, KINDS, str, anywhere=True), gives, make, letters, {"&": "&"})
        for source, gives, make in rows
    ]


def row(letters: Letters, *names: str) -> list[Item]:
    made = []
    for i, name in enumerate(names):
        letter = name if len(name) == 1 else letters.add([name])
        made.append(Item(letter, i, i + 1, 0, {name: i} if len(name) > 1 else {}))
    return made


def pair(found: Found) -> str:
    return "+".join(str(item.i) for item in found.slots.values())


def no(found: Found) -> None:
    return None


def test_the_longest_match_wins_and_later_stages_read_it() -> None:
    letters = Letters()
    words = row(letters, "day", "month", "-", "day", "month", "day")
    first = rules(letters, ("<day>", "date", "pair"), ("<day> <month>", "date", "pair"))
    second = rules(letters, ('<a:date> "-" <b:date>', "range", "pair"))
    made = Cascade([first, second]).run(words, {"pair": pair})
    assert [(item.i, item.j, item.data) for item in made] == [(0, 5, {"range": "0+3"}), (5, 6, {"date": "5"})]


def test_a_match_without_meaning_leaves_the_words_to_a_shorter_one() -> None:
    letters = Letters()
    words = row(letters, "day", "month")
    stage = rules(letters, ("<day> <month>", "range", "no"), ("<day>", "date", "pair"))
    made = Cascade([stage]).run(words, {"pair": pair, "no": no})
    assert [sorted(item.data) for item in made] == [["date"], ["month"]]


def test_a_maker_may_leave_words_out() -> None:
    letters = Letters()

    def inner(found: Found) -> str:
        found.begin += 1
        return "x"

    words = row(letters, "day", "month")
    made = Cascade([rules(letters, ("<day> <month>", "date", "inner"))]).run(words, {"inner": inner})
    assert [(item.i, item.j) for item in made] == [(0, 1), (1, 2)]


def test_a_class_of_nothing_is_told() -> None:
    with pytest.raises(PatternError, match="nothing is a"):
        rules(Letters(), ("<day> <month>", "date", "pair"))
