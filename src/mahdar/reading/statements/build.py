"""Statements of a document, sentence by sentence."""

from __future__ import annotations

import msgspec

from mahdar.model.ids import finding_id
from mahdar.model.span import Span
from mahdar.model.statement import Party, Statement
from mahdar.reading.statements.anchors import Anchor, anchors
from mahdar.reading.statements.chains import Source, addressed, issuer_of, relayed, sources
from mahdar.reading.statements.content import content_end, kind_of, trim
from mahdar.reading.statements.nouns import Phrase
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import (
    Speaker,
    antecedent,
    carried,
    speaker_of,
    subject_after,
    subject_before,
)

MIN_CONTENT = 1


class Draft(msgspec.Struct):
    """A statement in the making."""

    cue: Span
    start: int
    end: int
    speaker: Speaker
    via: tuple[Party, ...]
    claim: str
    rule: str
    at: int
    nested: bool = False
    medium: str | None = None


class Reader:
    """Reads the statements of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.doc = scene.doc
        self.memory: list[Speaker] = []
        self.anchors = {a.i: a for a in anchors(scene)}
        self.sources = sources(scene, self.anchors)
        for s in self.sources:
            self.anchors.pop(s.cue, None)
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """All statements, in text order."""
        rows: dict[int, list[Anchor]] = {}
        asides: dict[int, list[Source]] = {}
        for a in self.anchors.values():
            rows.setdefault(self.doc.sentence_of[a.i], []).append(a)
        for s in self.sources:
            asides.setdefault(self.doc.sentence_of[s.i], []).append(s)
        for n in sorted({*rows, *asides}):
            Sentence(self, n, rows.get(n, []), asides.get(n, [])).read()
        return self.drafts


class Sentence:
    """One sentence: its anchors are placed under or beside each other."""

    def __init__(self, reader: Reader, n: int, row: list[Anchor], asides: list[Source]) -> None:
        self.reader = reader
        self.scene = reader.scene
        self.doc = reader.doc
        self.first, self.last = self.doc.sentence_words[n]
        self.row = sorted(row, key=lambda a: a.i)
        self.asides = asides
        self.tops: list[tuple[Anchor, Speaker]] = []
        self.made: list[Draft] = []

    def read(self) -> None:
        """Make the drafts of the sentence."""
        placed: list[tuple[Anchor, Speaker, bool]] = []
        for anchor in self.row:
            found = self.place(anchor)
            if found:
                placed.append((anchor, *found))
                if not found[1]:
                    self.tops.append((anchor, found[0]))
                    self.reader.memory.append(found[0])
        stops = sorted([self.break_at(a) for a, _, nested in placed if not nested] + [s.i for s in self.asides])
        for anchor, speaker, nested in placed:
            self.draft(anchor, speaker, nested, stops)
        for source in self.asides:
            self.attach(source)
        self.reader.drafts.extend(sorted(self.made, key=lambda d: d.cue.start))

    def break_at(self, anchor: Anchor) -> int:
        """The first word of a frame: its cue, or the conjunction or pronoun before it."""
        k = anchor.i
        while k - 1 > self.first and not self.scene.broken(k) and (
            self.scene.is_(k - 1, "auxiliary") or self.scene.is_(k - 1, "breaks") or self.scene.is_(k - 1, "relative")
        ):
            k -= 1
        subject = self.subjects.get(anchor.i)
        return min(k, subject) if subject is not None else k

    @property
    def subjects(self) -> dict[int, int]:
        """Where subjects before their cue begin."""
        return self._subjects

    _subjects: dict[int, int]

    def place(self, anchor: Anchor) -> tuple[Speaker, bool] | None:
        """The speaker of an anchor, and whether it stands inside the content of another."""
        if not hasattr(self, "_subjects"):
            self._subjects = {}
        over = self.tops[-1] if self.tops else None
        inside = over is not None and anchor.i >= over[0].at
        if anchor.kind == "participle":
            return self.of_participle(anchor, over, inside)
        if anchor.kind == "masdar":
            return self.of_masdar(anchor, over, inside)
        return self.of_verb(anchor, over, inside)

    def of_participle(self, anchor: Anchor, over: tuple[Anchor, Speaker] | None, inside: bool) -> tuple[Speaker, bool] | None:
        """A participle belongs to the subject of the verb before it."""
        if over is not None and over[1].fits(anchor.form.features):
            return self.same(over[1]), False
        subject = self.main_subject(anchor)
        if subject is not None:
            return subject, False
        old = over[1] if over else carried(self.reader.memory, anchor.form.features)
        return (self.same(old), False) if old else None

    def same(self, old: Speaker) -> Speaker:
        """The same speaker again."""
        return old

    def main_subject(self, anchor: Anchor) -> Speaker | None:
        """The first name of the sentence before a participle that fits it."""
        for k in range(self.first, anchor.i):
            named = self.scene.name_at(k)
            if named is None or named.entity.kind == "group":
                continue
            found = self.speaker(Phrase(named.i, named.j, self.scene.head_form(k), named))
            if found.fits(anchor.form.features):
                return found
        return None

    def of_masdar(self, anchor: Anchor, over: tuple[Anchor, Speaker] | None, inside: bool) -> tuple[Speaker, bool] | None:
        """A verbal noun: its genitive or pronoun speaks."""
        found = subject_after(self.scene, anchor)
        if found and (found.head or found.named):
            return self.speaker(found), inside
        if anchor.enc:
            old = carried(self.reader.memory, "")
            return (self.same(old), False) if old else None
        return None

    def of_verb(self, anchor: Anchor, over: tuple[Anchor, Speaker] | None, inside: bool) -> tuple[Speaker, bool] | None:
        """A finite verb."""
        scene = self.scene
        joined = anchor.pro[:1] in scene.conjunctions and bool(anchor.pro)
        broken = joined or any(scene.is_(k, "breaks") for k in (anchor.i - 1, anchor.i - 2) if k >= self.first)
        floor = over[0].at if inside and over and not broken else self.first
        found = subject_after(scene, anchor)
        before = None
        if found is None or not self.speaks(found, anchor):
            before = antecedent(scene, anchor, floor)
            if before is None and not scene.is_(anchor.i - 1, "relative"):
                before = subject_before(scene, anchor, floor)
                if before is not None:
                    self._subjects[anchor.i] = before.i
            if before is not None and not self.speaks(before, anchor):
                before = None
        if anchor.cue.relay:
            return self.of_relay(anchor, found or before, inside and not broken)
        chosen = found if found is not None and before is None else before
        if chosen is None and found is not None and self.speaks(found, anchor):
            chosen = found
        if chosen is not None and (chosen.named or chosen.head or found is chosen or scene.definite(chosen.i)):
            return self.speaker(chosen, anchor), inside and not broken
        if anchor.cue.weak or anchor.form.features[:1] == "1":
            return None
        if inside and over and not broken and not scene.is_(anchor.i - 1, "relative"):
            if over[0].at == anchor.i - 1 and over[1].fits(anchor.form.features):
                return self.same(over[1]), True
            return None
        old = carried(self.reader.memory, anchor.form.features)
        return (self.same(old), False) if old else None

    def speaks(self, found: Phrase, anchor: Anchor) -> bool:
        """May this noun phrase speak, and does the verb agree with it?"""
        if not (found.named or found.head or self.scene.definite(found.i) or self.scene.is_(found.i, "one_of")):
            return not self.scene.doc.infos[found.i].known
        return True

    def of_relay(self, anchor: Anchor, agency: Phrase | None, nested: bool) -> tuple[Speaker, bool] | None:
        """«نقلت … عن …»: the agency hands on, the source speaks."""
        source = relayed(self.scene, anchor)
        hands = self.speaker(agency) if agency else carried(self.reader.memory, anchor.form.features)
        if source is None or hands is None:
            return None
        speaker = self.speaker(source)
        return msgspec.structs.replace(speaker, via=(*hands.via, hands.party)), nested

    def speaker(self, found: Phrase, anchor: Anchor | None = None) -> Speaker:
        """The speaker that a noun phrase names, with the outlet spoken to."""
        medium = None
        if found.head and found.head.head.document:
            issuer = issuer_of(self.scene, found, self.last)
            if issuer:
                found, medium = issuer, "statement"
        speaker = speaker_of(self.scene, found, self.reader.memory)
        if medium:
            speaker = msgspec.structs.replace(speaker, medium=medium)
        if anchor is not None:
            outlet = addressed(self.scene, anchor, self.reader.memory)
            if outlet:
                speaker = msgspec.structs.replace(speaker, via=(outlet.party,))
        return speaker

    def draft(self, anchor: Anchor, speaker: Speaker, nested: bool, stops: list[int]) -> None:
        """Make the statement of an anchor."""
        doc = self.doc
        via = speaker.via
        limit = self.last
        if nested:
            outer, by = next((t for t in reversed(self.tops) if t[0].i < anchor.i), self.tops[-1] if self.tops else (None, None))
            if by is not None and outer is not None:
                via = (*by.via, *via) if by.party == speaker.party else (*by.via, by.party, *via)
                limit = min(limit, self._end_word(outer))
        end = content_end(self.scene, anchor, self.last, [k for k in stops if k > anchor.i])
        if limit < self.last:
            end = min(end, trim(self.scene, anchor.start, doc.ends[limit - 1]))
        if end <= anchor.start:
            return
        cue = doc.span(anchor.i, anchor.j)
        self.ends[anchor.i] = end
        self.made.append(
            Draft(cue, anchor.start, end, speaker, via, anchor.cue.claim, anchor.cue.id, anchor.i, nested, self.medium(anchor, speaker))
        )

    @property
    def ends(self) -> dict[int, int]:
        """Where contents end, by cue."""
        if not hasattr(self, "_ends"):
            self._ends: dict[int, int] = {}
        return self._ends

    def _end_word(self, anchor: Anchor) -> int:
        end = self.ends.get(anchor.i)
        return self.last if end is None else self.doc.word_at(end - 1) + 1

    def medium(self, anchor: Anchor, speaker: Speaker) -> str | None:
        """Where it was said."""
        for k in range(anchor.subject[0], anchor.subject[1]):
            hits = self.doc.at(k, "medium")
            if hits:
                return str(hits[0].value)
        return speaker.medium

    def attach(self, source: Source) -> None:
        """An aside adds a link to the frames it stands with, or makes a statement of its own."""
        if source.phrase is None:
            return
        by = self.speaker(source.phrase)
        if source.medium:
            by = msgspec.structs.replace(by, medium=source.medium)
        held = self.held(source)
        if held:
            for d in held:
                if d.speaker.party != by.party and by.party not in d.via:
                    d.via = (by.party, *d.via)
                    d.speaker.via = d.via
            return
        where = self.clause(source)
        if where is None:
            return
        start, end = where
        self.reader.memory.append(by)
        cue = self.doc.span(source.i, source.i + 1) if source.cue < 0 else self.doc.span(source.i, source.cue + 1)
        self.made.append(Draft(cue, start, end, by, by.via, "says", source.aside.id, source.i, False, source.medium))

    def held(self, source: Source) -> list[Draft]:
        """The frames of the sentence that an aside stands with."""
        scene = self.scene
        found = [d for d in self.made if not d.nested and d.at < source.i]
        if not found:
            return []
        last = found[-1]
        near = range(self.doc.word_at(last.start), source.i)
        if any(scene.is_(k, "breaks") and scene.broken(k) for k in near):
            return []
        return [d for d in found if d.speaker.party == last.speaker.party]

    def clause(self, source: Source) -> tuple[int, int] | None:
        """The clause that an aside hands to its source: after it at the start of a sentence, else before it."""
        scene, doc = self.scene, self.doc
        lead = [k for k in range(self.first, source.i) if not scene.is_(k, "openings")]
        begin = source.j
        if len(lead) <= 2 and begin < self.last:
            k = begin + 1 if scene.that(begin) else begin
            end = self._stop(k)
            return (doc.starts[k], end) if end > doc.starts[k] else None
        if begin < self.last and scene.that(begin) is not None:
            k = begin + 1 if scene.that(begin) else begin
            return doc.starts[k], self._stop(k)
        start = self.first
        for k in range(source.i - 1, self.first, -1):
            if scene.is_(k, "breaks") and scene.broken(k):
                start = k + 1
                break
        while start < source.i and scene.is_(start, "openings"):
            start += 1
        end = trim(scene, doc.starts[start], doc.ends[source.i - 1])
        return doc.starts[start], end

    def _stop(self, k: int) -> int:
        scene, doc = self.scene, self.doc
        known = self.reader.anchors
        stop = self.last
        for n in range(k + 1, self.last):
            if n in known and known[n].kind != "masdar" and scene.comma(n):
                stop = n
                break
        return trim(scene, doc.starts[k], doc.ends[stop - 1])


def statement(scene: Scene, d: Draft) -> Statement:
    """A finished statement."""
    doc = scene.doc
    content = doc.cut(d.start, d.end)
    return Statement(
        finding_id("s", doc.article.id, "statement", d.cue.start, d.end), d.cue, content, d.speaker.party, d.via,
        kind_of(scene, d.start, d.end), d.claim, d.speaker.sort, d.medium, d.rule,  # type: ignore[arg-type]
    )
