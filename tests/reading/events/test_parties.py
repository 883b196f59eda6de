"""Who takes part where the text names it elsewhere: a delegation's head, the two, a shared subject, an office."""

from __future__ import annotations

import pytest

from mahdar.model.article import Article, Published
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read


def _read(text: str) -> Reading:
    return read(Article("t", "t", text, Published("2025-03-01", "given")))


def _who(reading: Reading, trigger: str) -> set[str]:
    names = {e.id: e.name for e in reading.entities}
    return {names[p.entity] for e in reading.events if trigger in e.trigger.exact for p in e.participants}


@pytest.mark.parametrize(("text", "trigger", "parties"), [
    ("وكان وفد كردي برئاسة فؤاد حسين قد زار بغداد الأسبوع الماضي، وعقد ثلاثة اجتماعات مع وزير النفط حيان عبد الغني.",
     "اجتماعات", {"فؤاد حسين", "حيان عبد الغني"}),
    ("أعلن مكتب رئيس الوزراء الإسرائيلي بنيامين نتنياهو، اليوم، أنه سيجتمع بالرئيس الأميركي دونالد ترامب في واشنطن الأربعاء المقبل.",
     "سيجتمع", {"بنيامين نتنياهو", "دونالد ترامب"}),
    ("وصل رئيس أذربيجان إلهام علييف إلى واشنطن. ورحب رئيس الوزراء الأرميني نيكول باشينيان بالإعلان. وكان الزعيمان قد اجتمعا في أبوظبي.",
     "اجتمعا", {"إلهام علييف", "نيكول باشينيان"}),
    ("استقبل الرئيس المصري عبد الفتاح السيسي في القاهرة نظيره التركي رجب طيب أردوغان، ثم بحث الرئيسان التعاون.",
     "استقبل", {"عبد الفتاح السيسي", "رجب طيب أردوغان"}),
    ("بحث وزير الخارجية المصري بدر عبد العاطي مع نظيره التركي هاكان فيدان ملف غزة. وقال عبد العاطي، خلال مؤتمر صحفي مشترك، إن اللقاء مثمر.",
     "مؤتمر صحفي", {"بدر عبد العاطي", "هاكان فيدان"}),
    ("طوى الرئيسان الأميركي دونالد ترامب والصيني شي جين بينغ صفحة الخلاف بعد اجتماع دام ساعتين.",
     "اجتماع", {"دونالد ترامب", "شي جين بينغ"}),
    ("زار وزير الخارجية المصري بدر عبد العاطي بغداد أمس، والتقى نظيره فؤاد حسين.", "والتقى", {"بدر عبد العاطي", "فؤاد حسين"}),
    ("وشهد وزير الخارجية التركي هاكان فيدان توقيع اتفاق مع شركة فرنسية.", "توقيع", {"هاكان فيدان"}),
])
def test_parties_named_elsewhere(text: str, trigger: str, parties: set[str]) -> None:
    assert parties <= _who(_read(text), trigger)


@pytest.mark.parametrize(("text", "trigger", "nobody"), [
    ("وقالت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا إن الطرفين سيلتقيان غدا في جنيف.", "سيلتقيان", "ماريا زاخاروفا"),
    ("قال المبعوث الأميركي ستيف ويتكوف إن الخطة جاهزة. ومساء الأحد، تظاهر مئات الآلاف في تل أبيب.", "تظاهر", "ستيف ويتكوف"),
])
def test_a_speaker_is_no_party(text: str, trigger: str, nobody: str) -> None:
    assert nobody not in _who(_read(text), trigger)
