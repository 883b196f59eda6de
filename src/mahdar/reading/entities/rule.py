"""Bodies and sites named after a person: «إدارة الرئيس دونالد ترامب», «جامعة الملك عبد العزيز»."""

from __future__ import annotations

from mahdar.reading.entities.chunk import Chunk, Person
from mahdar.reading.entities.scan import Scan

STYLES = ("royal", "religious", "honorific", "military")


def administrations(scan: Scan, found: list[Person]) -> list[Chunk]:
    """Bodies of state right before a person; the chunk's words are the noun's, its span goes on to the person's end."""
    chunks = []
    for person in found:
        k = person.i - 1
        head = scan.hit(k, "body") if k >= 0 and scan.open(person.i) else None
        if head is None or head.j != person.i or head.value.kind != "government" or head.enc or scan.definite(head):
            continue
        led = head.pro == scan.language.clitics.prepositions[0] and scan.stem(head) in scan.rules.words.chaired_folded
        if led or scan.chaired(head):
            continue
        start, end = scan.doc.after_clitics(head), scan.doc.ends[person.j - 1]
        key = f"{scan.stem(head)} {scan.forms[person.j - 1]}"
        chunks.append(Chunk("organisation", k, person.i, start, end, key, head.value.id, "head",
                            country=person.country, role=head.value.kind, pro=head.pro, head=scan.stem(head)))
    return chunks


def honoured(scan: Scan, found: list[Person]) -> list[Chunk]:
    """Institutions and sites that bear the name of a person with a style; the person is taken out of `found`."""
    chunks = []
    for person in list(found):
        head = scan.hit(person.i - 1, "body") or scan.hit(person.i - 1, "cue") if person.i else None
        if head is None or head.j != person.i or head.enc or scan.definite(head) or not scan.open(person.i):
            continue
        styled = bool(person.phrases) and person.phrases[0].title.sort in STYLES and person.phrases[0].j == person.phrases[0].i + 1
        if not styled or head.value.kind not in ("body", "site") or person.name is None or person.name[0] < person.phrases[0].j:
            continue
        found.remove(person)
        kind = "organisation" if head.kind == "body" else "place"
        end = scan.doc.ends[person.name[1] - 1]
        key = " ".join([scan.stem(head), *scan.forms[person.i : person.name[1]]])
        chunks.append(Chunk(kind, head.i, person.name[1], scan.doc.after_clitics(head), end, key, head.value.id, "head",
                            role=head.value.kind, pro=head.pro, head=scan.stem(head)))
    return chunks
