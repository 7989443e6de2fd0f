"""执行 · the steps of a plan, carried out a slice at a time, each slice in one transaction; and taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from handlers import people
from handlers.kit import clocks
from handlers.kit.form import form_named
from handlers.kit.submission import carry_out
from handlers.kit.turn import Turn
from handlers.tables.plan import Step
from regulation.vocabulary import JobFamily, Language, Post, RecordStatus, Role, SubjectKind
from storage import search
from storage.audit import AuditLine
from storage.journal import Journal
from storage.queries import organisation
from storage.tables import Contract, RoleGrant, Subject

Keys = Mapping[str, Iterable[str]]  # spellings by name, computed outside the transaction: it is slow
WEIGHT = {"record": 20}  # a record costs as much as so many people


def slice_of(steps: Sequence[Step], start: int, room: int) -> Sequence[Step]:
    """So many steps from there as fit a short transaction."""
    end = start
    while end < len(steps) and room > 0:
        room -= WEIGHT.get(steps[end].do, 1)
        end += 1
    return steps[start:end]


def spellings(steps: Iterable[Step]) -> Keys:
    """Under what the names of these steps will be found."""
    names = {name for step in steps for name in (step.given.get("name"), step.given.get("title")) if name}
    return {name: search.keys_of(name) for name in names}


def carry(turn: Turn, steps: Sequence[Step], keys: Keys) -> None:
    """Does the steps, with an audit line for each. Raises IntegrityError when the house is another by now."""
    for do, group in groupby(steps, key=lambda step: step.do):
        these = list(group)
        if do == "add-member":
            _add_members(turn, these, keys)
        else:
            for step in these:
                _DO[do](turn, step, keys)
        for step in these:
            turn.note(f"import-{do}", step.code)
    turn.session.flush()


def take_back(turn: Turn, steps: Sequence[Step], keys: Keys) -> None:
    """撤销 · undoes steps, the last first: what nobody used is taken out, what was used is ended instead.

    A value that somebody changed since stays as it is now.
    """
    for step in reversed(steps):
        if step.do.startswith("add-"):
            _take_out(turn, step)
        elif step.do == "record":
            _withdraw(turn, step)
        else:
            _DO[step.do](turn, Step(step.do, step.code, step.was, step.given), keys)
        turn.note(f"undo-{step.do}", step.code)
    turn.session.flush()


def _add_members(turn: Turn, steps: list[Step], keys: Keys) -> None:
    session = turn.session
    homes = organisation.ids_for_system(session, {step.given["home"] for step in steps})
    subjects = [
        {
            "code": step.code,
            "kind": SubjectKind.STAFF,
            "number": step.given["number"],
            "department_id": homes[step.given["home"]],
            "family": step.given["family"] and JobFamily(step.given["family"]),
            "ended_on": _day(step.given["left_on"]),
        }
        for step in steps
    ]
    members = {
        step.code: {
            "code": step.given["member"],
            "name": step.given["name"],
            "language": Language(step.given["language"]),
            "left_on": _day(step.given["left_on"]),
        }
        for step in steps
    }
    roles = {
        step.code: [] if step.given["left_on"] else [Role(role) for role in step.given["roles"]] or [Role.STAFF]
        for step in steps
    }
    ids = organisation.enter_for_system(session, subjects, members, roles)
    organisation.index_for_system(session, ((ids[s.code], key) for s in steps for key in keys[s.given["name"]]))


def _change_member(turn: Turn, step: Step, keys: Keys) -> None:
    subject, given, was = _subject(turn, step), step.given, step.was
    if subject is None:
        return
    member = organisation.member_of_for_system(turn.session, subject.id or 0)
    if "name" in given and member.name == was["name"]:
        people.rename(turn.session, subject, given["name"])
    _number(subject, step)
    if "home" in given:
        ids = organisation.ids_for_system(turn.session, [given["home"], was["home"]])
        if subject.department_id == ids.get(was["home"]):
            subject.department_id = ids[given["home"]]
    if "family" in given and subject.family == was["family"]:
        subject.family = given["family"] and JobFamily(given["family"])
    if "language" in given and member.language == was["language"]:
        member.language = Language(given["language"])
    if "left_on" in given and member.left_on == _day(was["left_on"]):
        if given["left_on"]:
            people.leave(turn.session, subject, date.fromisoformat(given["left_on"]))
        else:
            member.left_on = subject.ended_on = None
            turn.session.merge(RoleGrant(member_id=member.id or 0, role=Role.STAFF))
    turn.session.add(member)
    turn.session.add(subject)


def _add_department(turn: Turn, step: Step, keys: Keys) -> None:
    _add(turn, step, SubjectKind.DEPARTMENT, keys, parent_id=_id(turn, step.given.get("parent")))


def _add_partner(turn: Turn, step: Step, keys: Keys) -> None:
    _add(turn, step, SubjectKind.PARTNER, keys)


def _add(turn: Turn, step: Step, kind: SubjectKind, keys: Keys, **more: Any) -> None:
    title, number = step.given["title"], step.given["number"]
    subject = turn.save(Subject(code=step.code, kind=kind, title=title, number=number, **more))
    organisation.index_for_system(turn.session, ((subject.id or 0, key) for key in keys[title]))


def _change_subject(turn: Turn, step: Step, keys: Keys) -> None:
    """A department or a partner."""
    subject = _subject(turn, step)
    if subject is None:
        return
    if "title" in step.given and subject.title == step.was["title"]:
        people.rename(turn.session, subject, step.given["title"])
    _number(subject, step)
    if "parent" in step.given and subject.parent_id == _id(turn, step.was["parent"]):
        subject.parent_id = _id(turn, step.given["parent"])
    turn.session.add(subject)


def _add_contact(turn: Turn, step: Step, keys: Keys) -> None:
    given = step.given
    subjects = [{"code": step.code, "kind": SubjectKind.CONTACT, "department_id": _id(turn, given["home"])}]
    person = {"code": given["member"], "name": given["name"], "language": Language(given["language"])}
    ids = organisation.enter_for_system(turn.session, subjects, {step.code: person}, {step.code: [Role.PARTNER]})
    organisation.index_for_system(turn.session, ((ids[step.code], key) for key in keys[given["name"]]))


def _posts(turn: Turn, step: Step, keys: Keys) -> None:
    """Whoever has left meanwhile takes no post."""
    there = _id(turn, step.code)
    post = Post(step.given.get("post") or step.was["post"])
    found = organisation.subjects_for_system(turn.session, step.given["people"]).values()
    members = [organisation.member_of_for_system(turn.session, each.id or 0) for each in found if not each.ended_on]
    if there:
        people.place(turn.session, there, post, [member.id or 0 for member in members])


def _contract(turn: Turn, step: Step, keys: Keys) -> None:
    subject, given = _subject(turn, step), step.given
    if subject is None:
        return
    number = given.get("number") or step.was["number"]
    row = organisation.contract_for_system(turn.session, subject.id or 0, number)
    if "starts_on" not in given:  # it was not there before
        if row:
            turn.session.delete(row)
        return
    first, last = date.fromisoformat(given["starts_on"]), date.fromisoformat(given["ends_on"])
    row = row or Contract(subject_id=subject.id or 0, number=number, starts_on=first, ends_on=last)
    row.starts_on, row.ends_on = first, last
    turn.save(row)


def _record(turn: Turn, step: Step, keys: Keys) -> None:
    """As if its author had filed it in chat, but for word to every officer about every row."""
    form = form_named(step.given["kind"])
    if form is None:
        return
    quiet = Turn(turn.session, turn.now, turn.actor, turn.house, Journal(), {})
    carry_out(quiet, form.filled(step.given["answers"]), None)
    (about,) = quiet.known
    row = quiet.known[about].row
    clocks.recoded(turn, row.code, step.code)
    row.code = step.code
    turn.save(row)
    edition = {"edition": turn.house.rulebook.edition}
    turn.journal.lines.append(AuditLine(turn.now, turn.actor.code, form.code, step.code, edition))


def _take_out(turn: Turn, step: Step) -> None:
    subject = _subject(turn, step)
    if subject is None:
        return
    if not organisation.used_for_system(turn.session, [subject.id or 0]):
        organisation.remove_for_system(turn.session, [subject.id or 0])
    elif subject.kind in (SubjectKind.STAFF, SubjectKind.CONTACT):
        people.leave(turn.session, subject, turn.today)
    else:
        subject.ended_on = turn.today
        turn.session.add(subject)


def _withdraw(turn: Turn, step: Step) -> None:
    """Nothing is deleted: what nobody has sorted yet is withdrawn."""
    row = organisation.record_for_system(turn.session, step.code)
    if row and row.status in (RecordStatus.SUBMITTED, RecordStatus.LEAD):
        row.status = RecordStatus.WITHDRAWN
        clocks.stop(turn, turn.save(row).code)


def _subject(turn: Turn, step: Step) -> Subject | None:
    return organisation.subjects_for_system(turn.session, [step.code]).get(step.code)


def _id(turn: Turn, code: str | None) -> int | None:
    return organisation.ids_for_system(turn.session, [code]).get(code) if code else None


def _number(subject: Subject, step: Step) -> None:
    if "number" in step.given and subject.number == step.was["number"]:
        subject.number = step.given["number"]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_DO = {
    "change-member": _change_member,
    "add-department": _add_department,
    "change-department": _change_subject,
    "add-partner": _add_partner,
    "change-partner": _change_subject,
    "add-contact": _add_contact,
    "posts": _posts,
    "contract": _contract,
    "record": _record,
}
