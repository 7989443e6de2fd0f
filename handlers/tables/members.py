"""人员表 · staff by number, or by name and department where only one has it (clause 2.2)."""

from datetime import date
from enum import StrEnum

from handlers.kit.card import Label, word
from handlers.tables.header import Entry, Table, chooser
from handlers.tables.plan import Line, Step
from handlers.tables.register import DEPARTMENT, STAFF, Known
from handlers.tables.work import NAME, NUMBER, Edit, Work, several
from regulation import roles as incompatible
from regulation.vocabulary import JobFamily, Language, Role
from storage import codes

PRESENT, LEFT = "present", "left"  # 在岗, 离职


class Members:
    """Every row by itself; two people of one name are told apart by their numbers."""

    def __init__(self, work: Work) -> None:
        self.work = work
        labels = {state: Label(label=f"import-state-{state}") for state in (PRESENT, LEFT)}
        self._state = chooser(work.lexicon, labels)

    def read(self, table: Table) -> None:
        """New, changed, leaving."""
        for entry in table.entries:
            line = self.work.line(table, entry, f"{entry['member-number']} {entry['member-name']}".strip())
            name = self.work.text(line, entry, "member-name", NAME)
            number = self.work.text(line, entry, "member-number", NUMBER) or None
            home = entry["member-home"]
            department = self.work.refer(line, "member-home", DEPARTMENT, home) if home else None
            if not name:
                line.wrong("member-name", "import-why-empty")
            elif not (home and department is None):
                self._person(line, entry, name, number, department)

    def _person(self, line: Line, entry: Entry, name: str, number: str | None, home: Known | None) -> None:
        """Raises nothing: what does not do is told on the line."""
        known = self._find(line, name, number, home)
        if line.troubles:
            return
        if known is not None and known.line:
            line.wrong("member-number" if number else "member-name", "import-why-twice", line=known.line)
            return
        if known is None and home is None:
            line.wrong("member-home", "import-why-empty")
            return
        edit = Edit(line)
        fresh = known is None
        known = known or Known(codes.new(), STAFF, name, number, home=home.code if home else None)
        family, language = self._family(line, entry, known), self._language(line, entry, known)
        left = self._left(line, entry, known)
        roles = self._roles(line, entry)
        if fresh:
            known.member, line.fresh = codes.new(), True
            edit.given = {"name": name, "number": number, "home": known.home, "family": family, "roles": roles,
                          "language": language or self.work.language, "member": known.member,
                          "left_on": left.isoformat() if left else None}  # fmt: skip
            self.work.register.add(known)
        else:
            self._compare(edit, known, name, number, home)
            edit.set("member-family", "family", known.family, family, self._called(known.family, family))
            edit.set(
                "member-language", "language", known.language, language, self._called(known.language, language)
            )
            edit.set("member-left", "left_on", known.left_on, left)
        known.family, known.language, known.left_on, known.line = family, language, left, line.line
        if edit.given:
            do = "add-member" if fresh else "change-member"
            self.work.step("members", Step(do, known.code, edit.given, edit.was))

    def _find(self, line: Line, name: str, number: str | None, home: Known | None) -> Known | None:
        register = self.work.register
        if found := register.numbered(STAFF, number or ""):
            return found
        named = register.named(STAFF, name, home.code if home else None)
        named = [each for each in named if not (number and each.number)]
        if len(named) > 1 or (named and number and named[0].line):
            line.wrong("member-number", "import-why-same-name")
        return named[0] if len(named) == 1 else None

    def _compare(self, edit: Edit, known: Known, name: str, number: str | None, home: Known | None) -> None:
        register = self.work.register
        edit.set("member-name", "name", known.name, name)
        edit.set("member-number", "number", known.number, number or known.number)
        if home:
            shown = (register.title(known.home), home.name)
            edit.set("member-home", "home", known.home, home.code, shown)
            known.home = home.code
        register.rename(known, name)
        register.number(known, number or known.number)

    def _called(self, was: StrEnum | None, now: StrEnum | None) -> tuple[str, str]:
        """How two members of a closed list read in the report."""
        before, after = (self.work.called(word(each)) if each else "" for each in (was, now))
        return before, after

    def _family(self, line: Line, entry: Entry, known: Known) -> JobFamily | None:
        text = entry["member-family"]
        found = self.work.family(text) if text else known.family
        if text and found is None:
            line.wrong("member-family", "import-why-family", given=text[:NAME])
        return JobFamily(found) if found else None

    def _language(self, line: Line, entry: Entry, known: Known) -> Language | None:
        text = entry["member-language"]
        found = self.work.spoken_language(text) if text else known.language
        if text and found is None:
            line.wrong("member-language", "import-why-language", given=text[:NAME])
        return Language(found) if found else None

    def _left(self, line: Line, entry: Entry, known: Known) -> date | None:
        """在岗状态, 离职日期 · whoever leaves has a day, and no role that only two keys may take away."""
        text, day = entry["member-state"], self.work.day(line, entry, "member-left")
        state = self._state(text) if text else None
        if text and state is None:
            line.wrong("member-state", "import-why-state", given=text[:NAME])
        if state == PRESENT:
            if day:
                line.wrong("member-left", "import-why-present")
            return None
        if state == LEFT and day is None and known.left_on is None:
            line.wrong("member-left", "import-why-when-left")
        if day and day > self.work.today:
            line.wrong("member-left", "import-why-future")
        if day and known.guarded:
            line.wrong("member-left", "import-why-guarded")
        return day or known.left_on

    def _roles(self, line: Line, entry: Entry) -> list[str]:
        """岗位 · only while nobody is in the house; afterwards they are granted with two keys (T15)."""
        texts = several(entry["member-roles"])
        if texts and not self.work.open_house:
            line.wrong("member-roles", "import-why-roles")
        found = [self.work.role(text) for text in texts]
        if None in found:
            line.wrong("member-roles", "import-why-role", given=texts[found.index(None)][:NAME])
        roles = [Role(role) for role in found if role]
        if any(incompatible.clash(roles, role) for role in roles):
            line.wrong("member-roles", "import-why-clash")
        return [role.value for role in roles]
