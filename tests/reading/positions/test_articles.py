"""Whole articles of our own on several processes: the positions that must be found in each."""

import pytest

from mahdar.lang import load
from mahdar.reading.examples import reading_of

LANGUAGE = load("ar")

DAM = """أديس أبابا - جددت إثيوبيا رفضها توقيع اتفاق ملزم بشأن ملء سد النهضة، \
معتبرة أن مطالب القاهرة "غير عادلة". وقال رئيس الوزراء الإثيوبي آبي أحمد إن بلاده لا تمانع تبادل البيانات \
الفنية مع دولتي المصب، لكنها لن تقبل بأي حصص تاريخية.

وتتمسك مصر بضرورة التوصل إلى اتفاق قانوني قبل أي ملء جديد. وقال وزير الري المصري هاني سويلم إن المفاوضات يجب \
أن تستأنف بوساطة دولية، مؤكدا أن الأمن المائي خط أحمر.

وأيد السودان المقترح الأميركي بشأن تبادل المعلومات. ورحبت واشنطن باستعداد الأطراف للعودة إلى طاولة المفاوضات. \
وعرضت تركيا استضافة الجولة المقبلة في إسطنبول.

ولا ترفض الخرطوم مبدأ الملء على مراحل إذا حصلت على ضمانات مكتوبة."""

SUDAN = """الخرطوم - قال وزير الخارجية السوداني محي الدين سالم إن الحكومة ترفض أي هدنة لا تسبقها انسحابات، \
مضيفا أن الخرطوم لن تجلس مع من وصفهم بالمتمردين قبل أن يضعوا السلاح.

في المقابل، أعلنت قوات الدعم السريع موافقتها على مقترح الهدنة الإنسانية، \
وأبدت استعدادها لفتح ممرات آمنة شريطة أن يلتزم الجيش بوقف الغارات الجوية.

ودعت الأمم المتحدة الطرفين إلى السماح بدخول المساعدات دون قيود، \
فيما أعرب الاتحاد الأفريقي عن قلقه العميق من خطر تقسيم البلاد. وبحسب دبلوماسي غربي، تسعى القاهرة إلى تشكيل حكومة مدنية.

وحذرت الولايات المتحدة من استمرار تدفق السلاح. ولم تستبعد واشنطن إدراج أفراد جدد على قائمة العقوبات."""

TRADE = """بروكسل - هدد الرئيس الأميركي دونالد ترامب بفرض رسوم جمركية بنسبة 30 في المئة على السلع الأوروبية \
ما لم يفتح الاتحاد الأوروبي أسواقه. ووصفت رئيسة المفوضية الأوروبية أورسولا فون دير لاين الخطوة بأنها "غير \
مبررة"، لكنها قالت إن التكتل منفتح على التفاوض.

وأعلنت الصين تعليق قيود تصدير المعادن النادرة لمدة عام، \
وتعهدت كندا بإلغاء ضريبة الخدمات الرقمية. وتخشى ألمانيا من تضرر قطاع السيارات، \
فيما حثت فرنسا المفوضية على الرد بحزم. واقترحت إيطاليا خفضا متبادلا للرسوم."""

WANTED = (
    (DAM, "Ethiopia", "refuses", "water"), (DAM, "Ethiopia", "open", ""), (DAM, "Egypt", "demands", ""),
    (DAM, "Egypt", "refuses", "water"),
    (DAM, "Sudan", "supports", ""), (DAM, "Sudan", "open", ""), (DAM, "United States", "supports", "peace"), (DAM, "Turkey", "offers", ""),
    (SUDAN, "Sudan", "refuses", "ceasefire"), (SUDAN, "Rapid Support Forces", "supports", "ceasefire"),
    (SUDAN, "Rapid Support Forces", "offers", "borders.corridor"), (SUDAN, "Rapid Support Forces", "demands", "ceasefire.air"),
    (SUDAN, "United Nations", "demands", "aid"), (SUDAN, "African Union", "concerned", "territory"),
    (SUDAN, "Egypt", "supports", "government"),
    (SUDAN, "United States", "opposes", ""), (SUDAN, "United States", "open", "sanctions"),
    (TRADE, "United States", "demands", ""), (TRADE, "European Union", "opposes", ""), (TRADE, "European Union", "open", "peace"),
    (TRADE, "China", "offers", "trade"), (TRADE, "Canada", "offers", ""), (TRADE, "Germany", "concerned", ""),
    (TRADE, "Italy", "offers", "trade"),
)


@pytest.mark.parametrize(("text", "party", "stance", "issue"), WANTED)
def test_position_is_found(text: str, party: str, stance: str, issue: str) -> None:
    found = reading_of(text, LANGUAGE).positions
    assert any(p.party == party and p.stance == stance and p.issue_id.startswith(issue) for p in found), (party, stance)


@pytest.mark.parametrize("text", [DAM, SUDAN, TRADE])
def test_few_besides(text: str) -> None:
    wanted = {(p, s) for t, p, s, _ in WANTED if t is text}
    extra = [(p.party, p.stance) for p in reading_of(text, LANGUAGE).positions if (p.party, p.stance) not in wanted]
    assert len(extra) <= 3, extra


def test_told_by_a_diplomat() -> None:
    cairo = next(p for p in reading_of(SUDAN, LANGUAGE).positions if p.party == "Egypt")
    assert cairo.claimed_by_other
