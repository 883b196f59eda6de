"""Inputs that nobody should have to read, each as bytes under a file name, and what may become of them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

from mahdar import settings

WORD = "السلام "
SENTENCE = "وقال الوزير إن المباحثات كانت بناءة في أنقرة يوم الثلاثاء. "


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    return held.getvalue()


def bomb(size: int) -> bytes:
    """Gzip that unpacks to `size` bytes of letters."""
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=9) as stream:
        for _ in range(size // (1 << 20) + 1):
            stream.write(b"a" * (1 << 20))
    return held.getvalue()


def noise(size: int) -> bytes:
    """Bytes with no order in them, the same in every run."""
    state, out = 88172645463325252, bytearray()
    while len(out) < size:
        state ^= (state << 13) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= (state << 17) & 0xFFFFFFFFFFFFFFFF
        out += state.to_bytes(8, "little")
    return bytes(out[:size])


def page(inside: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>ع</title></head><body>{inside}</body></html>".encode()


SKIPPED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "MHD-112"),
    "blank.txt": (" \n\t\u00a0\u2003\n".encode(), "MHD-112"),
    "only-bom.txt": (b"\xef\xbb\xbf", "MHD-112"),
    "noise.txt": (noise(20_000), "MHD-113"),
    "noise.html": (noise(20_000), "MHD-113"),
    "zeros.txt": (b"\0" * 10_000, "MHD-113"),
    "zip.txt": (zipped(), "MHD-113"),
    "pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "MHD-113"),
    "png.md": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "MHD-113"),
    "bomb.txt.gz": (bomb(settings.MAX_INPUT_BYTES + 1), "MHD-111"),
    "bomb.txt": (bomb(settings.MAX_INPUT_BYTES + 1), "MHD-111"),
    "bomb.jsonl.gz": (bomb(settings.MAX_INPUT_BYTES + (2 << 20)), "MHD-111"),
    "newlines.jsonl.gz": (gzip.compress(b"\n" * (settings.MAX_INPUT_BYTES + 9)), "MHD-111"),
    "matryoshka.txt": (gzip.compress(gzip.compress(gzip.compress(b"x"))), "MHD-110"),
    "cut.txt.gz": (gzip.compress(SENTENCE.encode() * 99)[:-30], "MHD-110"),
    "cut.jsonl.gz": (gzip.compress(json.dumps({"text": SENTENCE}).encode() * 99)[:-30], "MHD-1"),
    "deep.json": (b"[" * 200_000, "MHD-114"),
    "deep.jsonl": (b'{"text":' * 100_000, "MHD-114"),
    "number.json": (b"17", "MHD-114"),
    "no-text.json": (b'{"title": "x", "text": 3}', "MHD-114"),
    "empty-list.json": (b"[]", "MHD-112"),
    "empty-page.html": (page(""), "MHD-112"),
    "only-script.html": (page("<script>" + "x=1;" * 9999 + "</script>"), "MHD-112"),
    "letters.jsonl.gz": (gzip.compress(b"a\n" * 1_001), "MHD-114"),
    "marks.txt": (("ا" + "\u0651\u0650\u0323\u0301" * 50_000).encode(), "MHD-110"),
}
"""Name → bytes and the beginning of the code they are skipped with."""

READ: dict[str, bytes] = {
    "one-letter.txt": "ا".encode(),
    "one-line-5mb.txt": (SENTENCE * 60_000).encode()[:5_000_000].decode("utf-8", "ignore").encode(),
    "one-word-5mb.txt": ("س" * 2_500_000).encode(),
    "opening-quotes.txt": ("«" * 100_000).encode(),
    "opening-quotes-mixed.txt": ("«“\"(" * 25_000 + SENTENCE).encode(),
    "closing-quotes.txt": ("»" * 100_000).encode(),
    "bidi.txt": ("\u202e\u2066\u200f" + SENTENCE + "\u2069\u202c" * 500).encode(),
    "bidi-only.txt": ("\u202e\u200f\u2066" * 20_000).encode(),
    "nuls.txt": SENTENCE.replace(" ", "\0 ", 2).encode() * 20,
    "surrogates-utf8.txt": SENTENCE.encode() + b"\xed\xa0\x80\xed\xb0\x80" + SENTENCE.encode(),
    "surrogates-utf16.txt": b"\xff\xfe" + (SENTENCE + "\ud800" + SENTENCE).encode("utf-16-le", "surrogatepass"),
    "surrogates.json": json.dumps({"text": SENTENCE + "\ud800\udc00\udfff", "title": "\udfff", "id": "\ud811"}).encode(),
    "odd-utf16.txt": b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1],
    "broken-utf8.txt": SENTENCE.encode() * 3 + b"\xd8\xff\xfe\x80",
    "mixed-encodings.txt": (SENTENCE * 9).encode() + SENTENCE.encode("cp1256"),
    "nested.html": page("<div>" * 10_000 + SENTENCE + "</div>" * 10_000),
    "nested-unclosed.html": page("<div><b><i>" * 10_000 + SENTENCE),
    "nested-tables.html": page("<table><tr><td>" * 3_000 + SENTENCE),
    "scripts.html": page("<p>" + SENTENCE + "</p><script>document.write('<p>x</p>')</script><p>" + SENTENCE * 9 + "</p>"),
    "many-tags.html": page("<p>" + "<b>س</b> " * 100_000 + "</p>"),
    "open-brackets.html": page("<" * 200_000 + SENTENCE),
    "open-comments.html": page("<p>" + SENTENCE + "</p>" + "<!--" * 100_000),
    "attributes.html": page("<p " + "a=b " * 100_000 + ">" + SENTENCE + "</p>"),
    "entities.html": page("<p>" + "&amp;&lt;&#x6cc;&#1114112;&#xD800;" * 20_000 + SENTENCE + "</p>"),
    "metas.html": page("<meta content=" * 50_000 + "><p>" + SENTENCE),
    "scripts-open.html": page("<p>" + SENTENCE + "</p>" + '<script type="application/ld+json">{' * 20_000),
    "digits.txt": ("٣" * 100_000 + " " + "3/" * 100_000).encode(),
    "dates.txt": ("يوم 2025-12-03 غدا الخميس أمس " * 5_000).encode(),
    "spaces.txt": ("ا" + " " * 500_000 + "ب").encode(),
    "newlines.txt": ("ا" + "\n" * 500_000 + "ب").encode(),
    "and.txt": ("و" * 50_000 + " " + "ال" * 50_000).encode(),
    "names.txt": ("محمد بن " * 20_000).encode(),
    "verbs.txt": ("قال إن أعلن أن أكد أن " * 5_000).encode(),
    "last-word-verb.txt": "وفي نهاية المؤتمر الصحفي قال".encode(),
    "verb-alone.txt": "أعلن".encode(),
    "verbs-nested.txt": ("قال «إن «قال " * 2_000).encode(),
    "meetings.txt": ("اجتماع لقاء مباحثات زيارة " * 2_000).encode(),
    "chains.txt": ("نقلت وكالة عن مصادر أن " * 4_000).encode(),
    "adverts.txt": ("إعلان\n" * 20_000).encode(),
    "stances.txt": ("ترفض روسيا وتطالب " * 4_000).encode(),
    "brackets.txt": ("(" * 100_000 + SENTENCE + ")" * 100_000).encode(),
    "emoji.txt": ("🕊️👩‍👩‍👧‍👦" * 10_000 + SENTENCE).encode(),
    "tatweel.txt": ("قـ" + "ـ" * 100_000 + "ال الوزير إن").encode(),
    "harakat.txt": ("قَالَّ " * 20_000).encode(),
    "marks-short.txt": ("ا" + "\u0651\u0650" * 400 + " " + SENTENCE).encode(),
    "latin.txt": b"The minister said talks would resume on Tuesday. " * 50,
    "brace.txt": b"{ this is not json",
    "angle.txt": b"<3 and some words",
}
"""Name → bytes of what must become an article (and a reading), in bounded time."""
