"""XLSX: one sheet a table, with links to the page and to the sources. Needs `openpyxl` (the extra `xlsx`)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from mahdar.export.tables import Row, tables
from mahdar.model.record import Record

_WIDE: Final = {"sentence": 60, "exact": 40, "title": 40, "title_ar": 40, "chain": 40, "participants": 30, "written": 30}


def dumps(record: Record) -> bytes:
    """The workbook; no cell of it is a formula.

    Raises:
        ModuleNotFoundError: `openpyxl` is not installed.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in tables(record).items():
        _sheet(book.create_sheet(name), rows)
    book.properties.creator = "mahdar"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Any, rows: list[Row]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    columns = list(rows[0]) if rows else ["empty"]
    sheet.append(columns)
    for row in rows:
        sheet.append([None] * len(columns) if not row else list(row.values()))
    for i, column in enumerate(columns, 1):
        sheet.cell(1, i).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(i)].width = _WIDE.get(column, 16)
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, str):
                cell.data_type = "s"
                if columns[cell.column - 1] in ("link", "url"):
                    cell.hyperlink = cell.value
    sheet.freeze_panes = "A2"
