"""权限 8.1-b: who may do what on whose record, as a table."""

import pytest

from regulation.conflicts import decides_on_self
from regulation.permissions import ROWS, Concern, Viewer, allows
from regulation.vocabulary import Role

TEACHING, SERVICE = 1, 2
SOMEBODY, ME = 8, 9

CASES = [
    # role                    action            author    department  allowed   why
    (Role.STAFF,              "record.receive", None,     None,       True),   # 4.1-h everybody on the staff passes on
    (Role.AUDITOR,            "record.receive", None,     None,       False),  # an auditor decides and writes nothing
    (Role.ADMINISTRATOR,      "record.receive", None,     None,       False),  # K13: no content rights
    (Role.STAFF,              "record.read",    ME,       SERVICE,    True),   # own record
    (Role.STAFF,              "record.read",    SOMEBODY, TEACHING,   False),  # not even of the own department
    (Role.DEPARTMENT_HEAD,    "record.read",    SOMEBODY, TEACHING,   True),   # own department
    (Role.DEPARTMENT_HEAD,    "record.read",    SOMEBODY, SERVICE,    False),  # another department
    (Role.CREDIT_OFFICER,     "record.read",    SOMEBODY, SERVICE,    True),
    (Role.AUDITOR,            "record.read",    SOMEBODY, SERVICE,    True),
    (Role.ADMINISTRATOR,      "record.read",    ME,       TEACHING,   False),
    (Role.CREDIT_OFFICER,     "record.triage",  SOMEBODY, SERVICE,    True),   # 3.2-b
    (Role.CREDIT_DIRECTOR,    "record.triage",  SOMEBODY, SERVICE,    True),
    (Role.DEPARTMENT_HEAD,    "record.triage",  SOMEBODY, TEACHING,   False),
    (Role.AUDITOR,            "record.triage",  SOMEBODY, SERVICE,    False),
]  # fmt: skip


@pytest.mark.parametrize(("role", "action", "author", "department", "allowed"), CASES)
def test_the_table_of_the_regulation(role, action, author, department, allowed):
    viewer = Viewer(ME, TEACHING, frozenset({role}))
    concern = Concern(author, department) if author else None
    assert allows(action, viewer, concern) is allowed


def test_nobody_without_a_role_may_anything():
    stranger = Viewer(ME, TEACHING, frozenset())
    assert not any(allows(row.action, stranger) for row in ROWS)


def test_no_permission_is_written_twice():
    assert len(ROWS) == len(set(ROWS))


@pytest.mark.parametrize(("subject", "conflict"), [(ME, True), (SOMEBODY, False), (None, False)])
def test_k1_nobody_decides_on_himself(subject, conflict):
    assert decides_on_self(Viewer(ME, TEACHING, frozenset()), subject) is conflict
