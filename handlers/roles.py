"""岗位与授权 · who holds which role, granting and revoking with two keys, vacant roles (permissions 5.1, T15)."""

from typing import Annotated

from handlers.kit.card import Card, Fact, Label, Refused, Reply, Value, word
from handlers.kit.form import ComingDay, Form, Person
from handlers.kit.questions import Only, When
from handlers.kit.turn import Turn
from regulation import roles
from regulation.vocabulary import Role
from storage.queries import people
from storage.tables import RoleGrant

Guarded = Annotated[Role, Only(roles.NEEDED)]  # 须双人审批的岗位


class GrantRole(Form, command="role", may="role.propose", clause="3.1-a", keys="T15"):
    """授予岗位 · proposed by the director or the administrator, granted by the chair and a member of the group."""

    subject: Person
    role: Guarded
    until: Annotated[ComingDay | None, When("role", Role.CHAIR, Role.GROUP_MEMBER)] = None

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for oneself (K13) and for roles that one person may not hold together."""
        member_id, name = _person(turn, self.subject)
        if member_id == turn.actor.id:
            raise Refused("role-not-to-oneself")
        held = people.roles_for_system(turn.session, member_id)
        grant = turn.session.get(RoleGrant, (member_id, self.role))
        if grant and (grant.until is None or grant.until >= turn.today):
            raise Refused("role-held-already", field="role")
        clash = roles.clash(held, self.role)
        if clash:
            raise Refused("role-clash", field="role", held=word(clash), wanted=word(self.role))
        grant = grant or RoleGrant(member_id=member_id, role=self.role)
        grant.from_on, grant.until = turn.today, self.until  # 任期: it ends by itself
        turn.save(grant)
        return _done(turn, self, member_id, name, self.role)


class RevokeRole(Form, command="role", may="role.propose", clause="3.1-a", keys="T15", style="danger"):
    """收回岗位 · with the same two keys."""

    subject: Person
    role: Guarded

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when the person does not hold it."""
        member_id, name = _person(turn, self.subject)
        grant = turn.session.get(RoleGrant, (member_id, self.role))
        if grant is None:
            raise Refused("role-not-held", field="role")
        turn.session.delete(grant)
        turn.session.flush()
        return _done(turn, self, member_id, name, self.role)


class SeeRoles(Form, command="role", may="role.see", clause="3.1-a", reads=True):
    """岗位一览 · who holds what, and what is closed while nobody does."""

    def submit(self, turn: Turn) -> Card:
        """One line a role; a vacant one says what cannot be done meanwhile."""
        held = {role: people.holders_for_system(turn.session, role, turn.today) for role in roles.NEEDED}
        names = people.names_for_system(turn.session, {member for members in held.values() for member in members})
        facts = tuple(
            Fact(label=word(role), value=tuple(names[m] for m in members) or (_vacant(role),))
            for role, members in held.items()
        )
        vacant = sum(1 for members in held.values() if not members)
        return Card(text="roles", values={"vacant": vacant}, facts=facts)


def _person(turn: Turn, code: str) -> tuple[int, str]:
    line = people.subjects_named(turn.session, turn.viewer, [code]).get(code)
    if line is None or line.member_id is None:
        raise Refused("error-nobody-found", field="subject")
    return line.member_id, line.name


def _vacant(role: Role) -> Label:
    return Label(label=f"vacant-{role.value.replace('_', '-')}")


def _done(turn: Turn, form: Form, member_id: int, name: str, role: Role) -> Reply:
    """The person is told; the audit line names role and member, no name."""
    member = people.member_code_for_system(turn.session, member_id)
    turn.note("role", member, did=form.code, role=role.value)
    values: dict[str, Value] = {"name": name, "role": word(role)}
    told = Reply(key=f"{form.code}-told", values=values, tone="attention")
    turn.notify(member_id, told, f"{form.code} {role} {turn.now}")
    return Reply(key=f"{form.code}-done", values=values, tone="done")
