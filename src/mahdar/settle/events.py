"""Reports of one event together; the answer does not depend on the order of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from mahdar.settle.groups import Groups
from mahdar.settle.likeness import (
    DEEDS,
    JOIN,
    NEVER,
    answered,
    at_forum,
    coupled,
    headline,
    likeness,
    one_story,
    together,
    unnamed,
)
from mahdar.settle.reports import Report, days_between, newest
from mahdar.settle.settlement import Local

REACH = 60
"""Days between two reports beyond which they are not compared."""
SOON = 30
"""Days within which a plan of two states to meet, with no day yet, is fulfilled by their next meeting."""
PUT_OFF = 120
"""Days within which what was put off may be held."""
OWN = 10.0
"""Put on the score of two tellings of one event in one article."""
FEW, LONG = 60, 400
"""In a block of few reports plans without a day are looked for over a year."""
CROWD = 400
"""A block with more reports than this is cut by place and people before it is compared."""

Pair = tuple[Local, Local]


def groups(
    found: Sequence[Report],
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
    copy_of: Mapping[str, str] | None = None,
) -> list[list[Report]]:
    """Reports grouped by event.

    Args:
        found: All reports.
        must: Pairs that a person holds to be one event.
        cannot: Pairs that a person holds to be two.
        copy_of: Articles that are copies, and of which: what a copy tells again goes where the original's telling goes.
    """
    by_local = {r.local: r for r in sorted(found, key=lambda r: (r.day or "9999", r.local))}
    must, cannot = tuple(must), tuple(cannot)
    held = _Held(by_local, {frozenset(p) for p in cannot})
    for a, b in must:
        if a in by_local and b in by_local:
            held.join(a, b)
    again = _retold(by_local, copy_of or {}, {x for p in (*must, *cannot) for x in p})
    rows = [(_score(a, b), a.local, b.local) for a, b in candidates([r for r in by_local.values() if r.local not in again])]
    for _, a, b in sorted((row for row in rows if row[0] >= JOIN), key=lambda row: (-row[0], row[1], row[2])):
        if held.may(a, b):
            held.join(a, b)
    held.attach(again)
    _rejoin(held)
    return held.sets()


def _retold(
    by_local: Mapping[Local, Report], copy_of: Mapping[str, str], named: set[Local]
) -> dict[Local, tuple[Local, ...]]:
    """Reports of copies with the original's reports of the same event, the likest first; those a person spoke of are left out.

    They are not compared with all others: a text that fifty papers print would be compared with itself a thousand times.
    """
    originals = set(copy_of.values())
    of_article: dict[str, list[Report]] = {}
    for r in by_local.values():
        if r.article in originals:
            of_article.setdefault(r.article, []).append(r)
    found: dict[Local, tuple[Local, ...]] = {}
    for local, r in by_local.items():
        if r.article in copy_of and local not in named:
            rows = [(_again(r, o), o.local) for o in of_article.get(copy_of[r.article], ()) if o.family == r.family]
            alike = sorted((row for row in rows if row[0] >= JOIN), key=lambda row: (-row[0], row[1]))
            if alike:
                found[local] = tuple(o for _, o in alike)
    return found


def _again(copy: Report, original: Report) -> float:
    """Likeness of what a copy tells to what its original does; the very same words are the same, whoever is in them."""
    a, b = copy.event, original.event
    same = (a.what, a.status, a.trigger.exact, a.earliest, a.latest) == (b.what, b.status, b.trigger.exact, b.earliest, b.latest)
    return max(likeness(copy, original).score, JOIN if same and copy.where == original.where else NEVER)


def _rejoin(held: _Held) -> None:
    """What was put off, with the next like event: the round that was postponed in March is the one held in April."""
    kinds: dict[str, list[list[Report]]] = {}
    sets = held.sets()
    for group in sets:
        kinds.setdefault(group[0].family, []).append(group)
    for group in sets:
        if newest(group).event.status == "postponed" and (next_ := _next(group, kinds[group[0].family])) is not None:
            held.join(group[0].local, next_[0].local)
    for group in sets:
        first = _fulfilled(group[0], kinds[group[0].family]) if _undated_plan(group) else None
        if first is not None and held.may(group[0].local, first.local):
            held.join(group[0].local, first.local)


def _undated_plan(group: Sequence[Report]) -> bool:
    """Is it the lone word of two states that they mean to meet, with no day, place or people yet?"""
    one = group[0]
    plain = one.event.status == "planned" and not one.event.earliest and one.where is None and not one.event.is_set
    return len(group) == 1 and plain and one.family == "meeting" and len(one.sides) == 2 and not one.people and bool(one.day)


def _fulfilled(plan: Report, sets: Sequence[Sequence[Report]]) -> Report | None:
    """The first meeting of the same two sides, and no others, in the weeks behind a plan."""
    found = [
        (r.event.earliest, r.local, r)
        for other in sets for r in other
        if r.event.earliest and r.sides == plan.sides and r.event.what == plan.event.what and r.event.status != "denied"
        and r.article != plan.article and plan.day and 0 < days_between(plan.day, r.event.earliest) <= SOON
    ]
    return min(found, key=lambda f: f[:2])[2] if found else None


def _next(group: Sequence[Report], sets: Sequence[Sequence[Report]]) -> Sequence[Report] | None:
    """The nearest later group of the same kind at the same place, with two sides or a person in common."""
    days = [r.event.earliest for r in group if r.event.earliest]
    articles = {r.article for r in group}
    if not days:
        return None
    found = []
    for other in sets:
        later = [r.event.earliest for r in other if r.event.earliest]
        if other[0].family != group[0].family or not later or articles & {r.article for r in other}:
            continue
        gap = days_between(max(days), min(later))
        if 0 < gap <= PUT_OFF and newest(other).event.status not in ("denied", "cancelled") and _alike(group, other):
            found.append((gap, other[0].local, other))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _alike(a: Sequence[Report], b: Sequence[Report]) -> bool:
    people, others = ({p for r in g for p in r.people} for g in (a, b))
    sides, more = ({s for r in g for s in r.sides} for g in (a, b))
    places, there = ({r.where for r in g if r.where} for g in (a, b))
    return (bool(people & others) or len(sides & more) > 1) and (not places or not there or bool(places & there))


def _score(a: Report, b: Report) -> float:
    """Likeness; two tellings of one article come first, so that what the one lacks the other has."""
    return OWN + max(0.0, likeness(a, b).score) if a.article == b.article else likeness(a, b).score


class _Held:
    """Groups under way, with what may not come together."""

    def __init__(self, by_local: Mapping[Local, Report], cannot: set[frozenset[Local]]) -> None:
        self.by_local = by_local
        self.cannot = cannot
        self.groups: Groups[Local] = Groups(by_local)
        self.members: dict[Local, list[Local]] = {local: [local] for local in by_local}
        self.never: dict[Local, set[Local]] = {}

    def may(self, a: Local, b: Local) -> bool:
        """No two reports of one article, none that contradict, none that a person parted."""
        one, other = self.groups.find(a), self.groups.find(b)
        if one == other or other in self.never.get(one, ()):
            return False
        if all(self._go(x, y) for x in self.members[one] for y in self.members[other]):
            return True
        self.never.setdefault(one, set()).add(other)
        self.never.setdefault(other, set()).add(one)
        return False

    def _go(self, x: Local, y: Local) -> bool:
        if frozenset((x, y)) in self.cannot:
            return False
        one, other = self.by_local[x], self.by_local[y]
        if x[0] == y[0] and (
            headline(one, other) or answered(one, other) or unnamed(one, other) or coupled(one, other) or at_forum(one, other)
        ):
            return True
        return together(one, other) if x[0] == y[0] else likeness(one, other).score > NEVER

    def join(self, a: Local, b: Local) -> None:
        left, right = self.groups.find(a), self.groups.find(b)
        if left != right:
            both = self.members.pop(left) + self.members.pop(right)
            self.groups.join(a, b)
            root = self.groups.find(a)
            self.members[root] = both
            apart = (self.never.pop(left, set()) | self.never.pop(right, set())) - {left, right}
            for other in apart:  # what may not come to a part may not come to the whole
                self.never[other] = (self.never[other] - {left, right}) | {root}
            if apart:
                self.never[root] = apart

    def attach(self, again: Mapping[Local, tuple[Local, ...]]) -> None:
        """Put what copies tell again to the telling of the original; two things that a copy tells apart stay apart."""
        there: dict[Local, dict[str, list[Local]]] = {}
        for local, others in again.items():
            for other in others:
                root = self.groups.find(other)
                held = there.get(root)
                if held is None:
                    held = there[root] = {}
                    for m in self.members[root]:
                        held.setdefault(m[0], []).append(m)
                if all(self._go(local, x) for x in held.get(local[0], ())):
                    self.join(other, local)
                    held.setdefault(local[0], []).append(local)
                    break

    def sets(self) -> list[list[Report]]:
        order = {local: n for n, local in enumerate(self.by_local)}
        found = [sorted(m, key=order.__getitem__) for m in self.members.values()]
        return [[self.by_local[x] for x in m] for m in sorted(found, key=lambda m: order[m[0]])]


def candidates(found: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs worth comparing: one family, somebody or two sides in common, not far apart; each pair once."""
    blocks: dict[tuple[str, ...], list[Report]] = {}
    for report in found:
        for key in _keys(report):
            blocks.setdefault((report.family, *key), []).append(report)
    seen: set[Pair] = set()
    for block in blocks.values():
        block.sort(key=lambda r: (r.anchor or "9999", r.local))
        for a, b in _close(block):
            pair = (a.local, b.local) if a.local < b.local else (b.local, a.local)
            if pair not in seen and (a.article != b.article or one_story(a, b)):
                seen.add(pair)
                yield a, b


def _keys(report: Report) -> Iterator[tuple[str, ...]]:
    for one in report.who:
        yield ("who", one)
    for pair in combinations(sorted(report.sides), 2):
        yield ("sides", *pair)
    if report.family == "call" or (report.family == "meeting" and (report.forum or report.where is None)):
        yield ("told", report.article)
    if report.event.earliest is not None and report.event.type in DEEDS:
        yield ("day", report.event.what, report.event.earliest, report.event.latest or "")
    if report.where and report.city:
        yield ("city", report.where)
    if report.where:
        yield from (("where", report.where, s) for s in report.sides or ("",))


def _close(block: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of a block (sorted by day) within reach; a long block is compared with its next neighbours only."""
    most = len(block) if len(block) <= CROWD else 40
    reach = LONG if len(block) <= FEW else REACH
    for n, a in enumerate(block):
        for b in block[n + 1 : n + 1 + most]:
            if a.anchor and b.anchor and days_between(a.anchor, b.anchor) > reach:
                break
            yield a, b
