"""Plans in their versions, leaks of something, and what became of what was announced, over articles of another process."""

from __future__ import annotations

from functools import cache

from mahdar.export.courses import courses, line, paper
from mahdar.export.naming import Names
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.record import Record, RecordEvent
from mahdar.path import settled
from mahdar.reading.pipeline import read

ARTICLES = (
    (
        "2026-03-01",
        "نقلت وكالة رويترز عن مصادر مطلعة أن وزير الخارجية الروسي سيرغي لافروف يعتزم زيارة أنقرة خلال الشهر الجاري للقاء وزير الخارجية "
        "التركي هاكان فيدان.\nوقال المتحدث باسم الخارجية التركية إن تسريب محادثة هاتفية بين مسؤولين كبيرين يمثل محاولة لعرقلة المفاوضات. "
        "وذكرت صحيفة التايمز أن لافروف قال في مكالمة هاتفية مع هاكان فيدان في 14 فبراير/شباط الماضي إن الخطة جاهزة.\n"
        "وأثار إطار عمل طرحته تركيا وتم الإعلان عنه الأسبوع الماضي مخاوف روسيا.",
    ),
    (
        "2026-03-10",
        "أعلن المتحدث باسم الكرملين دميتري بيسكوف أن وزير الخارجية الروسي سيرغي لافروف سيلتقي وزير الخارجية التركي هاكان فيدان في أنقرة "
        "غدا الأربعاء.\nوتسلمت روسيا الخطة التركية المعدلة. وتذكر التقارير أن الخطة التركية الأصلية، التي تم تسريبها سابقا، تعرضت "
        "لانتقادات من روسيا. ولا تملك روسيا خطة.",
    ),
    ("2026-06-10", "قال وزير الخارجية التركي هاكان فيدان إن العلاقات تحسنت بعد لقاء لافروف وفيدان."),
)


@cache
def record() -> Record:
    return settled([read(Article(article_id(t), f"{day}.txt", t, Published(day, "given"))) for day, t in ARTICLES])


def event(what: str, status: str = "") -> RecordEvent:
    return next(e for e in record().events if e.what == what and status in ("", e.status))


def test_one_sides_plan_is_one_plan_in_its_versions() -> None:
    (plan,) = record().plans
    assert (plan.title, plan.title_ar) == ("Plan of Turkey", "خطة تركيا")
    assert [(s.as_of, s.what, s.version, s.publicity) for s in plan.history] == [
        ("2026-03-01", "framework", None, "announced"),
        ("2026-03-10", "plan", "revised", None),
        ("2026-03-10", "plan", "original", "leaked"),
    ]
    names = Names(record())
    assert paper(plan.history[2], names).en == "10 March 2026: Plan, original, leaked"
    assert all(s.evidence.exact in dict(ARTICLES)[s.as_of or ""] for s in plan.history)


def test_announced_or_leaked_is_a_dispute_over_the_plan() -> None:
    (dispute,) = [d for d in record().disputes if d.field == "publicity"]
    assert dispute.about == record().plans[0].id
    assert Names(record()).about(dispute.about).ar == "خطة تركيا"


def test_a_call_of_two_officials_is_the_call_that_is_named() -> None:
    calls = [e for e in record().events if e.what == "phone call"]
    assert len(calls) == 1 and calls[0].earliest == "2026-02-14" and len(calls[0].participants) == 2
    leaks = [e for e in record().events if e.what == "leak"]
    assert {e.of for e in leaks} == {calls[0].id, record().plans[0].id}
    assert all(e.place is None for e in leaks)


def test_a_meeting_that_was_fixed_and_is_later_known_to_have_been() -> None:
    fixed, held = event("meeting", "scheduled"), event("meeting", "held")
    assert fixed.followed_by == held.id and held.earliest is None
    assert [(s.as_of, s.status) for s in fixed.history] == [("2026-03-01", "planned"), ("2026-03-10", "scheduled")]
    assert fixed.id not in {a.event for a in record().ahead}


def test_a_plan_is_fixed_with_the_meeting_it_is_for() -> None:
    visit = event("visit")
    assert (visit.status, visit.earliest, visit.latest) == ("scheduled", "2026-03-11", "2026-03-11")
    assert visit.agreement["status"] == visit.agreement["date"] == "superseded"
    assert event("meeting", "scheduled").part_of == visit.id


def test_a_line_tells_what_was_announced_by_whom_and_what_came_of_it() -> None:
    names = Names(record())
    lines = [line(c, names, "en") for c in courses(record(), names)]
    assert lines[-1].startswith("Meeting between") or lines[-1].startswith("Visit by")
    assert any("planned (1 March 2026: informed sources via Reuters) → scheduled (10 March 2026: Dmitry Peskov) → held" in x for x in lines)
    assert any(x.endswith("(Leak of the phone call between Hakan Fidan and Sergei Lavrov, by 1 March 2026)") for x in lines)
    assert len(lines) == len([line(c, names, "ar") for c in courses(record(), names)])


def test_what_is_not_there_is_no_plan() -> None:
    assert {p.title for p in record().plans} == {"Plan of Turkey"}


def test_how_a_meeting_went_is_told_with_it() -> None:
    text = (
        "عقد وزير الخارجية الروسي سيرغي لافروف اجتماعا مع وزير الخارجية التركي هاكان فيدان في أنقرة الثلاثاء. "
        "ولم يسفر الاجتماع عن أي اختراق. ووصف فيدان المحادثات بأنها بناءة."
    )
    made = settled([read(Article(article_id(text), "t", text, Published("2026-03-11", "given")))])
    told = {c.value for e in made.events for c in e.claims if c.field == "outcome"}
    assert "no success" in told
    assert all(c.evidence.exact in text for e in made.events for c in e.claims)


def test_talks_in_a_forum_and_those_who_met_there_are_one() -> None:
    text = (
        "يأتي اللقاء بعد محادثات أولية في منتدى دافوس. والتقى وزير الخارجية الروسي سيرغي لافروف وزير الخارجية التركي هاكان فيدان على "
        "هامش المنتدى."
    )
    made = settled([read(Article(article_id(text), "t", text, Published("2026-01-21", "given")))])
    names = {e.id: e.name_en for e in made.entities}
    talks = [e for e in made.events if e.place and names[e.place] == "World Economic Forum"]
    assert [{names[w] for w in e.participants} for e in talks] == [{"Sergei Lavrov", "Hakan Fidan"}]


def test_aid_to_the_parties_is_nothing_to_wait_for() -> None:
    names = {e.id: e for e in record().entities}
    for a in record().ahead:
        event = next(e for e in record().events if e.id == a.event)
        assert a.expected[0] or any(names[w].kind != "group" or names[w].country for w in event.participants)
