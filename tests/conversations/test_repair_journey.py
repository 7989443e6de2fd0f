"""信用修复 7.1-7.3, whole: from "not yet" to the end of the observation, as people live it on every front end."""

from datetime import timedelta
from hashlib import sha256

import httpx

from regulation.repair import RepairStatus
from regulation.vocabulary import Language
from storage.tables import Issued
from tests.conftest import MORNING, Clock
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, OTHER_HEAD, House, Person
from tests.loopback import NO_TLS
from tests.platforms.test_issued import received
from tests.repair_steps import (
    BARRED,
    FIRST,
    HEAD,
    SECOND,
    SUBJECT,
    application,
    barred_now,
    clocks,
    fills,
    grade_now,
    reads,
    rows,
    signs,
    status,
)
from tests.repairs_house import CONDUCT, carried_out, graded


async def test_the_way_back(anywhere: House, clock: Clock):
    house = anywhere
    a_department_is_graded_c(house)
    assert await checked(house) == "check-until"
    await it_reads_why_not_yet_and_from_when(house)
    await the_day_comes_and_it_is_told_in_office_hours(house, clock)
    await it_applies_with_what_the_case_says(house)
    await it_has_its_receipt(house)
    await the_office_asks_for_what_is_missing(house)
    await it_hands_that_in_and_the_time_counts_anew(house, clock)
    await the_office_accepts(house)
    await two_are_named_to_look_on_site(house)
    await both_find_it_to_be_so(house)
    await the_director_grants_it(house)
    await everything_that_was_barred_is_free_at_once(house)
    assert await checked(house) == "check-yes"
    await it_has_the_decision_and_the_certificate(house)
    await anybody_can_check_the_certificate(house)
    await the_observation_ends_by_itself(house, clock)
    await nothing_is_left_to_be_repaired(house)


def a_department_is_graded_c(house: House) -> None:
    """Thirteen days ago, for something minor; two things are barred; what it had to put right is put right."""
    graded(house, SUBJECT, since=MORNING.date() - timedelta(days=13), barred=BARRED)
    carried_out(house, SUBJECT)
    assert grade_now(house) == ("c", "plain")
    assert barred_now(house) == [kind.value for kind in BARRED]


async def checked(house: House) -> str:
    """What another department's head hears who asks whether it may open something new."""
    asker = await house[OTHER_HEAD].sends("check-subject")
    await asker.says(SUBJECT)
    await asker.picks("new_business")
    return asker.keys[-1]


async def it_reads_why_not_yet_and_from_when(house: House) -> None:
    head = await house[HEAD].says("修复")
    head.sees("repair-list")
    assert head.rows()[SUBJECT] == (
        "C 级（合格）。还不能申请修复：等待期未满。最早可于 2026 年 12 月 10 日（周四）申请，到时会通知您。"
    )
    assert head.rows()[HEAD] == "尚未评定等级，不需要修复。"
    await head.presses("see-eligibility")
    head.sees("eligibility-card")
    assert "apply-for-repair" not in head.offered()
    assert head.rows()["等待期未满"].startswith("自 2026 年 12 月 10 日（周四）起可以申请")


async def the_day_comes_and_it_is_told_in_office_hours(house: House, clock: Clock) -> None:
    clock.forward(days=16, hours=15)  # Thursday, an hour after midnight
    assert "repair-open-told" not in (await reads(house, HEAD)).keys
    clock.forward(hours=9)
    await house.ticks()
    head = await reads(house, HEAD)
    head.sees("repair-open-told")
    assert head.keys.count("repair-open-told") == 1


async def it_applies_with_what_the_case_says(house: House) -> None:
    head = await house[HEAD].presses("apply-for-repair")
    await signs(head, "核对表.png", "回访.png")
    said = head.rows()
    assert said["失信行为"] == CONDUCT
    assert said["整改措施"] == "1. 宣传内容真实准确 — 发布前双人核对 — 撤回宣传单 200 份"
    assert said["整改成效"] == "此后没有同类投诉。\n六十天内没有新的投诉。"
    assert (said["证明材料"], said["信用承诺书"]) == ("核对表.png、回访.png", "我承诺并签署")
    await head.presses("submit")
    head.sees("apply-for-repair-done")
    letter = house.demo.app.house.commitment[Language.CHINESE]
    row = application(house)
    assert row.commitment == sha256(letter.encode()).hexdigest()
    assert (row.status, row.decide_by.isoformat()) == (RepairStatus.SUBMITTED, "2026-12-24")
    assert clocks(house) == {"repair.review": "2026-12-14"}


async def it_has_its_receipt(house: House) -> None:
    """And the office has the same form, with everything it may do."""
    officer = await reads(house, OFFICER)
    officer.sees("repair-submitted-told")
    assert [file["name"] for file in officer.card["files"]] == ["信用修复申请表 XS-2026-0001.pdf"]
    assert {"accept-repair", "ask-supplement", "reject-repair"} <= officer.offered()
    (await house[HEAD].looks()).sees("repair-form-issued")
    assert received(house, HEAD)[-1:] == ["信用修复申请表 XS-2026-0001.pdf"]


async def the_office_asks_for_what_is_missing(house: House) -> None:
    officer = await house[OFFICER].presses("ask-supplement")
    await fills(officer, "请补交家长回访记录")
    officer.sees("ask-supplement-done")
    assert clocks(house) == {"repair.supplement": "2026-12-17"}


