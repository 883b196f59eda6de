"""Statements of a document, sentence by sentence."""

from __future__ import annotations

from typing import cast

import msgspec

from mahdar.model.ids import finding_id
from mahdar.model.statement import Party, Statement, StatementKind
from mahdar.reading.statements.anchors import Anchor, anchors
from mahdar.reading.statements.chains import Source, media, sources
from mahdar.reading.statements.circumstances import anonymity, occasion, time_of, why_not
from mahdar.reading.statements.content import content_end, kind_of, past_dateline, quoted_end, trim
from mahdar.reading.statements.draft import Draft
from mahdar.reading.statements.frames import after_quotes, headlines, lone_quotes
from mahdar.reading.statements.nouns import skip_adverbials
from mahdar.reading.statements.place import Placed, Placer
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import Speaker, same_speaker

SOFT = frozenset({"calls for", "expects", "says"})
TITLE = 140
"""Code points that a title has at most."""
SHORT = 4
"""Words of a noun that a stance only is about."""
PAPER = "statement"
"""The medium whose later mention («البيان») stands for who handed it out."""


class Reader:
    """Reads the statements of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.memory: list[Speaker] = []
        self.anchors = {a.i: a for a in anchors(scene)}
        self.sources = sources(scene, self.anchors)
        for s in self.sources:
            self.anchors.pop(s.cue, None)
            for k in range(s.i + 1, s.j):
                self.anchors.pop(k, None)

    def read(self) -> list[Draft]:
        """All statements, in text order."""
        rows: dict[int, tuple[list[Anchor], list[Source]]] = {}
        number = self.scene.doc.sentence_of
        for a in self.anchors.values():
            rows.setdefault(number[a.i], ([], []))[0].append(a)
        for s in self.sources:
            rows.setdefault(number[s.i], ([], []))[1].append(s)
        drafts: list[Draft] = []
        for n in sorted(rows):
            drafts.extend(Sentence(self, n, *rows[n]).read())
        drafts += headlines(self.scene, self.anchors)
        for draft, wrong in after_quotes(self.scene, self.anchors):
            drafts = [d for d in drafts if wrong is None or d.at != wrong.i]
            drafts.append(draft)
        drafts += list(lone_quotes(self.scene, drafts))
        return sorted(drafts, key=lambda d: (d.cue.start, d.start))


class Sentence:
    """One sentence: its anchors are placed, their contents end before each other, asides are attached."""

    def __init__(self, reader: Reader, n: int, row: list[Anchor], asides: list[Source]) -> None:
        self.reader = reader
        self.scene = reader.scene
        self.doc = reader.scene.doc
        self.first, self.last = self.doc.sentence_words[n]
        while self.first < self.last and self.doc.in_furniture(self.doc.starts[self.first]):
            self.first += 1
        self.first = past_dateline(self.scene, self.first, self.last)
        self.row = sorted(row, key=lambda a: a.i)
        self.asides = asides
        self.placer = Placer(self.scene, reader.memory, self.first, self.last)
        self.voices = self.placer.voices
        self.made: list[Draft] = []
        self.ends: dict[int, int] = {}
        self.begins: list[int] = []
        self.placed: list[Placed] = []

    def read(self) -> list[Draft]:
        """The drafts of the sentence, in text order."""
        lead = [s for s in self.asides if s.i <= self.first + 1]
        self.voices.lead = next((self.by(s) for s in lead if s.phrase is not None), None)
        placed = [p for p in map(self.placer.place, self.row) if p]
        self.begins = begins = sorted(p.begin for p in placed if not p.nested)
        self.placed = placed
        asides = [k for s in self.asides for k in self.cuts(s, begins)]
        stops = sorted([*begins, *asides])
        for source in lead:
            if not self.opens_frame(source):
                self.attach(source)
        for p in placed:
            self.draft(p, stops)
        for source in lead:
            self.hand_on(source)
        for source in self.asides:
            if source not in lead:
                self.attach(source)
        return sorted(self.made, key=lambda d: d.cue.start)

    def opens_frame(self, source: Source) -> bool:
        """Does an aside that begins a sentence stand before a frame («بحسب الوكالة، أكد الوزير أن …»)?"""
        first = self.placed[0] if self.placed else None
        if source.phrase is None or first is None or first.anchor.opener not in ("that", "quote"):
            return False
        return source.j <= first.begin <= source.j + 1 and not same_speaker(first.speaker, self.voices.speaker(source.phrase))

    def hand_on(self, source: Source) -> None:
        """The frames behind an aside that begins the sentence are told by its source, up to where the reporter goes on."""
        if source.phrase is None:
            return
        scene, by = self.scene, self.by(source)
        for d in self.made:
            back = range(source.j, max(d.at, source.j))
            if d.at < source.j or any(scene.is_(k, "breaks") and scene.comma(k) for k in back):
                continue
            if not same_speaker(d.speaker, by) and by.party not in d.via:
                d.via = (*by.via, by.party, *(p for p in d.via if all(p.start != v.start for v in by.via)))

    def by(self, source: Source) -> Speaker:
        """The speaker of an aside, with who carried it."""
        assert source.phrase is not None
        by = self.voices.speaker(source.phrase)
        if source.outlet is not None:
            by = msgspec.structs.replace(by, via=(self.voices.speaker(source.outlet).party,))
        return msgspec.structs.replace(by, medium=source.medium) if source.medium else by

    def cuts(self, source: Source, begins: list[int]) -> list[int]:
        """Where an aside ends what is said before it: at itself, and at the clause that it hands to its source."""
        found = [source.i] if self.final(source, begins) else []
        last = max((p.anchor.at for p in self.placed if p.anchor.at < source.i), default=self.last)
        if source.phrase is not None:
            found += [k for k in range(last + 1, source.i) if self.scene.is_(k, "meanwhile") and self.scene.comma(k)]
        return found

    def final(self, source: Source, begins: list[int]) -> bool:
        """Does what is said end at an aside, and not go on after it?"""
        j = skip_adverbials(self.scene, source.j, self.last)
        return j >= self.last or self.scene.is_(j, "breaks") or any(j <= b <= j + 1 for b in begins)

    def draft(self, p: Placed, stops: list[int]) -> None:
        """Make the statement of an anchor."""
        anchor, speaker = p.anchor, p.speaker
        via = speaker.via
        if anchor.opener == "it":
            self.retell(p)
            return
        if self.only_titled(anchor):
            return
        gender = anchor.form.features[-2:-1]
        end = quoted_end(self.scene, anchor) or content_end(self.scene, anchor.at, self.last, stops, gender, anchor)
        outer_end = self.ends.get(p.outer.anchor.i, 0) if p.outer is not None else 0
        if p.outer is not None and anchor.start < outer_end:
            by = p.outer.speaker
            via = by.via if by is speaker else (*by.via, by.party, *via)
            end = min(end, outer_end)
        if end <= anchor.start:
            return
        self.ends[anchor.i] = end
        if anchor.cue.welcome and self.bare(anchor, end):
            return
        cue, medium = self.doc.span(anchor.i, anchor.j), self.medium(anchor, speaker)
        speaker.paper = speaker.paper or medium == PAPER
        for who in (speaker, *p.also):
            claim, rule, nested = anchor.cue.claim, anchor.cue.id, p.nested
            made = Draft(cue, anchor.start, end, who, via, claim, rule, anchor.i, nested, medium, anchor.opener)
            made.region = anchor.subject
            self.made.append(made)

    def only_titled(self, anchor: Anchor) -> bool:
        """Is it a bare stance in a title («س تطلب كذا»), and nothing quoted?"""
        doc = self.doc
        if anchor.opener in ("that", "quote") or anchor.cue.claim not in SOFT or doc.paragraph_of[anchor.i] > 1:
            return False
        start, end = doc.paragraphs[doc.paragraph_of[anchor.i]]
        return end - start < TITLE and doc.text[end - 1] not in ".!؟" and len(doc.paragraphs) > 1

    def bare(self, anchor: Anchor, end: int) -> bool:
        """Is it a stance with a short noun and nothing else («رحبت بالاتفاق»): a position, and nothing that was said?"""
        words = self.doc.word_at(end - 1) - anchor.at + 1
        occasion = any(k in self.scene.media for k in range(*anchor.subject))
        return anchor.opener == "with" and words <= SHORT and not occasion

    def retell(self, p: Placed) -> None:
        """A statement about what was just said: its content is that of the statement or clause before it."""
        anchor, before = p.anchor, [d for d in self.made if d.at < p.anchor.i]
        if before:
            last = next((d for d in reversed(before) if not d.nested), before[-1])
            start, end = last.start, last.end
        else:
            k = next((n for n in range(anchor.i, self.first, -1) if self.scene.comma(n)), self.first)
            if k <= self.first:
                return
            start, end = self.doc.starts[self.first], trim(self.scene, self.doc.starts[self.first], self.doc.ends[k - 1])
        cue = self.doc.span(anchor.i, anchor.j)
        self.made.append(
            Draft(cue, start, end, p.speaker, p.speaker.via, anchor.cue.claim, anchor.cue.id, anchor.i, False, None, "it")
        )

    def medium(self, anchor: Anchor, speaker: Speaker) -> str | None:
        """Where it was said."""
        for k in range(*anchor.subject):
            if k in self.scene.media:
                return str(self.scene.media[k][0].value)
        return speaker.medium

    def attach(self, source: Source) -> None:
        """An aside adds a link to the frames it stands with, or makes a statement of its own."""
        if source.phrase is None:
            for d in self.made[-1:]:
                d.rule += "+" + source.aside.id
            return
        by = self.by(source)
        held = [] if source.aside.against else self.held(source)
        if held:
            for d in held:
                chain = (*d.via, d.speaker.party)
                self.link(d, by, source)
                self.deepen(d, chain)
                d.rule += "+" + source.aside.id
            return
        where = self.clause(source)
        if where is None:
            return
        self.reader.memory.append(by)
        cue = self.doc.span(source.i, max(source.i, source.cue) + 1)
        start, end = where
        self.made.append(Draft(cue, start, end, by, by.via, "says", source.aside.id, source.i, False, by.medium))

    def deepen(self, d: Draft, chain: tuple[Party, ...]) -> None:
        """What stands inside a statement is heard through the chain that the statement has now."""
        for inner in self.made:
            if inner.nested and inner.start >= d.start and inner.end <= d.end and inner.via[: len(chain)] == chain:
                inner.via = (*d.via, d.speaker.party, *inner.via[len(chain) :])

    @staticmethod
    def link(d: Draft, by: Speaker, source: Source) -> None:
        """Put an aside's source into the chain of a statement: it hands on, or it is the voice behind the speaker."""
        if same_speaker(d.speaker, by) or by.party in d.via:
            return
        if source.aside.then == "voice" or (source.aside.via and by.sort != "media"):
            before = d.speaker
            voice = source.aside.then == "voice"
            d.via = d.via if voice else (*d.via, before.party)
            d.speaker = msgspec.structs.replace(by, via=d.via, for_entity=before.party.entity if voice else None)
        else:
            d.via = d.speaker.via = (*by.via, by.party, *d.via)

    def held(self, source: Source) -> list[Draft]:
        """The frames of the sentence that an aside stands with."""
        scene = self.scene
        around = [d for d in self.made if d.region[0] <= source.i < d.region[1]]
        if around and source.aside.via:
            return around[-1:]
        found = [d for d in self.made if not d.nested and d.at < source.i]
        if not found:
            return []
        last = found[-1]
        told = source.outlet is not None or (source.phrase is not None and media(scene, source.phrase))
        if source.cue >= 0 and last.opener not in ("that", "quote") and not told:
            return []
        near = range(self.doc.word_at(last.start) + 1, source.i)
        if any(scene.is_(k, "breaks") and scene.broken(k) for k in near):
            return []
        return [d for d in found if same_speaker(d.speaker, last.speaker)]

    def clause(self, source: Source) -> tuple[int, int] | None:
        """The clause that an aside hands to its source: after it at the start of a sentence, else before it."""
        scene, doc = self.scene, self.doc
        lead = [k for k in range(self.first, source.i) if not scene.is_(k, "openings")]
        j = source.j
        then = j < self.last and scene.then_that(j)
        if j < self.last and (len(lead) <= 2 or scene.that(j) is not None or then):
            k = j + 1 if scene.that(j) or then else j
            if k >= self.last:
                return None
            return doc.starts[k], content_end(scene, k, self.last, [b for b in self.begins if b > j + 1])
        start = self.first
        for k in range(source.i - 1, self.first, -1):
            if scene.is_(k, "breaks") and scene.broken(k):
                start = k + 1
                break
        while start < source.i and scene.is_(start, "openings"):
            start += 1
        if start >= source.i:
            return None
        return doc.starts[start], trim(scene, doc.starts[start], doc.ends[source.i - 1])


def statement(scene: Scene, d: Draft) -> Statement:
    """A finished statement."""
    doc = scene.doc
    who = d.speaker.party.entity or d.speaker.party.start
    return Statement(
        finding_id("s", doc.article.id, f"statement {who}", d.cue.start, d.end), d.cue, doc.cut(d.start, d.end),
        d.speaker.party, d.via, cast(StatementKind, kind_of(scene, d.start, d.end, d.opener)), d.claim, d.speaker.sort,
        d.medium, d.rule, d.speaker.for_entity, anonymity(scene, d), occasion(scene, d), time_of(scene, d), why_not(d),
    )
