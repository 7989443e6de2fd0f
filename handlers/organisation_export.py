"""导出组织 · the organisation as a workbook for whoever asked; many people are two people's word (T17)."""

from handlers.kit import paper
from handlers.kit.card import At, Label, On, Reply
from handlers.kit.form import Form
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.tables import export
from regulation.vocabulary import Format
from storage.queries import organisation
from storage.queries.organisation import Organisation


class ExportOrganisation(Form, command="org", may="organisation.export", clause="8.2-c", keys="T17"):
    """导出组织 · departments, people, partners, in the form that the import takes back."""

    def needs_keys(self, turn: Turn, facts: object = None) -> bool:
        """T17: more people than one may take out alone."""
        found = organisation.whole_for_system(turn.session)
        return export.people_in(found) > turn.house.rulebook.items("export.alone")

    def submit(self, turn: Turn) -> Reply:
        """Watermarked with who asked; its owner alone opens it."""
        found = organisation.whole_for_system(turn.session)
        mark = Label(label="organisation-watermark", values={"who": turn.actor.name, "day": On(day=turn.today)})
        printed = organisation_paper(found).model_copy(
            update={"values": {"at": At(at=turn.now)}, "watermark": mark}
        )
        return paper.order(turn, printed, Format.XLSX, f"organisation-{turn.today:%Y%m%d}")


def organisation_paper(found: Organisation) -> Paper:
    """As a workbook is printed from it."""
    return Paper(kind="organisation-paper", tables=export.tables(found))
