"""A rich record written by hand, about the talks of spring 2025 between Tehran and Washington, to draw and export."""

# ruff: noqa: E501

from __future__ import annotations

import msgspec

from mahdar.model.article import DateCandidate
from mahdar.model.claim import Claim, Dispute, DisputeValue
from mahdar.model.event import Quantity
from mahdar.model.reading import Run
from mahdar.model.record import (
    Ahead,
    HeldRole,
    HistoryStep,
    Record,
    RecordArticle,
    RecordDate,
    RecordEntity,
    RecordEvent,
    RecordPosition,
    RecordStatement,
)
from mahdar.model.span import Span, span
from mahdar.model.statement import Party

TEXTS = {
    "a1": """ date 2025-04-08
ترامب يعلن محادثات مباشرة مع إيران السبت

أعلن الرئيس الأميركي دونالد ترامب، خلال استقباله رئيس الوزراء الإسرائيلي في البيت الأبيض، أن واشنطن ستجري محادثات مباشرة مع إيران يوم السبت المقبل.

وقال وزير الخارجية الإيراني عباس عراقجي في منشور على منصة إكس إن «إيران والولايات المتحدة ستجتمعان في سلطنة عمان السبت لإجراء محادثات غير مباشرة رفيعة المستوى». وأضاف أن الكرة الآن في ملعب أميركا.

وحذر ترامب من أن طهران ستكون في خطر كبير إذا لم تنجح المحادثات.
""",
    "a2": """ date 2025-04-13
انتهاء الجولة الأولى في مسقط بأجواء بناءة

عُقدت في مسقط أمس السبت الجولة الأولى من المحادثات بين المبعوث الأميركي ستيف ويتكوف ووزير الخارجية الإيراني عباس عراقجي بوساطة وزير الخارجية العماني بدر البوسعيدي، واستمرت ساعتين ونصف الساعة.

وقال المتحدث باسم وزارة الخارجية الإيرانية إسماعيل بقائي إن رئيسي الوفدين تحادثا بضع دقائق بحضور الوزير العماني عند مغادرة مقر المحادثات. وأكد البيت الأبيض في بيان أن المناقشات كانت «إيجابية وبناءة للغاية».

واتفق الجانبان على عقد جولة ثانية السبت المقبل.
""",
    "a3": """ date 2025-04-13
الجولة الأولى في مسقط: أجواء بناءة

عُقدت في مسقط أمس السبت الجولة الأولى من المحادثات بين المبعوث الأميركي ستيف ويتكوف ووزير الخارجية الإيراني عباس عراقجي بوساطة وزير الخارجية العماني بدر البوسعيدي، واستمرت ساعتين ونصف الساعة.

واتفق الجانبان على عقد جولة ثانية السبت المقبل.
""",
    "a4": """ date 2025-05-01
تأجيل الجولة الرابعة لأسباب لوجستية

أعلن وزير الخارجية العماني بدر البوسعيدي تأجيل الجولة الرابعة التي كان من المقرر عقدها في روما السبت 3 مايو «لأسباب لوجستية». ونقلت وكالة رويترز عن مسؤول إيراني كبير طلب عدم الكشف عن هويته أن موعد الجولة المقبلة سيحدد بناء على نهج الولايات المتحدة.

وقال مصدر مطلع إن واشنطن لم تؤكد قط مشاركتها في جولة رابعة في روما.
""",
    "a5": """الجولة الرابعة: تخصيب اليورانيوم خط أحمر

اختتمت في مسقط الأحد الجولة الرابعة من المحادثات بعد أكثر من ثلاث ساعات. ووصف بقائي المحادثات بأنها صعبة لكنها مفيدة.

وقال عراقجي إن تخصيب اليورانيوم على الأراضي الإيرانية غير قابل للتفاوض، لكن طهران مستعدة لبحث مستوى التخصيب لفترة محددة من أجل بناء الثقة. ونقل موقع أكسيوس عن صحيفة إسرائيلية عن مسؤول أميركي قوله إن ويتكوف يصر على تفكيك منشآت نطنز وفوردو وأصفهان.

وعرضت سلطنة عمان استضافة الجولة الخامسة.
""",
    "a6": """ date 2025-05-24
جولة خامسة في روما بلا اختراق

أنهى الوفدان الإيراني والأميركي في روما أمس الجمعة الجولة الخامسة من المحادثات. وقال البوسعيدي إن الجولة حققت «بعض التقدم لكنه غير حاسم». وذكرت وسائل إعلام إيرانية أن الجولة استمرت ثلاث ساعات.

ونفت الخارجية الإيرانية وجود اتفاق مؤقت، مؤكدة أن رفع العقوبات شرط لأي تفاهم. وشدد ويتكوف على أن بلاده لن تقبل حتى بواحد في المئة من قدرة التخصيب.
""",
    "a7": """ date 2025-06-12
جولة سادسة في مسقط الأحد رغم التوتر

أعلن وزير الخارجية العماني بدر البوسعيدي أن الجولة السادسة ستُعقد في مسقط الأحد 15 يونيو. وقال مسؤول أميركي إن ويتكوف يعتزم لقاء عراقجي في مسقط. ودعت الوكالة الدولية للطاقة الذرية إلى زيارة مواقع جديدة خلال الشهر الجاري.

وكان ستيف ويتكوف، المبعوث الأميركي السابق إلى الشرق الأوسط، قد التقى عراقجي في روما قبل ثلاثة أسابيع، واستمر اللقاء ساعتين.
""",
}


