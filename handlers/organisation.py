"""组织 · departments, posts, people coming, changing and leaving, by conversation (clauses 2.1, 2.2)."""

from typing import Annotated

from annotated_types import MaxLen

from handlers import people as house
from handlers.kit.button import Button
from handlers.kit.card import Card, Fact, Label, On, Refused, Reply, Value, word
from handlers.kit.form import Contact, Day, Department, Form, Hidden, Person
from handlers.kit.paging import pages
from handlers.kit.questions import Only
from handlers.kit.turn import Turn
from regulation import roles
from regulation.permissions import reach
from regulation.vocabulary import JobFamily, Post, Role, SubjectKind
from storage.queries import organisation, people, viewers
from storage.queries.organisation import Organisation
from storage.tables import Holding, Member, Subject

NAME, NUMBER = 40, 20  # characters
PAGE = 6  # departments on a card
Name = Annotated[str | None, MaxLen(NAME)]
Number = Annotated[str | None, MaxLen(NUMBER)]
DepartmentPost = Annotated[Post, Only((Post.HEAD, Post.DEPUTY, Post.LIAISON))]


class AddDepartment(Form, command="org", may="organisation.keep", clause="2.1"):
    """新增部门 · with its place in the tree."""

    name: Annotated[str, MaxLen(NAME)]
    number: Number = None
    parent: Department | None = None

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused for a name or number that is taken."""
        refuse_taken(turn, SubjectKind.DEPARTMENT, self.name, self.number)
        above = people.subject_for_system(turn.session, self.parent).id if self.parent else None
        row = house.add_subject(turn.session, SubjectKind.DEPARTMENT, self.name, self.number, above)
        turn.note("department", row.code, did=self.code)
        return Reply(key="add-department-done", values={"name": self.name}, then=("appoint",), tone="done")


class ChangeDepartment(Form, command="org", may="organisation.keep", clause="2.1"):
    """变更部门 · its name, number or place in the tree; what is skipped stays."""

    subject: Department
    name: Name = None
    number: Number = None
    parent: Department | None = None

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused where a department would stand above itself."""
        row = people.subject_for_system(turn.session, self.subject)
        refuse_taken(turn, SubjectKind.DEPARTMENT, self.name, self.number)
        if self.parent:
            above = people.subject_for_system(turn.session, self.parent)
            if above.id in _below(turn, row):
                raise Refused("organisation-circle", field="parent")
            row.parent_id = above.id
        row.number = self.number or row.number
        turn.save(row)
        if self.name:
            house.rename(turn.session, row, self.name)
        turn.note("department", row.code, did=self.code)
        return Reply(key="change-department-done", values={"name": row.title or ""}, tone="done")


