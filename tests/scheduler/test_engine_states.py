"""The real engine on a real database, driven by chance: time, crashes, silent platforms, days off.

Whatever happened: no step is lost, doubled or out of order, nobody is written to at night, no last day comes nearer.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlmodel import select

from bot.house import opened, rules
from bot.settings import Settings
from handlers.kit import clocks
from handlers.kit.card import Label, Reply
from handlers.kit.clocks import Wait
from handlers.kit.move import Machine, Move, Overdue
from handlers.kit.turn import Turn
from handlers.office import Office
from regulation.vocabulary import DeadlineStatus, RecordStatus, ReminderStatus, Source
from scheduler.deadlines import TIME, Deadlines
from scheduler.outbox import Outbox
from scheduler.ports import NobodyThere, NotDelivered
from storage.queries import conversation, records, reminders, time
from storage.tables import CalendarDay, Deadline, Member, Notice, Record, Reminder
from tests.conftest import MORNING

TROUBLES = {
    "fine": None,
    "refuses": NotDelivered("429", timedelta(minutes=7)),
    "blocked": NobodyThere("blocked"),
    "silent": TimeoutError(),
}
PEOPLE = 3
REMINDED, SILENT = "errand", "lapse"
KINDS = [(REMINDED,), (SILENT, REMINDED), (REMINDED, SILENT)]

errand = Machine("errand", RecordStatus, starts="submitted | lead", load=records.facts)


def owner(facts, turn):
    return [facts.row.author_id]


class Lapse(Move, on=errand, moves="lead -> withdrawn", by=Overdue(SILENT), clause="3.2-e"):
    """Time acts: the errand is over, and with it every clock on it."""

    def effect(self, facts, turn):
        turn.notify(facts.row.author_id, Reply(key="reminder-digest"), f"lapsed {facts.row.code}")
        return Reply(key="reminder-digest")


class Errands(Office):
    """One machine, its clocks of any length."""

    def __init__(self) -> None:
        self.forms, self.machines = {}, {"errand": errand}

    def waits(self):
        return {kind: (errand, wait(kind)) for kind in (REMINDED, SILENT)}


def wait(kind: str, days: int = 0) -> Wait:
    return Wait(kind, owner, until=lambda _, turn: turn.today + timedelta(days=days), silent=kind == SILENT)


class Crash(Exception):
    """The process dies before the commit."""


def order(step: str) -> int:
    """T-7 before T-3 before T-0 before +1."""
    return int(step.removeprefix("T"))


class Engine(RuleBasedStateMachine):
    """What may happen to an office."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        for name in ("data", "keys"):
            shutil.copytree(self.template / name, Path(self.folder.name) / name)
        self.settings = Settings(data=Path(self.folder.name) / "data", keys=Path(self.folder.name) / "keys")
        self.now, self.trouble, self.fresh, self.dues = MORNING, None, False, {}
        self.looked: set[int] = set()
        self.shown: list[tuple[str, str, bool]] = []  # whom, what, marked as a possible repeat
        self.open()

    def open(self) -> None:
        self.opened = opened(self.settings)
        self.database, _, vault = self.opened.__enter__()
        self.house = rules(self.settings, vault)
        self.engine = Deadlines(self.database, Errands(), self.house, lambda: self.now)
        self.outbox = Outbox(self.database, self, Errands(), self.house, lambda: self.now)

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    async def send(self, person, card) -> None:
        """The platform: it may refuse, or take a letter and not say so."""
        said = f"{card.text} {card.values.get('code')} {card.values.get('due')} {card.values.get('days')}"
        if self.trouble is None or isinstance(self.trouble, TimeoutError):
            self.shown.append((person, said, card.eyebrow == Label(label="maybe-repeated")))
        if self.trouble is not None:
            raise self.trouble

    def turn(self, session, journal) -> Turn:
        return Turn(session, self.now, TIME, self.house, journal)

    @rule(days=st.integers(0, 20), who=st.integers(1, PEOPLE), kinds=st.sampled_from(KINDS))
    def starts(self, days, who, kinds):
        def work(session, journal):
            turn, code = self.turn(session, journal), f"E{len(self.dues)}"
            row = Record(
                code=code, kind="complaint", status=RecordStatus.LEAD, source=Source.INTERNAL, subject_id=1,
                author_id=who, occurred_on=turn.today, filed_at=self.now, details={},
            )  # fmt: skip
            facts = type("Facts", (), {"row": turn.save(row)})
            clocks.start(turn, facts, *(wait(kind, days) for kind in kinds))
            found = clocks.running(turn, code)
            return {each.id: each.due_at for each in found}

        self.dues |= self.database.write_now(work)

    @precondition(lambda self: self.dues)
    @rule(minutes=st.integers(0, 40), runs=st.booleans())
    def the_next_step_comes(self, minutes, runs):
        coming = self.database.read_now(
            lambda s: min(filter(None, s.exec(select(Deadline.next_at))), default=self.now)
        )
        self.passes(max(self.now, coming) + timedelta(minutes=minutes), runs)

    @rule(days=st.integers(0, 9), hours=st.integers(0, 23), runs=st.booleans())
    def time_goes_by(self, days, hours, runs):
        self.passes(self.now + timedelta(days=days, hours=hours, minutes=1), runs)

    def passes(self, now, runs: bool) -> None:
        self.now, self.fresh = now, False
        if runs:
            self.ticks()
            self.delivers("fine")

    @rule(hours=st.integers(1, 72))
    def clock_is_set_back(self, hours):
        self.now, self.fresh = self.now - timedelta(hours=hours), False

    @rule()
    def ticks(self):
        self.looked = set(self.database.read_now(lambda s: time.due_ids_for_system(s, self.now, 1000)))
        asyncio.run(self.engine.tick())
        self.fresh = True
        assert not self.database.read_now(reminders.anything_lost_for_system), "nobody was told instead"
        self.nothing_is_wrong()

    @rule()
    def crashes(self):
        def dies(session, journal):
            self.engine._round(session, journal)
            raise Crash

        with pytest.raises(Crash):
            self.database.write_now(dies)

    @rule()
    def restarts(self):
        self.opened.__exit__(None, None, None)
        self.open()

    @rule(trouble=st.sampled_from(sorted(TROUBLES)))
    def delivers(self, trouble):
        self.trouble = TROUBLES[trouble]
        asyncio.run(self.outbox.tick())
        self.nothing_is_wrong()

    @precondition(lambda self: self.dues)
    @rule(number=st.integers(0, 5))
    def is_done(self, number):
        self.database.write_now(lambda s, journal: clocks.meet(self.turn(s, journal), REMINDED, f"E{number}"))

    @precondition(lambda self: self.dues)
    @rule(number=st.integers(0, 5), days=st.integers(0, 12))
    def is_extended(self, number, days):
        def work(session, journal):
            turn = self.turn(session, journal)
            live = time.live_for_system(session, f"E{number}", REMINDED)
            if not live:
                return {}
            last = max(turn.today, clocks.due_on(turn, live[0])) + timedelta(days=days)
            clocks.extend(turn, REMINDED, f"E{number}", last)
            (fresh,) = time.live_for_system(session, f"E{number}", REMINDED)
            return {fresh.id: fresh.due_at}

        self.dues |= self.database.write_now(work)

    @rule(ahead=st.integers(1, 12))
    def a_day_off_is_declared(self, ahead):
        day = self.house.day(self.now) + timedelta(days=ahead)
        self.database.write_now(lambda s, _: s.merge(CalendarDay(day=day, works=False, set_by_id=1)))
        self.fresh = False

    def nothing_is_wrong(self):
        self.database.read_now(self.look)

    def look(self, session) -> None:
        rows = {row.id: row for row in session.exec(select(Deadline).where(Deadline.kind.in_([REMINDED, SILENT])))}
        notices = {row.dedupe: row for row in session.exec(select(Notice))}
        every = session.exec(select(Reminder).order_by(Reminder.id)).all()
        ledger = [one for one in every if one.deadline_id in rows]  # a vote on what is overdue has clocks too
        turn = self.turn(session, None)
        self.no_last_day_comes_nearer(rows)
        self.every_step_stands_in_the_ledger_once(turn, rows, ledger)
        self.every_line_of_the_ledger_has_become_something(rows, ledger, notices)
        self.steps_reach_a_person_in_order(ledger, notices)
        self.nobody_is_written_to_at_night(turn, notices)
        self.repeats_are_marked()
        self.what_was_given_up_is_seen(session, notices)

    def no_last_day_comes_nearer(self, rows):
        assert {id_: row.due_at for id_, row in rows.items()} == self.dues
        ended = {DeadlineStatus.RUNNING: False, DeadlineStatus.OVERDUE: False}
        assert all(ended.get(row.status, True) is (row.next_at is None) for row in rows.values())

    def every_step_stands_in_the_ledger_once(self, turn, rows, ledger):
        assert (
            max(Counter((one.deadline_id, one.step, one.recipient_id) for one in ledger).values(), default=0) <= 1
        )
        for row in rows.values():
            if not self.fresh or row.next_at is None:
                continue
            assert row.next_at > self.now
            latest = self.latest(turn, row)
            # A day off that was declared since may move a step nearer: that is seen at the next look.
            seen = row.id in self.looked or row.calendar == turn.calendar.version
            if row.kind == REMINDED and latest and seen:
                said = [order(one.step) for one in ledger if one.deadline_id == row.id]
                assert max(said, default=-99) >= order(latest), "a step was lost"

    def latest(self, turn, row) -> str | None:
        found = None
        for at, step in clocks.moments(turn, row):
            if at > self.now:
                return found
            found = step.name if at > row.began_at else None
        return None

    def every_line_of_the_ledger_has_become_something(self, rows, ledger, notices):
        for one in ledger:
            letter = notices.get(one.letter)
            # One that reached nobody keeps that word when its letter is withdrawn: the newer step has its own,
            # and whoever stands above was told, or is at the next tick.
            if one.status not in (ReminderStatus.SUPERSEDED, ReminderStatus.FAILED):
                assert letter is not None, f"{one.status}, and neither sent nor waiting"
            over = rows[one.deadline_id].next_at is None and one.status is ReminderStatus.SUPERSEDED
            if over and one.channel != "digest":  # a digest may carry others that still run
                assert letter is None or letter.sent_at or letter.claimed_until
            if letter is not None and letter.sent_at:
                assert one.status is not ReminderStatus.PLANNED, "sent, and the ledger does not know"

    def steps_reach_a_person_in_order(self, ledger, notices):
        said: dict[tuple[int, int], list] = {}
        for one in ledger:
            said.setdefault((one.deadline_id, one.recipient_id), []).append(one)
        for steps in said.values():
            assert [order(one.step) for one in steps] == sorted(order(one.step) for one in steps)
            letters = [notices.get(f"reminder {one.deadline_id} {one.step}:{one.recipient_id}") for one in steps]
            open_ = [not (letter.sent_at or letter.failed_at) for letter in letters if letter]
            assert open_ == sorted(open_), "a later one went first"

    def nobody_is_written_to_at_night(self, turn, notices):
        for letter in notices.values():
            if letter.sent_at:
                assert 9 <= letter.sent_at.astimezone(self.house.zone).hour < 18, letter.dedupe
                assert turn.calendar.is_workday(self.house.day(letter.sent_at)) or turn.calendar.own, letter.dedupe

    def repeats_are_marked(self):
        had = set()
        for person, said, marked in self.shown:
            if not said.startswith("reminder-digest"):
                assert marked or (person, said) not in had, "sent twice without a word"
            had.add((person, said))

    def what_was_given_up_is_seen(self, session, notices):
        names = dict(session.exec(select(Member.id, Member.name)).all())
        dead = {names[letter.recipient_id] for letter in notices.values() if letter.failed_at}
        assert {name for name, _ in conversation.undelivered_for_system(session)} >= dead


