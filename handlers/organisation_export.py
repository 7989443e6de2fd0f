"""导出组织 · the organisation as a workbook for whoever asked; many people are two people's word (T17)."""

from handlers.kit import paper
from handlers.kit.card import At, Label, On, Reply
from handlers.kit.form import Form
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.tables import export
from regulation.vocabulary import Format
from storage.queries import organisation


class ExportOrganisation(Form, command="org", may="organisation.export", clause="8.2-c", keys="T17"):
    """导出组织 · departments, people, partners, in the form that the import takes back."""

    def needs_keys(self, turn: Turn, facts: object = None) -> bool:
        """T17: more people than one may take out alone."""
        found = organisation.whole_for_system(turn.session)
        return export.people_in(found) > turn.house.rulebook.items("export.alone")

    def submit(self, turn: Turn) -> Reply:
        """Its owner alone opens it."""
        return paper.order(turn, watermarked(turn), Format.XLSX, f"organisation-{turn.today:%Y%m%d}")


def watermarked(turn: Turn) -> Paper:
    """As it is now, with who asked for it."""
    return Paper(
        kind="organisation-paper",
        values={"at": At(at=turn.now)},
        tables=export.tables(organisation.whole_for_system(turn.session)),
        watermark=Label(label="organisation-watermark", values={"who": turn.actor.name, "day": On(day=turn.today)}),
    )
