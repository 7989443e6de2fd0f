"""The office: every chapter of this folder, and what the kit needs to know of their forms and machines."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

import handlers
from handlers.kit.clocks import Term, Wait
from handlers.kit.form import DeclarationError, Form
from handlers.kit.move import Machine, Move

MENU = (
    "record",
    "report",
    "queue",
    "room",
    "reward",
    "cal",
    "case",
    "grade",
    "check",
    "repair",
    "complete",
    "task",
    "risk",
    "inspect",
    "docket",
    "file",
    "search",
    "nda",
    "policy",
    "delegate",
    "org",
    "import",
    "bind",
    "role",
    "selftest",
    "lang",
)  # the order in which people meet the commands


class Office:
    """Looks up forms by code and command, machines by name. Raises DeclarationError when two claim one code."""

    def __init__(self, chapters: Sequence[ModuleType]) -> None:
        self.forms: dict[str, type[Form]] = {}
        for form in (form for chapter in chapters for form in _forms_in(chapter)):
            if form.code in self.forms:
                raise DeclarationError(f"two forms are called {form.code}")
            self.forms[form.code] = form
        moves = [form for form in self.forms.values() if issubclass(form, Move)]
        self.machines: dict[str, Machine] = {move.on.name: move.on for move in moves}
        self.terms: dict[str, Term] = {term.name: term for chapter in chapters for term in _terms_in(chapter)}

    def form(self, code: str) -> type[Form] | None:
        """The form with this code."""
        return self.forms.get(code)

    def forms_of(self, command: str) -> list[type[Form]]:
        """The forms that a command offers, in the order of their chapters' names."""
        return [form for form in self.forms.values() if form.command == command]

    def commands(self) -> list[str]:
        """Every declared command, in the order of the menu."""
        declared = {form.command for form in self.forms.values() if form.command}
        return [command for command in MENU if command in declared] + sorted(declared - set(MENU))

    def waits(self) -> dict[str, tuple[Machine | Term, Wait]]:
        """Every clock that is declared anywhere, by kind."""
        return {term.wait.kind: (term, term.wait) for term in self.terms.values()} | {
            wait.kind: (machine, wait)
            for machine in self.machines.values()
            for wait in (*machine.waits.values(), *machine.beside)
        }

    def machine(self, name: str) -> Machine | None:
        """The machine with this name."""
        return self.machines.get(name)


@cache
def office() -> Office:
    """The office of this house: every module beside this one is a chapter, and needs no other entry."""
    names = sorted(info.name for info in pkgutil.iter_modules(handlers.__path__))
    return Office([importlib.import_module(f"handlers.{name}") for name in names if name not in ("kit", "office")])


def _forms_in(chapter: ModuleType) -> Iterator[type[Form]]:
    for _, form in inspect.getmembers(chapter, inspect.isclass):
        if issubclass(form, Form) and form.__module__ == chapter.__name__ and not form.abstract:
            yield form


def _terms_in(chapter: ModuleType) -> list[Term]:
    return [term for _, term in inspect.getmembers(chapter, lambda each: isinstance(each, Term))]
