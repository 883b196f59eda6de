"""record.md: the record as Markdown that reads well as plain text, every line with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from mahdar.export.cast import cast
from mahdar.export.chain import draw
from mahdar.export.courses import courses, line, paper, when, whose
from mahdar.export.headlines import headline_items
from mahdar.export.naming import Names, article_label, field_name, source_name, tidy
from mahdar.model.record import HistoryStep, Record, RecordEntity, RecordEvent
from mahdar.model.span import Span
from mahdar.words import Words, words

Language = Literal["ar", "en"]
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_HARMFUL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e]")


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it is: signs escaped, control characters and bidi overrides left out."""
    return _SPECIAL.sub(r"\\\1", _HARMFUL.sub("", tidy(text)))


def dumps(record: Record, language: Language = "en") -> str:
    """The record as one Markdown document, headings and names in the given language, sentences as published."""
    page = _Page(record, language)
    parts = [
        page.brief(), page.courses(), page.events(), page.plans(), page.said(), page.positions(), page.disputes(), page.ahead(),
        page.cast(), page.articles(),
    ]
    body = "\n".join("\n".join(part) + "\n" for part in map(list, parts))
    return f"# {page.here.of('heading', 'record')}\n\n{body}".encode("utf-8", "replace").decode("utf-8")


def _day(event: RecordEvent) -> tuple[str, bool, str]:
    """An event with its day, or with the day it is first told of."""
    told = min((s.as_of for s in event.history if s.as_of), default="9")
    return event.earliest or told, event.earliest is None, event.id


