"""Write the codebook's lists of what the tables of events and statuses hold, from the tables themselves.

    python tools/codebook.py

Writes `docs/codebook/kinds.md` (every kind of event with its type, its words and an example for each frame) and
`docs/codebook/status.md` (every rule of status and every verb that carries an event). The tests say when they are stale.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TABLES, WORDS = ROOT / "src/mahdar/lang/ar", ROOT / "src/mahdar/words"
FOLDER = ROOT / "docs/codebook"
COMMA = "\u060c "
SHOWN = 6
"""Words shown of each frame."""
Row = dict[str, Any]


def frames() -> list[Row]:
    """All frames, in the order of their files."""
    files = sorted(TABLES.glob("events*.toml"))
    return [frame for path in files for frame in tomllib.loads(path.read_text("utf-8")).get("frame", [])]


def names(table: str) -> dict[str, str]:
    """A table of the Arabic names of values."""
    found: dict[str, str] = tomllib.loads((WORDS / "ar.toml").read_text("utf-8"))[table]
    return found


def _words(frame: Row) -> str:
    nouns = [n.partition("|")[0] for n in frame.get("nouns", [])]
    told = [*frame.get("verbs", []), *nouns, *frame.get("phrases", [])]
    needs = frame.get("needs", [])[:3]
    beside = f" + {COMMA.join(needs)} …" if needs else ""
    return COMMA.join(map(str, told[:SHOWN])) + (" …" if len(told) > SHOWN else "") + beside


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def kinds() -> str:
    """`kinds.md`: a table for each type, a row for each frame, by the kind of event."""
    arabic, types = names("what"), names("type")
    lines = [
        "# Kinds of events", "",
        "Made by `python tools/codebook.py` from `lang/ar/events*.toml`: what each kind of event is called, the first words it is",
        "known by, and a sentence in which it stands. [Events](events.md) says how they are read.", "",
    ]  # fmt: skip
    by_type: dict[str, list[Row]] = {}
    for frame in frames():
        by_type.setdefault(frame.get("type") or "null", []).append(frame)
    for type_ in sorted(by_type, key=lambda t: (t == "null", t)):
        lines += [f"## {type_}" + (f" ({types[type_]})" if type_ in types else ""), ""]
        lines += ["| kind | Arabic | frame | words | example |", "|---|---|---|---|---|"]
        for f in sorted(by_type[type_], key=lambda f: (f["what"], f["id"])):
            mode = f" ({f['mode']})" if f.get("mode") else ""
            yes = f["yes"][0] if f.get("yes") else ""
            lines.append(f"| {f['what']}{mode} | {arabic[f['what']]} | `{f['id']}` | {_cell(_words(f))} | {_cell(yes)} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _rules(part: str) -> Iterator[Row]:
    yield from tomllib.loads((TABLES / "status.toml").read_text("utf-8"))[part]


def statuses() -> str:
    """`status.md`: the rules of status and the carrying verbs."""
    arabic = names("status")
    lines = [
        "# Rules of status", "",
        "Made by `python tools/codebook.py` from `lang/ar/status.toml`. [Events](events.md#status) says in which order they count.",
        "", "## What gives an event its status", "",
        "| rule | status | words | it holds in | it does not hold in |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for r in _rules("operator"):
        told = [w for key in ("before", "verbs", "after") for w in r.get(key, [])]
        status = f"{r['status']} ({arabic[r['status']]})" if r.get("status") in arabic else str(r.get("status") or "")
        lines.append(f"| `{r['id']}` | {status} | {_cell(_some(told))} | {_cell(_first(r, 'yes'))} | {_cell(_first(r, 'no'))} |")
    lines += ["", "## Verbs that only carry an event", "", "| rule | what it does | verbs | it holds in |", "|---|---|---|---|"]
    for r in _rules("light"):
        told = [*r.get("verbs", []), *r.get("masdar", [])]
        lines.append(f"| `{r['id']}` | {r['effect']} | {_cell(_some(told))} | {_cell(_first(r, 'yes'))} |")
    lines += ["", "## Words that bring in who and where", "", "| rule | part | words | it holds in |", "|---|---|---|---|"]
    for r in _rules("role"):
        lines.append(f"| `{r['id']}` | {r['part']} | {_cell(_some(r['words']))} | {_cell(_first(r, 'yes'))} |")
    return "\n".join(lines) + "\n"


def _some(words: list[str]) -> str:
    return COMMA.join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def _first(row: Row, key: str) -> str:
    return str(row[key][0]) if row.get(key) else ""


PAGES = {"kinds.md": kinds, "status.md": statuses}
"""Each page and what makes it."""


def main() -> None:
    """Write the pages."""
    for page, make in PAGES.items():
        (FOLDER / page).write_text(make(), encoding="utf-8")
        print(FOLDER / page)


if __name__ == "__main__":
    main()