async def it_hands_that_in_and_the_time_counts_anew(house: House, clock: Clock) -> None:
    head = await reads(house, HEAD)
    head.sees("repair-supplement-told")
    clock.forward(days=1)
    await head.presses("answer-supplement")
    await head.says("回访 12 位家长，均表示满意")
    await head.uploads("回访记录.png", PNG)
    await head.presses("done")
    await head.presses("submit")
    head.sees("answer-supplement-done")
    assert application(house).decide_by.isoformat() == "2026-12-25"
    assert clocks(house) == {"repair.review": "2026-12-15"}


async def the_office_accepts(house: House) -> None:
    officer = await reads(house, OFFICER)
    officer.sees("repair-supplied-told")
    await officer.presses("see-repair")
    assert "回访 12 位家长" in officer.rows()["补充材料"]
    assert officer.rows()["资格复核"] == "可以申请信用修复。"
    assert len(officer.card["files"]) == 3
    await officer.presses("accept-repair")
    await officer.presses("submit")
    officer.sees("accept-repair-done")
    assert (status(house), clocks(house)) == (RepairStatus.ACCEPTED, {"repair.assign": "2026-12-14"})
    (await reads(house, HEAD)).sees("repair-accepted-told")


async def two_are_named_to_look_on_site(house: House) -> None:
    director = await reads(house, DIRECTOR)
    director.sees("repair-to-assign-told")
    await director.presses("assign-on-site")
    await director.says(FIRST)
    await director.says(SECOND)
    await director.presses("submit")
    director.sees("assign-on-site-done")
    assert (status(house), clocks(house)) == (RepairStatus.VERIFYING, {"repair.verify": "2026-12-18"})
    assert "onsite-told-subject" in (await reads(house, HEAD)).keys


async def both_find_it_to_be_so(house: House) -> None:
    """Each for herself; after the first it still waits for the second."""
    await finds(await reads(house, FIRST), "台账齐全，抽查十单均在两天内响应。", "维修台账.png")
    assert status(house) is RepairStatus.VERIFYING
    await finds(await reads(house, SECOND), "台账齐全，抽查相符。")
    assert (status(house), clocks(house)) == (RepairStatus.READY, {"repair.decide": "2026-12-16"})


async def finds(verifier: Person, findings: str, *photos: str) -> None:
    assert "onsite-told" in verifier.keys
    assert {"confirm-on-site", "deny-on-site"} <= verifier.offered()
    await verifier.presses("confirm-on-site")
    for option in ("full", "full", "part"):
        await verifier.picks(option)
    await verifier.says(findings)
    for photo in photos:
        await verifier.uploads(photo, PNG)
    await verifier.presses("done" if photos else "skip")
    await verifier.presses("submit")
    verifier.sees("report-on-site-done")


async def the_director_grants_it(house: House) -> None:
    director = await reads(house, DIRECTOR)
    director.sees("repair-ready-told")
    await director.presses("approve-c")
    await director.says("整改扎实，成效明显，两位核实人均确认属实。")
    await director.presses("submit")
    director.sees("repair-approved")


async def everything_that_was_barred_is_free_at_once(house: House) -> None:
    assert (status(house), clocks(house)) == (RepairStatus.OBSERVING, {"repair.observe": "2027-03-11"})
    assert grade_now(house) == ("b", "repaired")
    assert barred_now(house) == []


async def it_has_the_decision_and_the_certificate(house: House) -> None:
    head = await reads(house, HEAD)
    assert head.keys[-2:] == ["repair-approved-told", "repair-certificate-told"]
    _, decision, proof = (issued.number for issued in rows(house, Issued))  # the first is the application itself
    assert (decision, proof) == ("XF-2026-0001", "ZM-2026-0001")
    assert (application(house).decision, application(house).certificate) == (decision, proof)
    (file,) = head.card["files"]
    assert file["name"] == "信用修复证明 ZM-2026-0001.pdf"
    assert received(house, HEAD)[-1] == file["name"]
    if "url" in file:  # on the page it is a link
        assert (await house.http.get(file["url"])).content.startswith(b"%PDF")
    assert "repair-decided-told" in (await house[OFFICER].looks()).keys


async def anybody_can_check_the_certificate(house: House) -> None:
    """By its number alone, and without reading whose it is."""
    address = getattr(house, "address", "") or house.demo.address.partition("/?")[0]
    async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as stranger:
        page = (await stranger.get(f"{address}/verify/{application(house).certificate}")).text
    assert SUBJECT not in page
    assert "信用修复证明" in page


async def the_observation_ends_by_itself(house: House, clock: Clock) -> None:
    for days, stands in ((89, RepairStatus.OBSERVING), (1, RepairStatus.OBSERVING), (1, RepairStatus.COMPLETED)):
        clock.forward(days=days)
        await house.ticks()
        assert status(house) is stands
    assert clocks(house) == {}
    assert "observation-over-told" in (await reads(house, HEAD)).keys


async def nothing_is_left_to_be_repaired(house: House) -> None:
    head = await house[HEAD].says("修复")
    head.sees("repair-list")
    stands = head.rows()[SUBJECT]
    assert stands.startswith("B 级（良好）")
    assert stands.endswith("目前的等级不需要修复。")
