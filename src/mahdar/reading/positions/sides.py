"""Sides: which party a person, body, place or phrase stands for."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.stance import Stances
from mahdar.lang.tables.world import Organisation, World
from mahdar.model.entity import Entity
from mahdar.model.statement import Party
from mahdar.reading.doc import Doc
from mahdar.reading.entities.index import EntityIndex
from mahdar.reading.positions.bodies import MINISTER, OFFICES, domestic, earlier, foremost, of_state
from mahdar.reading.positions.crowds import english_crowd

OWN_SIDE = frozenset({"armed group", "party", "igo", "bloc", "ngo", "court", "bank"})
"""Kinds of bodies that are parties of their own; ministries, armies and seats stand for their country."""
SILENT = frozenset({"agency", "outlet", "platform", "think tank", "sports club", "company"})
"""Kinds of bodies that report and have no position."""
NEUTRAL = frozenset({"igo", "ngo", "court", "bank"})
CAPITALS = frozenset({"country", "capital"})


SEATED = 40
"""Code points between a capital and the ministry that sits in it."""


class Side(msgspec.Struct, frozen=True):
    """A party: English name, country, and the entity through which it is known here."""

    name: str
    country: str | None
    entity: str | None
    gender: str | None = None
    unnamed: bool = False

    def same(self, other: Side) -> bool:
        """Are they one party? Ministries and officials bear the name of their state; a movement is not the state it lives in."""
        return self.name == other.name


def english(entity: Entity) -> str:
    """A name that a reader knows: English from the tables, else the Arabic words (never common words spelt out)."""
    return entity.name_en if entity.name_en and entity.name_en_how == "table" else entity.name


class Sides:
    """Resolves entities and phrases of one document to parties; remembers what it found."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.world: World = doc.language.world
        self.index = EntityIndex.of(doc)
        self.table: Stances = doc.language.tables["stances"]
        self._of: dict[str, Side | None] = {}
        self._domestic: list[str | None] = []

    def _gender(self, code: str) -> str:
        """Countries are feminine but for a few."""
        known = self.world.countries.get(code)
        return "m" if known and self.doc.language.fold(known.name) in self.table.words["masculine"] else "f"

    def country(self, code: str | None, entity: Entity | None, gender: str | None = None) -> Side | None:
        """The side of a country (or of a bloc that is written like one)."""
        if not code:
            return None
        known = self.world.countries.get(code)
        body = self.world.organisations.get(code.lower())
        name = known.name_en if known else body.name_en if body else None
        if name is None:
            return None
        return Side(name, code if known else None, entity.id if entity else None, gender)

    def of(self, entity: Entity) -> Side | None:
        """The party that an entity stands for, or None where it stands for none."""
        if entity.id not in self._of:
            self._of[entity.id] = None  # two whose names overlap would ask each other for ever
            found = self._find(entity)
            home = self._at_home(entity) if found is None or (found.unnamed and found.country is None) else None
            self._of[entity.id] = home or found
        return self._of[entity.id]

    def _at_home(self, entity: Entity) -> Side | None:
        """«وزير الإعلام», «مجلس الوزراء» without a country: that of the report."""
        if entity.country is not None or entity.known_as is not None or entity.kind not in ("person", "organisation"):
            return None
        first = self.doc.language.fold(entity.mentions[0].exact.partition(" ")[0])
        if not of_state(entity, first, self.table):
            return None
        inner = self._followed(entity)
        if inner is not None and inner.country is not None:
            return self.country(inner.country, entity, entity.gender)
        alone = " " not in entity.mentions[0].exact and self.at_home() is not None
        if entity.kind == "organisation" and not alone and self._seated(entity) is not None:
            return None
        return self.country(self.at_home() or foremost(self.doc), entity, entity.gender)

    def at_home(self) -> str | None:
        """The country that a report is at home in, where its words show one."""
        if not self._domestic:
            self._domestic.append(domestic(self.doc))
        return self._domestic[0]

    def body(self, form: str, offset: int) -> Side | None:
        """«الجيش», «الحركة» with no name: the body called so before, else that of the country of the report."""
        entity = earlier(self.doc, form, offset)
        if entity is not None:
            return self.of(entity)
        if form in self.table.words["state"]:
            return self.country(self.at_home(), None)
        return None

    def neutral(self, side: Side) -> bool:
        """Is it a body that stands between parties (the United Nations, the Red Cross)?"""
        entity = self.index.by_id.get(side.entity or "")
        row = self.world.organisations.get(entity.known_as or "") if entity is not None else None
        return row is not None and row.kind in NEUTRAL

    def _find(self, entity: Entity) -> Side | None:
        if entity.kind == "place":
            return self._place(entity)
        if entity.kind == "organisation":
            return self._body(entity)
        if entity.kind == "person":
            return self._person(entity)
        return self._group(entity)

    def _place(self, entity: Entity) -> Side | None:
        known = entity.known_as or ""
        body = self.world.organisations.get(self.table.seated.get(self.doc.language.fold(entity.name), ""))
        if body is not None:
            return self.organisation(body, entity)
        place = self.world.places.get(known)
        capital = (place is not None and place.kind == "capital") or entity.role in CAPITALS
        if capital or known in self.world.countries or self.doc.language.fold(entity.name) in self.table.words["seats"]:
            return self.country(entity.country, entity, self._gender(entity.country or ""))
        if place is not None and place.kind == "continent":
            return Side(place.name_en, None, entity.id, "f")
        if place is not None and place.kind in ("region", "province"):
            return Side(place.name_en, place.country or None, entity.id, None, True)
        return None

    def _body(self, entity: Entity) -> Side | None:
        row = self.world.organisations.get(entity.known_as or "")
        if row is not None:
            return self.organisation(row, entity)
        if entity.role in SILENT or self._learned(entity.name):
            return None
        inner = (self._body_in(entity) if entity.country is None else None) or self._head_of(entity)
        if inner is not None:
            return inner
        if entity.country and entity.role not in OWN_SIDE:
            return self.country(entity.country, entity)
        head = self.doc.language.fold(entity.name.partition(" ")[0])
        if head not in self.table.words["heads"]:
            return None
        seat = self._followed(entity) or (self._seated(entity) if of_state(entity, head, self.table) else None)
        return seat or Side(english(entity), entity.country, entity.id, None, True)

    def _seated(self, entity: Entity) -> Side | None:
        """«وفي طهران رحبت وزارة الخارجية»: the country of the capital named right before a ministry without one."""
        m = entity.mentions[0]
        if entity.country:
            return None
        for near in self.index.before(m.start, ("place",)):
            beside = m.start - near.mention.end < SEATED and "\n" not in self.doc.article.text[near.mention.end : m.start]
            side = self.of(near.entity) if beside else None
            return side if side is not None and side.country else None
        return None

    def organisation(self, row: Organisation, entity: Entity | None) -> Side | None:
        """The party that a body of the tables stands for."""
        if row.kind in SILENT:
            return None
        if row.id in self.table.words["factions"]:
            return Side(row.name_en, row.country or None, entity.id if entity else None, None, True)
        found = self.country(row.stands_for, entity)
        if found is None and row.country and row.kind not in OWN_SIDE:
            found = self.country(row.country, entity)
        return found or Side(row.name_en, row.country or None, entity.id if entity else None)

    def _person(self, entity: Entity) -> Side | None:
        known = self.world.people.get(entity.known_as or "")
        if known is not None:
            for office in known.offices:
                body = self.world.organisations.get(office.of)
                own = body is not None and (body.kind in OWN_SIDE or body.id in self.table.words["factions"])
                if body is not None and own and not office.until and not self._in_office(entity, body):
                    return self._led(body, entity)
        named = self._named_body(entity)
        if named is not None:
            return named
        return self.country(entity.country, entity, entity.gender) or self._theirs(entity) or self._any_body(entity)

    def _theirs(self, entity: Entity) -> Side | None:
        """«إسرائيل … المتحدثة باسم حكومتها»: whose official it is, where the title says so with a pronoun."""
        for m in entity.mentions[:3]:
            for k in range(self.doc.word_at(m.start), min(self.doc.word_at(m.end - 1) + 2, self.doc.n)):
                if self.doc.forms[k] not in self.table.words["their_own"]:
                    continue
                for near in self.index.before(m.start, ("place",)):
                    side = self.of(near.entity)
                    if side is not None and side.country is not None:
                        return self.country(side.country, entity, entity.gender)
        return None

    def _in_office(self, entity: Entity, body: Organisation) -> bool:
        """Is the leader of a party named here by an office of state («رئيس مجلس النواب نبيه بري»)?"""
        return body.kind == "party" and (entity.role in OFFICES or (entity.role or "").endswith(MINISTER))

    def _led(self, body: Organisation, entity: Entity) -> Side | None:
        """The side of a body by a person, with the person's gender."""
        side = self.organisation(body, entity)
        return msgspec.structs.replace(side, gender=entity.gender) if side is not None and side.gender is None else side

    def home(self, party: Party | None) -> Side | None:
        """The country of a speaker («بلاده»), whatever body the speaker stands for."""
        entity = self.index.by_id.get(party.entity or "") if party is not None else None
        if entity is None or entity.kind != "person":
            return None
        return self.country(entity.country, entity, entity.gender)

    def _any_body(self, entity: Entity) -> Side | None:
        """«عضو بمجلس النواب»: a body that no table has."""
        for m in entity.mentions[:3]:
            for inner in self.index.in_span(m.start, m.end, ("organisation",), inner=True):
                return self.of(inner.entity)
        return None

    def _named_body(self, entity: Entity) -> Side | None:
        """«قيادي في حماس»: the movement or body inside the words of a person."""
        for m in entity.mentions[:4]:
            for inner in self.index.in_span(m.start, m.end, ("organisation",), inner=True):
                if self._posted(inner.mention.start):
                    continue
                row = self.world.organisations.get(inner.entity.known_as or "")
                if row is not None and (row.kind in OWN_SIDE or row.id in self.table.words["factions"]):
                    return self._led(row, entity)
        return None

    def _posted(self, offset: int) -> bool:
        """«مندوب الجزائر لدى الأمم المتحدة»: a body that one is sent to is not the sender."""
        k = self.doc.word_at(offset)
        return k > 0 and self.doc.forms[k - 1] in self.table.words["sent_to"]

    def _learned(self, name: str) -> bool:
        """Is it an institute or a medium by its head word?"""
        return self.doc.language.fold(name.partition(" ")[0]) in self.table.words["learned"]

    def _body_in(self, entity: Entity) -> Side | None:
        """«مجلس جامعة الدول العربية»: a listed body that ends the name of one that is not."""
        m = entity.mentions[0]
        for k in range(max(self.doc.word_at(m.start), 0), self.doc.word_at(m.end - 1) + 1):
            for hit in self.doc.at(k, "organisation"):
                row = self.world.organisations.get(hit.id)
                if row is not None:
                    return self.organisation(row, entity)
        return None

    def _group(self, entity: Entity) -> Side | None:
        side = self.country(entity.country, entity)
        if side is not None and side.country is not None and entity.country != "EU":
            return side
        words = self.doc.language.fold(entity.name).split()
        if words[-1] in self.table.words["pairs"]:
            return None
        bloc = next((self.table.blocs[w] for w in words if w in self.table.blocs), None)
        if bloc and any(w in self.table.words["leaders"] for w in words):
            bloc = bloc.replace(" states", " leaders")
        if bloc is None and side is None:
            people = self._crowd(entity.mentions[0].start, entity.mentions[0].end, entity)
            return people or self._states_of(entity) or self._followed(entity)
        return Side(bloc or (side.name if side else english(entity)), None, entity.id, None, True)

    def _states_of(self, entity: Entity) -> Side | None:
        """«دول تحالف الساحل»: the body whose states speak together."""
        m = entity.mentions[0]
        for inner in self.index.in_span(m.start, m.end, ("organisation",), inner=True):
            return self.of(inner.entity)
        return None

    def _crowd(self, start: int, end: int, entity: Entity | None) -> Side | None:
        """«أهالي القرية»: people who act together, under the words that name them."""
        if self.doc.forms[max(self.doc.word_at(start), 0)] not in self.table.words["crowd"]:
            return None
        i, j = max(self.doc.word_at(start), 0), self.doc.word_at(end - 1) + 1
        if any(s.stem in self.table.words["folk"] for s in self.doc.infos[i].splits):
            j = i + 1
        name = english_crowd(self.doc, i, j) or self.doc.article.text[start : self.doc.ends[j - 1]]
        return Side(name, None, entity.id if entity is not None else None, None, True)

    def _followed(self, entity: Entity) -> Side | None:
        """«مسؤولون في السلطة الفلسطينية»: the body or country that a plain group belongs to."""
        for m in entity.mentions[:3]:
            k = self.doc.word_at(m.end - 1) + 1
            k += k + 1 < self.doc.n and self.doc.forms[k + 1] in self.table.words["inside"] and self._described(k)
            if k + 1 < self.doc.n and not self.doc.gap(k - 1) and self.doc.forms[k] in self.table.words["inside"]:
                inner = self.index.first(self.doc.starts[k + 1], self.doc.ends[k + 1], ("organisation", "place"))
                if inner is not None:
                    return self.of(inner.entity)
        return None

    def _described(self, k: int) -> bool:
        """«المجلس العسكري الحاكم في …»: is word k one more adjective of the name before it?"""
        return self.doc.forms[k].startswith(self.doc.language.article) and not self.doc.gap(k - 1) and not self.doc.gap(k)

    def _head_of(self, entity: Entity) -> Side | None:
        """«إدارة ترامب», «حكومة نتنياهو»: the side of the person or country inside a name that no table has."""
        m = entity.mentions[0]
        for inner in self.index.overlapping(m.start, m.end, ("person", "place")):
            if inner.mention.start > m.start or inner.mention.end < m.end:
                side = self.of(inner.entity)
                if side is not None and side.country is not None:
                    return side
        for k in range(max(self.doc.word_at(m.start), 0), self.doc.word_at(m.end - 1) + 1):
            for hit in self.doc.at(k, "nisba"):
                return self.country(hit.id, entity)
            for hit in (*self.doc.at(k, "surname"), *self.doc.at(k, "person")):
                known = self.world.people.get(hit.id)
                if known is not None:
                    return self.country(known.country, entity)
        return None

    def speaker(self, party: Party | None) -> Side | None:
        """The party that a speaker stands for: its entity, or what its words name."""
        if party is None:
            return None
        entity = self.index.by_id.get(party.entity or "")
        if entity is not None:
            side = self.of(entity)
            if entity.kind != "person" or side is not None:
                return side
        if party.start is None or party.end is None:
            return None
        return self.words(party.start, party.end)

    def words(self, start: int, end: int) -> Side | None:
        """The party named inside a phrase: a body, else an adjective of nationality, else a place."""
        doc = self.doc
        for inner in self.index.in_span(start, end, ("organisation", "person"), inner=True):
            side = self.of(inner.entity) if not self._posted(inner.mention.start) else None
            if side is not None:
                return side
        i, last = max(doc.word_at(start), 0), doc.word_at(end - 1)
        for k in range(i, last + 1):
            hits = doc.at(k, "nisba")
            if hits:
                return self.country(hits[0].id, None)
            if doc.forms[k] in self.table.words["selves"] and self.body(doc.forms[k], start) is not None:
                return self.body(doc.forms[k], start)
        for inner in self.index.in_span(start, end, ("place", "group")):
            side = self.of(inner.entity)
            if side is not None and not side.unnamed:
                return side
        return self._crowd(start, end, None)
