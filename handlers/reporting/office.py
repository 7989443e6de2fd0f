"""受理举报 · what a reader does with a report: read, answer, ask, note, decide, step aside (9.3-c, 9.3-d; K3, K6).

Every action begins at the grant: whoever has none is told that there is no such report. What needs two people waits
until a second reader does the same.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlmodel import Session

from handlers.kit.card import Refused
from regulation.report_clocks import DONE
from regulation.reporting import MOVES, TWO_PEOPLE, ReportStatus, expires_on, feedback_by
from regulation.rulebook import Rulebook
from storage.reports import filing, readers, reading
from storage.reports.envelope import Direction
from storage.reports.readers import Desk
from storage.reports.reading import Line
from storage.reports.tables import Reader, Report

LONGEST = 2000  # characters of an answer
DELETE, MUTE = "delete", "mute"


@dataclass(frozen=True)
class RoomTurn:
    """One transaction of an unlocked reader: aware UTC, the day in the institution's zone, the numbers in force."""

    session: Session
    now: datetime
    today: date
    rulebook: Rulebook
    desk: Desk
    deciders: Mapping[str, str] = field(default_factory=dict)  # who would be asked for a reward: codes and names

    def report(self, report: bytes) -> Report:
        """A report that this reader may read. Raises NotGranted."""
        return reading.granted(self.session, self.desk.reader, report)

    def done(self, report: Report, action: str) -> None:
        """Keeps the report, with a line of who did what."""
        self.session.add(report)
        readers.note(self.session, self.desk.reader, report.id, action, self.now)


@dataclass(frozen=True)
class Opened:
    """A report as it lies open before its reader."""

    report: Report
    lines: Sequence[Line]
    holders: Sequence[Reader]
    may_take: Sequence[Reader]  # to whom it may be handed over


def read(turn: RoomTurn, report: bytes) -> Opened:
    """阅读 · everything of it. Raises NotGranted."""
    row = turn.report(report)
    lines = reading.thread(turn.session, turn.desk, row)
    readers.has_read(turn.session, row, turn.desk.reader)
    turn.done(row, "read")
    holders = readers.holders(turn.session, row)
    return Opened(row, lines, holders, _may_take(turn, lines, holders))


def reply(turn: RoomTurn, report: bytes, text: str) -> None:
    """答复 · to the reporter; the first one acknowledges the report. Raises NotGranted, Refused."""
    row = turn.report(report)
    _write(turn, row, Direction.OFFICE, text)
    if row.status is ReportStatus.RECEIVED:
        _enter(turn, row, ReportStatus.ACKNOWLEDGED)
    row.fresh = True
    turn.done(row, "reply")


def ask(turn: RoomTurn, report: bytes, text: str) -> None:
    """请补充 · an answer that waits for one. Raises NotGranted, Refused."""
    reply(turn, report, text)
    row = turn.report(report)
    if ReportStatus.WAITING in MOVES[row.status]:
        _enter(turn, row, ReportStatus.WAITING)
    turn.done(row, "ask")


def note(turn: RoomTurn, report: bytes, text: str) -> None:
    """内部备注 · the reporter never sees it. Raises NotGranted, Refused."""
    row = turn.report(report)
    _write(turn, row, Direction.NOTE, text)
    turn.done(row, "note")


def move(turn: RoomTurn, report: bytes, to: ReportStatus) -> bool:
    """Another state; returns whether it is entered, or waits for a second reader. Raises NotGranted, Refused.

    Done twice it changes nothing.
    """
    row = turn.report(report)
    if row.status is to:
        return True
    if row.muted or to not in MOVES[row.status]:
        raise Refused("room-move-not-now")
    if to in TWO_PEOPLE and not seconded(turn, row, to.value):
        return False
    _enter(turn, row, to)
    row.fresh = True
    turn.done(row, f"state {to.value}")
    return True


def postpone(turn: RoomTurn, report: bytes, text: str) -> None:
    """延长反馈期限 · once, with reasons that the reporter reads. Raises NotGranted, Refused."""
    row, book = turn.report(report), turn.rulebook
    latest = feedback_by(
        row.week, row.acknowledged, book.days("report.feedback-longest"), book.days("report.acknowledge")
    )
    if row.acknowledged is None or row.status in DONE or row.feedback_by >= latest:
        raise Refused("room-postpone-not-now")
    _write(turn, row, Direction.OFFICE, text)
    row.feedback_by, row.fresh = latest, True
    turn.done(row, "postpone")


