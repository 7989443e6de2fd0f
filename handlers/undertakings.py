"""签署 · confidentiality agreement, honesty commitment, reading of the rules (clauses 1.2, 2.4, 8.2)."""

import hashlib
from datetime import datetime

from sqlmodel import Session

from handlers.kit import paper
from handlers.kit.button import Button
from handlers.kit.card import At, Card, Choice, Fact, Label, On, Reply, Value, word
from handlers.kit.form import Form
from handlers.kit.paper import Paper
from handlers.kit.turn import House, Turn
from handlers.renewals import renewed
from regulation.permissions import reach
from regulation.vocabulary import Format, Language, Undertaking
from storage import codes
from storage.queries import undertakings
from storage.tables import Signature

COPIED = {Undertaking.CONFIDENTIALITY, Undertaking.HONESTY}  # 协议与承诺书: the signer gets a copy


class Undertakings(Form, command="nda", may="self.settings", clause="8.2-b", reads=True):
    """签署 · what this person has signed, until when it holds, what is still to be signed."""

    def submit(self, turn: Turn) -> Card:
        """One line and one button each; below them who else has not signed, for those who must see to it."""
        signed = undertakings.signed_for_system(turn.session, turn.actor.id)
        facts = tuple(
            Fact(label=word(each), value=(_state(signed.get(each), turn),), edit=_see(each)) for each in Undertaking
        )
        missing = Button(MissingUndertakings.code).code
        more = (
            (Choice(code=missing, label=Label(label=missing)),) if reach("undertaking.missing", turn.viewer) else ()
        )
        choices = tuple(Choice(code=_see(each), label=word(each)) for each in Undertaking)
        return Card(text="undertakings-card", facts=facts, choices=choices + more)


class SeeUndertaking(Form, may="self.settings", clause="8.2-b", reads=True):
    """查看文本 · the text, word by word as it is signed."""

    undertaking: Undertaking

    def submit(self, turn: Turn) -> Card:
        """The text and, unless it is signed already, the button that signs it."""
        signed = undertakings.signed_for_system(turn.session, turn.actor.id).get(self.undertaking)
        sign = Choice(
            code=Button(SignUndertaking.code, option=self.undertaking).code,
            label=Label(label="sign-undertaking-now", values={"what": word(self.undertaking)}),
            style="primary",
        )
        values: dict[str, Value] = {
            "what": word(self.undertaking),
            "text": turn.house.texts[self.undertaking, turn.actor.language],
            "state": _state(signed, turn),
        }
        return Card(text="undertaking-text", values=values, choices=(sign,), tone="confidential")


class SignUndertaking(Form, may="self.settings", clause="8.2-b", at_once=True):
    """签署 · by the button under the text."""

    undertaking: Undertaking

    def submit(self, turn: Turn) -> Reply:
        """Which text (by its hash), when, until when; the audit line says so too."""
        before = undertakings.signed_for_system(turn.session, turn.actor.id).get(self.undertaking)
        row = sign(turn.session, turn.house, turn.actor.id, self.undertaking, turn.actor.language, turn.now)
        renewed(turn, row, before)
        turn.note("signed", row.code, what=row.undertaking.value, text=row.text_sha256[:16])
        if self.undertaking in COPIED:
            paper.order(turn, _copy(row, turn), Format.PDF, f"{self.undertaking.value}-{turn.today:%Y%m%d}")
        values: dict[str, Value] = {"what": word(self.undertaking), "until": On(day=row.until)}
        return Reply(key="sign-undertaking-done", values=values, then=("undertakings",), tone="done")


def _copy(row: Signature, turn: Turn) -> Paper:
    """The text as it was signed, by whom, when, with its hash."""
    signed = {
        "who": turn.actor.name,
        "code": row.code,
        "at": At(at=row.signed_at),
        "until": On(day=row.until),
        "edition": row.edition,
        "hash": row.text_sha256,
    }
    facts = tuple(Fact(label=Label(label=f"signed-{name}"), value=(value,)) for name, value in signed.items())
    text = turn.house.texts[row.undertaking, row.language]
    return Paper(kind="undertaking-paper", values={"what": word(row.undertaking)}, facts=facts, text=text)


class MissingUndertakings(Form, may="undertaking.missing", clause="1.2", reads=True):
    """未签名单 · who has not signed, within one's reach."""

    def submit(self, turn: Turn) -> Card:
        """Names with their department, by what is missing."""
        near = reach("undertaking.missing", turn.viewer)
        found = {each: undertakings.missing(turn.session, near, each, turn.today) for each in Undertaking}
        facts = tuple(
            Fact(label=word(each), value=tuple(_named(who) for who in people) or (Label(label="none"),))
            for each, people in found.items()
        )
        return Card(text="undertakings-missing", facts=facts)


def sign(
    session: Session, house: House, member_id: int, undertaking: Undertaking, language: Language, now: datetime
) -> Signature:
    """A signature under the text of the edition in force, in the language it was read in."""
    text = house.texts[undertaking, language]
    row = Signature(
        code=codes.new(),
        member_id=member_id,
        undertaking=undertaking,
        edition=house.rulebook.edition,
        language=language,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        signed_at=now,
        until=house.day(now + house.rulebook.days(f"{undertaking.value}.holds")),
    )
    session.add(row)
    session.flush()
    return row


def _see(undertaking: Undertaking) -> str:
    return Button(SeeUndertaking.code, option=undertaking).code


def _state(signed: Signature | None, turn: Turn) -> Label:
    if signed is None:
        return Label(label="undertaking-unsigned")
    key = "undertaking-signed" if turn.today <= signed.until else "undertaking-expired"
    return Label(label=key, values={"until": On(day=signed.until)})


def _named(who: undertakings.Unsigned) -> Label:
    return Label(label="person-of", values={"name": who.name, "department": who.department or Label(label="none")})
