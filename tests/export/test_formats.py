"""Every format: what goes in comes out, nothing in it can do harm, and its own schema holds."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest

from mahdar.cli.build import FORMATS as COMMAND_FORMATS
from mahdar.export import (
    csv_files,
    followthemoney,
    geojson,
    icalendar_file,
    obsidian,
    plover,
    timelinejs,
    web_annotation,
    xlsx,
)
from mahdar.export.formats import FORMATS, make
from mahdar.export.tables import TABLES, safe_cell, tables
from mahdar.model.reading import Reading, Run
from mahdar.model.record import Record
from tests.web.sample import TEXTS, hostile, sample

RECORDS = {"sample": sample(), "hostile": hostile(), "empty": Record(Run("0", "0"))}


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_every_format_takes_every_record(name: str, record: Record) -> None:
    if name == "xlsx":
        pytest.importorskip("openpyxl")
    for path, raw in make(record, name).items():
        assert ".." not in path and not path.startswith("/") and "\x00" not in path
        if name != "xlsx":
            raw.decode("utf-8")


@pytest.mark.parametrize("bad", ["=1+1", "+1", "-1", "@x", "\tx", "\r=1", " =1", "＝1", "\x00=1"])
def test_formulas_get_a_quote(bad: str) -> None:
    made = safe_cell(bad)
    assert isinstance(made, str) and made.startswith("'")


def test_plain_cells_stay() -> None:
    assert safe_cell("وزير") == "وزير" and safe_cell(-3) == -3 and safe_cell(None) is None


def test_csv_comes_back() -> None:
    record = sample()
    made = csv_files.dumps(record)
    assert set(made) == {f"{name}.csv" for name in TABLES}
    events = csv_files.loads(made["events.csv"])
    assert [row["id"] for row in events] == [event.id for event in record.events]
    for row in csv_files.loads(made["statements.csv"]):
        start, end = int(row["start"]), int(row["end"])
        assert TEXTS[row["article"]][start:end] == row["exact"]
        assert row["link"] == f"index.html#{row['article']}-{start}"


def test_xlsx_has_no_formula() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    event = msgspec.structs.replace(sample().events[0], title="=HYPERLINK(1)")
    record = msgspec.structs.replace(sample(), events=(event,))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dumps(record)))
    assert book.sheetnames == list(TABLES)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]
    ids = [row[0].value for row in book["statements"].iter_rows(min_row=2)]
    assert ids == [row["id"] for row in tables(record)["statements"]]


def test_timelinejs() -> None:
    made = timelinejs.build(sample())
    ids = [slide["unique_id"] for slide in made["events"]]
    assert len(ids) == 8 and "v6" not in ids and ids[0] == "v1"
    visit = next(slide for slide in made["events"] if slide["unique_id"] == "v8")
    assert visit["start_date"] == {"year": 2025, "month": 6, "day": 12}
    assert visit["end_date"] == {"year": 2025, "month": 6, "day": 30}
    assert "<script" not in timelinejs.dumps(hostile())


def test_calendar() -> None:
    text = icalendar_file.dumps(sample())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 3 == lines.count("END:VEVENT")
    assert "DTSTART;VALUE=DATE:20250615" in lines and "DTEND;VALUE=DATE:20250616" in lines
    assert "STATUS:CONFIRMED" in lines and lines.count("STATUS:TENTATIVE") == 2
    assert icalendar_file.text("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_calendar_opens_elsewhere() -> None:
    icalendar = pytest.importorskip("icalendar")
    found = icalendar.Calendar.from_ical(icalendar_file.dumps(sample()))
    assert len(found.walk("VEVENT")) == 3


def test_calendar_without_a_day_is_a_task() -> None:
    ahead = msgspec.structs.replace(sample().ahead[0], expected=(None, None))
    text = icalendar_file.dumps(msgspec.structs.replace(sample(), ahead=(ahead,)))
    assert "BEGIN:VTODO" in text and "DTSTART" not in text


def test_followthemoney_shape() -> None:
    found = {entity["id"]: entity for entity in followthemoney.entities(sample())}
    assert found["mahdar-n1"]["schema"] == "Person" and found["mahdar-n1"]["properties"]["country"] == ["ir"]
    assert found["mahdar-v1"]["properties"]["involved"] == ["mahdar-n1", "mahdar-n2", "mahdar-n3"]
    assert "mahdar-n6" not in found
    assert all(isinstance(v, list) and v for entity in found.values() for v in entity["properties"].values())


def test_followthemoney_is_taken_by_its_own_package() -> None:
    ftm = pytest.importorskip("followthemoney")
    for entity in followthemoney.entities(sample()):
        proxy = ftm.model.get_proxy(entity)
        schema = ftm.model.get(entity["schema"])
        assert schema is not None and set(entity["properties"]) <= set(schema.properties)
        for name, values in entity["properties"].items():
            assert set(proxy.get(name)) == set(values), (entity["id"], name)


def test_geojson(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = tuple(
        msgspec.structs.replace(e, known_as="muscat-om") if e.id == "n6" else e for e in sample().entities
    )
    monkeypatch.setattr(geojson, "places", lambda: {"muscat-om": geojson.Place(23.6, 58.4)})
    made = geojson.build(msgspec.structs.replace(sample(), entities=entities))
    found = {feature["id"]: feature for feature in made["features"]}
    assert found["v1"]["geometry"] == {"type": "Point", "coordinates": [58.4, 23.6]}
    assert found["v5"]["geometry"] is None and "v6" not in found


def test_world_places_have_coordinates() -> None:
    known = geojson.places()
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in known.values())


def test_notes_link_to_notes() -> None:
    notes = obsidian.dumps(sample())
    links = {part.split("|")[0] for text in notes.values() for part in text.split("[[")[1:]}
    assert links and all(f"{link}.md" in notes for link in links)
    assert not [path for path in obsidian.dumps(hostile()) if set(path) & set('\\:*?"<>|#^[]')]


def test_annotations_lead_to_the_words() -> None:
    made = web_annotation.build(sample())
    items = made["first"]["items"]
    assert made["total"] == len(items) and len({item["id"] for item in items}) == len(items)
    texts = {f"https://example.org/{key}": text for key, text in TEXTS.items()} | {"urn:mahdar:article:a5": TEXTS["a5"]}
    for item in items:
        quote, position = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(quote["suffix"])


def test_plover_rows() -> None:
    rows = plover.loads(plover.dumps(sample()))
    first = [row for row in rows if row["Event ID"] == "v1"]
    assert [row["Dyads"] for row in first] == ["3", "3", "3"]
    assert {(row["Actor Name"], row["Recipient Name"]) for row in first} == {
        ("Abbas Araghchi", "Steve Witkoff"), ("Abbas Araghchi", "Badr al-Busaidi"), ("Steve Witkoff", "Badr al-Busaidi"),
    }
    denied = next(row for row in rows if row["Event ID"] == "v6")
    assert denied["Event Date"] == "" and denied["Publication Date"] == "2025-05-24" and denied["Status"] == "denied"
    assert all(row["CAMEO Root (derived)"] == "04" for row in first)


def test_plover_dyads() -> None:
    a, b, c = (plover.Party(name, "") for name in "abc")
    assert plover.dyads([a], [b, c], False) == [(a, b), (a, c)]
    assert plover.dyads([a, b], [], True) == [(a, b)]
    assert plover.dyads([a, b], [c], True) == [(a, c), (b, c)]
    assert len(plover.dyads([], [], True)) == 1 == len(plover.dyads([], [], False))


def test_plover_of_a_reading() -> None:
    from mahdar.model.article import Article, Published
    from mahdar.model.entity import Entity
    from mahdar.model.event import EventReport, Participant
    from mahdar.model.span import span

    text = "قصفت إسرائيل غزة"
    named = (("e1", "إسرائيل", "Israel", "IL"), ("e2", "غزة", "Gaza", "PS"))
    entities = tuple(Entity(i, "place", n, e, c, None, ()) for i, n, e, c in named)
    parts = (Participant("e1", "agent"), Participant("e2", "recipient"))
    event = EventReport("v1", "ASSAULT", "strike", span(text, 0, 4), parts, "e2", None, None, None, None, "held", None, None)
    reading = Reading(Article("a1", "x", text, Published("2025-01-01", "given")), Run("1", "1"), entities, events=(event,))
    (row,) = plover.loads(plover.dumps_reading(reading))
    assert (row["Actor Country"], row["Recipient Country"], row["Event Date"]) == ("IL", "PS", "")


def test_formats_are_all_there() -> None:
    folder = Path(plover.__file__).parent
    written = {path.stem for path in folder.glob("*.py")}
    assert {found.module for found in FORMATS.values()} <= written
    assert ("html", *FORMATS) == COMMAND_FORMATS
    json.loads(make(sample(), "annotations")["annotations.jsonld"])


def test_the_path_writes_any_format(tmp_path: Path) -> None:
    from mahdar.path import write

    made = list(write(sample(), tmp_path, ["csv", "ics", "html"]))
    assert {path.name for path in made} >= {"events.csv", "ahead.ics", "index.html"}
    assert all(path.is_file() for path in made)
