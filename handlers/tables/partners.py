"""合作方表 · partners, who speaks for and looks after them, their contracts: a row a contract (clause 2.3)."""

from handlers.tables.header import Entry, Table
from handlers.tables.plan import Line, Step
from handlers.tables.register import CONTACT, PARTNER, STAFF, Known
from handlers.tables.work import NAME, NUMBER, Edit, Work, empties, several
from regulation.vocabulary import Post
from storage import codes


class Partners:
    """A partner may stand in several rows, once for every contract."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self._seen: set[tuple[str, str]] = set()  # partner and contract

    def read(self, table: Table) -> None:
        """The partner, then what belongs to it."""
        for entry in table.entries:
            line = self.work.line(table, entry, f"{entry['partner-number']} {entry['partner-title']}".strip())
            title = self.work.text(line, entry, "partner-title", NAME)
            number = self.work.text(line, entry, "partner-number", NUMBER) or None
            if not title:
                line.wrong("partner-title", "import-why-empty")
                continue
            known = self._partner(line, title, number)
            if (known.code, entry["contract-number"]) in self._seen:
                line.wrong("contract-number", "import-why-twice", line=known.line)
                continue
            self._seen.add((known.code, entry["contract-number"]))
            self._contacts(line, entry, known)
            self._manager(line, entry, known)
            self._contract(line, entry, known)

    def _partner(self, line: Line, title: str, number: str | None) -> Known:
        register, edit = self.work.register, Edit(line)
        named = [each for each in register.named(PARTNER, title) if not (number and each.number)]
        known = register.numbered(PARTNER, number or "") or (named[0] if len(named) == 1 else None)
        if known is None:
            known = Known(codes.new(), PARTNER, title, number, line=line.line)
            line.fresh = True
            register.add(known)
            self.work.step("partners", Step("add-partner", known.code, {"title": title, "number": number}))
            return known
        if known.line and known.name != title:
            line.wrong("partner-title", "import-why-two-names", line=known.line)
            return known
        edit.set("partner-title", "title", known.name, title)
        edit.set("partner-number", "number", known.number, number or known.number)
        register.rename(known, title)
        register.number(known, number or known.number)
        known.line = known.line or line.line
        if edit.given:
            self.work.step("partners", Step("change-partner", known.code, edit.given, edit.was))
        return known

    def _contacts(self, line: Line, entry: Entry, known: Known) -> None:
        """Those named who are not there yet; nobody is taken away by not being named."""
        for name in several(entry["partner-contacts"]):
            if len(name) > NAME:
                line.wrong("partner-contacts", "import-why-long", most=NAME, length=len(name))
            elif not self.work.register.named(CONTACT, name, known.code):
                contact = Known(codes.new(), CONTACT, name, home=known.code, member=codes.new())
                self.work.register.add(contact)
                line.changes.append(("partner-contacts", "", name))
                given = {"name": name, "home": known.code, "member": contact.member, "language": self.work.language}
                self.work.step("contacts", Step("add-contact", contact.code, given))

    def _manager(self, line: Line, entry: Entry, known: Known) -> None:
        text, register = entry["partner-manager"], self.work.register
        if not text:
            return
        named = (
            []
            if empties(text)
            else [self.work.refer(line, "partner-manager", STAFF, each) for each in several(text)]
        )
        if None in named:
            return
        was = sorted(register.posts[known.code, Post.MANAGER])
        now = sorted({each.code for each in named if each})
        if was == now:
            return
        register.posts[known.code, Post.MANAGER] = now
        line.changes.append(("partner-manager", register.titles(was), register.titles(now)))
        given = {"post": Post.MANAGER, "people": now}
        self.work.step("posts", Step("posts", known.code, given, {"people": was}))

    def _contract(self, line: Line, entry: Entry, known: Known) -> None:
        number = self.work.text(line, entry, "contract-number", NUMBER * 2)
        first, last = (self.work.day(line, entry, f"contract-{end}") for end in ("starts", "ends"))
        if not number:
            if entry["contract-starts"] or entry["contract-ends"]:
                line.wrong("contract-number", "import-why-empty")
            return
        for column, day in (("contract-starts", first), ("contract-ends", last)):
            if day is None and not entry[column]:
                line.wrong(column, "import-why-empty")
        if first is None or last is None:
            return
        if last < first:
            line.wrong("contract-ends", "import-why-order")
        was = known.contracts.get(number)
        if was == (first, last):
            return
        known.contracts[number] = (first, last)
        line.changes.append(("contract-number", " – ".join(map(str, was or ())), f"{number} {first} – {last}"))
        given = {"number": number, "starts_on": first.isoformat(), "ends_on": last.isoformat()}
        before = {"starts_on": was[0].isoformat(), "ends_on": was[1].isoformat()} if was else {}
        self.work.step("contracts", Step("contract", known.code, given, before))
