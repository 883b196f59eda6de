"""CSV: one file a table, UTF-8 with a byte order mark, so that spreadsheets read the Arabic as Arabic."""

from __future__ import annotations

import csv
import io

from mahdar.export.tables import Row, tables
from mahdar.model.record import Record


def dumps(record: Record) -> dict[str, str]:
    """File name → text, for every table that has rows."""
    return {f"{name}.csv": "\ufeff" + _csv(rows) for name, rows in tables(record).items() if rows}


def loads(text: str) -> list[dict[str, str]]:
    """The rows of one file back as text, without the quotes that keep formulas out."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in rows]


def _csv(rows: list[Row]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
