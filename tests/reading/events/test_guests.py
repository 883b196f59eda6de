"""Who is invited (`events.guests`): the guest takes the invitation up, the host looks forward to him."""

from __future__ import annotations

from tests.reading.seen import seen


def visit(text: str) -> tuple[str, set[str], str | None]:
    reading = seen(text)
    names = {e.id: e.name for e in reading.entities}
    (event,) = [e for e in reading.events if e.what == "visit"]
    return event.status, {names[p.entity] for p in event.participants if p.part == "guest"}, names.get(event.place or "")


def test_who_takes_the_invitation_up_is_the_guest() -> None:
    text = "اتصل ولي العهد بالرئيس الإيراني إبراهيم رئيسي. ووجهت السعودية دعوة لزيارة الرياض. ورحب رئيسي بالدعوة."
    assert visit(text) == ("called for", {"إبراهيم رئيسي"}, "الرياض")


def test_nobody_is_the_guest_before_somebody_takes_it_up() -> None:
    assert visit("وجهت السعودية دعوة لزيارة الرياض.") == ("called for", set(), "الرياض")


def test_the_state_that_looks_forward_to_it_is_where_it_goes() -> None:
    text = "قال الوزير إن السعودية تتطلع إلى زيارة الرئيس الإيراني إبراهيم رئيسي."
    assert visit(text) == ("possible", {"إبراهيم رئيسي"}, "السعودية")


def test_nobody_travels_to_his_own_land() -> None:
    text = "قال الوزير إن إيران تتطلع إلى زيارة الرئيس الإيراني إبراهيم رئيسي."
    assert visit(text)[2] is None
