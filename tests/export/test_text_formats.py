"""JSON, JSONL, Markdown, headlines and the chain."""

import json
import tomllib
from pathlib import Path

import pytest

import mahdar
from mahdar.export import headlines, json_file, jsonl, markdown
from mahdar.export.chain import draw
from mahdar.export.naming import Names, sentences, web_address
from mahdar.model.article import Article, Published
from mahdar.model.reading import Reading, Run
from mahdar.model.record import Record
from mahdar.words import both, words
from tests.web.sample import hostile, sample


def test_json_round_trip() -> None:
    record = sample()
    assert json_file.loads(json_file.dumps(record)) == record
    assert json.loads(json_file.dumps(record))["schema"] == "mahdar.record/1"


def test_json_of_lone_surrogates() -> None:
    json.loads(json_file.dumps(hostile()))


def test_jsonl_round_trip() -> None:
    article = Article("a1", "a.txt", "سطر\nوسطر", Published("2025-01-02", "given"))
    readings = [Reading(article, Run("1", "x")), Reading(article, Run("2", "y"))]
    lines = list(jsonl.dump(readings))
    assert all("\n" not in line for line in lines)
    assert list(jsonl.load([*lines, ""])) == readings


@pytest.mark.parametrize("language", ["ar", "en"])
def test_markdown_holds_every_section(language: str) -> None:
    text = markdown.dumps(sample(), language)  # type: ignore[arg-type]
    assert text.count("\n## ") == 9
    assert "«لأسباب لوجستية»" in text


def test_markdown_of_hostile_text_is_inert() -> None:
    text = markdown.dumps(hostile())
    assert "<script" not in text.replace("\\<script", "") and "\u202e" not in text and "\x00" not in text
    text.encode("utf-8")


def test_empty_record() -> None:
    assert headlines(Record(Run("0", "0"))) == []
    assert markdown.dumps(Record(Run("0", "0"))).startswith("# ")


def test_headlines() -> None:
    lines = headlines(sample())
    assert len(lines) == 10 and len(headlines(sample(), 3)) == 3
    assert any("Fifth round" in line and "held" in line for line in lines)
    assert any(line.startswith("Ahead: 15 June 2025") for line in lines)
    assert any("3 hours / 2 hours" in line for line in lines)
    assert any("مصدران مستقلان" in line for line in headlines(sample(), language="ar"))


def test_chain_runs_from_the_article_to_the_speaker() -> None:
    record = sample()
    relayed = next(s for s in record.statements if s.id == "s8")
    drawn = draw(relayed, Names(record)).replace("\u2068", "").replace("\u2069", "")
    assert drawn.startswith("article 5 ← ")
    assert drawn.split(" ← ")[1:] == ["Axios", "صحيفة إسرائيلية", "مسؤول أميركي"]


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2025-12-02", "2025-12-02", "2 December 2025"), ("2025-12-02", "2025-12-05", "2–5 December 2025"),
        ("2025-11-29", "2025-12-02", "29 November – 2 December 2025"), ("2025-12-01", "2025-12-31", "December 2025"),
        ("2025-01-01", "2025-12-31", "2025"), ("2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"),
        (None, "2025-12-02", "by 2 December 2025"), ("2025-12-02", None, "after 2 December 2025"),
        (None, None, "no date known"), ("x", "y", "x – y"),
    ],
)
def test_intervals(earliest: str | None, latest: str | None, said: str) -> None:
    assert words("en").interval(earliest, latest) == said


@pytest.mark.parametrize(
    ("n", "said"), [(1, "ساعة"), (2, "ساعتان"), (5, "5 ساعات"), (11, "11 ساعة"), (100, "100 ساعة"), (103, "103 ساعات")]
)
def test_arabic_counts(n: int, said: str) -> None:
    assert words("ar").count("hour", n) == said


def test_durations_and_values() -> None:
    assert words("ar").duration("PT2H30M") == "ساعتان و30 دقيقة"
    assert words("en").duration("P2W") == "2 weeks" and words("en").duration("soon") == "soon"
    assert both("status", "never heard of").en == "never heard of"
    assert Names(sample()).value("participants", "n1,n2").en == "Abbas Araghchi and Steve Witkoff"


def test_sentences_cover_the_text() -> None:
    text = "قال: «نعم.» ثم مضى. وماذا بعد؟ لا شيء\nسطر آخر"
    parts = [text[a:b] for a, b in sentences(text)]
    assert "".join(parts) == text and len(parts) == 5


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "http://", "data:text/html,x", "https://a b", "//x", None, "http://[x"])
def test_only_plain_web_addresses_become_links(bad: str | None) -> None:
    assert web_address(bad) is None


def test_every_kind_of_event_has_an_arabic_name() -> None:
    folder = Path(mahdar.__file__).parent / "lang" / "ar"
    frames = [frame for path in folder.glob("events*.toml") for frame in tomllib.loads(path.read_text("utf-8")).get("frame", [])]
    unnamed = {frame["what"] for frame in frames if "what" in frame and words("ar").of("what", frame["what"]) == frame["what"]}
    assert not unnamed, f"name them in mahdar/words/ar.toml, table [what]: {sorted(unnamed)}"
