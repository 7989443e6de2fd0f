"""绑定账号 · an account on a platform becomes a member's by a one-time code (clauses 2.2, 2.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from annotated_types import MaxLen
from sqlmodel import Session

from handlers.kit.card import Card, Refused, Reply, Value
from handlers.kit.form import Department, Form, Person
from handlers.kit.turn import Turn
from handlers.people import add_member
from regulation.rulebook import Rulebook
from regulation.vocabulary import Role
from storage import codes
from storage.audit import AuditLine
from storage.journal import Journal
from storage.queries import identity, people
from storage.tables import ChatIdentity, Invitation
from storage.vault import Vault

CODE_LENGTH = 10  # characters, about 48 bits: guessed within 72 hours by nobody
PURPOSE = "invitation"


@dataclass(frozen=True)
class Account:
    """Who speaks on a platform: its name, the keyed hash of the person's id there, and the address to write to."""

    platform: str
    lookup: str
    address: str


def invite(session: Session, vault: Vault, member_id: int, now: datetime, rulebook: Rulebook) -> str:
    """A fresh one-time code for a member; earlier ones are void. Only its keyed hash is kept."""
    for older in identity.open_invitations_for_system(session, member_id):
        session.delete(older)
    code = codes.new(CODE_LENGTH)
    expires = now + rulebook.days("invitation.kept")
    session.add(Invitation(lookup=vault.lookup(PURPOSE, code), member_id=member_id, expires_at=expires))
    session.flush()
    return code


def bind(session: Session, journal: Journal, vault: Vault, account: Account, text: str, now: datetime) -> str:
    """Redeems a code for an account and returns the member's code. Raises Refused for a wrong or expired one."""
    code = text.replace("-", "").strip().upper()
    found = identity.invitation_for_system(session, vault.lookup(PURPOSE, code))
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise Refused("bind-code-wrong")
    found.used_at = now
    session.add(found)
    _place(session, account, found.member_id, now)
    person = people.member_code_for_system(session, found.member_id)
    journal.lines.append(AuditLine(now, person, "bind", person, {"platform": account.platform}))
    return person


def _place(session: Session, account: Account, member_id: int, now: datetime) -> None:
    """One account speaks for one member; a new code moves it."""
    row = identity.identity_for_system(session, account.platform, account.lookup) or ChatIdentity(
        platform=account.platform, lookup=account.lookup, address="", member_id=member_id, bound_at=now
    )
    row.address, row.member_id, row.bound_at, row.unreachable = account.address, member_id, now, False
    session.add(row)
    session.flush()


class AddMember(Form, command="bind", may="member.invite", clause="2.2"):
    """新增成员 · somebody new in a department; every other role than staff needs more than one person's word."""

    name: Annotated[str, MaxLen(40)]
    department: Department

    def submit(self, turn: Turn) -> Reply | Card:
        """The member, and the code that lets them in."""
        home = people.subject_for_system(turn.session, self.department)
        member = add_member(turn.session, self.name, home, [Role.STAFF], turn.actor.language)
        return invited(turn, member.id or 0, member.code, self.name)


class InviteMember(Form, command="bind", may="member.invite", clause="2.2"):
    """邀请绑定 · the office gives somebody the code that binds their account."""

    subject: Person

    def submit(self, turn: Turn) -> Reply | Card:
        """The code is shown once."""
        person = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        member_id = person.member_id or 0
        return invited(turn, member_id, people.member_code_for_system(turn.session, member_id), person.name)


def invited(turn: Turn, member_id: int, member: str, name: str) -> Reply:
    """A fresh code, shown once. The audit line names the member; the code is kept nowhere but as a hash."""
    code = codes.spoken(invite(turn.session, turn.house.vault, member_id, turn.now, turn.house.rulebook))
    link = turn.house.invitation.format(code=code) if turn.house.invitation else "none"
    values: dict[str, Value] = {"name": name, "code": code, "link": link}
    return Reply(key="invite-member-done", values=values, about=("member", member), tone="done", once=True)


class Unbind(Form, command="unbind", may="self.settings", clause="2.2", style="danger"):
    """解除绑定 · this person's accounts are forgotten on every platform."""

    def submit(self, turn: Turn) -> Reply:
        """The member stays; only the accounts go."""
        for row in identity.identities_for_system(turn.session, turn.actor.code):
            turn.session.delete(row)
        turn.session.flush()
        return Reply(key="unbind-done", tone="done")
