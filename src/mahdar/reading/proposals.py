"""Step: plans, drafts, frameworks, lists and letters as things: whose, to whom, how many points, which version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.issue import Document, Documents
from mahdar.model.ids import content_id
from mahdar.model.position import Proposal
from mahdar.reading.doc import Doc
from mahdar.reading.positions.ground import Ground, Here
from mahdar.reading.positions.parties import locative
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

REACH = 12
"""Words around a paper in which its parts, version and hands stand."""
NAME = 6
"""Words of the name of a plan or paper at most."""


class Facts(msgspec.Struct):
    """What one mention of a paper says of it."""

    owner: str | None = None
    recipient: str | None = None
    points: int | None = None
    documents: int | None = None
    version: str | None = None

    @property
    def told(self) -> bool:
        """Does the mention say anything at all?"""
        return any(v is not None for v in (self.owner, self.recipient, self.points, self.documents, self.version))


def step(doc: Doc, language: Language) -> Iterable[Proposal]:
    """The papers and plans of a document, each once, in text order."""
    if not doc.of_kind("document"):
        return ()
    ground = Ground.of(doc, language)
    made: list[Proposal] = []
    for hit, row in _papers(doc):
        if _none(ground, hit.i):
            continue
        facts = _facts(ground, hit, row)
        if not facts.told:
            continue
        proposal = _proposal(ground, hit, row, facts)
        _put(made, proposal)
    return sorted(made, key=lambda p: p.evidence.start)


def _put(made: list[Proposal], proposal: Proposal) -> None:
    """Add a paper, or what it adds to the same one."""
    for n, known in enumerate(made):
        if _same(known, proposal):
            made[n] = _merged(known, proposal)
            return
    made.append(proposal)


def _none(ground: Ground, i: int) -> bool:
    """«لا يملك خطة», «لم يقدم مقترحا»: there is none."""
    return bool(i and not ground.gap(i) and ground.doc.at(i - 1, "verb") and ground.negations(i - 1) % 2)


def _same(a: Proposal, b: Proposal) -> bool:
    """One paper of one owner, and not two versions of it."""
    return (a.what, a.owner) == (b.what, b.owner) and (a.version is None or b.version is None or a.version == b.version)


def _papers(doc: Doc) -> Iterator[tuple[Hit, Document]]:
    """The longest entry at each place that is not furniture."""
    end = 0
    for hit in sorted(doc.of_kind("document"), key=lambda h: (h.i, -h.j)):
        if hit.i >= end and not doc.in_furniture(doc.starts[hit.i]):
            end = hit.j
            yield hit, hit.value


def _merged(a: Proposal, b: Proposal) -> Proposal:
    """The first mention with what a later one adds."""
    fields = ("recipient", "points", "documents", "version")
    new = {f: getattr(b, f) for f in fields if getattr(a, f) is None}
    return msgspec.structs.replace(a, **new)


def _proposal(ground: Ground, hit: Hit, row: Document, facts: Facts) -> Proposal:
    doc = ground.doc
    start = doc.after_clitics(hit)
    last = hit.j
    while last < min(hit.j + NAME, ground.sentence(hit.i)[1]) and not ground.gap(last) and _names(ground, last):
        last += 1
    evidence = doc.cut(start, doc.ends[last - 1])
    identity = content_id("d", doc.article.id, "proposal", evidence.start, evidence.end)
    return Proposal(
        identity, row.en, evidence.exact, evidence, facts.owner, facts.recipient, facts.points, facts.documents, facts.version, row.id,
    )


def _names(ground: Ground, k: int) -> bool:
    """Does word k belong to the name of the paper: an adjective, a name, a genitive of matter?"""
    table: Documents = ground.language.tables["documents"]
    if k in ground.covered or ground.doc.at(k, "nisba") or ground.forms[k] in table.versions:
        return True
    return bool(ground.doc.at(k, "issue")) and not ground.is_(k, "prepositions")


def _facts(ground: Ground, hit: Hit, row: Document) -> Facts:
    facts = Facts()
    first, last = ground.sentence(hit.i)
    _owner(ground, hit, facts)
    _hands(ground, hit, facts, max(first, hit.i - REACH), min(last, hit.j + REACH))
    _numbers(ground, hit, row, facts, min(last, hit.j + REACH))
    return facts


def _owner(ground: Ground, hit: Hit, facts: Facts) -> None:
    """«خطة ترامب», «الخطة الأميركية», «مقترح قدمته فرنسا»."""
    table: Documents = ground.language.tables["documents"]
    for k in range(max(hit.i - 3, 0), hit.i):
        facts.version = table.versions.get(ground.forms[k], facts.version)
    for k in range(hit.j, min(hit.j + 4, len(ground.forms))):
        if ground.gap(k):
            return
        if ground.forms[k] in table.versions and facts.version is None:
            facts.version = table.versions[ground.forms[k]]
        side = _side(ground, k)
        if side is not None and facts.owner is None:
            facts.owner = side.name
        if ground.is_(k, "prepositions"):
            return


def _side(ground: Ground, k: int) -> Side | None:
    here = ground.mentions.get(k)
    if here is not None and not locative(ground, here):
        return ground.sides.of(here.entity)
    for nisba in ground.doc.at(k, "nisba"):
        return ground.sides.country(nisba.id, None)
    return None


def _hands(ground: Ground, hit: Hit, facts: Facts, first: int, last: int) -> None:
    """Who gives it to whom: the party beside a verb of giving, and the one after «إلى» or «لـ»; of receiving the other way."""
    table: Documents = ground.language.tables["documents"]
    verbs = {k: lemmas for k in range(first, last) if (lemmas := _lemmas(ground, k) & table.moving)}
    if not verbs:
        return
    at = min(verbs, key=lambda k: abs(k - hit.i))
    receives = bool(verbs[at] & table.receiving)
    for k in range(first, last):
        here = ground.mentions.get(k)
        side = ground.sides.of(here.entity) if here is not None else None
        if here is None or side is None:
            continue
        beside = not locative(ground, here) and abs(here.i - at) <= 2
        if (beside and receives) or (not receives and here.i > at and _to(ground, here)):
            facts.recipient = facts.recipient or side.name
        elif (beside and not receives) or (receives and here.i > at and ground.is_(here.i - 1, "agent")):
            facts.owner = facts.owner or side.name


def _lemmas(ground: Ground, k: int) -> set[str]:
    return {s.id for h in ground.doc.at(k, "verb") for s in h.senses}


def _to(ground: Ground, here: Here) -> bool:
    letter = ground.language.clitics.prepositions[1]
    if here.start > ground.doc.starts[here.i] and letter in ground.forms[here.i][:2]:
        return True
    return ground.reporting.openers.get(ground.forms[here.i - 1]) == "to" if here.i else False


def _numbers(ground: Ground, hit: Hit, row: Document, facts: Facts, last: int) -> None:
    """«من 20 نقطة», «أربعة مستندات»."""
    table: Documents = ground.language.tables["documents"]
    count = _number(table, ground.forms[hit.i - 1]) if hit.i and not ground.gap(hit.i) else None
    if count is not None and row.id.endswith("paper"):
        facts.documents = count
    for k in range(hit.j, last - 1):
        if ground.stop(k):
            return
        number = _number(table, ground.forms[k])
        part = table.parts.get(ground.forms[k + 1])
        if number is not None and part == "points" and not ground.gap(k + 1):
            facts.points = facts.points or number


def _number(table: Documents, form: str) -> int | None:
    if form.isdecimal() and len(form) < 5:
        return int(form)
    return table.numbers.get(form)
