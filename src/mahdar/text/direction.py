"""Marks of direction: what they are, and how to show mixed text safely."""

from __future__ import annotations

import re

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FSI, PDI = "\u2068", "\u2069"


def without_marks(text: str) -> str:
    """The text without marks of direction (for display of strange input)."""
    return BIDI.sub("", text)


def isolate(text: str) -> str:
    """The text between isolates, so that what stands around it keeps its order; marks inside are taken out."""
    return FSI + without_marks(text) + PDI
