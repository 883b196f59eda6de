"""A reading without what settling has no need of, so that tens of thousands fit into memory."""

from __future__ import annotations

import msgspec

from mahdar.model.reading import Reading
from mahdar.model.span import Span
from mahdar.model.statement import Statement

HEAD_CHARS = 400
"""Of the text only the head is kept: the headline lies there."""

ENCODER, DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Reading)


def lean(reading: Reading) -> Reading:
    """The reading without text, page furniture (but bylines), and the statements and times that no event, position or remark leans on."""
    if reading.article.published.date is None:
        return reading  # it is read anew at the days that come into question
    bylines = tuple(f for f in reading.article.furniture if f.kind == "byline")  # they say whose text it is
    article = msgspec.structs.replace(reading.article, text=reading.article.text[:HEAD_CHARS], furniture=bylines, notes=())
    used = {v.statement for v in reading.events} | {p.statement for p in reading.positions}
    used |= {m.statement for m in reading.remarks}
    again = [t for v in reading.events if len(v.triggers) > 1 for t in v.triggers]
    used |= {s.id for s in reading.statements for t in again if s.content.start <= t.start and t.end <= s.content.end}
    return msgspec.structs.replace(
        reading, article=article, times=(), statements=tuple(_short(s) for s in reading.statements if s.id in used)
    )


def _short(statement: Statement) -> Statement:
    c = statement.content
    return msgspec.structs.replace(statement, content=Span(c.start, c.end, ""))