class DissolveDepartment(Form, command="org", may="organisation.keep", clause="2.1", style="danger"):
    """撤销部门 · once nobody is in it; its file stays."""

    subject: Department

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused while people or departments stand under it."""
        row = people.subject_for_system(turn.session, self.subject)
        inside = organisation.people_in_for_system(turn.session, row.id or 0)
        if inside:
            raise Refused("organisation-not-empty", field="subject", count=inside)
        row.ended_on = turn.today
        for post in Post:
            house.place(turn.session, row.id or 0, post, ())
        turn.save(row)
        turn.note("department", row.code, did=self.code)
        return Reply(key="dissolve-department-done", values={"name": row.title or ""}, tone="done")


class Appoint(Form, command="org", may="organisation.keep", clause="2.1"):
    """任命 · a head follows the one before; deputies and liaisons may be several."""

    subject: Department
    post: DepartmentPost
    person: Person

    def submit(self, turn: Turn) -> Reply:
        """The person learns of it; the agreement comes before the first look (8.2-b)."""
        row, member = people.subject_for_system(turn.session, self.subject), member_named(turn, self.person)
        held = {each.member_id for each in organisation.posts_for_system(turn.session, row.id or 0, self.post)}
        if member.id in held:
            raise Refused("organisation-post-held", field="person")
        several = set() if self.post is Post.HEAD else held
        house.place(turn.session, row.id or 0, self.post, several | {member.id or 0})
        return _posted(turn, self, row, member, self.post)


class Relieve(Form, command="org", may="organisation.keep", clause="2.1", style="danger"):
    """免职 · somebody holds a post no longer."""

    subject: Department
    post: DepartmentPost
    person: Person

    def submit(self, turn: Turn) -> Reply:
        """Raises Refused when they do not hold it."""
        row, member = people.subject_for_system(turn.session, self.subject), member_named(turn, self.person)
        held = {each.member_id for each in organisation.posts_for_system(turn.session, row.id or 0, self.post)}
        if member.id not in held:
            raise Refused("organisation-post-not-held", field="person")
        house.place(turn.session, row.id or 0, self.post, held - {member.id})
        return _posted(turn, self, row, member, self.post)


class ChangeMember(Form, command="org", may="organisation.keep", clause="2.2"):
    """变更人员 · department, job family, number, name; what is skipped stays."""

    subject: Person
    department: Department | None = None
    family: JobFamily | None = None
    number: Number = None
    name: Name = None

    def submit(self, turn: Turn) -> Reply:
        """Posts are not touched by a change of department: they are given and taken by themselves."""
        row, member = people.subject_for_system(turn.session, self.subject), member_named(turn, self.subject)
        refuse_taken(turn, SubjectKind.STAFF, None, self.number)
        if self.department:
            row.department_id = people.subject_for_system(turn.session, self.department).id
        row.family, row.number = self.family or row.family, self.number or row.number
        turn.save(row)
        if self.name:
            house.rename(turn.session, row, self.name)
        turn.note("member", member.code, did=self.code)
        return Reply(key="change-member-done", values={"name": member.name}, tone="done")


class MemberLeaves(Form, command="org", may="organisation.keep", clause="2.2", style="danger", keys="T15"):
    """办理离职 · roles, posts, codes and accounts end; the file stays."""

    subject: Person
    left_on: Day

    def needs_keys(self, turn: Turn, facts: object = None) -> bool:
        """Where a role ends that only two keys can take away (T15). Raises Refused as `left` does."""
        held = people.roles_for_system(turn.session, still_here(turn, self.subject).id or 0)
        return bool(held & roles.GUARDED)

    def submit(self, turn: Turn) -> Reply:
        """The office learns which posts are vacant now."""
        return left(turn, self.code, self.subject, self.left_on)


class ContactLeaves(Form, command="org", may="organisation.keep", clause="2.3", style="danger"):
    """停用联系人 · somebody speaks for a partner no longer."""

    subject: Contact
    left_on: Day

    def submit(self, turn: Turn) -> Reply:
        """As with staff."""
        return left(turn, self.code, self.subject, self.left_on)


class SeeOrganisation(Form, command="org", may="organisation.see", clause="2.1", reads=True):
    """组织一览 · departments with who leads and speaks for them, and what is vacant."""

    page: Hidden = 0

    def submit(self, turn: Turn) -> Card:
        """A page of the tree, as far as one's reach goes."""
        near, start = reach("organisation.see", turn.viewer), max(self.page, 0) * PAGE
        everything = organisation.whole_for_system(turn.session)
        rows = [row for row in everything.subjects if row.kind is SubjectKind.DEPARTMENT and not row.ended_on]
        rows = [row for row in rows if near.everywhere or row.id in near.departments]
        names = {row.member_id or 0: row.name or "" for row in everything.subjects}
        facts = tuple(
            Fact(label=_row(row.title, row.number), value=_posts(row.id, everything, names))
            for row in rows[start : start + PAGE]
        )
        choices = tuple(pages(self.page, start + PAGE < len(rows), lambda to: Button(self.code, option=to)))
        staff = sum(1 for r in everything.subjects if r.kind is SubjectKind.STAFF and not r.left_on)
        values: dict[str, Value] = {"departments": len(rows), "people": staff if near.everywhere else -1}
        return Card(text="organisation", values=values, facts=facts, choices=choices)


