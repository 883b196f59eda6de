"""Pages: the article, its title, outlet and days."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.ingest import articles
from mahdar.ingest.page import about, read_page
from mahdar.ingest.strip import plain_text
from mahdar.model.article import Article

BODY = "".join(
    f"<p>{p}</p>"
    for p in (
        "وصل وزير الخارجية إلى العاصمة مساء الثلاثاء في زيارة تستمر يومين يلتقي خلالها عددا من المسؤولين.",
        "وقال الوزير في مؤتمر صحفي إن المباحثات تناولت الأمن الغذائي وأمن الحدود والتعاون في ملف المياه.",
        "وأضاف أن جولة جديدة من المشاورات ستعقد في الشهر المقبل إذا سمحت الظروف بذلك.",
    )
)
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>زيارة - موقع</title>
<meta property="og:title" content="زيارة الوزير &quot;المرتقبة&quot;"><meta property="og:site_name" content="جريدة المثال">
<meta property="article:published_time" content="2025-12-03T23:30:00+02:00">
<link rel="canonical" href="https://example.org/2025/12/03/visit">
<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"h","datePublished":"2025-12-03"}}]}}</script>
<script>var a = "<p>مخفي</p>";</script></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>زيارة الوزير</h1><time datetime="2025-12-04">الخميس</time>{BODY}</article>
<footer>حقوق النشر</footer></body></html>"""


def test_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (article,) = articles(tmp_path / "a.html")
    assert isinstance(article, Article)
    assert article.title == 'زيارة الوزير "المرتقبة"'
    assert article.outlet == "جريدة المثال"
    assert article.url == "https://example.org/2025/12/03/visit"
    assert "أمن الحدود" in article.text and "مخفي" not in article.text
    assert (article.published.date, article.published.how) == ("2025-12-03", "meta")
    assert article.published.reason == "metadata (JSON-LD datePublished), and address agree"
    assert article.published.doubt == "metadata says 2025-12-04"


def test_declared_encoding_is_believed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace("utf-8", "windows-1256").encode("cp1256"))
    (article,) = articles(tmp_path / "a.html")
    assert isinstance(article, Article) and "أمن الحدود" in article.text


def test_deep_nesting_is_read_plainly() -> None:
    page = read_page("<html><body>" + "<div>" * 10_000 + "<p>نص عميق</p>" + "</div>" * 10_000)
    assert page.text == "نص عميق"
    assert "nested" in page.notes[0]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>أ</p><p>ب</p>", "أ\nب"),
        ("أ <b>ب</b>ج", "أ بج"),
        ("<script>x<y</script>أ<style>z", "أ"),
        ("<!-- أ", ""),
        ("2 < 3 &amp; 4", "2 < 3 & 4"),
        ("<p", ""),
        ("<img src='a'/>نص<br/>سطر", "نص\nسطر"),
    ],
)
def test_plain_text(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_a_page_without_signs() -> None:
    page = about("<p>نص")
    assert (page.title, page.outlet, page.url, page.dates) == (None, None, None, [])


def test_broken_json_ld_is_passed_over() -> None:
    deep = "[" * 100_000
    page = about(f'<script type="application/ld+json">{deep}</script><script type="application/ld+json">{{"x": 1}}</script>')
    assert page.dates == []
