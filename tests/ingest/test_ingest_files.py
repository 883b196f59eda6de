"""Files, folders and standard input become articles, whole; what cannot be read has a reason."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from mahdar.errors import BadRecord
from mahdar.ingest import articles
from mahdar.model.article import Article, Skipped

TEXT = "التقى وزير الخارجية المصري نظيره التركي في أنقرة، الثلاثاء.\n\nوقال الوزير إن المباحثات كانت «بناءة».\n"


def one(source: object, **kwargs: object) -> Article:
    found = list(articles(source, **kwargs))  # type: ignore[arg-type]
    assert len(found) == 1 and isinstance(found[0], Article), found
    return found[0]


def skip(source: object, **kwargs: object) -> Skipped:
    found = list(articles(source, **kwargs))  # type: ignore[arg-type]
    assert len(found) == 1 and isinstance(found[0], Skipped), found
    return found[0]


def test_plain_text_is_kept_whole(tmp_path: Path) -> None:
    text = " date 2026-01-14 " + TEXT + " \r\n\u200f "
    (tmp_path / "a.txt").write_bytes(text.encode())
    article = one(tmp_path / "a.txt")
    assert article.text == text
    assert article.published.date == "2026-01-14"
    assert article.published.how == "header"
    evidence = article.published.evidence
    assert evidence is not None
    assert (evidence.start, evidence.end, evidence.exact) == (1, 16, "date 2026-01-14")


def test_text_is_nfc(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(unicodedata.normalize("NFD", "أعلن رئيس الوزراء الآن"), "utf-8")
    assert one(tmp_path / "a.txt").text == "أعلن رئيس الوزراء الآن"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16-LE"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16-BE"),
        (TEXT.encode("utf-16-le"), "UTF-16-LE"),
        (TEXT.encode("utf-16-be"), "UTF-16-BE"),
        (TEXT.encode("cp1256"), "CP1256"),
        (TEXT.replace("«", '"').replace("»", '"').encode("iso-8859-6"), "ISO-8859-6"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32-LE"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, note: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    article = one(tmp_path / "a.txt")
    assert article.text.replace('"', "«", 1).replace('"', "»") == TEXT
    assert note is None or note in " ".join(article.notes)


def test_broken_bytes_are_replaced_and_noted(tmp_path: Path) -> None:
    data = bytearray(TEXT.encode())
    data[40] = 0xFF
    (tmp_path / "a.txt").write_bytes(bytes(data))
    article = one(tmp_path / "a.txt")
    assert "\ufffd" in article.text and "الخارجية" in article.text
    assert "replaced by U+FFFD" in article.notes[0]


def test_gzip_and_lying_suffixes(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.txt").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "c.txt").write_text(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "utf-8")
    (tmp_path / "d.txt").write_text(json.dumps({"text": TEXT, "id": "x7"}), "utf-8")
    (tmp_path / "e").write_text(TEXT, "utf-8")
    a, b, c, d, e = articles(tmp_path)
    assert all(isinstance(x, Article) for x in (a, b, c, d, e))
    assert a.text == b.text == d.text == e.text == TEXT  # type: ignore[union-attr]
    assert "<p>" not in c.text and "بناءة" in c.text  # type: ignore[union-attr]
    assert d.source.endswith("d.txt#x7")
    assert a.id == b.id == d.id  # type: ignore[union-attr]


def test_folder_is_sorted_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "z.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name, "utf-8")
    found = list(articles(tmp_path))
    assert [os.path.relpath(x.source, tmp_path) for x in found] == ["a.txt", "b.txt", "sub/c.txt", "z.png"]
    assert isinstance(found[-1], Skipped)
    assert ".png" in found[-1].reason


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert one("-").text == TEXT


def test_many_sources_and_one_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    found = list(articles([tmp_path / "a.txt", tmp_path / "none.txt", tmp_path / "a.txt"]))
    assert [type(x).__name__ for x in found] == ["Article", "Skipped", "Article"]
    assert found[1].code == "MHD-115"  # type: ignore[union-attr]


def test_jsonl_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": TEXT, "title": "عنوان", "url": "https://e.org/2025/12/03/x", "published": "2025-12-03T21:00:00Z"}),
        "{broken",
        "",
        json.dumps({"body": TEXT, "date": "03/12/2025", "headline": "عنوان آخر"}),
        json.dumps({"title": "no text"}),
        '{"text": "نص \\ud800 مكسور"}',
        "[1, 2]",
    ]
    for name, data in (("a.jsonl", "\n".join(lines).encode()), ("b.jsonl.gz", gzip.compress("\n".join(lines).encode()))):
        (tmp_path / name).write_bytes(data)
        found = list(articles(tmp_path / name))
        assert [type(x).__name__ for x in found] == ["Article", "Skipped", "Article", "Skipped", "Article", "Skipped"]
        first, bad, second, _, surrogate, _ = found
        assert isinstance(first, Article) and isinstance(second, Article) and isinstance(surrogate, Article)
        assert (first.title, first.published.date, first.published.how) == ("عنوان", "2025-12-03", "meta")
        assert "address agree" in (first.published.reason or "")
        assert bad.source.endswith(f"{name}:2")
        assert (second.title, second.published.date) == ("عنوان آخر", "2025-12-03")
        assert surrogate.text == "نص \ufffd مكسور"
        assert "surrogate" in surrogate.notes[0]


def test_json_list_object_and_reading(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": TEXT}, {"text": TEXT + "2"}]), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"articles": [{"content": TEXT}]}), "utf-8")
    reading = {"schema": "mahdar.reading/1", "article": {"text": TEXT, "published": {"date": "2025-01-02", "how": "header"}}}
    (tmp_path / "c.json").write_text(json.dumps(reading), "utf-8")
    found = list(articles(tmp_path))
    assert [x.text for x in found if isinstance(x, Article)] == [TEXT, TEXT + "2", TEXT, TEXT]
    assert found[-1].published.date == "2025-01-02"  # type: ignore[union-attr]


def test_title_of_plain_text(tmp_path: Path) -> None:
    for text, title in (
        ("# اتفاق على هدنة\n\nنص", "اتفاق على هدنة"),
        ("وزيرا الخارجية يلتقيان غدا\n\n" + TEXT, "وزيرا الخارجية يلتقيان غدا"),
        ("محليات\nالأربعاء 03 كانون الأول 2025 - 16:20\n\nمدنيان على طاولة التفاوض\n" + TEXT, "مدنيان على طاولة التفاوض"),
        ("دبي - وكالات\n\n" + "كلمة " * 80, None),
        (TEXT, None),
        ("---\ntitle: عنوان في الرأس\ndate: 2025-05-01\n---\n" + TEXT, "عنوان في الرأس"),
    ):
        (tmp_path / "a.md").write_text(text, "utf-8")
        assert one(tmp_path / "a.md").title == title


def test_published_must_be_a_day(tmp_path: Path) -> None:
    with pytest.raises(BadRecord):
        list(articles(tmp_path, published="yesterday"))


def test_limits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("س" * 2000, "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "س" * 2000}) + "\n" + json.dumps({"text": "قصير"}), "utf-8")
    assert skip(tmp_path / "a.txt", limit=1000).code == "MHD-111"
    long, short = articles(tmp_path / "b.jsonl", limit=1000)
    assert isinstance(long, Skipped) and long.code == "MHD-111"
    assert isinstance(short, Article)
