"""知悉人 · who knows of a grade or a restriction hears what becomes of it (6.2-c, 7.3-a)."""

from collections.abc import Collection, Sequence

from handlers.kit.card import Label, Reply, Value
from handlers.kit.matter import heads, subject_speakers
from handlers.kit.turn import Turn
from handlers.repair_papers import listed
from storage.queries import people, standing
from storage.queries.repairs import RepairFacts
from storage.tables import Measure


def tell_knowing(
    facts: RepairFacts,
    turn: Turn,
    measures: Sequence[Measure],
    key: str,
    but: Collection[int] = (),
    **values: Value,
) -> None:
    """Whoever was told of the grade, or leads whom it is about, reads all of it; whoever heard of a restriction
    only what becomes of that. The subject is told in words of its own."""
    inside = {*heads(facts, turn), *standing.graded_for_system(turn.session, facts.grading)}
    told = [(measure, standing.told_for_system(turn.session, measure)) for measure in measures]
    spared = {
        turn.actor.id,
        *but,
        *subject_speakers(facts, turn),
        *people.gone_for_system(turn.session, turn.today),
    }
    for member in sorted(inside.union(*(who for _, who in told)) - spared):
        kinds = tuple(dict.fromkeys(measure.kind for measure, who in told if member in who))
        said = {"kinds": listed(kinds)} if kinds else {}
        end = Label(label=f"{key}-kinds" if kinds else f"{key}-no-kinds", values=said)
        way = "inside" if member in inside else "told"
        reply = Reply(key=f"{key}-{way}", values=values | {"subject": facts.subject.name, "kinds": end})
        turn.notify(member, reply, f"{key} {facts.row.code}")
