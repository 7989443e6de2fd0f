"""A report is told: its beginning, its files, and the moment in which it is stored."""

from functools import partial

from bot.cleaning import CannotClean, cleaned, kind_of
from bot.reports.ground import HOUSE, Ground, Said
from handlers.kit.card import Refused
from handlers.reporting import reporter
from handlers.reporting.reporter import Told
from handlers.reporting.talk import LAST, Stage, Talk
from storage.reports import filing
from storage.reports.filing import CleanFile

FILES_FETCHED = frozenset({"page", "telegram"})  # Slack keeps what is uploaded under its author's name
MEGABYTE = 1024 * 1024


async def begun(ground: Ground, token: str, platform: str) -> Talk:
    """A new talk. Raises Refused while nobody has a key to read with, or the house holds too many."""
    ground.holding.has_room()  # before any work is done for it
    readers = await ground.store.turn(filing.active)
    names = reporter.names(readers)
    if not names:
        raise Refused("report-closed")
    now = ground.clock()
    talk = Talk(
        token=token,
        began=now,
        last=now,
        readers=names,
        least=ground.book.items("report.least"),
        platform=platform,
        most_files=ground.book.items("report.files") if platform in FILES_FETCHED else 0,
        outside=ground.outside,
        custodian=any(reader.custodian for reader in readers),
    )
    return ground.holding.begin(talk)


def wanted(ground: Ground, talk: Talk, size: int | None) -> int:
    """The bytes of a file, or the most they may be: asked before a platform's file is fetched. Raises Refused."""
    if not talk.takes_files:
        raise Refused("report-no-file")
    most = ground.book.bytes("report.file-size")
    if size is not None and size > most:
        raise Refused("error-file-big", most=most // MEGABYTE)
    return most if size is None else size


async def attached(ground: Ground, talk: Talk, name: str, content: bytes) -> Said:
    """A file: its cleaned copy, or as it is at the reporter's own risk. Raises Refused."""
    with ground.holding.coming(wanted(ground, talk, len(content))):
        file = await _kept(talk.original, name, content)
    with ground.holding.coming(len(file.content)):
        return Said([talk.attach(file)])


async def handed_in(ground: Ground, seat: bytes, talk: Talk, typed: str) -> bool:
    """The end of the code was typed: only now the report is stored, whole. Returns whether somebody is in danger.

    Raises Refused, NobodyLeft.
    """
    if not talk.repeats(typed):
        raise Refused("report-code-differs", count=LAST)
    ground.count(ground.limits.filed, seat, "report-many")
    ground.count(ground.limits.filed_house, HOUSE, "report-many")
    shown = frozenset(reader.id for reader in talk.readers)
    told = Told(talk.code, talk.answers.given, talk.told, shown, tuple(talk.files), talk.name)
    try:
        wrapping = await ground.slowly(partial(filing.wrap, ground.house, talk.code))
        report = await ground.turn(lambda turn: reporter.file(turn, ground.house, wrapping, told))
    except Exception:  # what was not stored does not count
        ground.limits.filed.give_back(seat)
        ground.limits.filed_house.give_back(HOUSE)
        raise
    talk.stage = Stage.DONE
    return report.danger


async def _kept(original: bool, name: str, content: bytes) -> CleanFile:
    """The cleaned copy, or the file as it is: either only of a kind that is taken. Raises Refused."""
    try:
        if original:
            return CleanFile(kind_of(name, content), content, original=True)
        clean = await cleaned(name, content)
    except CannotClean as trouble:
        raise Refused(trouble.key) from None
    return CleanFile(clean.suffix, clean.data)
