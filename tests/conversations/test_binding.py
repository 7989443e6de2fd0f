"""绑定账号, clause 2.2: a one-time code for 72 hours, one account for one person, forgotten on request."""

import pytest

from bot.demo import running
from bot.settings import Settings
from handlers import binding
from handlers.binding import Account
from handlers.kit.card import Refused
from regulation.vocabulary import Role
from tests.conftest import Clock
from tests.house import ADMINISTRATOR, OFFICER, TEACHER, House

PHONE = Account("telegram", "hash-of-a-phone", "4711")
TABLET = Account("telegram", "hash-of-a-tablet", "4712")


async def invited(house: House, officer: str = OFFICER) -> str:
    person = house[officer]
    await person.says("绑定")
    await person.presses("invite-member")
    await person.says(TEACHER)
    await person.presses("submit")
    person.sees("invite-member-done")
    return person.card["text"].split("绑定码 ")[1].split(" ")[0]


def redeems(house: House, code: str, clock: Clock, account: Account = PHONE) -> str:
    app = house.demo.app
    turn = lambda session, journal: binding.bind(session, journal, app.house.vault, account, code, clock.now)  # noqa: E731
    return app.database.write_now(turn)


@pytest.mark.parametrize("officer", [OFFICER, ADMINISTRATOR])
async def test_a_code_binds_an_account_once(house: House, clock: Clock, officer):
    code = await invited(house, officer)
    assert redeems(house, code, clock) == house[TEACHER].code
    with pytest.raises(Refused, match="bind-code-wrong"):
        redeems(house, code, clock, TABLET)


async def test_a_code_is_forgiving_about_how_it_is_typed(house: House, clock: Clock):
    code = await invited(house)
    assert redeems(house, f" {code.lower().replace('-', '')} ", clock) == house[TEACHER].code


async def test_a_code_dies_after_72_hours_and_by_the_next_one(house: House, clock: Clock):
    first = await invited(house)
    second = await invited(house)
    with pytest.raises(Refused):
        redeems(house, first, clock)
    clock.forward(hours=72)
    with pytest.raises(Refused):
        redeems(house, second, clock)


async def test_a_new_code_moves_an_account_and_a_person_may_have_several(house: House, clock: Clock):
    redeems(house, await invited(house), clock)
    redeems(house, await invited(house), clock, TABLET)
    redeems(house, await invited(house), clock)
    from storage.queries import identity

    rows = house.look(lambda session: identity.identities_for_system(session, house[TEACHER].code))
    assert {row.address for row in rows} == {"4711", "4712"}


async def test_unbinding_forgets_every_account(house: House, clock: Clock):
    redeems(house, await invited(house), clock)
    teacher = house[TEACHER]
    await teacher.says("解除绑定")
    await teacher.presses("submit")
    teacher.sees("unbind-done")
    from storage.queries import identity

    assert house.look(lambda session: identity.identities_for_system(session, teacher.code)) == []


async def test_a_department_is_no_person(house: House):
    officer = house[OFFICER]
    await officer.says("绑定")
    await officer.presses("invite-member")
    await officer.says("客服部")
    officer.sees("error-nobody-found", "invite-member-subject")


async def test_somebody_new_is_added_let_in_and_found(house: House, clock: Clock):
    officer = house[OFFICER]
    await officer.says("绑定")
    await officer.presses("add-member")
    await officer.says("欧阳明月")
    await officer.says(TEACHER)  # a person is no department
    officer.sees("error-nobody-found", "add-member-department")
    await officer.says("客服部")
    await officer.presses("submit")
    officer.sees("invite-member-done")
    new = redeems(house, officer.card["text"].split("绑定码 ")[1].split(" ")[0], clock)
    await house[TEACHER].says("/record")
    await house[TEACHER].presses("complaint")
    await house[TEACHER].says("ouyang")
    await house[TEACHER].presses("answer")
    house[TEACHER].sees("complaint-received-on")
    from storage.queries.people import actor_for_system
    from tests.facts import TODAY

    actor = house.look(lambda session: actor_for_system(session, new, TODAY))
    assert (actor.name, actor.department, actor.viewer.roles) == ("欧阳明月", "客服部", {Role.STAFF})


async def test_an_invitation_carries_a_link_when_the_bots_name_is_known(settings: Settings, clock: Clock):
    known = settings.model_copy(update={"telegram_bot": "trustdesk_bot"})
    async with running(known, clock=clock, ticking=False) as demo, House(demo) as house:
        code = await invited(house)
        assert f"https://t.me/trustdesk_bot?start={code}" in house[OFFICER].card["text"]
