"""Full-text search over folded and light-stemmed columns: FTS5 on SQLite, `tsvector` on PostgreSQL.

SQLite's own tokenizer breaks vowelled Arabic into letters; so words are folded before they are indexed, and the query
is folded in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, text

from mahdar.lang import Language, load
from mahdar.text.stem import StemTable, light_stem

TITLE_CHARS = 400
"""Code points of a title that are indexed."""


def words(written: str, language: Language) -> list[str]:
    """The words of a text as they are indexed: folded, letters and digits only."""
    kept = "".join(c if c.isalnum() else " " for c in language.fold(written))
    return kept.split()


def stems(found: Iterable[str], language: Language) -> list[str]:
    """The stems of folded words."""
    table: StemTable = language.tables["search"]
    known: dict[str, str] = {}
    return [known.setdefault(w, light_stem(w, table)) if w not in known else known[w] for w in found]


def row(seq: int, title: str | None, body: str, code: str) -> dict[str, object]:
    """The row of an article in the index."""
    language = load(code)
    folded = words(body, language)
    return {
        "seq": seq,
        "title": " ".join(words((title or "")[:TITLE_CHARS], language)),
        "body": " ".join(folded),
        "stem": " ".join(stems(folded, language)),
    }


def create(connection: Connection) -> None:
    """Make the index."""
    for line in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.execute(text(line))


_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, body, stem, tokenize='unicode61 remove_diacritics 0')",
)
_POSTGRES = (
    "CREATE TABLE IF NOT EXISTS words (seq integer PRIMARY KEY, title tsvector, body tsvector, stem tsvector)",
    "CREATE INDEX IF NOT EXISTS words_body ON words USING gin (body)",
    "CREATE INDEX IF NOT EXISTS words_stem ON words USING gin (stem)",
    "CREATE INDEX IF NOT EXISTS words_title ON words USING gin (title)",
)


def put(connection: Connection, rows: list[dict[str, object]]) -> None:
    """Index articles; one that is there already is indexed anew."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(text("DELETE FROM words WHERE rowid = :seq"), [{"seq": r["seq"]} for r in rows])
        connection.execute(
            text("INSERT INTO words (rowid, title, body, stem) VALUES (:seq, :title, :body, :stem)"), rows
        )
        return
    made = ", ".join(f"to_tsvector('simple', :{c})" for c in ("title", "body", "stem"))
    connection.execute(text("DELETE FROM words WHERE seq = :seq"), [{"seq": r["seq"]} for r in rows])
    connection.execute(text(f"INSERT INTO words (seq, title, body, stem) VALUES (:seq, {made})"), rows)


def find(connection: Connection, query: str, code: str, limit: int) -> list[tuple[int, float]]:
    """Articles (by `seq`) that hold all the words of a query, or their stems; exact words and titles first, then newest.

    Words in "quotation marks" must stand together. The number is a rank, higher is better.
    """
    asked = _asked(query, load(code))
    if not asked:
        return []
    if connection.dialect.name == "sqlite":
        return _sqlite(connection, asked, limit)
    return _postgres(connection, asked, limit)


def _asked(query: str, language: Language) -> list[list[str]]:
    """Phrases of a query: each a list of folded words."""
    found: list[list[str]] = []
    for n, piece in enumerate(query.replace("«", '"').replace("»", '"').replace("“", '"').replace("”", '"').split('"')):
        folded = words(piece, language)
        found += [folded] if n % 2 and folded else [[w] for w in folded]
    return found[:32]


def _sqlite(connection: Connection, asked: list[list[str]], limit: int) -> list[tuple[int, float]]:
    language = load("ar")
    parts = []
    for phrase in asked:
        exact = '"' + " ".join(phrase) + '"'
        stem = f'"{stems(phrase, language)[0]}"' if len(phrase) == 1 else exact
        parts.append(
            f"({{title body}} : {exact} OR stem : {stem})" if len(phrase) == 1 else f"{{title body}} : {exact}"
        )
    given: Mapping[str, object] = {"q": " AND ".join(parts), "n": limit}
    rows = connection.execute(
        text(
            "SELECT rowid, -bm25(words, 8.0, 2.0, 1.0) FROM words WHERE words MATCH :q ORDER BY bm25(words, 8.0, 2.0, 1.0) LIMIT :n"
        ),
        given,
    )
    return [(int(r[0]), float(r[1])) for r in rows]


def _postgres(connection: Connection, asked: list[list[str]], limit: int) -> list[tuple[int, float]]:
    language = load("ar")
    tests, scores = [], []
    given: dict[str, str | int] = {"n": limit}
    for n, phrase in enumerate(asked):
        exact = f"phraseto_tsquery('simple', :w{n})"
        given[f"w{n}"] = " ".join(phrase)
        given[f"s{n}"] = stems(phrase, language)[0] if len(phrase) == 1 else " ".join(phrase)
        stem = f" OR stem @@ phraseto_tsquery('simple', :s{n})" if len(phrase) == 1 else ""
        tests.append(f"(title @@ {exact} OR body @@ {exact}{stem})")
        scores.append(
            f"8 * ts_rank(title, {exact}) + 2 * ts_rank(body, {exact}) + ts_rank(stem, phraseto_tsquery('simple', :s{n}))"
        )
    line = f"SELECT seq, {' + '.join(scores)} AS r FROM words WHERE {' AND '.join(tests)} ORDER BY r DESC, seq DESC LIMIT :n"
    return [(int(r[0]), float(r[1])) for r in connection.execute(text(line), given)]
