"""The way back from a folded text to its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class WayBack(Sequence[int]):
    """Source index of each code point of a folded text, and of its end; kept as the few places where something was dropped."""

    def __init__(self, size: int, drops: Sequence[tuple[int, int]]) -> None:
        """A folded text of `size` code points, and what was dropped: (source start, length), in order."""
        self.size = size
        self.places: list[int] = []
        self.shifts = [0]
        for start, length in drops:
            self.places.append(start - self.shifts[-1])
            self.shifts.append(self.shifts[-1] + length)

    def __len__(self) -> int:
        return self.size + 1

    def __getitem__(self, i):  # type: ignore[no-untyped-def]
        if isinstance(i, slice):
            return self.many(range(*i.indices(len(self))))
        if i < 0:
            i += len(self)
        if not 0 <= i <= self.size:
            raise IndexError(i)
        return i + self.shifts[bisect_right(self.places, i)]

    def many(self, indices: Sequence[int]) -> list[int]:
        """The source indices of folded indices that rise."""
        out: list[int] = []
        a = 0
        for place, shift in zip(self.places, self.shifts, strict=False):
            b = bisect_left(indices, place, a)
            out += [i + shift for i in indices[a:b]] if shift else indices[a:b]
            a = b
        out += [i + self.shifts[-1] for i in indices[a:]]
        return out
