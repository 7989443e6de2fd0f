"""What an operator does on the command line: the first set-up, members and their codes, a look at the health."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlmodel import Session

from bot import house
from bot.documents import fonts
from bot.house import Memory
from bot.settings import Settings
from handlers import binding, people
from regulation.vocabulary import Role, SubjectKind
from storage import audit, codes
from storage.audit import AuditLine
from storage.journal import Journal
from storage.queries import people as known
from storage.reports import filing
from storage.tables import Member
from storage.vault import VaultError

SLACK_SCOPES = {"chat:write", "commands", "files:read", "files:write", "im:history", "im:write"}
OPERATOR = "operator"  # who acts in the audit trail when it is nobody of the house


class Impossible(Exception):
    """What was asked cannot be done; the text says why."""


@dataclass(frozen=True)
class Check:
    """One line of the doctor's report."""

    name: str
    fine: bool
    finding: str


def set_up(memory: Memory, settings: Settings, institution: str, department: str, officer: str) -> str:
    """The institution, the department of the credit office, its first officer; returns the officer's one-time code.

    Raises Impossible when somebody is there already: then an officer lets others in.
    """

    def turn(session: Session, journal: Journal) -> str:
        if known.anybody_for_system(session):
            raise Impossible("this office is set up already; use `trustdesk member add`")
        people.add_subject(session, SubjectKind.INSTITUTION, institution)
        home = people.add_subject(session, SubjectKind.DEPARTMENT, department)
        member = people.add_member(session, officer, home, [Role.CREDIT_OFFICER], settings.language)
        return _let_in(session, journal, memory, member)

    return memory.database.write_now(turn)


def add_member(memory: Memory, settings: Settings, name: str, department: str, roles: list[Role]) -> str:
    """A new member of a department, which is created if it is new; returns the one-time code."""

    def turn(session: Session, journal: Journal) -> str:
        home = known.department_for_system(session, department)
        home = home or people.add_subject(session, SubjectKind.DEPARTMENT, department)
        member = people.add_member(session, name, home, roles, settings.language)
        return _let_in(session, journal, memory, member)

    return memory.database.write_now(turn)


def invite(memory: Memory, code: str) -> str:
    """A fresh one-time code for a member. Raises Impossible for an unknown one."""

    def turn(session: Session, journal: Journal) -> str:
        actor = known.actor_for_system(session, code, house.now().date())
        if actor is None:
            raise Impossible(f"there is no member {code}; see `trustdesk member list`")
        journal.lines.append(AuditLine(house.now(), OPERATOR, "invite-member", code))
        return _code(session, memory, actor.id)

    return memory.database.write_now(turn)


def examine(settings: Settings) -> Iterator[Check]:
    """Looks at everything that must be right before anybody can be served; never raises."""
    yield _checked("keys and database", lambda: _opens(settings))
    yield _checked("reports", lambda: _readers(settings))
    yield _checked("documents", _fonts)
    if settings.slack_bot_token:
        yield _checked("slack", lambda: _slack(settings))
    else:
        yield Check("slack", fine=True, finding="not configured (TRUSTDESK_SLACK_BOT_TOKEN)")
    if settings.telegram_token:
        yield _checked("telegram", lambda: _telegram(settings))
    else:
        yield Check("telegram", fine=True, finding="not configured (TRUSTDESK_TELEGRAM_TOKEN)")


def _opens(settings: Settings) -> str:
    with house.opened(settings) as memory:
        lines = memory.database.read_now(lambda session: audit.verify(session.connection()))
        members = memory.database.read_now(known.anybody_for_system)
    return f"{members} members, audit trail whole ({lines} lines)"


def _readers(settings: Settings) -> str:
    """Whether anybody could read a report; until then the form is closed."""
    with house.reports_opened(settings) as (store, _):
        able = [row for row in store.turn_now(filing.active) if not row.custodian]
    if not able:
        return "closed: no reader has a key yet (trustdesk reader add NAME)"
    return f"{len(able)} readers" + ("" if any(row.alternate for row in able) else ", no alternate")


def _fonts() -> str:
    """Whether a PDF would show Chinese glyphs or boxes."""
    try:
        return f"Chinese glyphs in {fonts.folders()[0]}"
    except fonts.NoFont as error:
        raise Impossible(f"no Chinese font for PDF documents: {error}") from None


def _telegram(settings: Settings) -> str:
    import httpx

    root = settings.telegram_api.rstrip("/")
    answer = httpx.get(f"{root}/bot{settings.telegram_token}/getMe", timeout=10).json()
    if not answer.get("ok"):
        raise Impossible("telegram does not know this token: ask BotFather for it again")
    return f"@{answer['result'].get('username')}"


def _slack(settings: Settings) -> str:
    """Who the tokens are, what they may do, and whether they can connect."""
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError

    client = WebClient(settings.slack_bot_token, base_url=settings.slack_api, timeout=10)
    try:
        answer = client.auth_test()
        if settings.slack_app_token:
            client.apps_connections_open(app_token=settings.slack_app_token)
        elif not settings.slack_signing_secret:
            raise Impossible("set TRUSTDESK_SLACK_APP_TOKEN (sockets) or TRUSTDESK_SLACK_SIGNING_SECRET (HTTP)")
    except SlackApiError as error:
        raise Impossible(f"slack says {error.response.get('error')}: check the tokens (docs/slack.md)") from None
    granted = set(str(answer.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    if missing := SLACK_SCOPES - granted:
        raise Impossible(f"scopes are missing: {', '.join(sorted(missing))}; reinstall from the manifest")
    return f"{answer['user']} in {answer['team']}"


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, fine=True, finding=look())
    except (Impossible, VaultError, audit.BrokenChain, OSError) as error:
        return Check(name, fine=False, finding=str(error))
    except Exception as error:  # an address in an error's text may carry the token
        return Check(name, fine=False, finding=type(error).__name__)


def _let_in(session: Session, journal: Journal, memory: Memory, member: Member) -> str:
    journal.lines.append(AuditLine(house.now(), OPERATOR, "add-member", member.code))
    return _code(session, memory, member.id or 0)


def _code(session: Session, memory: Memory, member_id: int) -> str:
    return codes.spoken(binding.invite(session, memory.vault, member_id, house.now(), house.edition()))
