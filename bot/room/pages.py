"""The room's pages in the reader's language. What is masked in comparisons is the form token alone."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from handlers.reporting.office import LEVELS, Opened
from handlers.reporting.reporter import TellReport
from regulation.reporting import MOVES, ReportDanger, ReportMatter, ReportSource
from regulation.vocabulary import Language
from storage.reports.counting import counted
from storage.reports.envelope import Direction
from storage.reports.reading import Line
from storage.reports.tables import ReaderAudit, Report

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
TEMPLATES = Jinja2Templates(directory=Path(__file__).parent)


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

    def missing(self, request: Request, visit: Visit) -> Response:
        """Nothing there; the same for what one may not read and for what there is not."""
        return self._page(request, visit, "missing", 404)

    def passphrase(self, request: Request, visit: Visit, trouble: str = "") -> Response:
        """The question for the passphrase."""
        return self._page(request, visit, "passphrase", 403 if trouble else 200, trouble=trouble)

    def reports(self, request: Request, visit: Visit, rows: Sequence[Report]) -> Response:
        """What one may read."""
        shown = [(visit.number(row.id), row) for row in rows]
        return self._page(request, visit, "reports", rows=shown)

    def counts(
        self, request: Request, visit: Visit, rows: Sequence[Report], trail: Sequence[tuple[ReaderAudit, str, str]]
    ) -> Response:
        """Counts without small cells, and who did what."""
        cells = counted(rows, self.rules.rulebook.items("report.few"))
        lines = [(At(at=row.at), label, name, row.action) for row, label, name in trail]
        return self._page(request, visit, "counts", cells=cells, trail=lines)

    def report(
        self, request: Request, visit: Visit, opened: Opened, refused: Refused | None = None, text: str = ""
    ) -> Response:
        """One report with everything that can be done about it."""
        language = wanted(request, self.language)
        why = self._text(Label(label=refused.key, values=refused.values), language) if refused else ""
        return self._page(
            request,
            visit,
            "report",
            422 if refused else 200,
            row=opened.report,
            number=visit.number(opened.report.id),
            lines=[self._line(line, language) for line in opened.lines],
            holders=opened.holders,
            may_take=opened.may_take,
            moves=sorted(MOVES[opened.report.status]),
            levels=LEVELS if opened.report.verified else (),
            why=why,
            text=text,
        )

    def _line(self, line: Line, language: Language) -> dict[str, Any]:
        """A message as rows of label and text."""
        kind = line.direction.value if line.direction else "missing"
        shown: dict[str, Any] = {"kind": kind, "sequence": line.sequence, "rows": [], "file": None}
        match line.direction, line.body:
            case _, None:
                shown["text"] = self._text(
                    Label(label="room-line-gone" if line.direction else "room-gap"), language
                )
            case Direction.REPORTER, {"answers": answers}:
                shown["rows"] = [self._answer(name, given, language) for name, given in answers.items() if given]
            case Direction.REPORTER, {"revenge": revenge}:
                shown["text"] = self._text(Label(label="report-revenge" if revenge else "report-safe"), language)
            case Direction.FILE, {"kind": suffix, "size": size}:
                shown["file"] = f"file-{line.sequence}.{suffix} · {size // 1024 + 1} KiB"
            case Direction.REWARD, {"level": level}:
                shown["text"] = self._text(Label(label="room-reward-level", values={"level": level}), language)
            case _, {"text": text}:
                shown["text"] = text
        return shown

    def _answer(self, name: str, given: Any, language: Language) -> tuple[str, str]:
        label = self._text(Label(label=f"{TellReport.code}-{name.replace('_', '-')}.label"), language)
        told = self._text(word(CLOSED_LISTS[name](given)), language) if name in CLOSED_LISTS else str(given)
        return label, told

    def _page(self, request: Request, visit: Visit | None, page: str, status: int = 200, **more: Any) -> Response:
        language = wanted(request, self.language)
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

    def _text(self, value: Value, language: Language) -> str:
        return self.words.text(value, language)
