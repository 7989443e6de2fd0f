"""核查 · may this subject be nominated? yes, no, or not until a day; never why (clauses 6.2-c, 8.2-c)."""

from handlers.credit_files import look
from handlers.kit.card import On, Refused, Reply, Value, word
from handlers.kit.form import Form, Subject
from handlers.kit.turn import Turn
from regulation.measures import BARS, KINDS, CheckPurpose
from regulation.vocabulary import Purpose
from storage.queries import people, standing


class CheckSubject(Form, command="check", may="check.ask", clause="6.2-c", at_once=True):
    """核查资格 · whom, for what; its subject can read who asked, and who was answered no is told when that ends."""

    subject: Subject
    purpose: CheckPurpose

    def submit(self, turn: Turn) -> Reply:
        """The question is kept before it is answered. Raises Refused for what this kind of subject never does."""
        line = people.subjects_named(turn.session, turn.viewer, [self.subject])[self.subject]
        if BARS[self.purpose] not in KINDS.get(line.kind, ()):
            raise Refused("check-not-for-this", field="purpose", kind=word(line.kind))
        look(turn, line, Purpose.REFERENCE, asked=self.purpose)
        found = standing.active_measures_for_system(turn.session, line.id, turn.today)
        barring = [each for each in found if each.kind is BARS[self.purpose]]
        standing.remember_told_for_system(turn.session, barring, [turn.actor.id])
        values: dict[str, Value] = {"subject": line.name, "purpose": word(self.purpose), "day": On(day=turn.today)}
        ends = [each.until for each in barring if each.until]
        if not barring:
            return Reply(key="check-yes", values=values, tone="confidential")
        if len(ends) < len(barring):
            return Reply(key="check-no", values=values, tone="confidential")
        return Reply(key="check-until", values=values | {"until": On(day=max(ends))}, tone="confidential")
