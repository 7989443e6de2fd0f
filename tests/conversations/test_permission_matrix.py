"""权限 5.2: role x action x scope x condition, tried in the use cases, against a table that was read line by line.

The table is not derived from the permission rows: change one row, and a line here is wrong.
"""

from datetime import date

from sqlmodel import Session, select

from handlers import people
from handlers.credit_files import within_reach
from handlers.kit import access
from handlers.kit.card import Refused
from handlers.kit.turn import Turn
from handlers.office import office
from handlers.records import Classify, SeeRecord
from regulation.vocabulary import Nature, Role
from storage.queries import people as known
from storage.tables import Holding, Member, Record, RoleGrant, Signature, Subject
from tests.house import OFFICER, TEACHER, House, complains

PROBE = "测试员"
# Whom a record is about: one of one's own about others; about oneself, sorted; about the own department; about
# another department; about the credit office's department.
CONCERNS = ("own", "oneself", "department", "elsewhere", "office")
TABLE = """
role             bound  sees records                             decides on records                       opens files
staff            yes    own oneself                              -                                        -
staff            no     own oneself                              -                                        -
partner          yes    own oneself                              -                                        -
partner          no     own oneself                              -                                        -
liaison          yes    own oneself                              -                                        -
liaison          no     own oneself                              -                                        -
department_head  yes    own oneself department                   -                                        department
department_head  no     own oneself                              -                                        -
chair            yes    oneself office                           office                                   oneself department elsewhere office
chair            no     oneself                                  -                                        -
group_member     yes    oneself                                  -                                        -
group_member     no     oneself                                  -                                        -
custodian        yes    oneself                                  -                                        -
custodian        no     oneself                                  -                                        -
credit_officer   yes    own oneself department elsewhere office  own elsewhere office                     oneself department elsewhere office
credit_officer   no     own oneself                              -                                        -
credit_director  yes    own oneself department elsewhere office  own elsewhere office                     oneself department elsewhere office
credit_director  no     own oneself                              -                                        -
auditor          yes    own oneself department elsewhere office  -                                        oneself department elsewhere office
auditor          no     oneself                                  -                                        -
administrator    yes    -                                        -                                        -
administrator    no     -                                        -                                        -
"""
# What may be begun at all: the actions of the forms that open.
FORMS = """
staff yes: case.see file.own finding.see grade.see measure.see queue.see record.praise record.read record.receive repair.see report.submit self.settings
staff no: case.see file.own finding.see grade.see measure.see queue.see record.praise record.read record.receive repair.see report.submit self.settings
partner yes: case.see file.own finding.see grade.see measure.see queue.see record.cooperation record.read repair.see report.submit self.settings
partner no: case.see file.own finding.see grade.see measure.see queue.see record.cooperation record.read repair.see report.submit self.settings
liaison yes: case.see completeness.declare completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see organisation.see queue.see record.create record.praise record.read record.receive repair.see report.submit self.settings task.see
liaison no: case.see completeness.declare completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see queue.see record.create record.praise record.read record.receive repair.see report.submit self.settings task.see
department_head yes: case.see check.ask completeness.declare completeness.see delegation.offer delegation.see file.export file.own file.read finding.see grade.see inspection.see measure.see organisation.see queue.see record.create record.institution record.praise record.read record.receive repair.see report.submit self.settings signal.see task.see undertaking.missing
department_head no: case.see completeness.declare completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see queue.see record.create record.institution record.praise record.read record.receive repair.see report.submit self.settings task.see
chair yes: case.open case.picture case.see check.ask completeness.see delegation.offer delegation.see docket.see file.export file.own file.read finding.see grade.propose grade.see inspection.lead inspection.see measure.see organisation.see queue.see record.read repair.picture repair.see report.read report.submit role.see self.settings signal.see task.see time.picture
chair no: case.see completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see record.read repair.see report.submit role.see self.settings task.see
group_member yes: case.picture case.see check.ask completeness.see delegation.offer delegation.see docket.see file.own finding.see grade.propose grade.see inspection.see measure.see organisation.see queue.see record.read repair.picture repair.see report.read report.submit role.see self.settings signal.see task.see time.picture
group_member no: case.see completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see queue.see record.read repair.see report.submit role.see self.settings task.see
custodian yes: case.see file.own finding.see grade.see measure.see queue.see record.read repair.see report.read report.submit self.settings
custodian no: case.see file.own finding.see grade.see measure.see queue.see record.read repair.see report.submit self.settings
credit_officer yes: calendar.keep case.open case.picture case.see check.ask completeness.see delegation.offer delegation.see file.export file.own file.read finding.see grade.propose grade.see inspection.lead inspection.see measure.see member.invite organisation.export organisation.import organisation.keep organisation.see queue.see record.create record.external record.institution record.read record.receive repair.picture repair.see repair.unseal report.read report.reward report.submit role.see self.settings signal.see task.give task.see time.oversee time.picture undertaking.missing
credit_officer no: calendar.keep case.see completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see member.invite organisation.import organisation.keep record.create record.external record.institution record.read record.receive repair.see report.submit role.see self.settings task.give task.see
credit_director yes: case.open case.picture case.see check.ask completeness.see delegation.offer delegation.see docket.see file.export file.own file.read finding.see grade.propose grade.see inspection.lead inspection.see measure.see member.invite organisation.export organisation.import organisation.keep organisation.see queue.see record.create record.external record.institution record.read record.receive repair.picture repair.see repair.unseal report.read report.reward report.submit role.propose role.see self.settings selfcheck.see signal.see task.give task.see time.oversee time.picture undertaking.missing
credit_director no: case.see completeness.see delegation.offer delegation.see file.own finding.see grade.see inspection.see measure.see member.invite organisation.import organisation.keep record.create record.external record.institution record.read record.receive repair.see report.submit role.propose role.see self.settings selfcheck.see task.give task.see
auditor yes: case.picture case.see completeness.see docket.see file.own file.read finding.see grade.see inspection.see measure.see organisation.see queue.see record.read repair.picture repair.see report.read report.submit role.see self.settings selfcheck.see signal.see task.see time.oversee time.picture undertaking.missing
auditor no: case.see completeness.see file.own finding.see grade.see inspection.see measure.see record.read repair.see report.submit role.see self.settings selfcheck.see task.see
administrator yes: file.own member.invite queue.see report.submit role.propose role.see self.settings selfcheck.see
administrator no: file.own member.invite queue.see report.submit role.propose role.see self.settings selfcheck.see
"""


