"""Disjoint sets do not depend on the order in which they are joined."""

from __future__ import annotations

from itertools import permutations

import pytest

from mahdar.settle.groups import Groups

JOINS = (("a", "b"), ("c", "d"), ("b", "c"), ("e", "e"))


@pytest.mark.parametrize("joins", list(permutations(JOINS)))
def test_any_order_gives_the_same_sets(joins: tuple[tuple[str, str], ...]) -> None:
    groups = Groups("abcdef")
    for a, b in joins:
        groups.join(a, b)
    assert groups.sets() == [["a", "b", "c", "d"], ["e"], ["f"]]


def test_an_item_that_was_not_given_is_a_set_of_its_own() -> None:
    groups = Groups[str]()
    assert groups.find("x") == "x"
    groups.join("x", "y")
    assert groups.find("y") == groups.find("x")
