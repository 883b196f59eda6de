"""The package imports and its types hold together."""

from mahdar.model import ids


def test_ids_are_stable() -> None:
    assert ids.content_id("a", "b") == ids.content_id("a", "b") != ids.content_id("ab", "")