def subject(session: Session, title: str) -> Subject:
    return session.exec(select(Subject).where(Subject.title == title)).one()


async def probe(house: House) -> dict[str, str]:
    """Somebody without any role in the teaching department, and a record of every kind of concern."""

    def enter(session: Session) -> None:
        people.add_member(session, PROBE, subject(session, "教学部"), [])

    house.change(enter)
    codes = {
        "own": await complains(house[TEACHER], about="客服部"),
        "oneself": await complains(house[TEACHER], about=PROBE),
        "department": await complains(house[TEACHER], about="教学部"),
        "elsewhere": await complains(house[TEACHER], about="客服部"),
        "office": await complains(house[TEACHER], about="行政部"),
    }

    def arrange(session: Session) -> None:
        me = session.exec(select(Member).where(Member.name == PROBE)).one()
        rows = {row.code: row for row in session.exec(select(Record))}
        rows[codes["own"]].author_id = me.id
        rows[codes["oneself"]].nature = Nature.POSITIVE

    house.change(arrange)
    return codes


def becomes(house: House, role: Role, bound: bool) -> None:
    """The probe holds this one role and nothing else."""

    def turn(session: Session) -> None:
        me = session.exec(select(Member).where(Member.name == PROBE)).one()
        for table in (RoleGrant, Holding, Signature):
            for row in session.exec(select(table).where(table.member_id == me.id)):
                session.delete(row)
        session.flush()
        post = people.POSTS.get(role)
        home = subject(session, "教学部")
        session.add(
            Holding(subject_id=home.id, member_id=me.id, post=post)
            if post
            else RoleGrant(member_id=me.id, role=role)
        )
        if bound:
            signature = session.exec(select(Signature)).first()
            more = signature.model_dump(exclude={"id", "code", "member_id", "undertaking"})
            session.add(Signature(code=f"T{role.value}", member_id=me.id, undertaking="confidentiality", **more))

    house.change(turn)


def tried(turn: Turn, act) -> bool:
    try:
        act(turn)
    except Refused:
        return False
    return True


def reached(house: House, codes: dict[str, str]) -> tuple[str, str, str, str]:
    """What the probe may do now: see and decide on which records, open which files, take which forms."""
    app = house.demo.app
    files = {
        "oneself": house.subject(PROBE),
        "department": house.subject("教学部"),
        "elsewhere": house.subject("客服部"),
        "office": house.subject(OFFICER),
    }

    def look(session: Session):
        code = session.exec(select(Member.code).where(Member.name == PROBE)).one()
        actor = known.actor_for_system(session, code, date(2026, 11, 20))
        turn = Turn(session, app.clock(), actor, app.house)

        def may(move):
            def on(row):
                return lambda turn: access.check(move, turn, access.facts(move, turn, row))

            return " ".join(c for c in CONCERNS if tried(turn, on(codes[c]))) or "-"

        opened = " ".join(
            c for c, row in files.items() if tried(turn, lambda t, row=row: within_reach(t, row, "file.read"))
        )
        forms = [form for form in office().forms.values() if not hasattr(form, "on")]
        taken = {form.may for form in forms if tried(turn, lambda t, form=form: access.check(form, t))}
        return may(SeeRecord), may(Classify), opened or "-", " ".join(sorted(taken))

    return house.look(look)


def line(role: Role, bound: bool, sees: str, decides: str, opens: str) -> str:
    return f"{role.value:<16} {'yes' if bound else 'no':<6} {sees:<40} {decides:<40} {opens}".rstrip()


async def test_the_matrix_as_it_was_reviewed(house: House):
    codes = await probe(house)
    lines, forms = [TABLE.strip().splitlines()[0]], []
    for role in Role:
        for bound in (True, False):
            becomes(house, role, bound)
            *reach, taken = reached(house, codes)
            lines.append(line(role, bound, *reach))
            forms.append(f"{role.value} {'yes' if bound else 'no'}: {taken}")
    assert "\n".join(lines) == TABLE.strip()
    assert "\n".join(forms) == FORMS.strip()
