"""Reads about signals of a credit risk: who sees which, which are open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func
from sqlmodel import Session, col, select, true

from regulation import conflicts
from regulation.conflicts import Conflict, Party
from regulation.early_warning import ORDER, SignalRule, SignalStatus
from regulation.permissions import Concern, Viewer, allows, reach
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Signal, Subject


@dataclass(frozen=True)
class SignalFacts:
    """All that a move, a guard or a card may want to know about one signal; loaded in bulk."""

    row: Signal
    subject: SubjectLine
    party: Party
    names: dict[int, str]
    steps: tuple[object, ...] = ()  # nothing is said beside the state

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows; not for the subject itself."""
        return Concern(department_id=self.subject.department_id, about_id=self.row.subject_id)

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it: never whom it is about, nor those who work under that person; and what may
        become a D nobody who is close to it, before it is served (K1)."""
        near = conflicts.of(viewer, self.party)
        if near is Conflict.SELF or viewer.department_id in self.party.leads:
            return False
        hidden = self.row.rule is SignalRule.GRADE and near is not None
        return not hidden and allows("signal.see", viewer, self.concern)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, SignalFacts]:
    """Signals by code, as far as the viewer may see them."""
    found = _with_all(session, select(Signal).where(col(Signal.code).in_(codes)))
    return {each.row.code: each for each in found if each.visible(viewer)}


def newest(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[SignalFacts]:
    """What the viewer may see, open ones first, the gravest before the others, then the newest."""
    grave = case({level.value: place for place, level in enumerate(ORDER)}, value=col(Signal.level))
    ended = col(Signal.status) == SignalStatus.CLEARED
    query = select(Signal).join(Subject).where(_near(viewer))
    query = query.order_by(ended, grave.desc(), col(Signal.raised_at).desc(), col(Signal.id).desc())
    found = _with_all(session, query.offset(skip).limit(limit))
    return [each for each in found if each.visible(viewer)]


def open_for_system(session: Session) -> list[Signal]:
    """未解除 · every signal that still stands."""
    query = select(Signal).where(Signal.status != SignalStatus.CLEARED).order_by(col(Signal.id))
    return list(session.exec(query))


def _near(viewer: Viewer) -> ColumnElement[bool]:
    """The rows that may be visible at all; whether they are, each says for itself."""
    found = reach("signal.see", viewer)
    if found.everywhere:
        return true()
    return func.coalesce(Subject.department_id, Subject.id).in_(found.departments)


def _with_all(session: Session, query: Any) -> list[SignalFacts]:
    rows: list[Signal] = list(session.execute(query).scalars())
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties = people.parties_for_system(session, subjects.values())
    names = people.names_for_system(session, _answered(rows))
    return [SignalFacts(row, subjects[row.subject_id], parties[row.subject_id], names) for row in rows]


def _answered(rows: Iterable[Signal]) -> set[int]:
    return {row.answered_by_id for row in rows if row.answered_by_id}
