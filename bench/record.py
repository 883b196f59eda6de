"""The record of the seeds and of the examples against what they must hold.

    python -m bench.record --shared ../shared [--list]

`seeds.record.checks`: share of the checks below that hold. `seeds.record.disputes`: how many of the disagreements that a
careful reader finds in the seeds are listed; `seeds.record.disputes_other`: how many more are listed (to be looked at by
eye). `examples.expected`: share of the expectations of examples/expected.json that are met.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from bench.command import show
from mahdar.ingest import articles
from mahdar.model.claim import Dispute
from mahdar.model.event import COARSE
from mahdar.model.reading import Reading
from mahdar.model.record import Record, RecordEvent
from mahdar.path import settled
from mahdar.pool import readings
from mahdar.settle.reports import family
from tests.record import compare

EXAMPLES = Path(__file__).parents[1] / "examples"
THREE = frozenset({"vladimir-putin", "steve-witkoff", "jared-kushner"})


def build(folder: Path) -> Record:
    """The record of a folder of articles."""
    return settled([r for r in readings(articles([str(folder)])) if isinstance(r, Reading)])


class Seen:
    """A record with look-ups by the ids of the world tables."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.known = {e.id: e.known_as or "" for e in record.entities}
        self.day = {Path(a.source).stem: a.published for a in record.articles}
        self.source = {a.id: Path(a.source).stem for a in record.articles}

    def who(self, event: RecordEvent) -> frozenset[str]:
        """The participants by their ids in the world tables."""
        return frozenset(self.known[p] for p in event.participants)

    def events(self, kind: str, *people: str) -> list[RecordEvent]:
        """Single events of a kind with these people in them."""
        found = (e for e in self.record.events if family(e.what) == kind and set(people) <= self.who(e))
        return [e for e in found if not self.is_set(e)]

    def is_set(self, event: RecordEvent) -> bool:
        """Whether it is several of a kind."""
        return event.earliest is None and any(c.field.startswith("number:") for c in event.claims)

    def steps(self, event: RecordEvent) -> set[tuple[str, str]]:
        """The history as (article, status)."""
        return {(self.source[h.article], h.status) for h in event.history}

    def place(self, event: RecordEvent) -> str:
        """The place by its id in the world tables."""
        return self.known.get(event.place or "", "")


def december(seen: Seen) -> list[RecordEvent]:
    """The talks of early December with three named people."""
    found = seen.events("meeting", *THREE)
    return [e for e in found if "2025-11-25" <= (e.earliest or "") <= "2025-12-10"]


def january(seen: Seen) -> list[RecordEvent]:
    """The meeting and the visit of January."""
    both = [*seen.events("meeting", "vladimir-putin", "steve-witkoff"), *seen.events("visit", "steve-witkoff")]
    return [e for e in both if "2026-01-14" <= (e.earliest or "") <= "2026-01-31"]


CHECKS: dict[str, Callable[[Seen], bool]] = {
    "december: one event": lambda s: len(december(s)) == 1,
    "december: on 2 December": lambda s: any((e.earliest, e.latest) == ("2025-12-02", "2025-12-02") for e in december(s)),
    "december: in Moscow": lambda s: any(s.place(e) == "moscow-ru" for e in december(s)),
    "december: five hours": lambda s: any(e.duration == "PT5H" for e in december(s)),
    "december: held": lambda s: any(e.status == "held" for e in december(s)),
    "december: announced, then held": lambda s: any(
        s.steps(e) & {("001", "scheduled"), ("001", "planned")} and ("002", "held") in s.steps(e) for e in december(s)
    ),
    "december: held once": lambda s: sum(COARSE[e.status] == "actual" and e.duration == "PT5H" for e in s.record.events) == 1,
    "january: planned, then scheduled": lambda s: any({("000", "planned"), ("004", "scheduled")} <= s.steps(e) for e in january(s)),
    "january: on 22 January": lambda s: any(e.earliest == e.latest == "2026-01-22" for e in january(s)),
    "january: ahead": lambda s: bool({a.event for a in s.record.ahead} & {e.id for e in january(s)}),
    "002 is of 3 December": lambda s: s.day["002"].date == "2025-12-03" and s.day["002"].how == "corpus",
    "004 is of 21 January": lambda s: s.day["004"].date == "2026-01-21" and s.day["004"].how == "corpus",
    "both with a reason": lambda s: all(bool(s.day[k].reason) for k in ("002", "004")),
    "summit possible in August": lambda s: any(
        COARSE[e.status] == "ahead" and (e.earliest or "")[:7] == "2025-08" for e in s.events("meeting", "donald-trump", "vladimir-putin")
    ),
    "call of 14 October": lambda s: any(family(e.what) == "call" and e.earliest == "2025-10-14" for e in s.record.events),
    "nobody twice": lambda s: len([k for k in s.known.values() if k]) == len({k for k in s.known.values() if k}),
}


