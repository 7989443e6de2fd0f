"""Somebody comes back with their code: what they may see and do, for ten minutes."""

from functools import partial

from bot.reports.ground import HOUSE, Ground, Said
from handlers.kit.button import Button
from handlers.kit.card import Refused
from handlers.reporting import cards, returning
from handlers.reporting.talk import LAST
from handlers.reporting.visit import At, Visit, addition
from storage.reports import deleting, receipt
from storage.reports import returning as stored
from storage.reports.returning import Found


async def heard(ground: Ground, seat: bytes, visit: Visit, text: str) -> Said:
    """A typed line: the code, more to say, or the end of a new code. Raises Refused, Gone, Tampered."""
    match visit.at:
        case At.CODE:
            return await _unlocked(ground, seat, visit, text)
        case At.MORE:
            return await _heard_more(ground, visit, addition(text))
        case At.ROTATE:
            return await _rotated(ground, visit, text)
    raise Refused("report-press")


async def pressed(ground: Ground, visit: Visit, button: Button) -> Said:
    """A button. Raises Refused, Gone, Tampered."""
    found = found_by(visit)
    match button.part:
        case "safe" | "revenge" as answer:
            await ground.turn(lambda turn: returning.answer_check(turn, found, answer == "revenge"))
            return Said([cards.told(visit.token, f"report-check-{answer}")])
        case "claim":
            here = await ground.turn(lambda turn: returning.standing(turn, found))
            level = next((each.level for each in here.rewards if each.id.hex() == button.option), 0)
            return Said([cards.claiming(visit.token, button.option, level)])
        case "claim-word" | "claim-give":
            return await _claimed(ground, visit, button.option, button.part == "claim-give")
        case "exclude-them" | "keep-them" as answer if visit.at is At.NAMED:
            out = frozenset(each.id for each in visit.named) if answer == "exclude-them" else frozenset()
            return await _added(ground, visit, visit.more, out)
        case "delete":
            return Said([cards.sure(visit.token)])
        case "delete-surely" | "delete-words":
            return await _deleted(ground, found, button.part == "delete-words")
    visit.turn_to(button.part)
    return await looking(ground, visit)


async def looking(ground: Ground, visit: Visit) -> Said:
    """The report as it stands, or the line that is awaited. Raises Gone, Tampered."""
    if visit.at is not At.LOOK:
        return Said([visit.card(None)])
    found = found_by(visit)
    return Said([visit.card(await ground.turn(lambda turn: returning.standing(turn, found)))])


def found_by(visit: Visit) -> Found:
    """The report that is open. Raises Refused before its code was right."""
    if visit.found is None:
        raise Refused("button-old")
    return visit.found


async def _unlocked(ground: Ground, seat: bytes, visit: Visit, text: str) -> Said:
    try:
        code = receipt.read(text)
    except receipt.Mistyped:
        raise Refused("report-code-mistyped") from None
    ground.count(
        ground.limits.wrong, seat, "report-code-often"
    )  # before the work: tries side by side do not slip by
    ground.count(ground.limits.tried, HOUSE, "report-code-busy")
    found = await ground.slowly(partial(stored.find, ground.store, ground.house, code))
    if found is None:
        raise Refused("report-code-wrong")
    ground.limits.wrong.give_back(seat)
    ground.limits.tried.give_back(HOUSE)  # whoever has a code shuts nobody out
    visit.found, visit.at, visit.last = found, At.LOOK, ground.clock()
    return await looking(ground, visit)


async def _heard_more(ground: Ground, visit: Visit, more: str) -> Said:
    """Passed on, unless it speaks of somebody who would read it: then the reporter is asked first (K3)."""
    found = found_by(visit)
    visit.named = tuple(await ground.turn(lambda turn: returning.named_in(turn, found, more)))
    if not visit.named:
        return await _added(ground, visit, more, frozenset())
    visit.at, visit.more = At.NAMED, more
    return Said([visit.card(None)])


async def _added(ground: Ground, visit: Visit, more: str, without: frozenset[bytes]) -> Said:
    found = found_by(visit)
    await ground.turn(lambda turn: returning.add(turn, found, more, without))
    if without:
        await ground.slowly(partial(deleting.forbid, ground.store, found.report, without))
    visit.turn_to("look")
    return Said([cards.told(visit.token, "report-added")])


async def _rotated(ground: Ground, visit: Visit, text: str) -> Said:
    typed, found, code = "".join(sign for sign in text.upper() if sign.isalnum()), found_by(visit), visit.fresh
    if len(typed) < LAST or not code.endswith(typed[-LAST:]):
        raise Refused("report-code-differs", count=LAST)
    wrapping = await ground.slowly(partial(stored.rewrap, ground.house, found, code))
    await ground.turn(lambda turn: stored.rotate(turn.session, ground.house, found, code, wrapping))
    visit.at, visit.fresh = At.LOOK, ""
    return Said([cards.told(visit.token, "report-rotated")])


async def _claimed(ground: Ground, visit: Visit, wanted: str, give: bool) -> Said:
    found = found_by(visit)
    word = await ground.turn(lambda turn: returning.claim(turn, ground.house, found, wanted, give))
    key = "report-given" if give else "report-claimed"
    return Said([cards.told(visit.token, key, word=word)])


async def _deleted(ground: Ground, found: Found, words_only: bool) -> Said:
    report = await ground.turn(lambda turn: stored.report_of(turn.session, found))
    if not returning.may_delete(report):
        raise Refused("report-kept")
    until = report.sequence if words_only else None
    await ground.slowly(partial(deleting.bury, ground.store, found.report, until))
    return Said([cards.over("report-words-gone" if words_only else "report-gone")], over=True)
