"""Reads about what inspections found, and about the records that are looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, or_, select

from regulation import conflicts
from regulation.conflicts import Party
from regulation.inspection import UNDECIDED, FindingStatus, SampleStatus
from regulation.permissions import Concern, Viewer, allows, reach
from storage.queries import people
from storage.queries.figures import CLASSIFIED
from storage.queries.people import SubjectLine
from storage.tables import Attachment, Case, Finding, Inspection, Record, Sample, Subject


@dataclass(frozen=True)
class FindingFacts:
    """All that a move, a guard or a card may want to know about one finding; loaded in bulk."""

    row: Finding
    inspection: Inspection
    subject: SubjectLine
    gone: bool  # the subject is there no more
    party: Party
    office: bool
    case: Case | None
    files: tuple[Attachment, ...]
    names: dict[int, str]
    steps: tuple[object, ...] = ()

    @property
    def concern(self) -> Concern:
        """Whom it is about; until it is sent neither subject nor head know of it."""
        about = self.row.subject_id
        if not self.row.sent:
            return Concern(about_id=about, office=self.office)
        home = self.subject.department_id
        return Concern(department_id=home, subject_id=about, about_id=about, office=self.office)

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody answers for the subject: the person, a department's head, a partner's contact."""
        return self.row.sent and self.row.subject_id in {viewer.subject_id, *viewer.heads}

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it at all. Until it is sent nobody near whom it is about does (K1)."""
        if not self.row.sent and conflicts.of(viewer, self.party):
            return False
        return self.speaks_for_it(viewer) or allows("finding.see", viewer, self.concern)


@dataclass(frozen=True)
class SampleFacts:
    """One record of a sample: what it says, never how it was classified."""

    row: Sample
    inspection: Inspection
    record: Record
    subject: SubjectLine
    party: Party
    office: bool  # it is about the office itself
    steps: tuple[object, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the record still counts: one that was sealed or taken back since nobody looks at again."""
        return self.record.status in CLASSIFIED

    @property
    def concern(self) -> Concern:
        """It concerns the whole house: whoever looks again is of the office."""
        return Concern()


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, FindingFacts]:
    """Findings by code, as far as the viewer may see them."""
    found = _with_all(session, select(Finding).where(col(Finding.code).in_(codes)))
    return {each.row.code: each for each in found if each.visible(viewer)}


def newest(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[FindingFacts]:
    """What the viewer may see, what still waits for somebody first, then the newest."""
    query = select(Finding).join(Subject, col(Subject.id) == col(Finding.subject_id))
    found = reach("finding.see", viewer)
    if not found.everywhere:
        near = {*found.departments, *viewer.heads}
        home = or_(col(Subject.id).in_(near), col(Subject.department_id).in_(near))
        query = query.where(Finding.sent, or_(home, Finding.subject_id == viewer.subject_id))
    query = query.order_by(col(Finding.status).in_(UNDECIDED).desc(), col(Finding.id).desc())
    return [each for each in _with_all(session, query.offset(skip).limit(limit)) if each.visible(viewer)]


def of_inspection_for_system(
    session: Session, inspection_id: int, among: Sequence[FindingStatus] | None = None
) -> list[FindingFacts]:
    """The findings of an inspection, in the order in which they were raised."""
    query = select(Finding).where(Finding.inspection_id == inspection_id).order_by(col(Finding.id))
    return _with_all(session, query.where(col(Finding.status).in_(among)) if among is not None else query)


def parties_for_system(session: Session, inspection_id: int) -> list[Party]:
    """Whom the findings of an inspection are about, but those withdrawn."""
    query = select(Finding.subject_id).where(Finding.inspection_id == inspection_id).distinct()
    ids = session.exec(query.where(Finding.status != FindingStatus.WITHDRAWN)).all()
    lines = people.subject_lines_for_system(session, ids)
    return list(people.parties_for_system(session, lines.values()).values())


def file_of(session: Session, viewer: Viewer, code: str) -> Attachment | None:
    """A picture of a finding by its code, for those who may see the finding."""
    query = select(Attachment, Finding.code).join(Finding, col(Finding.id) == col(Attachment.finding_id))
    found = session.exec(query.where(Attachment.code == code)).first()
    return found[0] if found and facts(session, viewer, [found[1]]) else None


def sample_facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, SampleFacts]:
    """Samples by code, for those who look again."""
    if not allows("inspection.lead", viewer, Concern()):
        return {}
    return {each.row.code: each for each in _samples(session, select(Sample).where(col(Sample.code).in_(codes)))}


