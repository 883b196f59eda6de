"""Disputes over persons: what is held against the tables, and what only looks like it."""

from __future__ import annotations

import pytest

from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.model.claim import Dispute
from mahdar.reading.pipeline import read
from mahdar.settle import settle

LANGUAGE = load("ar")


def _disputes(field: str, *texts: str) -> list[Dispute]:
    readings = [read(Maker().from_text(f"t{n}", text, None, ()), LANGUAGE) for n, text in enumerate(texts)]
    return [d for d in settle(readings).disputes if d.field == field]


WRONG = (
    "date 2026-01-14 وصل ستيف ويتكوف، مبعوث الرئيس الأميركي السابق دونالد ترامب، إلى جنيف. "
    "وقال الرئيس الأميركي السابق دونالد ترامب إن المحادثات مستمرة."
)


def test_one_error_is_one_dispute_with_what_follows_from_it() -> None:
    right = "date 2026-01-15 قال الرئيس الأميركي دونالد ترامب إن المبعوث ستيف ويتكوف سيعود غدا."
    (found,) = _disputes("role", WRONG, right)
    assert found.between == "a source and the record"
    assert "Steve Witkoff" in (found.note or "")
    assert [v.value for v in found.values] == ["former head of state", "head of state"]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "date 2026-01-14 قال الرئيس الأميركي السابق باراك أوباما إن الاتفاق كان جيدا.",
            "date 2026-01-15 وقع الرئيس الأميركي باراك أوباما الاتفاق قبل أعوام.",
        ),
        ("date 2026-01-14 قال وزير الخارجية الروسي سيرغي لافروف إن بلاده تنتظر. ورد عليه وزير الخارجية الروسي السابق.",),
    ],
    ids=["who left office is still called by it", "the predecessor has no name here"],
)
def test_no_dispute_over_an_office(texts: tuple[str, ...]) -> None:
    assert not _disputes("role", *texts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سيرغي لافروف", "سيرجي لافروف"),
        ("رجب طيب أردوغان", "طيب أردوغان"),
        ("جان إيف لودريان", "لجان إيف لودريان"),
    ],
)
def test_no_dispute_over_a_spelling(one: str, other: str) -> None:
    texts = (f"date 2026-01-14 قال {one} إن المحادثات مستمرة.", f"date 2026-01-15 أكد {other} أن المحادثات مستمرة.")
    assert not _disputes("name", *texts)


def test_a_letter_in_another_place_is_disputed() -> None:
    texts = (
        "date 2026-01-14 قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مستمرة.",
        "date 2026-01-15 قال وزير الخارجية الروسي سيرغي لافورف إن المحادثات مستمرة.",
    )
    assert len(_disputes("name", *texts)) == 1
