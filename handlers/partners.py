"""合作方 · partners, the people who speak for them, their contracts, who looks after them (clause 2.3)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers import people as house
from handlers.binding import invited
from handlers.contract_ends import registered
from handlers.kit.card import Refused, Reply, Value
from handlers.kit.form import AnyDay, ComingDay, Contact, Form, Partner, Person
from handlers.kit.turn import Turn
from handlers.organisation import NAME, NUMBER, Number, member_named, refuse_taken
from regulation.vocabulary import Post, SubjectKind
from storage.queries import organisation, people
from storage.tables import Contract


class AddPartner(Form, command="org", may="organisation.keep", clause="2.3"):
    """新增合作方 · and who of the house looks after it."""

    name: Annotated[str, MaxLen(NAME)]
    number: Number = None
    manager: Person | None = None

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for a name or number that is taken."""
        refuse_taken(turn, SubjectKind.PARTNER, self.name, self.number)
        row = house.add_subject(turn.session, SubjectKind.PARTNER, self.name, self.number)
        if self.manager:
            house.place(turn.session, row.id or 0, Post.MANAGER, [member_named(turn, self.manager).id or 0])
        turn.note("partner", row.code, did=self.code)
        then = ("add-contact", "add-contract")
        return Reply(key="add-partner-done", values={"name": self.name}, then=then, tone="done")


class AddContact(Form, command="org", may="organisation.keep", clause="2.3"):
    """新增联系人 · somebody who speaks for a partner, with the code that lets them in."""

    partner: Partner
    name: Annotated[str, MaxLen(NAME)]

    def submit(self, turn: Turn) -> Reply:
        """The code is shown once."""
        row = people.subject_for_system(turn.session, self.partner)
        member = house.add_contact(turn.session, self.name, row, turn.actor.language)
        return invited(turn, member.id or 0, member.code, self.name)


class InviteContact(Form, command="org", may="organisation.keep", clause="2.3"):
    """邀请联系人 · a fresh code; the earlier one is void."""

    subject: Contact

    def submit(self, turn: Turn) -> Reply:
        """The code is shown once."""
        member = member_named(turn, self.subject)
        return invited(turn, member.id or 0, member.code, member.name)


class AddContract(Form, command="org", may="organisation.keep", clause="2.3"):
    """登记合同 · a partner's contract with its period; the same number again extends or corrects the period."""

    partner: Partner
    number: Annotated[str, MaxLen(NUMBER * 2)]
    starts_on: AnyDay
    ends_on: ComingDay

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for a contract that ends before it begins."""
        if self.ends_on < self.starts_on:
            raise Refused("contract-order", field="ends_on")
        partner = people.subject_for_system(turn.session, self.partner)
        row = organisation.contract_for_system(turn.session, partner.id or 0, self.number)
        was = row.ends_on if row else None
        row = row or Contract(
            subject_id=partner.id or 0, number=self.number, starts_on=self.starts_on, ends_on=self.ends_on
        )
        row.starts_on, row.ends_on = self.starts_on, self.ends_on
        turn.save(row)
        turn.note("contract", partner.code, did=self.code, was=str(was or ""), now=str(self.ends_on))
        return registered(turn, row, partner.title or "", was)


class AssignManager(Form, command="org", may="organisation.keep", clause="2.3"):
    """指定对接人 · who of the house looks after a partner, and therefore decides nothing about it (K1)."""

    partner: Partner
    person: Person

    def submit(self, turn: Turn) -> Reply:
        """Follows whoever did so before; the person learns of it."""
        row, member = people.subject_for_system(turn.session, self.partner), member_named(turn, self.person)
        house.place(turn.session, row.id or 0, Post.MANAGER, [member.id or 0])
        turn.note("post", member.code, did=self.code, post=Post.MANAGER.value, of=row.code)
        values: dict[str, Value] = {"name": member.name, "partner": row.title or ""}
        told = Reply(key="assign-manager-told", values=values, tone="attention")
        turn.notify(member.id or 0, told, f"manager {row.code} {turn.now}")
        return Reply(key="assign-manager-done", values=values, tone="done")
