"""委托 6.12, K12: whoever stands in may what the principal may, inherits both conflicts, and only for a while."""

from tests.house import AUDITOR, DIRECTOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, Person, complains


async def delegates(house: House, principal: Person, name: str, period: str = "week") -> Person:
    await principal.sends("offer-delegation")
    await principal.says(name)
    if "offer-delegation-period" in [card["key"] for card in principal.answer]:
        await principal.picks(period)
        await principal.says("外出培训")
        await principal.presses("submit")
    return principal


async def accepted(house: House, principal: str, delegate: str) -> None:
    (await delegates(house, house[principal], delegate)).sees("offer-delegation-done")
    await house.delivers()
    await house[delegate].looks()
    await house[delegate].presses("accept-delegation")
    house[delegate].sees("accept-delegation-done")


async def test_a_teacher_stands_in_for_the_head_until_it_ends(house: House):
    code = await complains(house["郑重"], about="教学部")
    teacher = house[TEACHER]
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("row-unknown")
    await accepted(house, HEAD, TEACHER)
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("record-card")
    await house.http.post("/api/clock", json={"days": 6})  # the seventh day is the last
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("record-card")
    await house.http.post("/api/clock", json={"days": 1})
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("row-unknown")


async def test_nothing_is_conveyed_before_it_is_accepted_or_after_it_is_ended(house: House):
    code = await complains(house["郑重"], about="教学部")
    teacher, head = house[TEACHER], house[HEAD]
    await delegates(house, head, TEACHER)
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("row-unknown")
    await house.delivers()
    await teacher.looks()
    await teacher.presses("accept-delegation")
    await head.says("委托")
    await head.presses("see-delegations")
    await head.presses("revoke-delegation")
    head.sees("revoke-delegation-done")
    await teacher.sends(f"see-record.{code}.1")
    teacher.sees("row-unknown")


async def test_k12_a_delegate_keeps_out_of_what_either_must_keep_out_of(house: House):
    """The director stands in for the officer: about the officer she decides no more."""
    code = await complains(house[TEACHER], about=OFFICER)
    await house[DIRECTOR].sends(f"see-record.{code}.1")
    assert "classify" in house[DIRECTOR].offered()
    await accepted(house, OFFICER, DIRECTOR)
    await house[DIRECTOR].sends(f"classify.{code}.1")
    house[DIRECTOR].sees("conflict-self")


async def test_who_may_not_stand_in(house: House):
    await delegates(house, house[OFFICER], AUDITOR)
    assert "delegation-clash" in house[OFFICER].keys  # an auditor does no office work, not for a day
    await house[OFFICER].says("取消")
    head = house[HEAD]
    await head.sends("offer-delegation")
    await head.says(OTHER_HEAD)  # another department, but the same office
    await head.picks("day")
    await head.says("外出")
    await head.presses("submit")
    head.sees("offer-delegation-done")
    await head.sends("offer-delegation")
    await head.says("郑重")
    assert head.answer[0]["key"] in ("delegation-not-to-them", "offer-delegation-period")
