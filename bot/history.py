"""半年的往事 · the sample institution's records: filed, classified, answered and substantiated in their own time.

Every record comes through the importer, every step is the move that a person would make; who was told is forgotten.
"""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import Session

from bot.daily import Daily
from bot.story import Story
from bot.words import Words
from handlers.complaint import ComplaintChannel
from handlers.complaint_handling import CloseComplaint, RespondFirst, Satisfaction
from handlers.kit import access, submission
from handlers.kit.card import word
from handlers.kit.move import Move
from handlers.kit.turn import House, Turn
from handlers.records import Classify
from handlers.substantiation import GRAVE, GiveReply, Substantiate
from handlers.tables.carrying import carry
from handlers.tables.checking import check
from handlers.tables.header import chooser
from regulation import workdays
from regulation.vocabulary import Indicator, Nature, Role, Severity, SubjectKind
from scheduler.deadlines import TIME
from storage.journal import Journal
from storage.queries import organisation, people
from storage.queries.records import RecordFacts

HALF_A_YEAR = timedelta(days=200)  # before today: when the sample's people began
MORNING, AFTERNOON = time(9, 30), time(16)
CLASSIFIED, ANSWERED, ESTABLISHED = 1, 3, 6  # working days after filing
RESPONDED, SETTLED = 1, 5  # of a complaint
MONTH = "月份"
CLERK = "A001"  # 信用办专员


@dataclass(frozen=True)
class History:
    """The sample's tables, moved by whole weeks so that they end before today."""

    session: Session
    journal: Journal
    house: House
    words: Words
    now: datetime

    def live(self, folder: Path) -> int:
        """Everything until now, in the order it happened; returns how many records there are."""
        sample = tomllib.loads((folder / "institution.toml").read_text(encoding="utf-8"))
        weeks = timedelta((self.house.day(self.now) - sample["last_day"]).days // 7 * 7)
        rows = [row for name in sample["records"] for row in _rows(folder / "records" / name, weeks)]
        for row in sorted(rows, key=lambda each: each["录入日期"]):
            self._one(row)
        Daily(self.session, self._turn, self.house.day(self.now)).live(folder / "daily.toml")
        for name in sample["stories"]:
            Story(self.session, self._then).tell(folder / "stories" / name, weeks)
        self.journal.lines.sort(key=lambda line: line.at)
        return len(rows)

    def _one(self, row: dict[str, str]) -> None:
        filed = date.fromisoformat(row["录入日期"])
        turn = self._turn(row["录入人"], filed, MORNING)
        plan = check(turn, self.words, _table(row))
        if [line.do for line in plan.lines] != ["new"]:
            raise ValueError(f"{row['内容'] or row['指标']}: {plan.lines[0].troubles}")
        carry(turn, plan.steps, {})
        self._responded(row, turn.actor.id, plan.steps[0].code, filed)
        self._sorted_in(row, turn.actor.id, plan.steps[0].code, filed)

    def _sorted_in(self, row: dict[str, str], author: int, code: str, filed: date) -> None:
        nature, severity, indicator = (
            chooser(self.words, {member.value: word(member) for member in kind})(row.get(column) or "")
            for kind, column in ((Nature, "认定"), (Severity, "程度"), (Indicator, "归类"))
        )
        if nature is None:
            return
        classified = {"nature": nature, "indicator": indicator} | ({"severity": severity} if severity else {})
        facts = self._move(Role.CREDIT_OFFICER, code, workdays.after(filed, CLASSIFIED), Classify, classified)
        if facts and row.get("陈述"):
            (speaker, *_) = people.speakers_for_system(self.session, facts.subject, workdays.after(filed, ANSWERED))
            self._move(speaker, code, workdays.after(filed, ANSWERED), GiveReply, {"statement": row["陈述"]})
        self._settled(row, author, code, filed)
        if facts and row.get("核实依据"):
            grave = severity in GRAVE or row["录入人"] == CLERK  # K2: the officer's own are the director's
            who = Role.CREDIT_DIRECTOR if grave else Role.CREDIT_OFFICER
            self._move(who, code, workdays.after(filed, ESTABLISHED), Substantiate, {"basis": row["核实依据"]})

    def _responded(self, row: dict[str, str], author: int, code: str, filed: date) -> None:
        """What the complainant was told first, by whoever took the complaint (3.3-c)."""
        if answer := row.get("首次答复"):
            day = workdays.after(filed, RESPONDED)
            said = {"answered_on": day.isoformat(), "channel": ComplaintChannel.PHONE.value, "answer": answer}
            self._move(author, code, day, RespondFirst, said)

    def _settled(self, row: dict[str, str], author: int, code: str, filed: date) -> None:
        if result := row.get("处理结果"):
            content = {each.value: word(each) for each in Satisfaction}
            said = {"result": result, "satisfaction": chooser(self.words, content)(row["满意度"])}
            self._move(author, code, workdays.after(filed, SETTLED), CloseComplaint, said)

    def _move(
        self, who: Role | int, code: str, day: date, move: type[Move], given: Mapping[str, str | None]
    ) -> RecordFacts | None:
        """Makes a move as somebody on a day, unless that day is still to come."""
        member = who if isinstance(who, int) else people.holders_for_system(self.session, who, day)[0]
        turn = self._turn(people.member_code_for_system(self.session, member), day, AFTERNOON)
        if turn.now > self.now:
            return None
        facts: RecordFacts = access.facts(move, turn, code)
        access.check(move, turn, facts)
        submission.perform(turn, move, dict(given), facts)
        self.session.flush()
        return facts

    def _then(self, who: str | None, day: date) -> Turn:
        """In the afternoon of a day; time itself where nobody is named."""
        turn = self._turn(who or CLERK, day, AFTERNOON)
        return turn if who else replace(turn, actor=TIME)

    def _turn(self, person: str, day: date, at: time) -> Turn:
        """As the member with this code or number, on that day; with an audit line, without a word to anybody."""
        by_number = organisation.numbered_for_system(self.session, SubjectKind.STAFF, person)
        if by_number:
            person = organisation.member_of_for_system(self.session, by_number.id or 0).code
        actor = people.actor_for_system(self.session, person, day)
        if actor is None:
            raise LookupError(person)
        now = datetime.combine(day, at, self.house.zone).astimezone(UTC)
        return Turn(self.session, now, actor, self.house, Journal(lines=self.journal.lines))


def _rows(path: Path, weeks: timedelta) -> Iterator[dict[str, str]]:
    """The rows of a table, every day moved; a month is the one before the record was filed."""
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
        for column, cell in row.items():
            if cell and column.endswith(("日期", "联络")):
                row[column] = (date.fromisoformat(cell) + weeks).isoformat()
        if row.get(MONTH):
            before = date.fromisoformat(row["录入日期"]).replace(day=1) - timedelta(days=1)
            row[MONTH] = f"{before:%Y-%m}"
        yield row


def _table(row: dict[str, str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([list(row), list(row.values())])
    return text.getvalue().encode()