def at(article: str, exact: str) -> Span:
    """The first place of some words in one of the texts."""
    start = TEXTS[article].index(exact)
    return span(TEXTS[article], start, start + len(exact))


def _party(article: str, exact: str, entity: str | None = None) -> Party:
    place = at(article, exact)
    return Party(entity, place.start, place.end, exact)


def _articles() -> tuple[RecordArticle, ...]:
    outlets = {"a1": "وكالة الأنباء", "a2": "صحيفة الخليج", "a3": "موقع النهار", "a6": "قناة روما"}
    days = {"a1": "2025-04-08", "a2": "2025-04-13", "a3": "2025-04-13", "a4": "2025-05-01", "a6": "2025-05-24"}
    held = {key: RecordDate(day, "header", "the header of the file") for key, day in {**days, "a7": "2025-06-12"}.items()}
    held["a5"] = RecordDate(
        "2025-05-12", "corpus", "the Sunday it names is 2025-05-11: the fourth round of a4 and a6",
        (DateCandidate("2025-05-12", "corpus"), DateCandidate("2025-05-11", "corpus", weight=0.4)),
    )
    return tuple(
        RecordArticle(
            key, f"{key}.txt", text.strip().split("\n")[0 if key == "a5" else 1], outlets.get(key), held[key],
            "a2" if key == "a3" else None, f"https://example.org/{key}" if key != "a5" else None, text,
        )
        for key, text in TEXTS.items()
    )


def _entity(
    identity: str, kind: str, name: str, name_en: str, country: str | None, names: tuple[str, ...],
    roles: tuple[tuple[str, str, str], ...], articles: tuple[str, ...],
) -> RecordEntity:
    held = tuple(HeldRole(role, words, article, None) for role, words, article in roles)
    return RecordEntity(identity, kind, name, name_en, country, names, held, articles, country if name_en in ("Iran", "United States") else None, 3 * len(articles))  # type: ignore[arg-type]


