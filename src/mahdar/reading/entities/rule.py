"""Governments named after a person: «إدارة الرئيس دونالد ترامب»."""

from __future__ import annotations

from mahdar.reading.entities.chunk import Chunk, Person
from mahdar.reading.entities.scan import Scan


def administrations(scan: Scan, found: list[Person]) -> list[Chunk]:
    """Bodies of state right before a person; the chunk's words are the noun's, its span goes on to the person's end."""
    chunks = []
    for person in found:
        k = person.i - 1
        head = scan.hit(k, "body") if k >= 0 and scan.open(person.i) else None
        if head is None or head.j != person.i or head.value.kind != "government" or head.enc or scan.definite(head):
            continue
        start, end = scan.doc.after_clitics(head), scan.doc.ends[person.j - 1]
        key = f"{scan.stem(head)} {scan.doc.forms[person.j - 1]}"
        chunks.append(Chunk("organisation", k, person.i, start, end, key, head.value.id, "head",
                            country=person.country, role=head.value.kind, pro=head.pro, head=scan.stem(head)))
    return chunks
