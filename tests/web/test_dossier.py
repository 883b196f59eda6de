"""The dossier: whole, self-contained, linked both ways, inert."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import msgspec
import pytest

from mahdar.model.reading import Run
from mahdar.model.record import Record
from mahdar.web.dossier import render
from mahdar.web.timeline import Scale, timeline
from tests.web.sample import hostile, sample

VOID = {"meta", "input", "br", "img", "link", "hr"}


class Page(HTMLParser):
    """Ids, links, tags and attributes of a page, and whether its tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]
        self.ids += [value or "" for key, value in attrs if key == "id"]
        self.links += [value or "" for key, value in attrs if key == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-4:])
        self.open.pop()


@pytest.fixture(scope="module")
def html() -> str:
    return render(sample())


@pytest.mark.parametrize("record", [sample(), hostile(), Record(Run("0", "0"))], ids=["sample", "hostile", "empty"])
def test_tags_balance_and_links_lead_somewhere(record: Record) -> None:
    page = Page(render(record))
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    broken = inner - set(page.ids)
    assert not broken if record.articles[:1] != hostile().articles[:1] else all("script" in b or "a1" in b for b in broken)


def test_every_finding_has_an_anchor_and_a_way_back(html: str) -> None:
    page, record = Page(html), sample()
    kinds = {"event": record.events, "statement": record.statements, "position": record.positions, "dispute": record.disputes}
    for kind, found in kinds.items():
        for finding in found:
            assert f"{kind}-{finding.id}" in page.ids
            assert page.links.count(f"#{kind}-{finding.id}") >= 1
    for statement in record.statements:
        assert f"{statement.article}-{statement.content.start}" in page.ids
        assert f"#{statement.article}-{statement.content.start}" in page.links


def test_nothing_comes_from_outside_and_the_policy_fits(html: str) -> None:
    page = Page(html)
    assert page.tags.count("script") == 1 and page.tags.count("style") == 1 and not {"img", "link", "iframe"} & set(page.tags)
    assert not [a for a in page.attributes if a[1] == "src" or a[1] == "style" or a[1].startswith("on")]
    outside = [link for link in page.links if not link.startswith("#")]
    assert all(link.startswith("https://example.org/") for link in outside)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    script = re.search(r"<script>(.*?)</script>", html, re.S)
    assert style and script
    policy = next(v for t, k, v in page.attributes if t == "meta" and k == "content" and v and "default-src" in v)
    for source in (style[1], script[1]):
        assert b64encode(sha256(source.encode()).digest()).decode() in policy
    assert "unsafe" not in policy and "default-src 'none'" in policy and "http" not in policy
    assert len(html.encode()) < 1_500_000 and not re.search(r"url\((?!data:|#)", style[1])


def test_hostile_text_is_inert() -> None:
    html = render(hostile())
    page = Page(html)
    assert page.tags.count("script") == 1 and "img" not in page.tags
    assert not [a for a in page.attributes if a[1].startswith("on")]
    assert not [link for link in page.links if "javascript" in link.lower() and not link.startswith("#")]
    assert "\x00" not in html and "\u202e" not in html
    html.encode("utf-8")


def test_languages_and_directions(html: str) -> None:
    assert html.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert 'class="en" lang="en"' in html and 'class="ar" lang="ar"' in html
    assert "Fifth round of talks in Rome" in html and "الجولة الخامسة من المحادثات في روما" in html


def test_empty_record_is_a_page() -> None:
    assert "لم يوجد شيء" in render(Record(Run("0", "0")))


def test_render_is_deterministic() -> None:
    assert render(sample()) == render(sample())


def test_copies_are_one_source(html: str) -> None:
    assert "نسخ تُعد مع هذا المقال مصدرًا واحدًا" in html and "6 مصادر مستقلة" in html


def test_timeline_keeps_order_and_tells_unsure() -> None:
    chart = timeline(sample())
    rows = {row.id: row for row in chart.rows}
    assert rows["v1"].x < rows["v4"].x < rows["v5"].x < rows["v7"].x
    assert rows["v8"].unsure and not rows["v1"].unsure
    assert [event.id for event in chart.undated] == ["v6"]
    assert all(0 <= row.start <= row.x <= row.end <= 100 for row in chart.rows)


def test_scale_shortens_empty_stretches_and_never_turns_back() -> None:
    days = [700_000, 736_000, 736_010, 736_020]
    scale = Scale(days)
    places = [scale.x(day) for day in range(699_990, 736_040, 10)]
    assert places == sorted(places)
    assert scale.x(736_010) - scale.x(736_000) > 5
    assert scale.gaps == [(700_000, 736_000)]


def test_unknown_days_do_not_break_the_timeline() -> None:
    record = sample()
    event = msgspec.structs.replace(record.events[0], earliest="soon", latest="9999-12-31")
    render(msgspec.structs.replace(record, events=(event,)))
