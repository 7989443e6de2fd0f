"""导出组织 · the organisation as tables that the importer takes back and finds unchanged (clauses 2.1-2.3)."""

from datetime import date

from handlers.kit.card import Label, Value, word
from handlers.kit.paper import Table
from handlers.tables.header import COLUMNS, DEPARTMENTS, MEMBERS, PARTNERS
from regulation.vocabulary import Post, SubjectKind
from storage.queries.organisation import Organisation, SubjectRow

LEFT_OUT = ("member-roles",)  # given with two keys, never by a table
Cells = dict[str, Value]


def tables(found: Organisation) -> tuple[Table, ...]:
    """Departments, people, partners: a sheet each."""
    books = _Books(found)
    rows = {
        DEPARTMENTS: [books.department(row) for row in books.of(SubjectKind.DEPARTMENT) if not row.ended_on],
        MEMBERS: [books.member(row) for row in books.of(SubjectKind.STAFF)],
        PARTNERS: [
            cells for row in books.of(SubjectKind.PARTNER) if not row.ended_on for cells in books.partner(row)
        ],
    }
    return tuple(_table(kind, cells) for kind, cells in rows.items())


def people_in(found: Organisation) -> int:
    """How many people stand in it (T17)."""
    return sum(1 for row in found.subjects if row.member_id)


class _Books:
    def __init__(self, found: Organisation) -> None:
        self._found = found
        self._subjects = {row.id: row for row in found.subjects}
        self._members = {row.member_id: row for row in found.subjects if row.member_id}
        self._held: dict[tuple[int, Post], list[int]] = {}
        for subject, member, post in found.holdings:
            self._held.setdefault((subject, post), []).append(member)

    def of(self, kind: SubjectKind) -> list[SubjectRow]:
        return [row for row in self._found.subjects if row.kind is kind]

    def department(self, row: SubjectRow) -> Cells:
        return {
            "department-number": row.number or "",
            "department-title": row.title or "",
            "department-parent": self._reference(row.parent_id),
            "department-head": self._people(row.id, Post.HEAD),
            "department-deputy": self._people(row.id, Post.DEPUTY),
            "department-liaison": self._people(row.id, Post.LIAISON),
        }

    def member(self, row: SubjectRow) -> Cells:
        return {
            "member-number": row.number or "",
            "member-name": row.name or "",
            "member-home": self._reference(row.department_id),
            "member-family": word(row.family) if row.family else "",
            "member-state": Label(label="import-state-left" if row.left_on else "import-state-present"),
            "member-left": _iso(row.left_on),
            "member-language": word(row.language) if row.language else "",
        }

    def partner(self, row: SubjectRow) -> list[Cells]:
        """A row a contract, or one without."""
        contacts = [
            each.name or ""
            for each in self.of(SubjectKind.CONTACT)
            if each.department_id == row.id and not each.left_on
        ]
        contracts: list[tuple[int, str, date | None, date | None]]
        contracts = [contract for contract in self._found.contracts if contract[0] == row.id]
        return [
            {
                "partner-number": row.number or "",
                "partner-title": row.title or "",
                "partner-contacts": "、".join(contacts),
                "partner-manager": self._people(row.id, Post.MANAGER),
                "contract-number": number,
                "contract-starts": _iso(first),
                "contract-ends": _iso(last),
            }
            for _, number, first, last in contracts or [(row.id, "", None, None)]
        ]

    def _reference(self, subject_id: int | None) -> str:
        """By number, or by name where there is none."""
        row = self._subjects.get(subject_id or 0)
        return (row.number or row.title or "") if row else ""

    def _people(self, subject_id: int, post: Post) -> str:
        rows = [self._members[member] for member in self._held.get((subject_id, post), ())]
        return "、".join(row.number or row.name or "" for row in rows)


def _table(kind: str, rows: list[Cells]) -> Table:
    columns = [column for column in COLUMNS[kind] if column not in LEFT_OUT]
    return Table(
        heading=Label(label=f"import-of-{kind}"),
        columns=tuple(Label(label=f"import-column-{column}") for column in columns),
        rows=tuple(tuple((cells[column],) for column in columns) for cells in rows),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