def _entities() -> tuple[RecordEntity, ...]:
    return (
        _entity("n1", "person", "عباس عراقجي", "Abbas Araghchi", "IR", ("عباس عراقجي", "عراقجي"),
                (("foreign minister", "وزير الخارجية الإيراني", "a1"),), ("a1", "a2", "a5", "a7")),
        _entity("n2", "person", "ستيف ويتكوف", "Steve Witkoff", "US", ("ستيف ويتكوف", "ويتكوف", "ستيف فيتكوف"),
                (("envoy", "المبعوث الأميركي", "a2"), ("envoy", "المبعوث الأميركي السابق", "a7")), ("a2", "a5", "a6", "a7")),
        _entity("n3", "person", "بدر البوسعيدي", "Badr al-Busaidi", "OM", ("بدر البوسعيدي", "البوسعيدي"),
                (("foreign minister", "وزير الخارجية العماني", "a2"),), ("a2", "a4", "a6", "a7")),
        _entity("n4", "person", "دونالد ترامب", "Donald Trump", "US", ("دونالد ترامب", "ترامب"),
                (("head of state", "الرئيس الأميركي", "a1"),), ("a1",)),
        _entity("n5", "person", "إسماعيل بقائي", "Esmail Baghaei", "IR", ("إسماعيل بقائي", "بقائي"),
                (("spokesperson", "المتحدث باسم وزارة الخارجية الإيرانية", "a2"),), ("a2", "a5")),
        _entity("n6", "place", "مسقط", "Muscat", "OM", ("مسقط",), (), ("a2", "a5", "a7")),
        _entity("n7", "place", "روما", "Rome", "IT", ("روما",), (), ("a4", "a6", "a7")),
        _entity("n8", "place", "إيران", "Iran", "IR", ("إيران", "طهران"), (), ("a1", "a5", "a6")),
        _entity("n9", "place", "الولايات المتحدة", "United States", "US", ("الولايات المتحدة", "واشنطن", "أميركا"), (), ("a1", "a4")),
        _entity("n10", "organisation", "وكالة رويترز", "Reuters", "GB", ("وكالة رويترز",), (), ("a4",)),
        _entity("n11", "organisation", "موقع أكسيوس", "Axios", "US", ("موقع أكسيوس",), (), ("a5",)),
        _entity("n12", "organisation", "البيت الأبيض", "White House", "US", ("البيت الأبيض",), (), ("a1", "a2")),
        _entity("n13", "organisation", "الوكالة الدولية للطاقة الذرية", "IAEA", None, ("الوكالة الدولية للطاقة الذرية",), (), ("a7",)),
        _entity("n14", "group", "مصدر مطلع", "informed source", None, ("مصدر مطلع",), (), ("a4",)),
    )


def _step(article: str, day: str, status: str, exact: str) -> HistoryStep:
    return HistoryStep(day, status, article, at(article, exact))  # type: ignore[arg-type]


def _claim(field: str, value: str, article: str, exact: str) -> Claim:
    return Claim(field, value, article, at(article, exact))