def test_whatever_happens_to_an_office(moved_in):
    Engine.template = moved_in
    quick = settings(
        max_examples=30,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # shrinking would take longer than the whole suite
    )
    run_state_machine_as_test(Engine, settings=quick)


def test_what_one_clock_ended_another_of_the_same_round_does_not_wake(moved_in):
    Engine.template = moved_in
    engine = Engine()
    engine.starts(days=1, who=1, kinds=(SILENT, REMINDED))
    for forward in ({"days": 1}, {"hours": 14}):  # T-0, and the midnight at which both are over
        engine.passes(engine.now + timedelta(**forward), runs=True)
    assert engine.database.read_now(lambda s: s.exec(select(Deadline.next_at)).all()) == [None, None]
    engine.teardown()


def blocked_at_the_first_step(moved_in) -> Engine:
    """T-1 of a week reached nobody, and nobody else was told yet."""
    Engine.template = moved_in
    engine = Engine()
    engine.starts(days=7, who=1, kinds=(REMINDED,))
    engine.the_next_step_comes(minutes=5, runs=False)
    engine.ticks()
    engine.delivers("blocked")
    return engine


def ledger_of(engine: Engine) -> list[tuple[str, str, bool]]:
    """Each step with what became of it, and whether somebody else was told."""
    lines = select(Reminder).join(Deadline).where(Deadline.kind == REMINDED).order_by(Reminder.id)
    found = engine.database.read_now(lambda s: s.exec(lines).all())
    return [(one.step, one.status, one.passed_on_at is not None) for one in found]


def test_what_reached_nobody_keeps_that_word_when_a_newer_step_takes_the_place_of_its_letter(moved_in):
    engine = blocked_at_the_first_step(moved_in)
    engine.the_next_step_comes(minutes=5, runs=False)
    engine.ticks()  # the engine was down between the two steps: withdrawn and passed on in one tick
    assert ledger_of(engine) == [("T-1", ReminderStatus.FAILED, True), ("T-0", ReminderStatus.PLANNED, False)]
    engine.teardown()


def test_what_reached_nobody_and_was_done_then_is_told_to_nobody_else(moved_in):
    engine = blocked_at_the_first_step(moved_in)
    engine.is_done(number=0)
    engine.delivers("fine")
    engine.ticks()
    assert ledger_of(engine) == [("T-1", ReminderStatus.SUPERSEDED, False)]
    engine.teardown()
