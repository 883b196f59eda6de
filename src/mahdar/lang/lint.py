"""The lint of the language tables: letters that can never match, stray marks, rows that say the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mahdar.lang.builder import HOME
from mahdar.lang.loader import Language
from mahdar.text.direction import MARKS

PRESENTATION = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff]")
TATWEEL = re.compile("\u0640")
HARAKAT = re.compile("[\u064b-\u0652\u0670]")
PERSIAN = re.compile("[\u06a9\u06cc\u06be\u067e\u0686\u0698\u06af\u06c0-\u06c3]")
LETTERS = (
    ("presentation form", PRESENTATION, ()),
    ("tatweel", TATWEEL, ("fold.toml",)),
    ("harakat", HARAKAT, ("fold.toml",)),
    ("mark of direction", MARKS, ()),
    ("letter of another language", PERSIAN, ("fold.toml", "search.toml")),
)
SENTENCES = re.compile(r"^\s*(yes|no|text|value|example)\b|^\s*\"|^\s*\{ *text")


class Complaint(msgspec.Struct, frozen=True):
    """One thing wrong with a table: file, line (from 1), what and where."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def lint_file(path: Path) -> Iterator[Complaint]:
    """Complaints about the letters of one file. Example sentences of rules may carry harakat, as articles do."""
    for n, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        for what, pattern, free in LETTERS:
            found = pattern.search(line)
            if found is None or path.name in free or (what != "presentation form" and SENTENCES.match(line)):
                continue
            yield Complaint(path.name, n, f"{what} U+{ord(found.group()):04X} in “{line.strip()[:60]}”")


def lint_duplicates(path: Path, language: Language) -> Iterator[Complaint]:
    """Complaints about cells of one row that are the same after folding (they match the same words)."""
    for n, line in enumerate(path.read_text("utf-8").split("\n")[1:], 2):
        for cell in line.split("\t"):
            parts = [language.fold(p) for p in cell.split("|") if p.strip()]
            twice = {p for p in parts if parts.count(p) > 1}
            if twice and not line.startswith("#"):
                yield Complaint(path.name, n, f"the same after folding: {', '.join(sorted(twice))}")


def lint(language: Language) -> list[Complaint]:
    """All complaints about a language's tables."""
    found: list[Complaint] = []
    for path in sorted((HOME / language.code).rglob("*")):
        if path.suffix in (".toml", ".tsv"):
            found.extend(lint_file(path))
        if path.suffix == ".tsv":
            found.extend(lint_duplicates(path, language))
    return found
