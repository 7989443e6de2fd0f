"""举报 · the form that a reporter fills in, and what is kept of it (9.3-a, 9.3-b).

Nothing here can reach a member, an account, a log or a stored draft: the import rules keep it so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import MaxLen

from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.form import Form
from regulation.reporting import ReportDanger, ReportMatter, ReportSource, acknowledge_by, feedback_by
from storage.reports import filing
from storage.reports.filing import CleanFile, Filing, Wrapping
from storage.reports.keys import Secrets
from storage.reports.tables import Reader, Report
from storage.search import folded


class TellReport(Form, may="report.submit", clause="9.3-b"):
    """举报内容 · short fields, because one long text tells more about its author than about the matter."""

    matter: ReportMatter
    what: Annotated[str, MaxLen(2000)]
    place: Annotated[str | None, MaxLen(200)] = None
    roughly: Annotated[str | None, MaxLen(200)] = None
    source: ReportSource
    also_known: Annotated[str | None, MaxLen(300)] = None
    danger: ReportDanger


@dataclass(frozen=True)
class ReaderName:
    """Somebody who may read reports, as the reporter is told of them."""

    id: bytes
    name: str
    aliases: tuple[str, ...]
    alternate: bool

    def named_in(self, text: str) -> bool:
        """Whether a text speaks of them by name, in either script, by its pinyin, or by another name."""
        plain = folded(text)
        return any(folded(each) in plain for each in (self.name, *self.aliases) if each)


def names(readers: Iterable[Reader]) -> list[ReaderName]:
    """Who may be left out: the readers; the custodian reads no reports."""
    return [
        ReaderName(each.id, each.name, tuple(each.aliases.splitlines()), each.alternate)
        for each in readers
        if not each.custodian
    ]


def named(readers: Sequence[ReaderName], given: dict[str, Any]) -> list[ReaderName]:
    """The readers whom the answers name: looked up in memory, kept nowhere (K3)."""
    text = "\n".join(value for value in given.values() if isinstance(value, str))
    return [reader for reader in readers if reader.named_in(text)]


@dataclass(frozen=True)
class Told:
    """A whole report, as it is handed in."""

    code: str | None
    given: dict[str, Any]
    excluded: frozenset[bytes]
    shown: frozenset[bytes] | None = None  # the readers whom the reporter was shown
    files: Sequence[CleanFile] = ()
    name: str | None = None
    channel: str = "chat"  # how it came: chat, or the mailbox and the telephone by the custodian (9.3-b)


def file(turn: AnonymousTurn, house: Secrets, wrapping: Wrapping, told: Told) -> Report:
    """Stores a report in one transaction; handed in twice it is stored once. Raises NobodyLeft."""
    filled = TellReport.filled(told.given)
    answer, within = turn.rulebook.days("report.acknowledge"), turn.rulebook.days("report.feedback")
    return filing.file(
        turn.session,
        house,
        wrapping,
        Filing(
            code=told.code,
            body={"answers": filled.answers, "channel": told.channel},
            excluded=told.excluded,
            shown=told.shown,
            week=turn.week,
            acknowledge_by=acknowledge_by(turn.week, answer),
            feedback_by=feedback_by(turn.week, None, within, answer),
            danger=filled.danger is ReportDanger.YES,
            files=told.files,
            name=told.name,
        ),
    )