def real(seen: Seen, dispute: Dispute) -> str | None:
    """Which of the known disagreements a dispute is, or None."""
    person = seen.known.get(dispute.about)
    event = next((e for e in seen.record.events if e.id == dispute.about), None)
    values = " ".join(v.value for v in dispute.values)
    sources = {seen.source[a] for v in dispute.values for a in v.articles}
    if dispute.field in ("role", "name") and person in PERSONS.get(dispute.field, ()):
        return f"{dispute.field} of {person}"
    if dispute.field == "publicity" and sources <= {"000", "001", "002"}:
        return "leaked or announced"
    if dispute.field == "number" and "documents" in values and "002" in sources:
        return "documents or a plan"
    if event is not None:
        for name, (fields, inside, test) in EVENTS.items():
            if dispute.field in fields and sources <= inside and test(seen, event, values):
                return name
    return None


PERSONS = {
    "role": ("donald-trump", "yuri-ushakov"),
    "name": ("jared-kushner", "steve-witkoff", "rustem-umerov"),
}
Test = Callable[[Seen, RecordEvent, str], bool]
EVENTS: dict[str, tuple[tuple[str, ...], set[str], Test]] = {
    "who travels in January": (("participants",), {"000", "004"}, lambda s, e, v: "Kushner" in v),
    "who travels in December": (("participants",), {"001", "002"}, lambda s, e, v: "Kushner" in v),
    "whether January is fixed": (("status",), {"000", "004"}, lambda s, e, v: "steve-witkoff" in s.who(e)),
    "count of earlier meetings": (("number",), {"003"}, lambda s, e, v: "steve-witkoff" in s.who(e)),
    "outcome in August": (("outcome",), {"003"}, lambda s, e, v: family(e.what) == "visit"),
    "outcome of the meetings before August": (("outcome",), {"003"}, lambda s, e, v: s.is_set(e)),
    "outcome in December": (("outcome",), {"002"}, lambda s, e, v: True),
    "outcome in Davos": (("outcome",), {"004"}, lambda s, e, v: "Economic Forum" in e.title),
    "why the call was leaked": (("purpose",), {"001"}, lambda s, e, v: e.what == "leak"),
    "whether December is agreed": (("status",), {"001"}, lambda s, e, v: "in principle" in v),
    "summit with Trump": (("status",), {"003"}, lambda s, e, v: "donald-trump" in s.who(e)),
}


def of_seeds(folder: Path, show: bool = False) -> dict[str, float]:
    """Figures of the record of the seeds."""
    seen = Seen(build(folder))
    held = {name: check(seen) for name, check in CHECKS.items()}
    named = [(real(seen, d), d) for d in seen.record.disputes]
    if show:
        print(*(f"{'ok  ' if ok else 'MISS'} {name}" for name, ok in held.items()), sep="\n")
        for name, d in named:
            print(f"{name or 'OTHER'}: {d.field} of {_called(seen, d)}: {' / '.join(v.value for v in d.values)}")
    return {
        "seeds.record.checks": sum(held.values()) / len(held),
        "seeds.record.disputes": float(len({n for n, _ in named if n})),
        "seeds.record.disputes_other": float(sum(n is None for n, _ in named)),
    }


def _called(seen: Seen, dispute: Dispute) -> str:
    titles = {e.id: e.title for e in seen.record.events}
    return titles.get(dispute.about) or seen.known.get(dispute.about) or dispute.about


def differences(record: dict[str, Any], expected: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each expectation with the differences from it."""
    look = compare.Look(record, expected)
    found = {w["name"]: compare.find_event(look, w) for w in expected["events"]}
    ids = {name: event["id"] for name, event in found.items() if event is not None}
    names = dict.fromkeys(found, "") | ids
    for w in expected["events"]:
        yield f"event {w['name']}", compare.event_differences(look, w)
    for w in expected["copies"]:
        yield f"copies {w}", compare.copy_differences(look, w)
    for part, how in (("dated", "corpus|text"), ("published", None)):
        for w in expected[part]:
            yield f"{part} {w['article']}", compare.date_differences(look, w, how)
    for w in expected["disputes"]:
        yield f"dispute {w['about']} {w['field']}", compare.dispute_differences(look, w, names)
    for w in expected["statements"]:
        yield f"statement {w['article']}", compare.statement_differences(look, w)
    for w in expected["positions"]:
        yield f"position {w['party']} {w['issue_has']}", compare.position_differences(look, w)
    for w in expected["ahead"]:
        yield f"ahead {w['event']}", compare.ahead_differences(look, w, ids)
    for part in ("people_en", "one_person", "two_people"):
        for w in expected[part]:
            yield f"{part} {w}", compare.people_differences(look, {part: [w]})


def of_examples(show: bool = False) -> dict[str, float]:
    """Share of the expectations that the record of the examples meets."""
    record = json.loads(msgspec.json.encode(build(EXAMPLES / "articles")))
    expected = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))
    rows = list(differences(record, expected))
    if show:
        print(*(line for _, lines in rows for line in lines), sep="\n")
    return {"examples.expected": sum(not lines for _, lines in rows) / len(rows)}


def measure(shared: Path, show: bool = False) -> dict[str, float]:
    """All figures; those of the seeds only when they are there."""
    seeds = shared / "seeds"
    return {**(of_seeds(seeds, show) if seeds.is_dir() else {}), **of_examples(show)}


def main() -> int:
    """Print the figures, and with --list what is behind them."""
    return show(__doc__, measure, "list")


if __name__ == "__main__":
    raise SystemExit(main())
