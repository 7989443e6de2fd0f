"""核验 · `/verify/NUMBER`: whether an issued document is genuine and stands, for anybody who holds its number."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.app import App
from bot.web.guard import HEADERS
from handlers.kit.card import Label, Value
from regulation.vocabulary import Language
from storage.queries import documents
from storage.queries.documents import Verified

TEMPLATES = Path(__file__).parent / "templates"
POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
LONGEST = 24  # characters of a number; what is longer was not written by us


def verifying(app: App, language: Language) -> Route:
    """The page, in the reader's language or the house's. No script, no address but its own, nothing kept."""
    page = Template((TEMPLATES / "verify.html").read_text(encoding="utf-8"))
    style = (TEMPLATES / "verify.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    headers = HEADERS | {"Content-Security-Policy": POLICY.format(digest)}

    async def verify(request: Request) -> Response:
        number = request.path_params["number"].strip().upper()[:LONGEST]
        found = await app.database.read(lambda session: documents.verified(session, number))
        text = Sheet(app, wanted(request, language))
        html = page.substitute(text.around(number), style=style, content=text.content(number, found))
        return HTMLResponse(html, 200 if found else 404, headers)

    return Route("/verify/{number}", verify)


def wanted(request: Request, house: Language) -> Language:
    """The language that was asked for, that the browser prefers among ours, or the house's."""
    asked = request.query_params.get("lang", "")
    if asked in list(Language):
        return Language(asked)
    told = request.headers.get("accept-language", "").lower().split(",")
    ours = [language for each in told for language in Language if each.strip()[:2] == language.value[:2]]
    return ours[0] if ours else house


@dataclass(frozen=True)
class Sheet:
    """The page's words in one language."""

    app: App
    language: Language

    def around(self, number: str) -> dict[str, str]:
        """What stands around the answer."""
        other = next(each for each in Language if each is not self.language)
        words = {"title": self._text("verify-title"), "other": self._text("verify-other"), "number": escape(number)}
        return words | {"lang": self.language.value, "other_lang": other.value}

    def content(self, number: str, found: Verified | None) -> str:
        """The answer."""
        if found is None:
            return f"<p>{self._text('verify-unknown', number=number)}</p>"
        lines = "".join(f"<dt>{self._text(key)}</dt><dd>{line}</dd>" for key, line in self._lines(found))
        return f'<dl>{lines}</dl><p class="note">{self._text("verify-note")}</p>'

    def _lines(self, found: Verified) -> Iterator[tuple[str, str]]:
        yield "verify-kind", self._text(f"{found.kind}.title")
        yield "verify-number", escape(found.number)
        yield "verify-issued", self._day(found.issued_at)
        yield "verify-state", self._state(found)
        yield "verify-digest", self._digests(found)

    def _state(self, found: Verified) -> str:
        if found.withdrawn_at is None:
            return f'<span class="valid">{self._text("verify-valid")}</span>'
        said = self._text("verify-withdrawn", day=self._day(found.withdrawn_at))
        return f'<span class="withdrawn">{said}</span>'

    def _digests(self, found: Verified) -> str:
        return "<br>".join(f"<code>{each}</code>" for each in found.sha256) or self._text("verify-pending")

    def _day(self, at: datetime) -> str:
        return self.app.words.date(self.app.house.day(at), self.language)

    def _text(self, key: str, **values: Value) -> str:
        return escape(self.app.words.text(Label(label=key, values=values), self.language))
