"""发文 · documents that leave the office with a number: registered, printed for each, kept (clause 6.2-a)."""

from collections.abc import Sequence

from handlers.kit.card import Reply, json
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.vocabulary import Format
from storage import codes
from storage.queries import documents
from storage.tables import Document, Issued

# 发文字头 · what the numbers of each kind begin with; Latin letters, because a number stands in an address.
SERIES = {"paper-warning": "JG", "paper-plan": "FA", "paper-report": "BG", "paper-acceptance": "YS",
          "paper-repair-form": "XS", "paper-repair-approved": "XF", "paper-repair-refused": "XF",
          "paper-repair-certificate": "ZM", "paper-inspection": "JC", "paper-brief": "JB"}  # fmt: skip


def issue(turn: Turn, paper: Paper, row_code: str, to: Sequence[int], told: Reply) -> Issued:
    """Gives a paper the next number of its year and orders a copy for each recipient, in the language they read.

    When a copy is printed its recipient gets `told`, which knows `number`, with the file attached; also without it,
    should it never be printed. Nothing is sent before the commit.
    """
    number = _next(turn, paper.kind)
    signed = paper.model_copy(update={"number": number, "day": turn.today})
    row = turn.save(
        Issued(
            number=number,
            kind=paper.kind,
            row_code=row_code,
            issued_at=turn.now,
            issued_by_id=turn.actor.id,
            paper=json(signed),
        )
    )
    turn.note("issue-document", row_code, kind=paper.kind, number=number)
    copies(turn, row, to, told)
    return row


def copies(turn: Turn, issued: Issued, to: Sequence[int], told: Reply) -> None:
    """Orders a copy of an issued document for each, brought with these words."""
    reply = told.model_copy(update={"values": told.values | {"number": issued.number}})
    for member_id, language in documents.languages_for_system(turn.session, to).items():
        turn.session.add(
            Document(
                code=codes.new(10),
                kind=issued.kind,
                format=Format.PDF,
                language=language,
                owner_id=member_id,
                ordered_at=turn.now,
                paper=issued.paper,
                name=f"{issued.number}.pdf",
                issued_id=issued.id,
                told=json(reply),
            )
        )


def withdraw(turn: Turn, number: str) -> None:
    """撤回 · makes an issued document void; its copies stay, and whoever checks them reads that they are void."""
    row = documents.issued_for_system(turn.session, number)
    if row and row.withdrawn_at is None:
        row.withdrawn_at = turn.now
        turn.save(row)
        turn.note("withdraw-document", row.row_code, number=number)


def _next(turn: Turn, kind: str) -> str:
    """JG-2026-0001; a turn that is refused gives its number back."""
    beginning = f"{SERIES[kind]}-{turn.today.year}-"
    return f"{beginning}{documents.issued_under_for_system(turn.session, beginning) + 1:04d}"
