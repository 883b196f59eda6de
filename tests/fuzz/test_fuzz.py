"""Each door for a second or two with seeded noise: the same inputs in every run, as many as the machine manages."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

SECONDS = 2.0
MOST = 400
ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
PATTERNS = (
    "(يوم | ليلة) أمس", "يوم [الخميس] الماضي", "من ...2 إلى", '# "/" #', "<n:#> يوما", "~الماضي <country>", "[أ | ب] ج",
    "<c:country> (و | ) <nisba>",
)
BROKEN = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b\x08", b"\xed\xa0\x80", b"\xd9\x8e" * 40, b"\r\n", b"\n\n")
MARKUP = (b"<!--", b"<script>", b"</p>", b"<p", b"&#0;", b"&#x110000;", b'{"text":', b"}")
SIGNS = (b"[", b"]", b'"', b"(", b")", b"|", b"<", b">", b"...", b"...9", b"#", b"~", b"<country>")
WORDS = tuple(w.encode() for w in ("«", "»", "“", "\u202e", "\u0640", "قال إن", "لقاء", "أمس", "٣١/١٢"))
SPLINTERS = BROKEN + MARKUP + SIGNS + WORDS


def seeds(name: str) -> list[bytes]:
    """Sound inputs to start from."""
    if name == "pattern":
        return [p.encode() for p in PATTERNS]
    wanted = "*.html" if name == "html" else "*"
    return [bytes([n]) * (name == "ingest") + p.read_bytes()[:6_000] for n, p in enumerate(sorted(ARTICLES.glob(wanted)))]


def spoiled(data: bytes, dice: random.Random) -> bytes:
    """`data` with a few cuts, doubled parts, flipped bytes and splinters."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(made) + 1)
        end = min(len(made), at + dice.choice((1, 2, 7, 60, 900)))
        change = dice.randrange(5)
        if change == 0:
            del made[at:end]
        elif change == 1:
            made[at:at] = made[at:end] * dice.choice((1, 2, 30))
        elif change == 2 and at < len(made):
            made[at] = dice.randrange(256)
        else:
            made[at:at] = dice.choice(SPLINTERS)
    return bytes(made[:20_000])


def inputs(name: str) -> Iterator[bytes]:
    """Nothing, noise, then spoiled seeds without end."""
    dice, sound = random.Random(zlib.crc32(name.encode())), seeds(name)
    yield b""
    yield from (bytes([n]) for n in range(0, 256, 23))
    yield from (dice.randbytes(dice.randrange(400)) for _ in range(20))
    while True:
        data = dice.choice(sound)
        yield spoiled(data + dice.choice(sound) if dice.random() < 0.1 else data, dice)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    TARGETS[name]("قال الوزير إن".encode())  # loads the tables
    end, tried = time.monotonic() + SECONDS, 0
    for data in inputs(name):
        try:
            TARGETS[name](data)
        except Exception as error:
            pytest.fail(f"{name} broke on {data[:3_000]!r} ({type(error).__name__}: {error})")
        tried += 1
        if tried >= MOST or time.monotonic() > end:
            break
    assert tried > 5