def recuse(turn: RoomTurn, report: bytes) -> None:
    """回避 · steps aside, at once when another reader is left (K6). Raises NotGranted, Refused."""
    row = turn.report(report)
    if len(readers.holders(turn.session, row)) < 2:
        raise Refused("room-last-reader")
    turn.done(row, "recuse")
    me = [each for each in filing.active(turn.session) if each.id == turn.desk.reader]
    filing.leave_out(turn.session, row, me)
    readers.withdraw(turn.session, row, turn.desk.reader)


def hand_over(turn: RoomTurn, report: bytes, to: bytes) -> None:
    """转交 · lets another reader in, never one whom the reporter left out. Raises NotGranted, Refused."""
    row = turn.report(report)
    lines = reading.thread(turn.session, turn.desk, row)
    allowed = {reader.id: reader for reader in _may_take(turn, lines, readers.holders(turn.session, row))}
    if to not in allowed:
        raise Refused("room-not-to-them")
    reading.hand_over(turn.session, turn.desk, row, allowed[to])
    turn.done(row, "hand over")


def mute(turn: RoomTurn, report: bytes) -> bool:
    """静默 · spam, as two readers say before anything was verified: it calls nobody, and goes after a while.

    Returns whether it is done, or waits for a second reader. Raises NotGranted, Refused.
    """
    row = turn.report(report)
    if row.verified:
        raise Refused("room-move-not-now")
    if not seconded(turn, row, MUTE):
        return False
    row.muted, row.expires, row.fresh = True, turn.today + turn.rulebook.days("report.muted"), True
    turn.done(row, "mute")
    return True


def unmute(turn: RoomTurn, report: bytes) -> None:
    """取消静默 · it is no spam after all: everybody who can read it is called again. Raises NotGranted."""
    row = turn.report(report)
    row.muted, row.expires = False, _expires(turn, row) if row.closed else None
    readers.wake(turn.session, row)
    turn.done(row, "unmute")


def delete(turn: RoomTurn, report: bytes) -> bool:
    """删除 · two readers delete; returns whether the caller must bury it now. Raises NotGranted."""
    row = turn.report(report)
    return seconded(turn, row, DELETE)


def _enter(turn: RoomTurn, row: Report, to: ReportStatus) -> None:
    """The dates that a state brings; an acknowledgement counts once, opening again forgets the closing."""
    if row.status is ReportStatus.CLOSED:  # 重新办理: its result is awaited anew
        row.feedback_by = max(row.feedback_by, turn.today + turn.rulebook.days("report.feedback"))
    row.status, row.proposed, row.proposed_by = to, None, None
    row.verified = to is ReportStatus.VERIFIED or (row.verified and to is not ReportStatus.NOT_VERIFIED)
    if to is ReportStatus.ACKNOWLEDGED and row.acknowledged is None:
        row.acknowledged = turn.today
        answer, within = turn.rulebook.days("report.acknowledge"), turn.rulebook.days("report.feedback")
        row.feedback_by = feedback_by(row.week, turn.today, within, answer)
    row.closed = turn.today if to is ReportStatus.CLOSED else None
    row.expires = _expires(turn, row) if row.closed else None


def _expires(turn: RoomTurn, row: Report) -> date:
    """Drawn at random around the reckoned day, and never before the last protection check is over."""
    book, drift = turn.rulebook, turn.rulebook.days("report.drift").days
    drawn = secrets.randbelow(2 * drift + 1) - drift
    kept = expires_on(turn.today, row.verified, book.days("report.kept"), book.days("report.kept-verified"), drawn)
    protected = row.week + book.days("report.check-third") + book.days("report.kept-after-check")
    return max(kept, protected + timedelta(days=drawn + drift))


def seconded(turn: RoomTurn, row: Report, what: str) -> bool:
    """Whether somebody else said the same before; otherwise it waits for them."""
    if row.proposed == what and row.proposed_by != turn.desk.reader:
        row.proposed, row.proposed_by = None, None
        return True
    row.proposed, row.proposed_by = what, turn.desk.reader
    turn.done(row, f"propose {what}")
    return False


def _write(turn: RoomTurn, row: Report, direction: Direction, text: str) -> None:
    if not text.strip():
        raise Refused("error-text")
    if len(text) > LONGEST:
        raise Refused("error-too-long", most=LONGEST, length=len(text))
    filing.append(turn.session, row, direction, {"text": text.strip()})


def _may_take(turn: RoomTurn, lines: Sequence[Line], holders: Sequence[Reader]) -> list[Reader]:
    """Readers without a key to it whom the reporter did not leave out and who did not step aside (K5, K6)."""
    out, have = reading.left_out(lines), {each.id for each in holders}
    if out is None:
        return []  # what cannot be read must not go to the wrong person
    able = (each for each in filing.active(turn.session) if not each.custodian and each.id not in have)
    return [each for each in able if not out.has(each)]
