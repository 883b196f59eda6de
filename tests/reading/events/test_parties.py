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


@pytest.mark.parametrize(("text", "trigger", "parties"), [
    ("وعقدت في طرابلس جلسة محادثات جمعت وزير الخارجية الليبي الطاهر الباعور بنظيره اليوناني جورج جيرابتريتيس.", "جلسة محادثات",
     {"جورج جيرابتريتيس"}),
    ("وسبق للاتحاد الأوروبي أن رفع عقوباته الاقتصادية عن سوريا في أيار الماضي.", "رفع", {"الاتحاد الأوروبي"}),
    ("والتقى وزير الخارجية المصري بدر عبد العاطي، على هامش الاجتماع، نظيره التركي هاكان فيدان.", "والتقى",
     {"بدر عبد العاطي", "هاكان فيدان"}),
    ("سلم وزير الخارجية المصري بدر عبد العاطي نظيره الإيراني عباس عراقجي رسالة من الرئيس السيسي.", "رسالة",
     {"بدر عبد العاطي", "عباس عراقجي", "السيسي"}),
    ("وكان المفوض الأوروبي ماغنوس برونر، الذي ترأس الوفد، يعتزم الاجتماع بالمشير خليفة حفتر.", "الاجتماع",
     {"ماغنوس برونر", "خليفة حفتر"}),
    ("جددت السعودية وإيران التزامهما بالاتفاق، ورحبت الصين بذلك. وكان البلدان قد اتفقا في بكين على استئناف العلاقات.", "اتفقا",
     {"السعودية", "إيران"}),
])
def test_parties_by_construction(text: str, trigger: str, parties: set[str]) -> None:
    assert parties <= _who(_read(text), trigger)


@pytest.mark.parametrize(("text", "trigger"), [
    ("وعدّ المبعوث الأممي هانس غروندبرغ الاتفاق تطورا إيجابيا في العاصمة.", "وعد"),
    ("وضع الفريقان اللمسات الأخيرة على ما اتفق عليه في لندن.", "اتفق"),
    ("بقيت قواتها على قمة جبل الشيخ.", "قمة"),
])
def test_no_event(text: str, trigger: str) -> None:
    assert not any(trigger in e.trigger.exact for e in _read(text).events)


@pytest.mark.parametrize(("text", "trigger", "parties"), [
    ("قال وزير الخارجية الفرنسي جان نويل بارو إن القرار متسرع، داعيا الجزائر إلى التراجع عنه.", "داعيا", {"جان نويل بارو", "الجزائر"}),
    ("وصفت الخارجية الجزائرية التوقيف بالاستعراضي، محملة باريس كامل المسؤولية.", "محملة", {"باريس"}),
    ("رأى وزير النفط العراقي حيان عبد الغني أن الاتفاق ناقص، مطالبا بعرضه على البرلمان.", "مطالبا", {"حيان عبد الغني"}),
])
def test_adverbial_participles(text: str, trigger: str, parties: set[str]) -> None:
    assert parties <= _who(_read(text), trigger)


def test_what_is_asked_for_is_the_event() -> None:
    reading = _read("تظاهر آلاف الطلاب في تونس، مطالبين بالإفراج عن ثلاثة صحفيين.")
    assert [e.type for e in reading.events if e.status == "called for"] == ["RETREAT"]


def test_a_man_takes_over() -> None:
    reading = _read("تسلم الرئيس اللبناني جوزاف عون من المبعوث الأميركي توم باراك ردا إسرائيليا.")
    assert [e.status for e in reading.events] == ["held"]
