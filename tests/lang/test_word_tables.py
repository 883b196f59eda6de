"""The tables of ordinary Arabic words: shape of the rows, spelling, duplicates, and a sample of known forms."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

TABLES = Path(__file__).parents[2] / "src" / "mahdar" / "lang" / "ar"
LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
VERB_COLUMNS = ["lemma", "present", "participle", "passive_participle", "masdar", "passive"]
NOUN_COLUMNS = ["lemma", "plural", "pos", "gender"]
POS = frozenset({"n", "adj", "adv", "prep", "conj", "part", "pron", "num", "det"})
LIST_CELLS = frozenset({"masdar", "passive", "plural"})


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table as column name to cell; comments and the header left out."""
    lines = [line for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    cells = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == len(header) for row in cells), [row for row in cells if len(row) != len(header)][:5]
    return [dict(zip(header, row, strict=True)) for row in cells]


def words(row: dict[str, str]) -> list[str]:
    """Every Arabic word of a row; list cells are split."""
    cells = [(name, cell) for name, cell in row.items() if name not in {"pos", "gender"} and cell]
    return [word for name, cell in cells for word in (cell.split("|") if name in LIST_CELLS else [cell])]


@pytest.mark.parametrize(("name", "columns"), [("verbs.tsv", VERB_COLUMNS), ("nouns.tsv", NOUN_COLUMNS)])
def test_columns(name: str, columns: list[str]) -> None:
    assert list(rows(name)[0]) == columns


@pytest.mark.parametrize("name", ["verbs.tsv", "nouns.tsv"])
def test_words_are_plainly_spelled(name: str) -> None:
    """No harakat, tatweel, Persian letters, presentation forms, blanks inside a word or empty list members."""
    for row in rows(name):
        for word in words(row):
            assert word and set(word) <= LETTERS, (row, word)
            assert unicodedata.is_normalized("NFC", word)


@pytest.mark.parametrize("name", ["verbs.tsv", "nouns.tsv"])
def test_list_cells_hold_no_word_twice(name: str) -> None:
    for row in rows(name):
        for column in LIST_CELLS & row.keys():
            members = row[column].split("|")
            assert len(members) == len(set(members)) or column == "passive", row


def test_verb_rows_are_unique() -> None:
    """Homographs of different forms share lemma and present, never the participle too."""
    keys = [(row["lemma"], row["present"], row["participle"]) for row in rows("verbs.tsv")]
    assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})


def test_noun_rows_are_unique() -> None:
    keys = [(row["lemma"], row["pos"]) for row in rows("nouns.tsv")]
    assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})


def test_verb_forms_are_third_person_masculine() -> None:
    for row in rows("verbs.tsv"):
        assert row["present"].startswith("ي"), row
        assert row["participle"] and row["masdar"], row


def test_passives_are_pairs_that_differ_from_the_active() -> None:
    for row in rows("verbs.tsv"):
        if row["passive"]:
            past, present = row["passive"].split("|")
            assert present.startswith("ي"), row
            assert (past, present) != (row["lemma"], row["present"]), row


def test_noun_classes() -> None:
    for row in rows("nouns.tsv"):
        assert row["pos"] in POS, row
        assert row["gender"] in {"m", "f", ""}, row
        assert row["gender"] or row["pos"] not in {"n", "adj"}, row


def test_size() -> None:
    """The tables only grow."""
    assert len(rows("verbs.tsv")) >= 3400
    assert len(rows("nouns.tsv")) >= 6900


@pytest.mark.parametrize(
    "cells",
    [
        ("قال", "يقول", "قائل", "مقول", "قول|مقولة", "قيل|يقال"),
        ("دعا", "يدعو", "داع", "مدعو", "دعوة|دعاء", "دعي|يدعى"),
        ("نفى", "ينفي", "ناف", "منفي", "نفي", "نفي|ينفى"),
        ("أعلن", "يعلن", "معلن", "معلن", "إعلان", ""),
        ("طالب", "يطالب", "مطالب", "مطالب", "مطالبة", "طولب|يطالب"),
        ("رأى", "يرى", "راء", "مرئي", "رؤية|رأي", "رئي|يرى"),
        ("اتهم", "يتهم", "متهم", "متهم", "اتهام|تهمة", ""),
        ("تساءل", "يتساءل", "متسائل", "متساءل", "تساؤل", ""),
        ("هنأ", "يهنئ", "مهنئ", "مهنأ", "تهنئة", "هنئ|يهنأ"),
    ],
)
def test_known_verbs(cells: tuple[str, ...]) -> None:
    assert dict(zip(VERB_COLUMNS, cells, strict=True)) in rows("verbs.tsv")
