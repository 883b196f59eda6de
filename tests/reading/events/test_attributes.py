"""Status, days, duration and place of events: sentences of our own, each with the value that one event of it must have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.seen import seen

DAY = "2025-11-19"
ROWS = [line.split("\t") for line in (Path(__file__).parent / "attributes.tsv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("field", "value", "what", "sentence"), ROWS, ids=[f"{r[0]}-{n}" for n, r in enumerate(ROWS)])
def test_attribute(field: str, value: str, what: str, sentence: str) -> None:
    found = seen(sentence, DAY)
    names = {e.id: e.name for e in found.entities}
    values = set()
    for event in (e for e in found.events if e.what == what):
        if field == "status":
            values.add(str(event.status))
        elif field == "duration":
            values.add(event.duration or "")
        elif field == "place":
            values.add(names[event.place] if event.place else "")
        else:
            values.add(f"{event.earliest} {event.latest}" if event.earliest else "")
    assert value in values