def left(turn: Turn, did: str, subject: str, on: Day) -> Reply:
    """What leaving does to the house. Raises Refused for oneself and for whoever has left already."""
    row, member = people.subject_for_system(turn.session, subject), still_here(turn, subject)
    given_up = house.leave(turn.session, row, on)
    for holding in given_up:
        _tell_vacant(turn, holding)
    turn.note("member", member.code, did=did)
    values: dict[str, Value] = {"name": member.name, "on": On(day=on), "posts": len(given_up)}
    return Reply(key="member-left-done", values=values, tone="done")


def still_here(turn: Turn, subject: str) -> Member:
    """Who is to leave. Raises Refused for oneself and for whoever has left already."""
    member = member_named(turn, subject)
    if member.id == turn.actor.id:
        raise Refused("organisation-not-oneself", field="subject")
    if member.left_on:
        raise Refused("organisation-left-already", field="subject", on=On(day=member.left_on))
    return member


def member_named(turn: Turn, code: str) -> Member:
    """The person of a subject that was checked already."""
    row = people.subject_for_system(turn.session, code)
    return organisation.member_of_for_system(turn.session, row.id or 0)


def refuse_taken(turn: Turn, kind: SubjectKind, name: str | None, number: str | None) -> None:
    """Raises Refused for a number that another has, or for a name that is there already."""
    if number and organisation.numbered_for_system(turn.session, kind, number):
        raise Refused("organisation-number-taken", field="number")
    if name and organisation.titled_for_system(turn.session, kind, name):
        raise Refused("organisation-name-taken", field="name")


def _below(turn: Turn, row: Subject) -> frozenset[int]:
    """A department and all that stand under it."""
    return viewers.departments_below_for_system(turn.session, [row.id or 0])[row.id or 0]


def _posted(turn: Turn, form: Form, row: Subject, member: Member, post: Post) -> Reply:
    turn.note("post", member.code, did=form.code, post=post.value, of=row.code)
    values: dict[str, Value] = {"name": member.name, "department": row.title or "", "post": word(post)}
    told = Reply(key=f"{form.code}-told", values=values, tone="attention")
    turn.notify(member.id or 0, told, f"{form.code} {row.code} {post} {turn.now}")
    return Reply(key=f"{form.code}-done", values=values, tone="done")


def _tell_vacant(turn: Turn, holding: Holding) -> None:
    """补缺提示 · the office is told of a post that nobody holds now."""
    if organisation.posts_for_system(turn.session, holding.subject_id, holding.post):
        return
    line = people.subject_lines_for_system(turn.session, [holding.subject_id])[holding.subject_id]
    told = Reply(
        key="post-vacant",
        values={"department": line.name, "post": word(holding.post)},
        then=("appoint",) if line.kind is SubjectKind.DEPARTMENT else ("assign-manager",),
        tone="attention",
    )
    for officer in people.holders_for_system(turn.session, Role.CREDIT_OFFICER, turn.today):
        turn.notify(officer, told, f"vacant {line.code} {holding.post} {turn.now}")


def _row(title: str | None, number: str | None) -> Label:
    return Label(label="organisation-row", values={"name": title or "", "number": number or "–"})


def _posts(department: int, everything: Organisation, names: dict[int, str]) -> tuple[Value, ...]:
    """Who holds which post; the head and the liaison must not be missing (2.1)."""
    found: list[Value] = []
    for post in (Post.HEAD, Post.DEPUTY, Post.LIAISON):
        held = [names[m] for s, m, p in everything.holdings if s == department and p is post]
        found += [Label(label="organisation-post", values={"post": word(post), "name": name}) for name in held]
        if not held and post is not Post.DEPUTY:
            found.append(Label(label="organisation-vacant", values={"post": word(post)}))
    return tuple(found)
