"""What a settling changed since the one before."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mahdar.model.claim import Dispute, DisputeValue
from mahdar.model.record import RecordEvent
from mahdar.settle.changes import changes

EVENT = RecordEvent(
    "e1", "CONSULT", "meeting", "Meeting in Geneva", "اجتماع في جنيف", (), None, "2026-03-10", "2026-03-10", None, "scheduled", (), (), {},
    reports=("a/v1",),
)


def changed(**fields: Any) -> RecordEvent:
    return msgspec.structs.replace(EVENT, **fields)


@pytest.mark.parametrize(("new", "kinds"), [
    (EVENT, []),
    (changed(status="held"), [("held", "status")]),
    (changed(status="postponed"), [("changed", "status")]),
    (changed(latest="2026-03-12"), [("changed", "latest")]),
    (changed(status="held", latest="2026-03-12"), [("held", "status"), ("changed", "latest")]),
    (changed(id="e9", reports=("b/v1", "a/v1")), []),
    (changed(id="e9", reports=("b/v1",)), [("new", ""), ("gone", "")]),
])
def test_events(new: RecordEvent, kinds: list[tuple[str, str]]) -> None:
    assert [(c.kind, c.field or "") for c in changes([EVENT], [new], (), ())] == kinds


def test_disputes_come_and_go() -> None:
    values = (DisputeValue("PT2H", ("a",), ()), DisputeValue("PT3H", ("b",), ()))
    open_ = Dispute("d1", "e1", "duration", "articles", values)
    closed = msgspec.structs.replace(open_, closed_by="PT2H")
    assert [c.kind for c in changes((), (), (), (open_,))] == ["disputed"]
    assert [c.kind for c in changes((), (), (open_,), (open_,))] == []
    assert [c.kind for c in changes((), (), (open_,), (closed,))] == ["resolved"]
    assert [c.kind for c in changes((), (), (open_,), ())] == ["resolved"]
