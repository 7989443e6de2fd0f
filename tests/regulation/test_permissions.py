"""权限 8.1-b, 回避 K1 K2 K12, 不相容岗位, 双人审批: who may do what on whose record, as tables."""

import pytest

from regulation import conflicts, roles
from regulation.conflicts import Conflict, Party
from regulation.permission_rows import ROWS
from regulation.permissions import Concern, Viewer, allows, needs_agreement
from regulation.two_keys import RULES
from regulation.vocabulary import Role

TEACHING, SERVICE, OFFICE = 1, 2, 3
SOMEBODY, ME = 8, 9
MY_FILE, OTHER_FILE = 19, 18

CASES = [
    # role                    action            author    department  allowed   why
    (Role.STAFF,              "record.receive", None,     None,       True),   # 4.1-h everybody on the staff passes on
    (Role.AUDITOR,            "record.receive", None,     None,       False),  # an auditor decides and writes nothing
    (Role.ADMINISTRATOR,      "record.receive", None,     None,       False),  # K13: no content rights
    (Role.STAFF,              "record.read",    ME,       SERVICE,    True),   # own record
    (Role.STAFF,              "record.read",    SOMEBODY, TEACHING,   False),  # not even of the own department
    (Role.DEPARTMENT_HEAD,    "record.read",    SOMEBODY, TEACHING,   True),   # own department
    (Role.DEPARTMENT_HEAD,    "record.read",    SOMEBODY, SERVICE,    False),  # another department
    (Role.LIAISON,            "record.create",  None,     None,       True),   # 5.1: the liaison enters records
    (Role.LIAISON,            "record.read",    SOMEBODY, TEACHING,   False),  # own entries only
    (Role.CREDIT_OFFICER,     "record.read",    SOMEBODY, SERVICE,    True),
    (Role.AUDITOR,            "record.read",    SOMEBODY, SERVICE,    True),
    (Role.ADMINISTRATOR,      "record.read",    ME,       TEACHING,   False),
    (Role.CHAIR,              "record.read",    SOMEBODY, SERVICE,    False),  # 5.2: with a purpose, in the file
    (Role.CREDIT_OFFICER,     "record.triage",  SOMEBODY, SERVICE,    True),   # 3.2-b
    (Role.CREDIT_DIRECTOR,    "record.triage",  SOMEBODY, SERVICE,    True),
    (Role.DEPARTMENT_HEAD,    "record.triage",  SOMEBODY, TEACHING,   False),
    (Role.AUDITOR,            "record.triage",  SOMEBODY, SERVICE,    False),
    (Role.CHAIR,              "record.triage",  SOMEBODY, SERVICE,    False),
    (Role.ADMINISTRATOR,      "file.read",      SOMEBODY, SERVICE,    False),  # K13
    (Role.GROUP_MEMBER,       "file.read",      SOMEBODY, SERVICE,    False),  # only on the docket, which comes later
    (Role.CHAIR,              "file.read",      SOMEBODY, SERVICE,    True),
]  # fmt: skip


def me(*held: Role, **more) -> Viewer:
    more = {"subject_id": MY_FILE, "heads": frozenset({TEACHING}), "liaises": frozenset({TEACHING})} | more
    return Viewer(ME, TEACHING, frozenset(held), **more)


@pytest.mark.parametrize(("role", "action", "author", "department", "allowed"), CASES)
def test_the_table_of_the_regulation(role, action, author, department, allowed):
    concern = Concern(author, department, about_id=OTHER_FILE) if author else None
    assert allows(action, me(role), concern) is allowed


@pytest.mark.parametrize(
    ("concern", "allowed"),
    [
        (Concern(SOMEBODY, TEACHING, subject_id=MY_FILE, about_id=MY_FILE), True),  # 4.3-b: sorted, about oneself
        (Concern(SOMEBODY, TEACHING, subject_id=None, about_id=MY_FILE), False),  # not sorted yet
        (Concern(SOMEBODY, SERVICE, subject_id=OTHER_FILE, about_id=OTHER_FILE), False),
    ],
)
@pytest.mark.parametrize("held", [(Role.STAFF,), (Role.STAFF, Role.DEPARTMENT_HEAD)])
def test_a_subject_reads_what_is_sorted_also_a_head_about_himself(held, concern, allowed):
    assert allows("record.read", me(*held), concern) is allowed


def test_about_the_office_itself_the_chair_decides_but_never_about_himself():
    assert allows("record.triage", me(Role.CHAIR), Concern(SOMEBODY, OFFICE, about_id=OTHER_FILE, office=True))
    assert not allows("record.triage", me(Role.CHAIR), Concern(SOMEBODY, OFFICE, about_id=MY_FILE, office=True))


