"""Union of what is the same, whatever the order it is found in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Disjoint sets of items. The sets do not depend on the order of `join` calls."""

    def __init__(self, items: Iterable[K] = ()) -> None:
        self._parent: dict[K, K] = {item: item for item in items}

    def find(self, item: K) -> K:
        """The set's present representative."""
        parent = self._parent
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, a: K, b: K) -> None:
        """Put two items into one set."""
        self._parent[self.find(b)] = self.find(a)

    def sets(self) -> list[list[K]]:
        """The sets, each in the order its items were given."""
        found: dict[K, list[K]] = {}
        for item in self._parent:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())
