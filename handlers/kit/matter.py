"""事项 · what every decision about a subject has in common, a case, a grade, a restriction, a repair: who answers
for the subject, who leads it, and who may not decide because of what they are or did (K1, K2).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from handlers.kit.move import Guard
from handlers.kit.turn import Turn
from regulation import conflicts
from regulation.conflicts import Party
from regulation.permissions import Viewer
from regulation.vocabulary import SubjectKind
from storage.queries import escalation, people
from storage.queries.people import SubjectLine


class Concerning(Protocol):
    """Whatever is about a subject."""

    @property
    def subject(self) -> SubjectLine:
        """Whom it is about."""


class Matter(Concerning, Protocol):
    """Whatever is decided about a subject."""

    @property
    def party(self) -> Party:
        """The same, as the conflict rules see it."""


def subject_speakers(facts: Concerning, turn: Turn) -> Sequence[int]:
    """Who answers for the subject, as it is today."""
    return people.speakers_for_system(turn.session, facts.subject, turn.today)


def heads(facts: Matter, turn: Turn) -> Sequence[int]:
    """负责人 · who leads the department of a person, who looks after a partner, as it is today. Of whoever leads it
    the head above: those below do not hear of what becomes of their own head."""
    if facts.subject.kind is SubjectKind.STAFF and facts.subject.department_id:
        leaders = people.leaders_for_system(turn.session, facts.subject.department_id, turn.today)
        oneself = [member for member in subject_speakers(facts, turn) if member in leaders]
        return escalation.heads_for_system(turn.session, oneself, turn.today) if oneself else leaders
    return sorted(facts.party.managers - people.gone_for_system(turn.session, turn.today))


def unconflicted(refusal: str) -> Guard:
    """A guard, K1 回避: nobody decides who is near whom it is about."""

    def guard(facts: Any, viewer: Viewer, now: datetime) -> str | None:
        return refusal if conflicts.of(viewer, facts.party) else None

    return guard


def not_by(author: Callable[[Any], int | None], refusal: str) -> Guard:
    """A guard, K2: not whoever did what is decided on, nor whoever stands in for them."""

    def guard(facts: Any, viewer: Viewer, now: datetime) -> str | None:
        did = author(facts)
        return refusal if did and conflicts.wrote_it(viewer, did) else None

    return guard