def _events() -> tuple[RecordEvent, ...]:
    talks = ("n1", "n2", "n3")
    return (
        RecordEvent(
            "v1", "CONSULT", "talks", "First round of talks between Araghchi and Witkoff in Muscat",
            "الجولة الأولى من محادثات عراقجي وويتكوف في مسقط", talks, "n6", "2025-04-12", "2025-04-12", "PT2H30M", "held",
            (_step("a1", "2025-04-08", "scheduled", "ستجري محادثات مباشرة"), _step("a2", "2025-04-13", "held", "عُقدت في مسقط أمس السبت")),
            (_claim("duration", "PT2H30M", "a2", "ساعتين ونصف الساعة"), _claim("date", "2025-04-12", "a2", "أمس السبت"),
             _claim("nature", "محادثات مباشرة", "a1", "محادثات مباشرة"), _claim("nature", "محادثات غير مباشرة", "a1", "محادثات غير مباشرة")),
            {"duration": "single", "date": "agreed", "nature": "disputed"}, sources=2, reports=("r1", "r2", "r3"),
        ),
        RecordEvent(
            "v2", "CONSULT", "talks", "Second round of talks", "الجولة الثانية من المحادثات", ("n1", "n2"), None,
            "2025-04-19", "2025-04-19", None, "scheduled", (_step("a2", "2025-04-13", "scheduled", "عقد جولة ثانية السبت المقبل"),),
            (), {}, sources=1, why_not={"place": "no article names it"},
        ),
        RecordEvent(
            "v3", "CONSULT", "talks", "Fourth round in Rome, planned for 3 May", "الجولة الرابعة في روما (3 مايو)", talks, "n7",
            "2025-05-03", "2025-05-03", None, "postponed",
            (_step("a4", "2025-04-26", "scheduled", "كان من المقرر عقدها"), _step("a4", "2025-05-01", "postponed", "تأجيل الجولة الرابعة")),
            (_claim("date", "2025-05-03", "a4", "السبت 3 مايو"),), {"date": "single"}, followed_by="v4",
        ),
        RecordEvent(
            "v4", "CONSULT", "talks", "Fourth round of talks in Muscat", "الجولة الرابعة من المحادثات في مسقط", ("n1", "n2"), "n6",
            "2025-05-11", "2025-05-11", "PT3H", "held", (_step("a5", "2025-05-12", "held", "اختتمت في مسقط الأحد الجولة الرابعة"),),
            (_claim("duration", "PT3H", "a5", "أكثر من ثلاث ساعات"),), {"duration": "single"},
            quantities=(Quantity("hours", 3, "at least", at("a5", "ثلاث ساعات")),),
        ),
        RecordEvent(
            "v5", "CONSULT", "talks", "Fifth round of talks in Rome", "الجولة الخامسة من المحادثات في روما", ("n1", "n2", "n3"), "n7",
            "2025-05-23", "2025-05-23", "PT3H", "held",
            (_step("a5", "2025-05-12", "proposed", "عرضت سلطنة عمان استضافة الجولة الخامسة"), _step("a6", "2025-05-24", "held", "أنهى الوفدان الإيراني والأميركي في روما أمس الجمعة")),
            (_claim("duration", "PT3H", "a6", "ثلاث ساعات"), _claim("duration", "PT2H", "a7", "ساعتين")), {"duration": "disputed"}, sources=2,
        ),
        RecordEvent(
            "v6", "AGREE", "interim agreement", "Interim agreement between Iran and the United States", "اتفاق مؤقت بين إيران والولايات المتحدة",
            ("n8", "n9"), None, None, None, None, "denied", (_step("a6", "2025-05-24", "denied", "نفت الخارجية الإيرانية وجود اتفاق مؤقت"),),
            (), {}, why_not={"earliest": "the text gives no day"},
        ),
        RecordEvent(
            "v7", "CONSULT", "talks", "Sixth round of talks in Muscat", "الجولة السادسة من المحادثات في مسقط", ("n1", "n2", "n3"), "n6",
            "2025-06-15", "2025-06-15", None, "scheduled", (_step("a7", "2025-06-12", "scheduled", "الجولة السادسة ستُعقد في مسقط"),), (), {},
        ),
        RecordEvent(
            "v8", "CONSULT", "visit", "IAEA visit to new sites", "زيارة الوكالة الدولية لمواقع جديدة", ("n13",), "n8",
            "2025-06-12", "2025-06-30", None, "called for", (_step("a7", "2025-06-12", "called for", "دعت الوكالة الدولية للطاقة الذرية إلى زيارة مواقع جديدة"),),
            (), {},
        ),
        RecordEvent(
            "v9", "CONSULT", "meeting", "Meeting of Witkoff and Araghchi in Muscat", "لقاء ويتكوف وعراقجي في مسقط", ("n1", "n2"), "n6",
            "2025-06-13", "2025-07-10", None, "planned", (_step("a7", "2025-06-12", "planned", "يعتزم لقاء عراقجي"),), (), {}, part_of="v7",
        ),
    )


def _said(
    identity: str, article: str, cue: str, content: str, speaker: Party | None, claim: str = "says", kind: str = "indirect",
    group: str = "official", via: tuple[Party, ...] = (), medium: str | None = None,
) -> RecordStatement:
    return RecordStatement(
        id=identity, cue=at(article, cue), content=at(article, content), speaker=speaker, via=via, kind=kind,  # type: ignore[arg-type]
        claim=claim, speaker_class=group, medium=medium, rule="sample", article=article,  # type: ignore[arg-type]
    )