@pytest.mark.parametrize("role", [Role.CREDIT_OFFICER, Role.AUDITOR, Role.DEPARTMENT_HEAD, Role.CHAIR])
def test_8_2_a_without_the_agreement_nothing_about_others(role):
    unbound = me(role, Role.STAFF, bound=False)
    about_others = Concern(SOMEBODY, TEACHING, about_id=OTHER_FILE, office=True)
    assert not allows("record.read", unbound, about_others)
    assert needs_agreement("record.read", unbound)
    assert allows("record.read", unbound, Concern(ME, SERVICE, about_id=OTHER_FILE))  # the own record all the same
    assert allows("record.receive", unbound)  # and a complaint is filed without it


def test_nobody_without_a_role_may_anything():
    assert not any(allows(row.action, me()) for row in ROWS)


def test_no_permission_is_written_twice():
    assert len(ROWS) == len(set(ROWS))


PARTIES = [
    # party                                                       conflict              why
    (Party(MY_FILE, home_id=TEACHING),                            Conflict.SELF),       # K1 oneself
    (Party(TEACHING),                                             Conflict.DEPARTMENT), # K1 the own department
    (Party(OTHER_FILE, home_id=TEACHING),                         Conflict.LINE),       # K1 whom one heads
    (Party(OTHER_FILE, home_id=OFFICE, leads=frozenset({TEACHING})), Conflict.LINE),    # K1 one's own head
    (Party(OTHER_FILE, managers=frozenset({ME})),                 Conflict.PARTNER),    # K1 a partner one manages
    (Party(OTHER_FILE, home_id=SERVICE),                          None),
    (Party(SERVICE),                                              None),
]  # fmt: skip


@pytest.mark.parametrize(("party", "conflict"), PARTIES)
def test_k1_nobody_decides_near_himself(party, conflict):
    assert conflicts.of(me(), party) == conflict


def test_a_colleague_of_the_same_department_is_no_conflict():
    assert conflicts.of(me(heads=frozenset()), Party(OTHER_FILE, home_id=TEACHING)) is None


@pytest.mark.parametrize(("party", "conflict"), PARTIES)
def test_k12_a_delegate_inherits_the_conflicts(party, conflict):
    delegate = Viewer(77, 70, frozenset(), subject_id=71, principals=(me(),))
    assert conflicts.of(delegate, party) == conflict


def test_k2_the_author_does_not_establish_nor_does_the_delegate():
    assert conflicts.wrote_it(me(), ME)
    assert conflicts.wrote_it(Viewer(77, 70, frozenset(), principals=(me(),)), ME)
    assert not conflicts.wrote_it(me(), SOMEBODY)


@pytest.mark.parametrize(
    ("held", "wanted", "clash"),
    [
        (Role.CREDIT_OFFICER, Role.AUDITOR, True),
        (Role.AUDITOR, Role.CREDIT_DIRECTOR, True),
        (Role.AUDITOR, Role.ADMINISTRATOR, True),
        (Role.CREDIT_OFFICER, Role.ADMINISTRATOR, True),
        (Role.CUSTODIAN, Role.CREDIT_OFFICER, True),
        (Role.CREDIT_OFFICER, Role.CREDIT_DIRECTOR, False),
        (Role.DEPARTMENT_HEAD, Role.GROUP_MEMBER, False),
    ],
)
def test_roles_that_do_not_go_together(held, wanted, clash):
    assert (roles.clash({held}, wanted) is not None) is clash


def test_keys_are_turned_by_others_and_by_two_people():
    rule = RULES["T15"]
    both = me(Role.CHAIR, Role.GROUP_MEMBER)
    assert rule.key_of(both, ME, {}) is None  # the requester
    assert rule.key_of(both, SOMEBODY, {}) is Role.CHAIR
    assert rule.key_of(both, SOMEBODY, {Role.CHAIR: ME}) is None  # nobody twice
    assert rule.key_of(me(Role.GROUP_MEMBER), SOMEBODY, {Role.CHAIR: 5}) is Role.GROUP_MEMBER
    assert rule.key_of(me(Role.CHAIR, bound=False), SOMEBODY, {}) is None  # no agreement, no key
    stands_for_requester = me(Role.CHAIR, principals=(Viewer(SOMEBODY, 1, frozenset()),))
    assert rule.key_of(stands_for_requester, SOMEBODY, {}) is None
