"""试算 · a file is read and compared with the house; nothing is written (clause 4.2-a)."""

from collections.abc import Callable

from handlers.kit.turn import Turn
from handlers.office import office
from handlers.tables import reading
from handlers.tables.departments import Departments
from handlers.tables.header import DEPARTMENTS, MEMBERS, PARTNERS, RECORDS, Headings, Lexicon, Table
from handlers.tables.members import Members
from handlers.tables.partners import Partners
from handlers.tables.plan import Plan
from handlers.tables.reading import Sheet, Unreadable
from handlers.tables.records import Records
from handlers.tables.register import Register, print_of
from handlers.tables.work import Work
from storage.queries import organisation, people

STAGES = ("departments", "members", "partners", "contacts", "contracts", "posts", "records")


def check(turn: Turn, lexicon: Lexicon, *files: bytes) -> Plan:
    """What a file, or several that belong together, would do. Raises Unreadable when it is no table of ours."""
    kinds = office().forms_of("record")
    headings = Headings(lexicon, kinds)
    tables, strange = _recognised(headings, [sheet for content in files for sheet in reading.read(content)])
    found = organisation.whole_for_system(turn.session)
    empty = not people.anybody_for_system(turn.session)
    work = Work(Register(found), lexicon, turn.today, turn.actor.language, empty)
    departments, members, partners = Departments(work), Members(work), Partners(work)
    _each(tables, DEPARTMENTS, departments.read)
    departments.arrange()
    _each(tables, MEMBERS, members.read)
    departments.appoint()
    _each(tables, PARTNERS, partners.read)
    if any(table.kind == RECORDS for table in tables):
        _each(tables, RECORDS, Records(work, turn, kinds).read)
    steps = tuple(step for stage in STAGES for step in work.stages.get(stage, ()))
    unknown = tuple(dict.fromkeys([*strange, *(name for table in tables for name in table.unknown)]))
    return Plan(tuple(work.lines), steps, unknown, print_now(turn))


def print_now(turn: Turn) -> str:
    """The print of the house as it is: a plan holds only for the house it was made for."""
    found = organisation.whole_for_system(turn.session)
    return print_of(found, organisation.newest_record_for_system(turn.session))


def _recognised(headings: Headings, sheets: list[Sheet]) -> tuple[list[Table], list[str]]:
    """The tables, and the names of sheets beside them that are none, such as notes."""
    tables, strange, trouble = [], [], Unreadable("import-empty")
    for sheet in sheets:
        try:
            tables.append(headings.table(sheet))
        except Unreadable as unreadable:
            trouble = unreadable
            strange.append(sheet.title)
    rows = sum(len(table.entries) for table in tables)
    if not rows:
        raise trouble if not tables else Unreadable("import-empty")
    if rows > reading.ROWS:
        raise Unreadable("import-too-long", most=reading.ROWS)
    return tables, strange


def _each(tables: list[Table], kind: str, read: Callable[[Table], None]) -> None:
    for table in tables:
        if table.kind == kind:
            read(table)