def _statements() -> tuple[RecordStatement, ...]:
    return (
        _said("s1", "a1", "أعلن", "أن واشنطن ستجري محادثات مباشرة مع إيران يوم السبت المقبل", _party("a1", "الرئيس الأميركي دونالد ترامب", "n4")),
        _said("s2", "a1", "قال", "إيران والولايات المتحدة ستجتمعان في سلطنة عمان السبت لإجراء محادثات غير مباشرة رفيعة المستوى",
              _party("a1", "وزير الخارجية الإيراني عباس عراقجي", "n1"), kind="direct", medium="X"),
        _said("s3", "a1", "أضاف", "أن الكرة الآن في ملعب أميركا", _party("a1", "وزير الخارجية الإيراني عباس عراقجي", "n1"), medium="X"),
        _said("s4", "a1", "حذر", "أن طهران ستكون في خطر كبير إذا لم تنجح المحادثات", _party("a1", "ترامب", "n4"), claim="warns"),
        _said("s5", "a2", "أكد", "أن المناقشات كانت «إيجابية وبناءة للغاية»", _party("a2", "البيت الأبيض", "n12"), claim="confirms",
              kind="mixed", medium="statement", group="organisation"),
        _said("s13", "a3", "واتفق", "عقد جولة ثانية السبت المقبل", None),
        _said("s14", "a2", "واتفق", "عقد جولة ثانية السبت المقبل", None),
        _said("s6", "a4", "نقلت", "أن موعد الجولة المقبلة سيحدد بناء على نهج الولايات المتحدة", _party("a4", "مسؤول إيراني كبير"),
              group="anonymous official", via=(_party("a4", "وكالة رويترز", "n10"),)),
        _said("s7", "a4", "قال مصدر", "إن واشنطن لم تؤكد قط مشاركتها في جولة رابعة في روما", _party("a4", "مصدر مطلع", "n14"),
              claim="denies", group="anonymous source"),
        _said("s8", "a5", "نقل", "إن ويتكوف يصر على تفكيك منشآت نطنز وفوردو وأصفهان", _party("a5", "مسؤول أميركي"), group="anonymous official",
              via=(_party("a5", "موقع أكسيوس", "n11"), _party("a5", "صحيفة إسرائيلية"))),
        _said("s9", "a5", "قال عراقجي", "إن تخصيب اليورانيوم على الأراضي الإيرانية غير قابل للتفاوض", _party("a5", "عراقجي", "n1")),
        _said("s10", "a6", "قال البوسعيدي", "إن الجولة حققت «بعض التقدم لكنه غير حاسم»", _party("a6", "البوسعيدي", "n3"), kind="mixed"),
        _said("s11", "a6", "شدد", "أن بلاده لن تقبل حتى بواحد في المئة من قدرة التخصيب", _party("a6", "ويتكوف", "n2"), claim="says"),
        _said("s12", "a7", "أعلن", "أن الجولة السادسة ستُعقد في مسقط الأحد 15 يونيو", _party("a7", "وزير الخارجية العماني بدر البوسعيدي", "n3")),
    )


def _stand(
    identity: str, party: tuple[str, str], issue: tuple[str, str, str], stance: str, day: str, article: str, exact: str,
    by_other: bool = False, before: str | None = None, statement: str | None = None,
) -> RecordPosition:
    name, entity = party
    return RecordPosition(
        identity, name, entity, issue[0], issue[1], stance, day, article, statement, by_other, at(article, exact),  # type: ignore[arg-type]
        changed_from=before, issue_ar=issue[2],  # type: ignore[arg-type]
    )


