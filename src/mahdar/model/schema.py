"""JSON Schemas of the reading and the record, generated from the types.

`python -m mahdar.model.schema [FOLDER]` writes them (into `schemas/` when no folder is given).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from mahdar.model.reading import Reading
from mahdar.model.record import Record

DOCUMENTS: dict[str, type[msgspec.Struct]] = {"reading.schema.json": Reading, "record.schema.json": Record}


def schema(document: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one document of the contract."""
    body = msgspec.json.schema(document)
    title = f"Mahdar {document.__name__.lower()}"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body}


def rendered(document: type[msgspec.Struct]) -> str:
    """The schema as the text that is committed."""
    return json.dumps(schema(document), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both schemas into a folder and say where they are."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(given[0] if given else "schemas")
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in DOCUMENTS.items():
        (folder / name).write_text(rendered(document), encoding="utf-8")
        print(folder / name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
