"""Writes the documents that are derived from declarations: `python -m tests.documents`."""

from pathlib import Path

from handlers.kit.move import Decided, Machine, Move, Overdue, Relation
from handlers.office import office
from regulation.permission_rows import ROWS
from regulation.vocabulary import Role

DOCS = Path(__file__).parent.parent / "docs"


def states() -> str:
    """A diagram of every machine, as declared."""
    parts = ["# State machines\n\nDrawn from the declarations by `python -m tests.documents`; do not edit.\n"]
    return "\n".join([*parts, *(_diagram(machine) for machine in office().machines.values())])


def permissions() -> str:
    """The permission rows as a matrix."""
    actions = list(dict.fromkeys(row.action for row in ROWS))
    head = "| action | " + " | ".join(role.value.replace("_", " ") for role in Role) + " |"
    lines = [head, "|---" * (len(Role) + 1) + "|"]
    for action in actions:
        cells = (
            " + ".join(r.scope.value for r in ROWS if r.action == action and r.role is role) or "–" for role in Role
        )
        lines.append(f"| `{action}` | " + " | ".join(cells) + " |")
    intro = (
        "Who may do what. Drawn from `regulation/permission_rows.py` by `python -m tests.documents`; do not edit."
    )
    return f"# Permissions\n\n{intro}\n\n" + "\n".join(lines) + "\n"


def _diagram(machine: Machine) -> str:
    lines = [f"## {machine.name}\n", "```mermaid", "stateDiagram-v2"]
    lines += [f"    [*] --> {state.value}" for state in sorted(machine.read_states(machine.starts))]
    moves = sorted(machine.moves, key=lambda move: move.__module__)  # whichever chapter was imported first
    for move in moves:
        who = _who(move)
        if move.target is not None:
            lines += [f"    {s.value} --> {move.target.value}: {move.code} ({who})" for s in sorted(move.sources)]
    lines += ["```", "", "Beside the state: "]
    beside = [f"`{move.code}` ({'reads' if move.reads else 'a step'})" for move in moves if move.target is None]
    lines[-1] += ", ".join(beside) + ".\n"
    return "\n".join(lines)


def _who(move: type[Move]) -> str:
    match move.by:
        case Relation(name=name):
            return f"its {name}"
        case Overdue(kind=kind):
            return f"time, {kind} is over"
        case Decided(motion=motion, adopted=adopted):
            return f"the leading group, {motion} {'adopted' if adopted else 'dropped'}"
        case action:
            return action


DOCUMENTS = {"states.md": states, "permissions.md": permissions}

if __name__ == "__main__":
    for name, draw in DOCUMENTS.items():
        (DOCS / name).write_text(draw(), encoding="utf-8")
