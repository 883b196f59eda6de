"""Sentences of our own in which nothing happened: how many are read as an event that was held."""

from __future__ import annotations

from pathlib import Path

from mahdar.lang import load
from mahdar.model.event import EventReport
from mahdar.reading.examples import reading_of

SENTENCES = Path(__file__).parent.parent / "tests" / "reading" / "events" / "nothing.tsv"
WORDS_ONLY = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))
"""A denial, a call or a threat is itself said: only what it is about did not happen."""


def sentences() -> list[tuple[str, str]]:
    """Kind and sentence of each row."""
    rows = SENTENCES.read_text("utf-8").splitlines()[1:]
    return [(row.split("\t")[0], row.split("\t")[1]) for row in rows if row]


def false_events() -> list[tuple[str, EventReport]]:
    """The sentences with an event that was held, and that event."""
    language = load("ar")
    found = []
    for _, sentence in sentences():
        held = [e for e in reading_of(sentence, language).events if e.status == "held" and e.type not in WORDS_ONLY]
        found += [(sentence, event) for event in held[:1]]
    return found


def measure(shared: Path) -> dict[str, float]:
    """`nothing_happened.held` of `nothing_happened.sentences` (`shared` is not used)."""
    return {"nothing_happened.held": float(len(false_events())), "nothing_happened.sentences": float(len(sentences()))}


if __name__ == "__main__":
    for sentence, event in false_events():
        print(f"{event.what} «{event.trigger.exact}» {event.rule}: {sentence}")
