"""违规记录 · what a report proved becomes a record like any other; nothing on either leads to the other (9.3-d).

It is filed by the reader, in the reader's own name, as if seen by the reader: no trail of the reports mentions it.
"""

from handlers.department_record import DepartmentMatter, DepartmentRecord
from handlers.kit import access
from handlers.kit.card import Refused
from handlers.kit.form import Form
from handlers.kit.submission import perform
from handlers.kit.turn import Turn
from handlers.partner_record import PartnerMatter, PartnerRecord
from handlers.staff_record import StaffMatter, StaffRecord
from regulation.vocabulary import SubjectKind
from storage.queries import people
from storage.queries.people import SubjectLine

KINDS: dict[SubjectKind, tuple[type[Form], str]] = {
    SubjectKind.STAFF: (StaffRecord, StaffMatter.CONDUCT),
    SubjectKind.DEPARTMENT: (DepartmentRecord, DepartmentMatter.VIOLATION),
    SubjectKind.PARTNER: (PartnerRecord, PartnerMatter.BREACH),
}
ALIKE = 10  # subjects of one spelling that are looked at


def file_violation(turn: Turn, about: str, on: str, summary: str) -> None:
    """登记违规 · about whom, when, what; classified and established like every record. Raises Refused."""
    line = _subject(turn, about)
    form, matter = KINDS[line.kind]
    access.check(form, turn)
    raw = {"subject": line.code, "matter": matter, "happened_on": on, "summary": summary}
    given = {each.name: each.kind.read(raw[each.name], turn) for each in form.questions if each.name in raw}
    perform(turn, form, given, None)


def _subject(turn: Turn, about: str) -> SubjectLine:
    name = about.strip()
    found = people.subjects(turn.session, turn.viewer, name, ALIKE) if name else []
    exact = [line for line in found if line.name == name] or found
    if len(exact) != 1 or exact[0].kind not in KINDS:
        raise Refused("room-who")
    return exact[0]
