"""Whom a pronoun or a verb without a subject means: the speaker of the words, the topic of the clause, the last party."""

from __future__ import annotations

from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.holders import after
from mahdar.reading.positions.parties import Holder, coordinated, joint, locative
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

LONG = 80
"""Words of a sentence before a pronoun that are searched."""
NEAR = 12
"""Words before «رغبتهما» in which two joined parties stand."""
OPENING = 12
"""Words at the head of a sentence in which a verb may go on with the party of the sentence before."""
FAR = 40
"""Words before a sentence in which a party is still remembered."""


def side_word(ground: Ground, holder: Holder) -> bool:
    """Is the holder a pronoun after «أن» («قول إسرائيل إنها مستعدة»)?"""
    return holder.i >= 0 and ground.is_(holder.i, "pronoun")


class Memory:
    """Parties in the order in which they spoke or took a stance."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.held: list[tuple[int, Side]] = []

    def remember(self, i: int, side: Side | None) -> None:
        """Keep a party for later pronouns."""
        if side is not None:
            self.held.append((i, side))

    def resolve(self, hit: Hit, holder: Holder) -> list[Side]:
        """What a pronoun stands for: the speaker of the words, else the last party of the sentence."""
        home = self.home(hit.i) if self.ground.is_(holder.i, "home") else None
        if home is not None:
            return [home]
        gender = self.gender(hit, holder.i == hit.i)
        first = max(self.ground.sentence(hit.i)[0], hit.i - LONG)
        near = self.near(hit, holder, first, gender)
        if near:
            return near
        if side_word(self.ground, holder) and self.ground.innermost(hit.i) is None:
            named = self.still(holder.i, first) or self.named_before(holder.i, first, "")
            return [named] if named is not None else []
        if hit.enc in self.ground.words["they"]:
            several = self.several(first, hit.i)
            if several:
                return several
        voices = self.ground.voices(hit.i)
        if voices:
            return voices
        if self.plural(hit) and self.ground.is_(hit.j, "within"):
            return self.everyone(first, hit.i)
        return self.remembered(hit.i, first, gender, OPENING if not self.ground.is_(hit.j, "within") else -1)

    def near(self, hit: Hit, holder: Holder, first: int, gender: str) -> list[Side]:
        """Two parties joined right before, the author of a paper, the topic of the clause."""
        if hit.enc in self.ground.words["they"] and holder.i == hit.i:
            voices = self.ground.voices(hit.i)
            if len(voices) > 1:
                return voices
            both = self.several(first if self.ground.comma(hit.i) else max(first, hit.i - NEAR), hit.i)
            if both:
                return both
        inside = self.ground.is_(hit.j, "within")
        author = self.author(hit.i) or self.adopter(hit.i, first) if inside else None
        if author is not None:
            return [author]
        named = self.topic_before(hit.i, first, gender) if hit.enc and holder.i == hit.i else None
        return [named] if named is not None else []

    def home(self, i: int) -> Side | None:
        """The state of whoever says word i («بلاده»)."""
        for statement in reversed(self.ground.over(self.ground.doc.starts[i])):
            home = self.ground.sides.home(statement.speaker)
            if home is not None and self.ground.by(statement) is not None:
                return home
        return None

    def remembered(self, i: int, first: int, gender: str, opening: int = OPENING) -> list[Side]:
        """The last party that took a stance since word `first`, else one named there, else one of just before."""
        for at, known in reversed(self.held):
            if at < first:
                break
            if not gender or known.gender in (None, gender):
                return [known]
        named = self.adopter(i, first) or self.named_before(i, first, gender)
        if named is not None:
            return [named]
        if i - self.ground.sentence(i)[0] > opening:
            return []  # a verb in the middle of a sentence goes on with a subject of that sentence
        for at, known in reversed(self.held[-6:]):
            if at >= first - FAR and (not gender or known.gender in (None, gender)):
                return [known]
        return []

    def adopter(self, i: int, first: int) -> Side | None:
        """«اعتمد مجلس الأمن القرار الذي …، ويدعو …»: who adopts or issues the paper that goes on to speak."""
        ground = self.ground
        for k in range(first, i):
            for verb in ground.doc.at(k, "verb"):
                if verb.value.finite and ground.language.fold(verb.id) in ground.words["adopting"] and k not in ground.covered:
                    found = after(ground, verb.j, verb.value.features)
                    papers = any(ground.stem(n, "papers") for n in range(verb.j, i))
                    return found.sides[0] if found is not None and found.sides and papers else None
        return None

    def still(self, i: int, first: int) -> Side | None:
        """«…، لكنه لن يوافق»: who took a stance last in the sentence, if the pronoun fits."""
        words, form = self.ground.words, self.ground.forms[i]
        gender = "f" if any(form.endswith(p) for p in words["she"]) else "m" if any(form.endswith(p) for p in words["he"]) else ""
        for at, known in reversed(self.held):
            if at < first:
                return None
            if known.gender in (None, gender):
                return known
        return None

    def author(self, i: int) -> Side | None:
        """«رسالة من باشينيان يتعهد فيها …»: who the paper is from, right before word i."""
        here = self.ground.enders.get(i)
        if here is None or self.ground.opener(here.i - 1) != "from" or self.ground.gap(i):
            return None
        return self.ground.sides.of(here.entity)

    def plural(self, hit: Hit) -> bool:
        """Is it a verb in the dual or plural?"""
        form = hit.value.form
        return form is not None and form.finite and form.features[2:3] in ("d", "p")

    def everyone(self, first: int, i: int) -> list[Side]:
        """The parties of all persons named in the sentence before word i."""
        found: list[Side] = []
        for k in range(first, i):
            here = self.ground.mentions.get(k)
            side = self.ground.sides.of(here.entity) if here is not None and here.entity.kind == "person" else None
            if side is not None and all(side.name != s.name for s in found):
                found.append(side)
        return found

    def several(self, first: int, i: int) -> list[Side]:
        """The first parties of the sentence that stand joined («إيطاليا وتركيا … دعمهما»)."""
        for k in range(first, i):
            here = self.ground.mentions.get(k)
            found = coordinated(self.ground, here) if here is not None and not locative(self.ground, here) else None
            if here is None and self.ground.is_(k, "two"):
                found = joint(self.ground, k)
            if found is not None and len(found.sides) > 1:
                return found.sides
        return []

    def topic_before(self, i: int, first: int, gender: str) -> Side | None:
        """The first party of the clause before word i, not as a place."""
        start = i
        while start > first and not self.ground.stop(start) and not self.ground.is_(start - 1, "that") and not self.ground.comma(start):
            start -= 1
        if self.ground.is_(start - 1, "pronoun") or any(self.ground.is_(k, "pronoun") for k in range(start, i)):
            return None
        for k in range(start, i):
            here = self.ground.mentions.get(k)
            if here is None or locative(self.ground, here):
                continue
            side = self.ground.sides.of(here.entity)
            if side is not None and (not gender or side.gender in (None, gender)):
                return side
        return None

    def gender(self, hit: Hit, owned: bool = False) -> str:
        """The gender that a verb form asks for or (`owned`) the pronoun of a noun, or nothing."""
        form = hit.value.form
        if form is not None and form.finite and hit.value.sort == "verb" and not (owned and hit.enc):
            return form.features[1:2] if form.features[2:3] == "s" else ""
        if hit.enc and hit.enc != self.ground.language.clitics.accusative:
            words = self.ground.words
            return "m" if hit.enc in words["he"] else "f" if hit.enc in words["she"] else ""
        return ""

    def named_before(self, i: int, first: int, gender: str) -> Side | None:
        """The nearest party named before word i in its sentence, not as a place."""
        for k in range(i - 1, first - 1, -1):
            here = self.ground.mentions.get(k)
            if here is None or locative(self.ground, here):
                continue
            side = self.ground.sides.of(here.entity)
            if side is not None and not side.unnamed and (not gender or side.gender in (None, gender)):
                return side
        return None
