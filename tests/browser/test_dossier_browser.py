"""The dossier in a real browser: quiet, alone, readable without script, in both languages and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.model.record import Record
from mahdar.web.dossier import render
from tests.browser.devtools import Browser, chromium
from tests.web.sample import hostile, sample

pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")
SHOWN = "(s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).length)"


@pytest.fixture(scope="module", params=["scripts", "no scripts"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(render(sample()), encoding="utf-8")
    with Browser(scripts=request.param == "scripts") as opened:
        opened.open(path)
        yield opened


def _complaints(browser: Browser) -> list[object]:
    logged = [e["entry"] for e in browser.told("Log.entryAdded") if e["entry"]["level"] in ("error", "warning")]
    thrown = browser.told("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Page.javascriptDialogOpening")
    return [*logged, *thrown]


def _requests(browser: Browser) -> list[str]:
    return [url for e in browser.told("Network.requestWillBeSent") if not (url := e["request"]["url"]).startswith(("file:", "data:"))]


def test_quiet_and_alone(browser: Browser) -> None:
    assert browser.value("document.fonts.ready.then(() => [...document.fonts].some(f => f.status == 'loaded'))")
    assert _complaints(browser) == [] and _requests(browser) == []


def test_both_languages_without_script(browser: Browser) -> None:
    assert browser.value(f"{SHOWN}('h1 .ar')") == 1 and browser.value(f"{SHOWN}('h1 .en')") == 0
    browser.click('label[for="lang-en"]')
    assert browser.value(f"{SHOWN}('h1 .ar')") == 0 and browser.value(f"{SHOWN}('h1 .en')") == 1
    assert browser.value("getComputedStyle(document.querySelector('.page')).direction") == "ltr"
    browser.click('label[for="lang-ar"]')
    assert browser.value("getComputedStyle(document.querySelector('.page')).direction") == "rtl"


def test_time_runs_with_the_language(browser: Browser) -> None:
    place = "(id => document.querySelector(`a.tl-label[href='#event-${id}'] + svg use.m`).getBoundingClientRect().x)"
    assert browser.value(f"{place}('v1') > {place}('v7')")
    browser.click('label[for="lang-en"]')
    assert browser.value(f"{place}('v1') < {place}('v7')")
    browser.click('label[for="lang-ar"]')


def test_a_line_leads_to_its_sentence_and_back(browser: Browser) -> None:
    browser.click("#event-v4 .hit")
    assert browser.value("document.querySelector(':target').closest('article').id") == "article-a5"
    assert browser.value("getComputedStyle(document.querySelector(':target').closest('.sent')).backgroundColor") != "rgba(0, 0, 0, 0)"
    browser.click(":target .p-event")
    assert browser.value("document.querySelector(':target').id") == "event-v4"


@pytest.mark.parametrize("width", [390, 768, 1200])
def test_nothing_is_wider_than_the_page(browser: Browser, width: int) -> None:
    browser.resize(width, 900)
    assert browser.value("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("record", [hostile()])
def test_hostile_text_does_nothing(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(record), encoding="utf-8")
    with Browser() as opened:
        opened.open(path)
        assert _complaints(opened) == [] and _requests(opened) == []
        assert opened.value("document.images.length + document.scripts.length") == 1


CONTRAST = """(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const under = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length == 3 || c[3] > .99) return c; } return [255, 255, 255]; };
  const poor = {};
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue;
    if (e.closest('svg, script, style, .pin')) continue;
    const style = getComputedStyle(e), a = light(parse(style.color)), b = light(under(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor[e.className + ' ' + style.color] = ratio.toFixed(2);
  }
  return poor; })()"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_can_be_read(dark: bool, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(sample()), encoding="utf-8")
    with Browser(dark=dark) as opened:
        opened.open(path)
        assert opened.value(CONTRAST) == {}


def test_every_link_is_reached_by_keyboard_and_named(browser: Browser) -> None:
    nameless = "[...document.querySelectorAll('a')].filter(a => !(a.innerText || a.textContent).trim() && !a.ariaLabel).length"
    assert browser.value(nameless) == 0
    assert browser.value("[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length") == 0
    assert browser.value("document.querySelectorAll('h1').length") == 1
