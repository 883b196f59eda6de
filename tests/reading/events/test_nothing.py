"""Nothing happened: denied, conditional, expected, figurative and general sentences are no event that was held."""

from bench.events import false_events, sentences

MOST = 5


def test_sentences_are_120() -> None:
    assert len(sentences()) >= 120


def test_nothing_happened() -> None:
    found = [f"{sentence}: {event.trigger.exact}" for sentence, event in false_events()]
    assert len(found) <= MOST, found
