"""The room's pages in the reader's language. What is masked in comparisons is the form token alone."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.room.sessions import Visit
from bot.web.verify import wanted
from bot.words import Words
from handlers.kit.card import At, Label, Refused, Value, word
from handlers.kit.turn import House
from handlers.reporting.custody import Channel, OpenClaim
from handlers.reporting.office import Opened
from handlers.reporting.reporter import TellReport
from handlers.reporting.rewarding import LEVELS
from regulation.reporting import MOVES, ClaimState, ReportDanger, ReportMatter, ReportSource
from regulation.vocabulary import Language
from storage.reports.counting import counted
from storage.reports.envelope import Direction
from storage.reports.reading import Line
from storage.reports.tables import Reader, ReaderAudit, Report

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED_LISTS = {"matter": ReportMatter, "source": ReportSource, "danger": ReportDanger}
TEMPLATE_KEYS = tuple(f"room-ask-{each}" for each in ("when", "where", "papers", "others", "how"))  # 常用询问
TEMPLATES = Jinja2Templates(directory=Path(__file__).parent)


Rewards = Mapping[str, tuple[str, ClaimState]]  # by the claim that a reward's line names: its number, its state


@dataclass(frozen=True)
class Trouble:
    """What was filled in and could not be done, to be put right where it stands."""

    refused: Refused | None = None
    given: Mapping[str, str] = field(default_factory=dict)


NONE = Trouble()


@dataclass(frozen=True)
class CustodyDesk:
    """What the custodian finds."""

    claims: Sequence[OpenClaim]
    names: Sequence[tuple[str, str]]
    readers: Sequence[Reader]


@dataclass(frozen=True)
class Pages:
    """Draws; it decides nothing."""

    words: Words
    language: Language
    rules: House

    def dressed(self, response: Response) -> Response:
        """With what no response may lack."""
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def closed(self, request: Request) -> Response:
        """No session: how one comes in."""
        return self._page(request, None, "closed", 403)

    def door(self, request: Request, ticket: str) -> Response:
        """Before the link is used: one button."""
        return self._page(request, None, "door", ticket=ticket)

    def missing(self, request: Request, visit: Visit) -> Response:
        """Nothing there; the same for what one may not read and for what there is not."""
        return self._page(request, visit, "missing", 404)

    def passphrase(self, request: Request, visit: Visit, trouble: str = "") -> Response:
        """The question for the passphrase."""
        return self._page(request, visit, "passphrase", 403 if trouble else 200, trouble=trouble)

    def reports(self, request: Request, visit: Visit, rows: Sequence[Report], news: Collection[bytes]) -> Response:
        """What one may read, and in which of them something is new."""
        shown = [(visit.number(row.id), row, row.id in news) for row in rows]
        return self._page(request, visit, "reports", rows=shown)

    def counts(
        self, request: Request, visit: Visit, rows: Sequence[Report], trail: Sequence[tuple[ReaderAudit, str, str]]
    ) -> Response:
        """Counts without small cells, and who did what."""
        cells = counted(rows, self.rules.rulebook.items("report.few"))
        lines = [(At(at=row.at), label, name, row.action) for row, label, name in trail]
        return self._page(request, visit, "counts", cells=cells, trail=lines)

    def report(
        self, request: Request, visit: Visit, opened: Opened, rewards: Rewards, trouble: Trouble = NONE
    ) -> Response:
        """One report with everything that can be done about it."""
        language = self._spoken(request, visit)
        told = [line for line in opened.lines if line.direction is not Direction.LEFT_OUT]
        lines = [self._line(line, language, rewards) for line in told]
        rewarded = any(line.direction is Direction.REWARD for line in opened.lines)
        return self._page(
            request,
            visit,
            "report",
            422 if trouble.refused else 200,
            row=opened.report,
            number=visit.number(opened.report.id),
            lines=lines,
            holders=opened.holders,
            may_take=opened.may_take,
            moves=sorted(MOVES[opened.report.status]),
            templates=TEMPLATE_KEYS,
            levels=LEVELS if opened.report.verified and not rewarded else (),
            **self._troubled(trouble, language),
        )

    def template(self, key: str, language: Language) -> str:
        """常用询问 · a question that asks for facts and not for a person; nothing for an unknown one."""
        return self._text(Label(label=key), language) if key in TEMPLATE_KEYS else ""

    def custody(
        self, request: Request, visit: Visit, desk: CustodyDesk, code: str = "", trouble: Trouble = NONE
    ) -> Response:
        """保管人 · what is to be paid, names, the form for mailbox and telephone; a fresh code is shown once."""
        language, status = self._spoken(request, visit), 422 if trouble.refused else 200
        lists = CLOSED_LISTS | {"channel": Channel}
        questions = [(each.name, lists.get(each.name), each.optional) for each in TellReport.questions]
        troubled = self._troubled(trouble, language)
        shown = {
            "desk": desk,
            "questions": questions,
            "channels": list(Channel),
            "code": code,
            "once": secrets.token_urlsafe(9),
        }
        return self._page(request, visit, "custody", status, **shown, **troubled)

    def _troubled(self, trouble: Trouble, language: Language) -> dict[str, Any]:
        refused = trouble.refused
        why = self._text(Label(label=refused.key, values=refused.values), language) if refused else ""
        where = refused.field if refused else None
        return {"why": why, "given": trouble.given, "field": where, "tried": trouble.given.get("do", "")}

    def _line(self, line: Line, language: Language, rewards: Rewards) -> dict[str, Any]:
        """A message as rows of label and text."""
        kind = line.direction.value if line.direction else "missing"
        shown: dict[str, Any] = {"kind": kind, "sequence": line.sequence, "rows": [], "file": None}
        match line.direction, line.body:
            case _, None:
                shown["text"] = self._text(
                    Label(label="room-line-gone" if line.direction else "room-gap"), language
                )
            case Direction.REPORTER, {"answers": answers, **more}:
                shown["rows"] = [self._answer(name, given, language) for name, given in answers.items() if given]
                shown["rows"] += self._channel(str(more.get("channel")), language)
            case Direction.REPORTER, {"revenge": revenge}:
                shown["text"] = self._text(Label(label="report-revenge" if revenge else "report-safe"), language)
            case Direction.FILE, {"kind": suffix, "size": size, "original": original}:
                how = self._text(Label(label="report-file-original" if original else "report-file-clean"), language)
                shown["file"] = f"file-{line.sequence}.{suffix} · {size // 1024 + 1} KiB · {how}"
            case Direction.REWARD, {"level": level, "claim": claim}:
                number, state = rewards.get(claim, ("–", ClaimState.LAPSED))
                values: dict[str, Value] = {"level": level, "number": number, "state": word(state)}
                shown["text"] = self._text(Label(label="room-reward-level", values=values), language)
            case _, {"text": text}:
                shown["text"] = text
        return shown

    def _channel(self, channel: str, language: Language) -> list[tuple[str, str]]:
        """By which way a report came that somebody else typed in."""
        if channel not in list(Channel):
            return []
        label = self._text(Label(label="room-channel"), language)
        return [(label, self._text(word(Channel(channel)), language))]

    def _answer(self, name: str, given: Any, language: Language) -> tuple[str, str]:
        label = self._text(Label(label=f"{TellReport.code}-{name.replace('_', '-')}.label"), language)
        told = self._text(word(CLOSED_LISTS[name](given)), language) if name in CLOSED_LISTS else str(given)
        return label, told

    def _page(self, request: Request, visit: Visit | None, page: str, status: int = 200, **more: Any) -> Response:
        language = self._spoken(request, visit)
        said, more = visit.said if visit else "", more | {"page": page, "visit": visit, "lang": language.value}
        if visit:
            visit.said = ""

        def text(key: str, **values: Value) -> str:
            return self._text(Label(label=key, values=values), language)

        context = more | {
            "t": text,
            "said": text(said) if said else "",
            "word": lambda member: self._text(word(member), language),
            "day": lambda day: self.words.date(day, language) if day else "—",
            "show": lambda value: self._text(value, language),
            "today": self.rules.day,
        }
        response = TEMPLATES.TemplateResponse(request, "room.html", context, status_code=status)
        return self.dressed(response)

    def _spoken(self, request: Request, visit: Visit | None) -> Language:
        """The language that was asked for, else the reader's own, else the browser's."""
        asked = request.query_params.get("lang", "")
        return visit.language if visit and asked not in list(Language) else wanted(request, self.language)

    def _text(self, value: Value, language: Language) -> str:
        return self.words.text(value, language)