def waiting(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[SampleFacts]:
    """The records that wait to be looked at again, in the order of the draw."""
    if not allows("inspection.lead", viewer, Concern()):
        return []
    query = select(Sample).where(Sample.status == SampleStatus.WAITING).order_by(col(Sample.id))
    return _samples(session, query.offset(skip).limit(limit))


def differing(session: Session, viewer: Viewer, inspection_id: int, limit: int) -> list[str]:
    """The codes of the records that the second look saw otherwise, for those who see an inspection from inside."""
    if not allows("inspection.inside", viewer, Concern()):
        return []
    query = select(Record.code).join(Sample, col(Sample.record_id) == col(Record.id))
    query = query.where(Sample.inspection_id == inspection_id, col(Sample.agreed).is_(False))
    return list(session.exec(query.order_by(col(Sample.id)).limit(limit)))


def _samples(session: Session, query: Any) -> list[SampleFacts]:
    rows: list[Sample] = list(session.execute(query).scalars())
    records = _by_id(session, Record, [row.record_id for row in rows])
    inspections = _by_id(session, Inspection, [row.inspection_id for row in rows])
    subjects = people.subject_lines_for_system(session, {record.subject_id for record in records.values()})
    parties, homes = people.parties_for_system(session, subjects.values()), people.office_homes_for_system(session)
    return [
        SampleFacts(
            row=row,
            inspection=inspections[row.inspection_id],
            record=record,
            subject=subjects[record.subject_id],
            party=parties[record.subject_id],
            office=subjects[record.subject_id].department_id in homes,
        )
        for row, record in ((row, records[row.record_id]) for row in rows)
    ]


def _with_all(session: Session, query: Any) -> list[FindingFacts]:
    rows: list[Finding] = list(session.execute(query).scalars())
    inspections = _by_id(session, Inspection, [row.inspection_id for row in rows])
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties, homes = people.parties_for_system(session, subjects.values()), people.office_homes_for_system(session)
    ended = _gone(session, list(subjects))
    cases = _by_id(session, Case, [row.case_id for row in rows if row.case_id])
    ids = [row.id for row in rows]
    files = session.exec(select(Attachment).where(col(Attachment.finding_id).in_(ids)).order_by(col(Attachment.id)))
    pictures: dict[int, list[Attachment]] = {}
    for file in files:
        pictures.setdefault(file.finding_id or 0, []).append(file)
    told = {row.raised_by_id for row in rows} | {row.answered_by_id for row in rows if row.answered_by_id}
    names = people.names_for_system(session, told)
    return [
        FindingFacts(
            row=row,
            inspection=inspections[row.inspection_id],
            subject=subjects[row.subject_id],
            gone=row.subject_id in ended,
            party=parties[row.subject_id],
            office=subjects[row.subject_id].department_id in homes,
            case=cases.get(row.case_id or 0),
            files=tuple(pictures.get(row.id or 0, ())),
            names=names,
        )
        for row in rows
    ]


def _gone(session: Session, ids: Sequence[int]) -> frozenset[int]:
    """Of these subjects, those that have ended."""
    found = session.exec(select(Subject.id).where(col(Subject.id).in_(ids), col(Subject.ended_on).is_not(None)))
    return frozenset(id_ or 0 for id_ in found)


def _by_id(session: Session, table: Any, ids: Sequence[int]) -> dict[int, Any]:
    return {row.id: row for row in session.exec(select(table).where(table.id.in_(set(ids))))}
