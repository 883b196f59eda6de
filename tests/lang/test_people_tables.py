"""The people and meeting tables hold together: columns, ids, dates, spelling, and short names that are safe to match."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import mahdar.lang

LANG = Path(next(iter(mahdar.lang.__path__)))
DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
OFFICE = re.compile(rf"([a-z' -]+)@([A-Z]{{2}}|[a-z][a-z0-9-]*):({DATE})?\.\.({DATE})?")
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9 .'\-]+")
COMMON = " ".join(
    (
        "صالح حسن علي محمد أحمد عون سلام بري الشرع الصدر السلطان الأمير الملك لي لو بان من إلى عن على في مع",
        "بين هي هو كان قال عام يوم سلمان عمر خالد عبد الله كريم أمين شريف سعيد جمال كمال سامي رشيد نبيل نور",
        "أمل سعد فهد مجيد ناصر حرب نصر فرج رجب وزير رئيس دولة بلد بيت باب كل بعد قبل عند أمام خلف فوق تحت",
        "اليوم أمس غدا الحكيم حسين إبراهيم يوسف مصطفى محمود مهدي موسى عيسى داود طارق فؤاد جورج جون ديفيد",
        "مايكل بول",
    )
).split()


def table(name: str) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of one table, comments left out."""
    lines = (LANG / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[0], rows[1:]


def cells(value: str) -> list[str]:
    """The values of a list cell."""
    return value.split("|") if value else []


def fold(name: str) -> str:
    """What the matcher does not tell apart."""
    return name.translate(str.maketrans("أإآى", "اااي"))


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("world/people.tsv", "id name_en gender country offices how"),
        ("ar/people.tsv", "id names short"),
        ("world/meetings.tsv", "id series name_en start end place how"),
        ("ar/meetings.tsv", "series names"),
    ],
)
def test_columns_and_unique_ids(name: str, columns: str) -> None:
    """Each row has every column, none is padded, and ids are unique slugs."""
    head, rows = table(name)
    assert head == columns.split()
    assert [row for row in rows if len(row) != len(head)] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []


def test_world_and_arabic_agree() -> None:
    """Both languages' halves speak of the same people and the same series."""
    assert [row[0] for row in table("world/people.tsv")[1]] == [row[0] for row in table("ar/people.tsv")[1]]
    series = {row[1] for row in table("world/meetings.tsv")[1]}
    assert series == {row[0] for row in table("ar/meetings.tsv")[1]}


def test_offices() -> None:
    """Every person has an office that reads, and no office ends before it begins."""
    for ident, _, gender, country, offices, how in table("world/people.tsv")[1]:
        assert gender in {"m", "f"} and re.fullmatch("[A-Z]{2}", country) and how == "public", ident
        assert cells(offices), ident
        for office in cells(offices):
            match = OFFICE.fullmatch(office)
            assert match, (ident, office)
            start, end = match[3] or "", match[4] or "9999"
            size = min(len(start), len(end))
            assert start[:size] <= end[:size], (ident, office)


@pytest.mark.parametrize(("name", "column"), [("ar/people.tsv", 1), ("ar/people.tsv", 2), ("ar/meetings.tsv", 1)])
def test_arabic_spelling(name: str, column: int) -> None:
    """Plain Arabic letters in NFC, no tatweel, harakat, presentation form or Persian letter, no double after folding."""
    for row in table(name)[1]:
        names = cells(row[column])
        assert names or column == 2, row[0]
        assert [n for n in names if not ARABIC.fullmatch(n) or unicodedata.normalize("NFC", n) != n] == [], row[0]
        assert len({fold(n) for n in names}) == len(names), row[0]


def test_short_names_are_no_common_words() -> None:
    """A short form never is an everyday word or a given name that many bear, and never has fewer than two letters."""
    common = {fold(word) for word in COMMON}
    rows = table("ar/people.tsv")[1]
    assert [(row[0], s) for row in rows for s in cells(row[2]) if fold(s) in common or len(s) < 2] == []


def test_full_names_are_names() -> None:
    """A full form has two words at least, unless the person bears one name only."""
    single = {"sugiono"}
    rows = [row for row in table("ar/people.tsv")[1] if row[0] not in single]
    assert [(row[0], n) for row in rows for n in cells(row[1]) if " " not in n and "-" not in n] == []


def test_meeting_dates() -> None:
    """Meetings have a first and a last day in order, in the year of their id."""
    for ident, series, _, start, end, place, how in table("world/meetings.tsv")[1]:
        assert ident.startswith(series + "-") and how == "public", ident
        assert re.fullmatch(DATE, start) and re.fullmatch(DATE, end) and start <= end, ident
        assert start[:4] in ident, ident
        assert re.fullmatch(r"[a-z0-9-]+-[a-z]{2}", place), ident