class _Page:
    """One document in the making: the record, its names and the language."""

    def __init__(self, record: Record, language: Language) -> None:
        self.record = record
        self.names = Names(record)
        self.language: Language = language
        self.here: Words = words(language)

    def heading(self, key: str) -> str:
        return f"## {self.here.of('heading', key)}\n"

    def name(self, identity: str | None, otherwise: str = "") -> str:
        return plain(getattr(self.names.entity(identity, otherwise), self.language))

    def source(self, article: str) -> str:
        found = self.names.articles.get(article)
        if found is None:
            return plain(article)
        return plain(f"{getattr(self.names.source(article), self.language)}, {self.here.day(found.published.date)}")

    def quote(self, article: str, evidence: Span, indent: str = "  ") -> str:
        q = self.names.quote(article, evidence, 120)
        words_ = plain(q.exact)
        return f"{indent}> {plain(q.before)} **{words_}** {plain(q.after)}".rstrip() + f" ({self.source(article)})"

    def brief(self) -> Iterator[str]:
        yield self.heading("brief")
        for item in headline_items(self.record):
            yield f"- {plain(getattr(item.line, self.language))}"

    def events(self) -> Iterator[str]:
        yield self.heading("events")
        for event in sorted(self.record.events, key=_day):
            yield from self.event(event)

    def event(self, event: RecordEvent) -> Iterator[str]:
        title = plain(getattr(self.names.title(event), self.language))
        yield f"### {title}\n"
        facts = [
            when(event, self.language), self.here.of("status", event.status), self.name(event.place),
            self.here.duration(event.duration), self.here.count("source", event.sources),
        ]
        yield "- " + " \u00b7 ".join(plain(f) for f in facts if f)
        if event.participants:
            yield "- " + self.here.join([self.name(p) for p in event.participants])
        for step in event.history:
            yield f"- {self.step(step)}\n{self.quote(step.article, step.evidence)}"
        for claim in event.claims:
            if claim.field == "outcome":
                value = getattr(self.names.value(claim.field, claim.value), self.language)
                yield f"- {plain(getattr(field_name(claim.field), self.language))}: {plain(value)}"
                yield self.quote(claim.article, claim.evidence)
        for field, state in event.agreement.items():
            if state == "disputed":
                yield f"- **{plain(self.here.of('agreement', state))}**: {plain(getattr(field_name(field), self.language))}"
        yield ""

    def step(self, step: HistoryStep) -> str:
        """The day, the status, and whose word it is."""
        told = self.names.statements.get(step.statement or "")
        by = f" ({plain(getattr(whose(told, self.names), self.language))})" if told else ""
        return f"{self.here.day(step.as_of)}: {self.here.of('status', step.status)}{by}"

    def courses(self) -> Iterator[str]:
        """What was announced and what became of it, a line each."""
        yield self.heading("courses")
        for course in courses(self.record, self.names):
            yield f"- {plain(line(course, self.names, self.language))}"

    def plans(self) -> Iterator[str]:
        if not self.record.plans:
            return
        yield self.heading("plans")
        for p in self.record.plans:
            yield f"### {plain(getattr(self.names.about(p.id), self.language))}\n"
            for step in p.history:
                yield f"- {plain(getattr(paper(step, self.names), self.language))}\n{self.quote(step.article, step.evidence)}"
            yield ""

    def said(self) -> Iterator[str]:
        yield self.heading("said")
        for s in self.record.statements:
            claim = self.here.of("claim", s.claim)
            yield f"- {plain(getattr(self.names.speaker(s), self.language))} **{claim}**: {plain(s.content.exact)}"
            yield f"  {plain(draw(s, self.names, self.language))} ({self.source(s.article)})"

    def positions(self) -> Iterator[str]:
        yield self.heading("positions")
        for p in sorted(self.record.positions, key=lambda p: (p.issue_id, p.as_of or "")):
            other = f" ({self.here.of('heading', 'by_other')})" if p.claimed_by_other else ""
            issue = (p.issue_ar or p.issue) if self.language == "ar" else p.issue
            stance = self.here.of("stance", p.stance)
            yield f"- {self.name(p.entity, p.party)} **{stance}**: {plain(issue)}{other}, {self.here.day(p.as_of)}"
            yield self.quote(p.article, p.evidence)

    def disputes(self) -> Iterator[str]:
        yield self.heading("disputes")
        for d in self.record.disputes:
            about = plain(getattr(self.names.about(d.about), self.language))
            yield f"- **{plain(getattr(field_name(d.field), self.language))}**: {about} ({self.here.of('between', d.between)})"
            if d.note:
                yield f"  {plain(getattr(self.names.note(d.note), self.language))}"
            for value in d.values:
                yield f"  - {plain(getattr(self.names.value(d.field, value.value), self.language))}"
                for article, evidence in zip(value.articles, value.evidence, strict=False):
                    yield self.quote(article, evidence, "    ")

    def ahead(self) -> Iterator[str]:
        yield self.heading("ahead")
        for a in self.record.ahead:
            title = plain(getattr(self.names.about(a.event), self.language))
            missing = self.here.join([self.here.of("field", m) for m in a.missing])
            tail = f" ({self.here.of('heading', 'missing')}: {plain(missing)})" if missing else ""
            last = f", {self.here.of('heading', 'last_told')} {self.here.day(a.last_told)}" if a.last_told and not a.expected[0] else ""
            yield f"- {self.here.interval(*a.expected)}: {title}, {self.here.of('status', a.status)}{last}{tail}"

    def cast(self) -> Iterator[str]:
        yield self.heading("cast")
        for kind, major, minor in cast(self.record):
            yield f"### {self.here.of('kind', kind)}\n"
            yield from (self.entity(entity) for entity in (*major, *(minor if kind == "person" else ())))
            names = list(dict.fromkeys(self.name(e.id) for e in minor)) if kind != "person" else []
            if names:
                yield f"- {self.here.text('comma').join(names)}"
            yield ""

    def entity(self, entity: RecordEntity) -> str:
        facts = [entity.name_en if entity.name_en != entity.name else None, entity.country]
        roles = dict.fromkeys(role.words for role in entity.roles)
        forms = [n for n in entity.names if n != entity.name]
        written = f"{self.here.of('heading', 'forms')}: {', '.join(forms)}" if forms else None
        tail = " \u00b7 ".join(plain(f) for f in [*facts, *roles, written] if f)
        return f"- **{plain(entity.name)}**" + (f" \u00b7 {tail}" if tail else "")

    def articles(self) -> Iterator[str]:
        yield self.heading("articles")
        for n, a in enumerate(self.record.articles, 1):
            how = self.here.of("how", a.published.how)
            copy = f" ({self.here.of('heading', 'copy_of')}: {self.source(a.copy_of)})" if a.copy_of else ""
            reason = f": {a.published.reason}" if a.published.reason and a.published.reason != a.published.how else ""
            called = f"{plain(article_label(a))} ({plain(source_name(a.source))})"
            yield f"{n}. {called}, {plain(f'{self.here.day(a.published.date)} ({how}{reason})')}{copy}"
        for s in self.record.skipped:
            yield f"- {self.here.of('heading', 'skipped')}: {plain(s.get('source', ''))}, {plain(s.get('reason', ''))}"
