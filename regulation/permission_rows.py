"""权限表 · who may do what, as rows; the check, the menus, the document and the generated test read these rows."""

from enum import StrEnum
from typing import NamedTuple

from regulation.vocabulary import Role


class Scope(StrEnum):
    """范围 · whose matters a permission reaches."""

    EVERYWHERE = "everywhere"  # 全部
    OFFICE = "office"  # 信用办所在部门及其人员: what the office may not decide about itself
    DEPARTMENT = "department"  # 所负责的部门
    SUBJECT = "subject"  # 关于本人的
    OWN = "own"  # 本人提交的


class Row(NamedTuple):
    """One permission: this role may take this action within this scope."""

    action: str
    role: Role
    scope: Scope


STAFF, PARTNER, LIAISON, HEAD = Role.STAFF, Role.PARTNER, Role.LIAISON, Role.DEPARTMENT_HEAD
CHAIR, GROUP, CUSTODIAN = Role.CHAIR, Role.GROUP_MEMBER, Role.CUSTODIAN
OFFICER, DIRECTOR, AUDITOR, ADMINISTRATOR = (
    Role.CREDIT_OFFICER,
    Role.CREDIT_DIRECTOR,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
EVERYBODY = tuple(Role)
CREDIT_OFFICE = (OFFICER, DIRECTOR)


def _rows(action: str, scope: Scope, *roles: Role) -> tuple[Row, ...]:
    return tuple(Row(action, role, scope) for role in roles)


ROWS: tuple[Row, ...] = (
    # 4.1-h, 3.3-c: complaints and outside voices are recorded by whoever received them, about anyone.
    *_rows("record.receive", Scope.EVERYWHERE, STAFF, LIAISON, HEAD, *CREDIT_OFFICE),
    # 3.3, 4.1-a, 4.1-b, 4.2-a: a head or liaison records about the own department, the office about everybody.
    *_rows("record.create", Scope.DEPARTMENT, LIAISON, HEAD),
    *_rows("record.create", Scope.EVERYWHERE, *CREDIT_OFFICE),
    # 4.1-f, 4.1-g, 4.2-c: what comes from authorities, associations and partners, the office records.
    *_rows("record.external", Scope.EVERYWHERE, *CREDIT_OFFICE),
    # 4.1-c: the figures of the institution come from the office and from the heads, who have them.
    *_rows("record.institution", Scope.EVERYWHERE, HEAD, *CREDIT_OFFICE),
    # 5.1-d, 5.2: what one did for the good of all, one may propose oneself.
    *_rows("record.praise", Scope.OWN, STAFF, LIAISON, HEAD),
    # 4.1-f: a partner's contact says how a department keeps its side.
    *_rows("record.cooperation", Scope.EVERYWHERE, PARTNER),
    # 8.1-b: a record is seen by its author, its subject once it is sorted, the head concerned, and the office.
    *_rows("record.read", Scope.OWN, STAFF, PARTNER, LIAISON, HEAD, *CREDIT_OFFICE),
    *_rows("record.read", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("record.read", Scope.DEPARTMENT, HEAD),
    *_rows("record.read", Scope.EVERYWHERE, *CREDIT_OFFICE, AUDITOR),
    *_rows("record.read", Scope.OFFICE, CHAIR),
    # 9.3-a: everybody may report a violation; who did is known to nobody.
    *_rows("report.submit", Scope.EVERYWHERE, *EVERYBODY),
    # 9.3-c: whoever could be a reader finds the room's door; its keys alone say who is one.
    *_rows("report.read", Scope.EVERYWHERE, *CREDIT_OFFICE, AUDITOR, CUSTODIAN, CHAIR, GROUP),
    # 9.3-d, T10: the office asks for a reporter's reward by its number, the chair grants it.
    *_rows("report.reward", Scope.EVERYWHERE, *CREDIT_OFFICE),
    # 3.2-b, 4.3-a: the credit office sorts what comes in and establishes what is true; about itself the chair does.
    *_rows("record.triage", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("record.triage", Scope.OFFICE, CHAIR),
    # 3.3-c: a complaint is answered and settled by whoever took it, the head concerned, the office.
    *_rows("complaint.handle", Scope.OWN, STAFF, LIAISON, HEAD, *CREDIT_OFFICE),
    *_rows("complaint.handle", Scope.DEPARTMENT, HEAD),
    *_rows("complaint.handle", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("complaint.handle", Scope.OFFICE, CHAIR),
    # The auditor sees the same queue and decides nothing.
    *_rows("queue.see", Scope.OWN, STAFF, PARTNER, LIAISON, HEAD, GROUP, CUSTODIAN, ADMINISTRATOR),
    *_rows("queue.see", Scope.OFFICE, CHAIR),
    *_rows("queue.see", Scope.EVERYWHERE, *CREDIT_OFFICE, AUDITOR),
    # 3.2-e: what is sent to whom, and what became of it: the office and the auditor see it of everybody.
    *_rows("time.oversee", Scope.EVERYWHERE, *CREDIT_OFFICE, AUDITOR),
    # 3.1-b: how the whole house keeps its times: numbers of all, names of nobody.
    *_rows("time.picture", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    # 3.3-d, 4.2-a: whoever speaks for a department sees what is missing and says that nothing happened.
    *_rows("completeness.see", Scope.DEPARTMENT, LIAISON, HEAD),
    *_rows("completeness.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("completeness.declare", Scope.DEPARTMENT, LIAISON, HEAD),
    # 3.2-e: the office asks departments for something; whoever leads one or is its liaison answers for it.
    *_rows("task.see", Scope.DEPARTMENT, LIAISON, HEAD),
    *_rows("task.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("task.give", Scope.EVERYWHERE, *CREDIT_OFFICE),
    # 8.1-a, 8.1-c: who sees to the house looks whether it is well; numbers without names or texts.
    *_rows("selfcheck.see", Scope.EVERYWHERE, AUDITOR, ADMINISTRATOR, DIRECTOR),
    # 3.2-d: a head sees the signals of the own departments, those above all; whose a signal is, its level says.
    *_rows("signal.see", Scope.DEPARTMENT, HEAD),
    *_rows("signal.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("signal.answer", Scope.DEPARTMENT, HEAD),
    *_rows("signal.answer", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE),
    # 9.1: the office inspects, every department and the leading group hear of it, the chair alone postpones.
    *_rows("inspection.see", Scope.EVERYWHERE, CHAIR, GROUP, HEAD, LIAISON, *CREDIT_OFFICE, AUDITOR),
    # 9.1-c: the director signs the report, the chair or another of the group where the director wrote it (K2). The
    # chair leads it only where the office is empty.
    *_rows("inspection.inside", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("inspection.lead", Scope.EVERYWHERE, *CREDIT_OFFICE, CHAIR),
    *_rows("inspection.sign", Scope.EVERYWHERE, DIRECTOR, CHAIR, GROUP),
    *_rows("inspection.acknowledge", Scope.EVERYWHERE, CHAIR, GROUP),
    *_rows("finding.see", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("finding.see", Scope.DEPARTMENT, HEAD),
    *_rows("finding.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("inspection.postpone", Scope.EVERYWHERE, CHAIR),
    # 10.6: the officer keeps the house's own working days; what shortens a deadline takes the director's key (T16).
    *_rows("calendar.keep", Scope.EVERYWHERE, OFFICER),
    # T12: the director asks for a waiver or a second extension, the chair's key grants it.
    *_rows("deadline.waive", Scope.EVERYWHERE, DIRECTOR),
    # 6.2-a: the office opens a case, the director issues the warning and approves the plan; an objection is decided
    # by whoever did not issue it; the subject, its head, the leading group and the auditor see it. About the
    # office's own department the chair opens one, and a member of the leading group issues the warning.
    *_rows("case.see", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("case.see", Scope.DEPARTMENT, HEAD),
    *_rows("case.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("case.picture", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("case.open", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("case.open", Scope.OFFICE, CHAIR),
    *_rows("case.handle", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("case.handle", Scope.OFFICE, CHAIR),
    *_rows("case.approve", Scope.EVERYWHERE, DIRECTOR, CHAIR),
    *_rows("case.approve", Scope.OFFICE, GROUP),
    *_rows("case.object", Scope.EVERYWHERE, CHAIR, GROUP),
    # 5.2, 6.2-c: the office proposes grades and restrictions, the chair decides; a D takes two keys beside it (T1).
    # About the office's own people or the chair the leading group proposes and decides. Who nominates somebody may
    # ask whether there is anything against it, and hears no more than that.
    *_rows("grade.see", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("grade.see", Scope.DEPARTMENT, HEAD),
    *_rows("grade.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("grade.propose", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("grade.propose", Scope.OFFICE, CHAIR, GROUP),
    *_rows("grade.confirm", Scope.EVERYWHERE, CHAIR),
    *_rows("grade.confirm", Scope.OFFICE, GROUP),
    *_rows("measure.see", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("measure.see", Scope.DEPARTMENT, HEAD),
    *_rows("measure.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("measure.propose", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("measure.propose", Scope.OFFICE, CHAIR, GROUP),
    *_rows("measure.decide", Scope.EVERYWHERE, CHAIR),
    *_rows("measure.decide", Scope.OFFICE, GROUP),
    *_rows("check.ask", Scope.EVERYWHERE, HEAD, CHAIR, GROUP, *CREDIT_OFFICE),
    # 3.1-b, K10: the leading group decides together; the office puts the question, the auditor reads along.
    *_rows("docket.see", Scope.EVERYWHERE, CHAIR, GROUP, DIRECTOR, AUDITOR),
    *_rows("docket.vote", Scope.EVERYWHERE, CHAIR, GROUP),
    *_rows("docket.put", Scope.EVERYWHERE, CHAIR, DIRECTOR),
    # 7.1-7.3: the subject applies, the office reviews, the director decides on a C and asks for two keys on a D;
    # about the office's own department the chair reviews, and a member of the leading group decides.
    *_rows("repair.see", Scope.SUBJECT, *(role for role in EVERYBODY if role is not ADMINISTRATOR)),
    *_rows("repair.see", Scope.DEPARTMENT, HEAD),
    *_rows("repair.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("repair.review", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("repair.review", Scope.OFFICE, CHAIR),
    *_rows("repair.decide", Scope.EVERYWHERE, DIRECTOR, CHAIR),
    *_rows("repair.decide", Scope.OFFICE, GROUP),
    *_rows("repair.picture", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("repair.settle", Scope.EVERYWHERE, CHAIR, GROUP),
    *_rows("repair.unseal", Scope.EVERYWHERE, *CREDIT_OFFICE),
    # 2.1-2.3: the office keeps the organisation; who leads, audits or decides needs two keys beside it (T15).
    *_rows("organisation.keep", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("organisation.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR),
    *_rows("organisation.see", Scope.DEPARTMENT, LIAISON, HEAD),
    *_rows("organisation.import", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("organisation.export", Scope.EVERYWHERE, *CREDIT_OFFICE),
    *_rows("role.propose", Scope.EVERYWHERE, DIRECTOR, ADMINISTRATOR),
    *_rows("role.see", Scope.EVERYWHERE, CHAIR, GROUP, *CREDIT_OFFICE, AUDITOR, ADMINISTRATOR),
    # 2.2: the office lets people in; the administrator handles accounts and sees no content (K13).
    *_rows("member.invite", Scope.EVERYWHERE, *CREDIT_OFFICE, ADMINISTRATOR),
    # 4.3-b, 4.3-c, 8.2-c: one's own file, a head's department, the office and the chair with a purpose.
    *_rows("file.own", Scope.SUBJECT, *EVERYBODY),
    *_rows("file.read", Scope.DEPARTMENT, HEAD),
    *_rows("file.read", Scope.EVERYWHERE, CHAIR, *CREDIT_OFFICE, AUDITOR),
    *_rows("file.export", Scope.DEPARTMENT, HEAD),
    *_rows("file.export", Scope.EVERYWHERE, CHAIR, *CREDIT_OFFICE),
    # 1.2, 2.4, 8.2-b: everybody may sign; who has not is seen by the office, the auditor and the head concerned.
    *_rows("undertaking.missing", Scope.DEPARTMENT, HEAD),
    *_rows("undertaking.missing", Scope.EVERYWHERE, *CREDIT_OFFICE, AUDITOR),
    # 6.12: whoever decides may be away.
    *_rows("delegation.offer", Scope.OWN, HEAD, LIAISON, CHAIR, GROUP, *CREDIT_OFFICE),
    *_rows("delegation.see", Scope.OWN, HEAD, LIAISON, CHAIR, GROUP, *CREDIT_OFFICE),
    # Everybody in the house reads the rules and the help, and chooses a language; more the administrator has not.
    *_rows("self.settings", Scope.OWN, *EVERYBODY),
)

# 8.2-a 保密义务: what shows credit information about others; no agreement signed, no access beyond one's own.
CONFIDENTIAL = frozenset(
    {"record.read", "record.triage", "complaint.handle", "queue.see", "file.read", "file.export",
     "organisation.see", "organisation.export", "undertaking.missing", "case.see", "case.picture", "case.open",
     "inspection.inside", "inspection.lead", "inspection.sign", "inspection.acknowledge", "finding.see",
     "case.handle", "case.approve", "case.object", "docket.see", "docket.vote", "docket.put", "time.oversee",
     "time.picture",
     "report.read", "report.reward",
     "repair.see", "repair.review", "repair.decide", "repair.settle", "repair.unseal", "repair.picture",
     "grade.see", "grade.propose", "grade.confirm", "measure.see", "measure.propose", "measure.decide", "check.ask",
     "signal.see", "signal.answer"}
)  # fmt: skip
BEYOND_OWN = frozenset({Scope.EVERYWHERE, Scope.OFFICE, Scope.DEPARTMENT})
