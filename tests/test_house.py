"""Rules of the house that no single test of a room could keep."""

import ast
import re
from pathlib import Path

import pytest

from handlers.office import office

ROOT = Path(__file__).parent.parent
ROOMS = ["regulation", "storage", "handlers", "scheduler", "bot"]
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
LONGEST_FILE = 300
CLAUSE_ROW = re.compile(r"^\| (\d+\.\d+[\w-]*) \|.*\| (served|partly|not yet|not software)\b[^|]*\|$")


def names_called(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {call.id if isinstance(call, ast.Name) else call.attr for call in calls if isinstance(call, ast.Name | ast.Attribute)}  # fmt: skip


@pytest.mark.parametrize(
    "path", [p for p in MODULES if "storage" not in p.parts], ids=lambda p: str(p.relative_to(ROOT))
)
def test_only_the_storage_room_selects(path):
    """One place decides who sees what."""
    assert "select" not in names_called(path)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_composition_root_looks_at_the_clock(path):
    allowed = {ROOT / "bot/house.py", ROOT / "scheduler/ticker.py"}
    text = path.read_text(encoding="utf-8")
    assert path in allowed or not re.search(r"datetime\.now\(|date\.today\(|time\.time\(", text)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_grows_out_of_sight(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def clauses() -> dict[str, str]:
    lines = (ROOT / "docs/regulation.md").read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := CLAUSE_ROW.match(line))}


def test_the_map_of_the_regulation_names_every_clause():
    """Chapters 1-10 of the clause table; the count guards against a row that no longer parses."""
    found = clauses()
    assert {clause.split(".")[0] for clause in found} == {str(chapter) for chapter in range(1, 11)}
    assert len(found) == 79


@pytest.mark.parametrize("form", office().forms.values(), ids=lambda form: form.code)
def test_every_form_cites_a_clause_that_the_map_says_is_served(form):
    assert clauses()[form.clause] in ("served", "partly")


def test_the_map_names_only_modules_that_exist():
    text = (ROOT / "docs/regulation.md").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"`([\w/]+\.py)`", text) if not (ROOT / name).exists()] == []


def test_no_address_of_a_package_index_stands_in_the_tree():
    # The pattern is built from parts, so that this file does not find itself.
    index = re.compile("--(extra-)?index" + '-url|https?://[^ "]+/simp' + "le(/|$)", re.MULTILINE)
    texts = [p for p in ROOT.glob("*") if p.is_file()] + [p for d in ("locks", "tools", "docs", ".ci") for p in (ROOT / d).rglob("*") if p.is_file()]  # fmt: skip
    assert [str(p) for p in texts if p.suffix != ".png" and index.search(p.read_text(encoding="utf-8"))] == []


def test_machine_diagrams_and_permission_table_are_up_to_date():
    """Derived documents are written by `python -m tests.documents`; here they are only compared."""
    from tests.documents import DOCUMENTS

    stale = [
        name for name, draw in DOCUMENTS.items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != draw()
    ]
    assert stale == []