def _positions() -> tuple[RecordPosition, ...]:
    iran, us, oman = ("Iran", "n8"), ("United States", "n9"), ("Oman", "n3")
    enrichment = ("nuclear.enrichment", "Uranium enrichment", "تخصيب اليورانيوم")
    relief = ("sanctions.relief", "Sanctions relief", "رفع العقوبات")
    hosting = ("talks.hosting", "Hosting the next round", "استضافة الجولة المقبلة")
    dismantling = ("nuclear.dismantling", "Dismantling of the sites", "تفكيك المنشآت النووية")
    return (
        _stand("p1", iran, enrichment, "refuses", "2025-05-12", "a5", "غير قابل للتفاوض", statement="s9"),
        _stand("p2", iran, enrichment, "open", "2025-05-12", "a5", "طهران مستعدة لبحث مستوى التخصيب لفترة محددة", before="refuses"),
        _stand("p3", us, enrichment, "opposes", "2025-05-24", "a6", "لن تقبل حتى بواحد في المئة من قدرة التخصيب", statement="s11"),
        _stand("p4", iran, relief, "demands", "2025-05-24", "a6", "رفع العقوبات شرط لأي تفاهم"),
        _stand("p5", us, dismantling, "demands", "2025-05-12", "a5", "يصر على تفكيك منشآت نطنز وفوردو وأصفهان", by_other=True, statement="s8"),
        _stand("p6", oman, hosting, "offers", "2025-05-12", "a5", "عرضت سلطنة عمان استضافة الجولة الخامسة"),
    )


def _disputes() -> tuple[Dispute, ...]:
    def side(value: str, article: str, exact: str) -> DisputeValue:
        return DisputeValue(value, (article,), (at(article, exact),))

    return (
        Dispute("d1", "v5", "duration", "articles", (side("PT3H", "a6", "ثلاث ساعات"), side("PT2H", "a7", "ساعتين"))),
        Dispute("d2", "v1", "nature", "one article",
                (side("محادثات مباشرة", "a1", "محادثات مباشرة"), side("محادثات غير مباشرة", "a1", "محادثات غير مباشرة"))),
        Dispute("d3", "n2", "role", "articles",
                (side("المبعوث الأميركي", "a2", "المبعوث الأميركي"), side("المبعوث الأميركي السابق", "a7", "المبعوث الأميركي السابق"))),
    )


def sample() -> Record:
    """The whole record."""
    return Record(
        Run("0.1.0", "sample"), _articles(), _entities(), _events(), _statements(), _positions(), _disputes(),
        (
            Ahead("v7", "2025-06-12", ("2025-06-15", "2025-06-15"), "scheduled"),
            Ahead("v9", "2025-06-12", ("2025-06-13", "2025-07-10"), "planned", ("date", "confirmation")),
            Ahead("v8", "2025-06-12", ("2025-06-12", "2025-06-30"), "called for", ("date", "confirmation")),
        ),
        copies=(("a2", "a3"),), skipped=({"source": "broken.bin", "code": "MHD-113", "reason": "the input is not text"},),
    )


def hostile() -> Record:
    """The same record with scripts, bidi controls, NULs and lone surrogates wherever a text can stand."""
    bad = "<script>alert(1)</script>\u202e\u0000\ud800\"'><img src=x onerror=alert(2)>&lt;"
    record = sample()
    article = msgspec.structs.replace(
        record.articles[0], title=bad, outlet=bad, source=bad, url="javascript:alert(3)", text=TEXTS["a1"] + bad,
        published=RecordDate(bad, "header", bad),
    )
    entity = msgspec.structs.replace(
        record.entities[0], name=bad, name_en=bad, country=bad, names=(bad,), roles=(HeldRole(bad, bad, "a1", bad),)
    )
    event = msgspec.structs.replace(
        record.events[0], title=bad, title_ar=bad, what=bad, earliest=bad, latest=bad, duration=bad, why_not={bad: bad},
        claims=(Claim(bad, bad, "a1", Span(0, 5, bad)),), agreement={bad: "single"},
    )
    dispute = Dispute(bad, bad, bad, "articles", (DisputeValue(bad, ("a1", bad), (Span(0, 9**9, bad),)),), bad)
    return msgspec.structs.replace(
        record, run=Run(bad, bad), articles=(article, *record.articles[1:]), entities=(entity, *record.entities[1:]),
        events=(event, *record.events[1:]), disputes=(dispute, *record.disputes), skipped=({bad: bad, "source": bad},),
    )
