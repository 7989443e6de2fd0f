"""What a reporter is shown, as data. The buttons carry the random token of the talk and nothing else."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from handlers.kit import answers as walk
from handlers.kit.answers import Answers
from handlers.kit.button import Button
from handlers.kit.card import Ask, Card, Choice, Fact, Label, On, Style, Value, word
from handlers.kit.draw import text_key
from handlers.kit.questions import Choosing, Question, Writing
from handlers.reporting.reporter import ReaderName, TellReport
from handlers.reporting.returning import Standing
from storage.reports import receipt
from storage.reports.filing import CleanFile

if TYPE_CHECKING:
    from handlers.reporting.talk import Talk

HEAD = "report"  # of every button that belongs to a report


def button(token: str, step: str, label: Value, option: str = "", style: Style = "plain") -> Choice:
    """A step in one talk."""
    return Choice(code=Button(HEAD, token, step, option).code, label=label, style=style)


def entry() -> Card:
    """The way in; the same for everybody, and nothing is counted."""
    ways = (_way("", "begin", "primary"), _way("", "return"))
    return Card(text="report-entry", choices=ways, tone="confidential")


def _way(token: str, step: str, style: Style = "plain", option: str = "") -> Choice:
    return button(token, step, Label(label=f"report-{step}"), option, style)


def names(readers: Sequence[ReaderName]) -> str:
    """The readers as one line."""
    return "、".join(reader.name for reader in readers)


def notice(token: str, platform: str, readers: Sequence[ReaderName]) -> Card:
    """What is promised, and what cannot be, in the words of the platform."""
    return Card(
        text=f"report-notice-{platform}",
        values={"readers": names(readers)},
        choices=(_way(token, "agree", "primary"), _way(token, "other-ways"), _way(token, "give-up", "quiet")),
        tone="confidential",
        draft=token,
    )


def other_ways(token: str, outside: Mapping[str, str]) -> Card:
    """How else one can report: the mailbox, the telephone, authorities (9.3-b)."""
    known = [Fact(label=Label(label=f"channel-{way}"), value=(told,)) for way, told in outside.items() if told]
    ways = (_way(token, "notice", "primary"), _way(token, "give-up", "quiet"))
    return Card(text="report-ways", facts=tuple(known), choices=ways, tone="confidential", draft=token)


def readers(token: str, everyone: Sequence[ReaderName], excluded: frozenset[bytes]) -> Card:
    """Who must not see it: every reader can be left out."""
    choices = [
        button(token, "leave-out", _reader(reader, reader.id in excluded), str(place))
        for place, reader in enumerate(everyone)
    ]
    outside = [_way(token, "about-office")] if any(reader.alternate for reader in everyone) else []
    last = (*outside, _way(token, "readers-done", "primary"), _way(token, "give-up", "quiet"))
    return Card(text="report-readers", choices=(*choices, *last), tone="confidential", draft=token)


def _reader(reader: ReaderName, out: bool) -> Label:
    key = "report-reader-out" if out else "report-reader-in"
    return Label(label=key, values={"name": reader.name})


def question(token: str, asked: Question, answers: Answers) -> Card:
    """One question of the report."""
    every = walk.visible(TellReport.questions, answers.given)
    kind = asked.kind
    options = kind.options(None) if isinstance(kind, Choosing) else []
    choices = [button(token, "answer", option.label, option.key) for option in options]
    choices += [_way(token, "skip", "quiet")] if asked.optional else []
    choices += [_way(token, "back", "quiet")] if every.index(asked) else []
    return Card(
        text=text_key(TellReport, asked.name),
        eyebrow=Label(label="report"),
        progress=(every.index(asked) + 1, len(every)),
        choices=(*choices, _way(token, "give-up", "quiet")),
        ask=Ask(kind=kind.widget, field=asked.name, most=kind.most if isinstance(kind, Writing) else None),
        tone="confidential",
        draft=token,
    )


def review(talk: "Talk") -> Card:
    """Everything before it is handed in, each answer with its button."""
    token, given = talk.token, talk.answers.given
    facts = [_fact(token, each, given[each.name]) for each in TellReport.questions]
    if talk.files:
        facts.append(Fact(label=Label(label="report-files"), value=tuple(_file(each) for each in talk.files)))
    if talk.name:
        facts.append(Fact(label=Label(label="report-name"), value=(talk.name,)))
    files = [_way(token, "original-on" if talk.original else "original")] if talk.most_files else []
    drop = [_way(token, "drop-files", "quiet")] if talk.files else []
    sign = [_way(token, "name-me", "quiet")] if talk.custodian and not talk.name else []
    return Card(
        text="report-review-files" if talk.most_files else "report-review",
        values={"readers": names(talk.left()), "most": talk.most_files},
        eyebrow=Label(label="report"),
        facts=tuple(facts),
        choices=(_way(token, "submit", "primary"), *files, *drop, *sign, _way(token, "give-up", "quiet")),
        tone="confidential",
        draft=token,
    )


def _file(file: CleanFile) -> Label:
    how = Label(label="report-file-original" if file.original else "report-file-clean")
    return Label(label="report-file", values={"kind": file.kind, "how": how})


def _fact(token: str, asked: Question, given: object) -> Fact:
    kind = asked.kind
    shown = kind.show(given, None) if given and isinstance(kind, Choosing | Writing) else (Label(label="none"),)
    code = Button(HEAD, token, "edit", asked.name).code
    return Fact(label=Label(label=f"{text_key(TellReport, asked.name)}.label"), value=shown, edit=code)


def named(token: str, found: Sequence[ReaderName]) -> Card:
    """The answers name somebody who would read them."""
    return Card(
        text="report-named",
        values={"names": names(found)},
        choices=(_way(token, "exclude-them", "primary"), _way(token, "keep-them"), _way(token, "give-up", "quiet")),
        tone="attention",
        draft=token,
    )


def code(token: str, fresh: str, key: str = "report-code", out: str = "give-up") -> Card:
    """The receipt code, once. Its end is typed back before anything is stored."""
    return Card(
        text=key,
        values={"code": receipt.shown(fresh)},
        choices=(_way(token, out, "quiet"),),
        ask=Ask(kind="text", field="code"),
        tone="confidential",
        draft=token,
    )


def found(token: str, here: Standing) -> Card:
    """A report as its reporter finds it: state, both clocks, what the office wrote; never their own text."""
    facts = [Fact(label=Label(label="report-state"), value=(word(here.status),))]
    dates = {"acknowledge-by": here.acknowledge_by, "acknowledged": here.acknowledged, "feedback": here.feedback_by}
    facts += [Fact(label=Label(label=f"report-{name}"), value=(On(day=day),)) for name, day in dates.items() if day]
    facts += [_answer(number, text) for number, text in enumerate(here.answers, 1)]
    muted = Fact(label=Label(label="report-attention"), value=(Label(label="report-is-muted"),))
    facts += [muted] if here.muted else []
    check = [_way(token, "safe"), _way(token, "revenge")] if here.asks_about_revenge else []
    claims = [_way(token, "claim", option=each.id.hex()) for each in here.rewards]
    delete = [_way(token, "delete", "danger")] if here.may_delete else []
    ways = (*check, _way(token, "more", "primary"), *claims, _way(token, "rotate"), *delete)
    return Card(
        text="report-found-check" if check else "report-found",
        values={"answers": len(here.answers), "new": int(here.new)},
        facts=tuple(facts),
        choices=(*ways, _way(token, "leave", "quiet")),
        tone="confidential",
        draft=token,
    )


def _answer(number: int, text: str) -> Fact:
    return Fact(label=Label(label="report-answer", values={"number": number}), value=(text,))


def claiming(token: str, reward: str, level: int) -> Card:
    """Before a reward is claimed: whoever pays sees whom they pay."""
    ways = (_way(token, "claim-word", option=reward), _way(token, "claim-give", option=reward))
    return Card(
        text="report-claim-ask",
        values={"level": level},
        choices=(*ways, _way(token, "look", "quiet")),
        tone="attention",
        draft=token,
    )


def asked_for(token: str, key: str) -> Card:
    """A line is awaited: the code, or more to say."""
    kind: Ask = Ask(kind="long" if key == "report-more-text" else "text", field=key)
    return Card(text=key, choices=(_way(token, "leave", "quiet"),), ask=kind, tone="confidential", draft=token)


def sure(token: str) -> Card:
    """Deleting cannot be undone."""
    ways = (_way(token, "delete-surely", "danger"), _way(token, "delete-words", "danger"), _way(token, "look"))
    return Card(text="report-delete-sure", choices=ways, tone="attention", draft=token)


def new_code(token: str, fresh: str) -> Card:
    """Another code for the same report; it holds once its end is typed back."""
    return code(token, fresh, "report-new-code", "look")


def told(token: str, key: str, **values: Value) -> Card:
    """What came of something, and the way back to the report."""
    return Card(
        text=key,
        values=values,
        choices=(_way(token, "look"), _way(token, "leave", "quiet")),
        tone="done",
        draft=token,
    )


def over(key: str) -> Card:
    """The end: nothing on this card tells what it was the end of."""
    return Card(text=key, tone="done")
