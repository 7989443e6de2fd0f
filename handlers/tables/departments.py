"""部门表 · the tree of departments, and who leads and speaks for each (clause 2.1)."""

from handlers.tables.header import Entry, Table
from handlers.tables.plan import Line, Step
from handlers.tables.register import DEPARTMENT, STAFF, Known
from handlers.tables.work import NAME, NUMBER, Edit, Work, empties, several
from regulation.vocabulary import Post
from storage import codes

POSTS = {"department-head": Post.HEAD, "department-deputy": Post.DEPUTY, "department-liaison": Post.LIAISON}


class Departments:
    """All rows first, then who stands above whom: a department may name one that comes further down."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._read: list[tuple[Line, Entry, Known, Edit]] = []

    def read(self, table: Table) -> None:
        """Numbers and names."""
        for entry in table.entries:
            line = self.work.line(table, entry, f"{entry['department-number']} {entry['department-title']}".strip())
            title = self.work.text(line, entry, "department-title", NAME)
            number = self.work.text(line, entry, "department-number", NUMBER) or None
            if not title:
                line.wrong("department-title", "import-why-empty")
                continue
            known = self._find(title, number)
            if known is not None and known.line:
                line.wrong(
                    "department-number" if number else "department-title", "import-why-twice", line=known.line
                )
                continue
            self._read.append((line, entry, *self._enter(line, known, title, number)))

    def arrange(self) -> None:
        """The tree. Nothing may stand above itself."""
        for line, entry, known, edit in self._read:
            above = entry["department-parent"]
            if above and not empties(above):
                parent = self.work.refer(line, "department-parent", DEPARTMENT, above)
                self._move(known, edit, parent.code if parent else known.parent)
            elif above:
                self._move(known, edit, None)
        for line, _, known, _ in self._read:
            if self.work.register.goes_round(known.code):
                line.wrong("department-parent", "import-why-circle")
        depth = {known.code: sum(1 for _ in self.work.register.above(known.code)) for *_, known, _ in self._read}
        for line, _, known, edit in sorted(self._read, key=lambda each: depth[each[2].code]):
            if edit.given:
                do = "add-department" if line.fresh else "change-department"
                self.work.step("departments", Step(do, known.code, edit.given, edit.was))

    def appoint(self) -> None:
        """Who leads and speaks for each: after the people were read."""
        for line, entry, known, _ in self._read:
            for column, post in POSTS.items():
                if entry[column]:
                    self._post(line, column, known, post, entry[column])

    def _find(self, title: str, number: str | None) -> Known | None:
        register = self.work.register
        if found := register.numbered(DEPARTMENT, number or ""):
            return found
        named = [each for each in register.named(DEPARTMENT, title) if not (number and each.number)]
        return named[0] if len(named) == 1 else None

    def _enter(self, line: Line, known: Known | None, title: str, number: str | None) -> tuple[Known, Edit]:
        edit, register = Edit(line), self.work.register
        if known is None:
            known = Known(codes.new(), DEPARTMENT, title, number)
            line.fresh = True
            register.add(known)
            edit.given = {"title": title, "number": number}
        else:
            edit.set("department-title", "title", known.name, title)
            edit.set("department-number", "number", known.number, number or known.number)
            register.rename(known, title)
            register.number(known, number or known.number)
        known.line = line.line
        return known, edit

    def _move(self, known: Known, edit: Edit, parent: str | None) -> None:
        title = self.work.register.title
        edit.set("department-parent", "parent", known.parent, parent, (title(known.parent), title(parent)))
        known.parent = parent

    def _post(self, line: Line, column: str, known: Known, post: Post, text: str) -> None:
        """A head is one; deputies and liaisons may be several."""
        register = self.work.register
        named = [] if empties(text) else [self.work.refer(line, column, STAFF, each) for each in several(text)]
        people = [each for each in named if each]
        if post is Post.HEAD and len(people) > 1:
            line.wrong(column, "import-why-one-head")
        if any(each.left_on for each in people):
            line.wrong(column, "import-why-left")
        was, now = sorted(register.posts[known.code, post]), sorted({each.code for each in people})
        if len(people) < len(named) or was == now:
            return
        register.posts[known.code, post] = now
        line.changes.append((column, register.titles(was), register.titles(now)))
        self.work.step("posts", Step("posts", known.code, {"post": post, "people": now}, {"people": was}))
