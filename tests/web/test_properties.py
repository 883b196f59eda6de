"""Whatever the texts are, the page and its pieces hold."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.export import csv_files, icalendar_file, markdown
from mahdar.export.naming import sentences
from mahdar.export.tables import safe_cell
from mahdar.model.record import HistoryStep
from mahdar.model.span import Span
from mahdar.web.dossier import render
from mahdar.web.evidence import Finding, paragraphs
from mahdar.web.timeline import Scale
from mahdar.words import Both
from tests.web.sample import sample
from tests.web.test_dossier import Page

TEXT = st.text(st.sampled_from("اب ج.؟!\n«»\"'<>&=+-@\u202e\u2067\x00\ud800أ \r\tx1;,\\"), max_size=60)
PLACE = st.tuples(st.integers(-3, 70), st.integers(-3, 70))


@given(TEXT, st.lists(PLACE, max_size=8))
def test_no_letter_is_lost_or_doubled(text: str, places: list[tuple[int, int]]) -> None:
    found = [Finding("event", a, b, "#event-v1", Both("", "")) for a, b in places]
    cut = [piece for paragraph in paragraphs(text, found) for sentence in paragraph for piece in sentence]
    assert "".join(piece.text for piece in cut).split() == text.split()
    anchors = [piece.anchor for piece in cut if piece.anchor is not None]
    assert anchors == sorted(set(anchors))


@given(TEXT)
def test_sentences_lie_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert all(a < b for a, b in spans) and spans == sorted(spans)
    assert "".join(text[a:b] for a, b in spans).split() == text.split()


@settings(max_examples=25, deadline=None)
@given(TEXT, TEXT, TEXT, PLACE)
def test_any_text_makes_a_sound_page(title: str, text: str, name: str, place: tuple[int, int]) -> None:
    record = sample()
    step = HistoryStep(name, "held", "a1", Span(place[0], place[1], text[max(place[0], 0) : max(place[1], 0)]))
    event = msgspec.structs.replace(record.events[0], title=title, title_ar=title, earliest=name, history=(step,))
    article = msgspec.structs.replace(record.articles[0], text=text, title=title)
    entity = msgspec.structs.replace(record.entities[0], name=name, names=(name,))
    made = msgspec.structs.replace(
        record, events=(event,), articles=(article,), entities=(entity,), statements=(), positions=(), disputes=(), ahead=()
    )
    page = Page(render(made))
    assert not page.open and page.tags.count("script") == 1
    for made_text in (markdown.dumps(made), icalendar_file.dumps(made), *csv_files.dumps(made).values()):
        made_text.encode("utf-8")


@given(TEXT)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not str(safe_cell(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(st.integers(1, 3_652_059), max_size=12))
def test_later_is_never_placed_before_earlier(days: list[int]) -> None:
    scale = Scale(days)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places) and all(0 <= place <= 100 for place in places)
