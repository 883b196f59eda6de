"""A folder of Markdown notes with links between them (Obsidian and its like): events, cast, articles and an index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from mahdar.export.headlines import headline_items
from mahdar.export.markdown import plain
from mahdar.export.naming import Names, article_label, shorten
from mahdar.model.record import Record, RecordArticle, RecordEntity, RecordEvent
from mahdar.words import words

Language = Literal["ar", "en"]
_NOT_IN_NAMES: Final = re.compile("[\\\\/:*?\"<>|#^\\[\\]\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(record: Record, language: Language = "ar") -> dict[str, str]:
    """Path inside the folder → note."""
    return dict(_Folder(record, language).notes())


def file_name(label: str, identity: str) -> str:
    """A name that any file system takes, with the id so that two of one name stay two."""
    clean = shorten(_NOT_IN_NAMES.sub(" ", label), 60).strip(" .") or "note"
    return f"{clean} {_NOT_IN_NAMES.sub('-', identity)[-16:]}"


class _Folder:
    def __init__(self, record: Record, language: Language) -> None:
        self.record, self.names, self.language, self.here = record, Names(record), language, words(language)
        self.paths = {e.id: f"events/{file_name(self.title(e), e.id)}" for e in record.events}
        self.paths |= {e.id: f"cast/{file_name(self.name(e), e.id)}" for e in record.entities}
        self.paths |= {a.id: f"articles/{file_name(article_label(a), a.id)}" for a in record.articles}

    def title(self, event: RecordEvent) -> str:
        return str(getattr(self.names.title(event), self.language))

    def name(self, entity: RecordEntity) -> str:
        return str(getattr(self.names.entity(entity.id), self.language))

    def link(self, identity: str | None, label: str) -> str:
        path = self.paths.get(identity or "")
        return f"[[{path}|{plain(label)}]]" if path else plain(label)

    def notes(self) -> Iterator[tuple[str, str]]:
        yield "index.md", self.index()
        for event in self.record.events:
            yield f"{self.paths[event.id]}.md", self.event(event)
        for entity in self.record.entities:
            yield f"{self.paths[entity.id]}.md", self.entity(entity)
        for article in self.record.articles:
            yield f"{self.paths[article.id]}.md", self.article(article)

    def index(self) -> str:
        lines = [f"# {self.here.of('heading', 'record')}", ""]
        lines += [f"- {plain(getattr(h.line, self.language))}" for h in headline_items(self.record)]
        lines += ["", f"## {self.here.of('heading', 'events')}", ""]
        for e in sorted(self.record.events, key=lambda e: (e.earliest or "9", e.id)):
            lines.append(f"- {self.here.interval(e.earliest, e.latest)}: {self.link(e.id, self.title(e))}")
        lines += ["", f"## {self.here.of('heading', 'cast')}", ""]
        lines += [f"- {self.link(e.id, self.name(e))}" for e in self.record.entities]
        lines += ["", f"## {self.here.of('heading', 'articles')}", ""]
        return "\n".join([*lines, *(f"- {self.link(a.id, article_label(a))}" for a in self.record.articles)]) + "\n"

    def event(self, event: RecordEvent) -> str:
        front = {"id": event.id, "type": event.type, "status": event.status, "earliest": event.earliest, "latest": event.latest}
        lines = [_front(front), f"# {plain(self.title(event))}", ""]
        place = self.names.entities.get(event.place or "")
        if place:
            lines.append(f"- {self.here.of('field', 'place')}: {self.link(place.id, self.name(place))}")
        for participant in (self.names.entities.get(p) for p in event.participants):
            if participant:
                lines.append(f"- {self.here.of('field', 'participant')}: {self.link(participant.id, self.name(participant))}")
        for step in event.history:
            quote = self.names.quote(step.article, step.evidence)
            lines.append(f"\n**{self.here.day(step.as_of)}** {self.here.of('status', step.status)} ({self.source(step.article)})")
            lines.append(f"> {plain(quote.before)} =={plain(quote.exact)}== {plain(quote.after)}")
        return "\n".join(lines) + "\n"

    def source(self, article: str) -> str:
        found = self.names.articles.get(article)
        return self.link(article, shorten(article_label(found), 50)) if found else plain(article)

    def entity(self, entity: RecordEntity) -> str:
        front = {"id": entity.id, "kind": entity.kind, "country": entity.country, "aliases": list(entity.names)}
        lines = [_front(front), f"# {plain(self.name(entity))}", ""]
        lines += [f"- {plain(role.words)} ({self.source(role.article)})" for role in entity.roles]
        lines += [f"- {self.link(e.id, self.title(e))}" for e in self.record.events if entity.id in (e.place, *e.participants)]
        for s in self.record.statements:
            if s.speaker and s.speaker.entity == entity.id:
                lines.append(f"\n> {plain(s.content.exact)}\n>\n> {self.here.of('claim', s.claim)}, {self.source(s.article)}")
        return "\n".join(lines) + "\n"

    def article(self, article: RecordArticle) -> str:
        front = {"id": article.id, "source": article.source, "published": article.published.date, "outlet": article.outlet}
        text = "\n\n".join(plain(line) for line in article.text.splitlines() if line.strip())
        return f"{_front(front)}\n# {plain(article_label(article))}\n\n{text}\n"


def _front(values: Mapping[str, object]) -> str:
    """YAML front matter; every value as JSON, which YAML reads alike."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=True)}" for key, value in values.items() if value not in (None, [])]
    return "\n".join(["---", *lines, "---"])
