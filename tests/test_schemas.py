"""The committed JSON Schemas are those of the types, and documents keep to them."""

import json
from pathlib import Path

import pytest

from mahdar.export import json_file
from mahdar.model import schema
from tests.web.sample import sample

FOLDER = Path(__file__).parent.parent / "schemas"


@pytest.mark.parametrize("name", sorted(schema.DOCUMENTS))
def test_committed_schema_is_not_stale(name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert committed == schema.rendered(schema.DOCUMENTS[name]), "run: python -m mahdar.model.schema"


def test_main_writes_both(tmp_path: Path) -> None:
    assert schema.main([str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(schema.DOCUMENTS)


def test_record_validates() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(json.loads(json_file.dumps(sample())), schema.schema(schema.DOCUMENTS["record.schema.json"]))
