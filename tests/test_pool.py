"""Articles in chunks, in order; a mistake costs one article."""

from __future__ import annotations

import pytest

from mahdar.model.article import Article, Published, Skipped
from mahdar.pool import CHUNK, chunks, readings


def article(n: int, text: str = "x") -> Article:
    return Article(f"a{n}", f"t{n}", text, Published(None, "unknown"))


@pytest.mark.parametrize(("sizes", "wanted"), [
    ([], []), ([1] * CHUNK, [CHUNK]), ([1] * (CHUNK + 1), [CHUNK, 1]), ([60, 60, 1], [2, 1]), ([200, 200], [1, 1]),
])
def test_chunks_are_full_by_number_or_by_length(sizes: list[int], wanted: list[int]) -> None:
    items = [article(n, "x" * size) for n, size in enumerate(sizes)]
    made = list(chunks(items, chars=100))
    assert [len(part) for part in made] == wanted
    assert [item for part in made for item in part] == items


def test_what_was_skipped_is_passed_through_in_its_place() -> None:
    skipped = Skipped("bad.txt", "MHD-112", "no text")
    found = list(readings([article(1, "قال الوزير إن الاتفاق قريب."), skipped, article(2)]))
    assert [type(r).__name__ for r in found] == ["Reading", "Skipped", "Reading"]
    assert found[1] is skipped


def test_a_mistake_of_the_program_costs_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    from mahdar.reading import pipeline

    def broken(item: Article, **_: object) -> None:
        raise ZeroDivisionError(item.id)

    monkeypatch.delenv("MAHDAR_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "read", broken)
    (found,) = readings([article(1)])
    assert isinstance(found, Skipped) and found.code == "MHD-500" and "ZeroDivisionError" in found.reason
