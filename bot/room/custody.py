"""信息保管人 in the room: takes in what came by mailbox and telephone, pays against a word (9.3-b)."""

import secrets
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.reports.ground import Ground
from bot.room.pages import NONE, CustodyDesk, Pages, Trouble
from bot.room.sessions import Visit
from handlers.kit.card import Refused
from handlers.reporting import custody, reporter
from handlers.reporting.custody import Channel, Intake
from storage.reports import filing, readers, reading, receipt
from storage.reports.filing import NobodyLeft
from storage.reports.readers import Desk, NotGranted

OUT = "out-"  # the name of a box that leaves a reader out


@dataclass(frozen=True)
class Custody:
    """One page; nothing typed on it is kept but what is handed in."""

    ground: Ground
    pages: Pages

    async def desk(
        self, request: Request, visit: Visit, desk: Desk, code: str = "", trouble: Trouble = NONE
    ) -> Response:
        """The page."""

        def look(session: Session) -> CustodyDesk:
            _still(session, desk)
            able = [reader for reader in filing.active(session) if not reader.custodian]
            waiting = custody.open_claims(session, self.ground.house)
            return CustodyDesk(waiting, reading.names(session, desk), able)

        return self.pages.custody(request, visit, await self.ground.store.turn(look), code, trouble)

    async def act(self, request: Request, visit: Visit, desk: Desk) -> Response:
        """A form that was sent."""
        said = {name: str(value) for name, value in (await request.form()).items()}
        await self.ground.store.turn(lambda session: _still(session, desk))
        try:
            if said.get("do") == "paid":
                await self.ground.store.turn(
                    lambda session: custody.pay(session, self.ground.house, said.get("word", ""))
                )
                visit.said = "room-paid"
                return RedirectResponse("/room", 303)
            async with visit.turn:  # sent twice it is taken in once
                once = said.get("once") or secrets.token_hex()
                visit.taken[once] = code = visit.taken.get(once) or await self._taken(said)
        except Refused as refused:
            return await self.desk(request, visit, desk, trouble=Trouble(refused, said))
        except NobodyLeft:
            return await self.desk(request, visit, desk, trouble=Trouble(Refused("report-nobody-left"), said))
        return await self.desk(request, visit, desk, code=receipt.shown(code))

    async def _taken(self, said: dict[str, str]) -> str:
        """Stored as the reporter's own; returns the code for them. Raises Refused, NobodyLeft."""
        if said.get("channel") not in list(Channel):
            raise Refused("error-choose", field="channel")
        given, code = custody.answered(said, self.ground.book.items("report.least")), receipt.new()
        able = await self.ground.store.turn(filing.active)
        out = frozenset(reader.id for reader in able if f"{OUT}{reader.id.hex()}" in said)
        named = [each for each in reporter.named(reporter.names(able), given) if each.id not in out]
        if named and "keep" not in said:
            raise Refused("room-take-named", names="、".join(each.name for each in named))
        wrapping = await self.ground.slowly(partial(filing.wrap, self.ground.house, code))
        intake = Intake(code, Channel(said["channel"]), given, out)
        await self.ground.turn(lambda turn: custody.take(turn, self.ground.house, wrapping, intake))
        return code


def _still(session: Session, desk: Desk) -> None:
    """Whoever was revoked meanwhile is no custodian any more. Raises NotGranted."""
    if readers.by_id(session, desk.reader) is None:
        raise NotGranted
