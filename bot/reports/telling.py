"""A report is told: its beginning, its files, and the moment in which it is stored."""

from functools import partial

from bot.cleaning import CannotClean, cleaned
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
    """A new talk. Raises Refused while nobody has a key to read with."""
    readers = await ground.store.turn(filing.active)
    names = reporter.names(readers)
    if not names:
        raise Refused("report-closed")
    now = ground.clock()
    return Talk(
        token=token,
        began=now,
        last=now,
        readers=names,
        least=ground.book.items("report.least"),
        platform=platform,
        most_files=ground.book.items("report.files") if platform in FILES_FETCHED else 0,
        custodian=any(reader.custodian for reader in readers),
    )


async def attached(ground: Ground, talk: Talk, name: str, content: bytes) -> Said:
    """A file: its cleaned copy, or as it is at the reporter's own risk. Raises Refused."""
    if not talk.takes_files:
        raise Refused("report-no-file")
    most = ground.book.bytes("report.file-size")
    if len(content) > most:
        raise Refused("error-file-big", most=most // MEGABYTE)
    return Said([talk.attach(_as_it_is(name, content) if talk.original else await _clean(name, content))])


async def handed_in(ground: Ground, seat: bytes, talk: Talk, typed: str) -> bool:
    """The end of the code was typed: only now the report is stored, whole. Returns whether somebody is in danger.

    Raises Refused, NobodyLeft.
    """
    if not talk.repeats(typed):
        raise Refused("report-code-differs", count=LAST)
    ground.count(ground.limits.filed, seat, "report-many")
    ground.count(ground.limits.filed_house, HOUSE, "report-many")
    told = Told(talk.code, talk.answers.given, talk.told, tuple(talk.files), talk.name)
    wrapping = await ground.slowly(partial(filing.wrap, ground.house, talk.code))
    report = await ground.turn(lambda turn: reporter.file(turn, ground.house, wrapping, told))
    talk.stage = Stage.DONE
    return report.danger


async def _clean(name: str, content: bytes) -> CleanFile:
    try:
        clean = await cleaned(name, content)
    except CannotClean as trouble:
        raise Refused(trouble.key) from None
    return CleanFile(clean.suffix, clean.data)


def _as_it_is(name: str, content: bytes) -> CleanFile:
    suffix = name.rpartition(".")[2].lower()[:8]
    return CleanFile(suffix if suffix.isalnum() and suffix.isascii() else "bin", content)
