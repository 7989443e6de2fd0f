"""Who may talk to the page: this machine's own page, by Host and token; and what no response may lack."""

import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

log = logging.getLogger(__name__)

View = Callable[[Request], Awaitable[Response]]

# Nothing from outside, nothing kept, nothing told: the page's address carries the token.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Guard:
    """Lets in what carries the token and means this host; another name for it would be a rebinding attack."""

    token: str
    host: str
    bad_request: Callable[[], Awaitable[Response]]

    def __call__(self, view: View) -> View:
        """The view behind the guard; a request that makes no sense gets a sentence, never a trace."""

        async def guarded(request: Request) -> Response:
            if not self._known(request):
                return PlainTextResponse("403", status_code=403, headers=HEADERS)
            try:
                response = await view(request)
            except Exception as error:  # an error's own text might hold what somebody typed
                log.warning("request to %s failed: %s", request.url.path, type(error).__name__)
                response = await self.bad_request()
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return guarded

    def _known(self, request: Request) -> bool:
        sent = request.query_params.get("key") or request.headers.get("authorization", "").removeprefix("Bearer ")
        mine = request.headers.get("host") == self.host
        return mine and hmac.compare_digest(sent.encode(), self.token.encode())
