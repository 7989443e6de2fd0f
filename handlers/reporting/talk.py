"""一次举报 · one report while it is being told: in memory only, a restart forgets it (states 6.5 composing)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from handlers.kit import answers as walk
from handlers.kit.answers import Answers
from handlers.kit.card import Card, Refused
from handlers.kit.questions import Choosing, Question, Writing
from handlers.reporting import cards
from handlers.reporting.reporter import ReaderName, TellReport, named
from storage.reports import receipt
from storage.reports.filing import CleanFile

LONGEST_NAME = 60  # characters
LAST = 4  # characters of the code that are typed back


class Stage(Enum):
    """Where the telling stands."""

    NOTICE = "notice"
    READERS = "readers"
    ASKING = "asking"
    NAMED = "named"
    SIGNED = "signed"
    CODE = "code"
    DONE = "done"


@dataclass
class Talk:
    """What was told so far. Times are the process's own, for forgetting it in time; they are never stored."""

    token: str
    began: datetime
    last: datetime
    readers: Sequence[ReaderName]
    least: int  # characters of the account
    platform: str
    stage: Stage = Stage.NOTICE
    answers: Answers = field(default_factory=Answers)
    excluded: set[bytes] = field(default_factory=set)
    files: list[CleanFile] = field(default_factory=list)
    outside: Mapping[str, str] = field(default_factory=dict)  # mailbox and telephone (9.3-b)
    most_files: int = 0  # where the platform's files can be fetched without a trace
    original: bool = False  # files as they are, at the reporter's own risk
    custodian: bool = False  # whether there is somebody who alone could keep a name
    name: str | None = None
    code: str = ""

    @property
    def current(self) -> Question | None:
        """The open question; None is the review."""
        return walk.current(TellReport.questions, self.answers)

    @property
    def told(self) -> frozenset[bytes]:
        """The readers who are left out."""
        return frozenset(self.excluded)

    def card(self) -> Card:
        """Where the telling stands, to be shown again."""
        match self.stage:
            case Stage.NOTICE:
                return cards.notice(self.token, self.platform, self.readers)
            case Stage.READERS:
                return cards.readers(self.token, self.readers, self.told)
            case Stage.ASKING if self.current:
                return cards.question(self.token, self.current, self.answers)
            case Stage.ASKING:
                return cards.review(self)
            case Stage.SIGNED:
                return cards.asked_for(self.token, "report-name-me-text")
            case Stage.NAMED:
                return cards.named(self.token, self.found())
            case Stage.CODE:
                return cards.code(self.token, self.code)
        return cards.over("report-stored")

    def left(self) -> list[ReaderName]:
        """Who will read it."""
        return [reader for reader in self.readers if reader.id not in self.excluded]

    def found(self) -> list[ReaderName]:
        """Readers whom the answers name and who would still read it."""
        return [reader for reader in named(self.readers, self.answers.given) if reader.id not in self.excluded]

    def press(self, word: str, option: str) -> Card:
        """A pressed button of this talk. Raises Refused for one that fits no more."""
        match word, self.stage:
            case "agree", Stage.NOTICE:
                self.stage = Stage.READERS
            case "leave-out", Stage.READERS:
                self._leave_out(option)
            case "readers-done", Stage.READERS if self.left():
                self.stage = Stage.ASKING
            case "readers-done", Stage.READERS:
                raise Refused("report-nobody-left")
            case "other-ways", Stage.NOTICE:
                return cards.other_ways(self.token, self.outside)
            case "notice", Stage.NOTICE:
                pass
            case "about-office", Stage.READERS:
                self._leave_out_office()
            case "answer", Stage.ASKING if self.current:
                self._answer(self.current, option)
            case "skip", Stage.ASKING if self.current and self.current.optional:
                self._give(self.current, None)
            case "back", Stage.ASKING:
                self._reopen(walk.before(TellReport.questions, self.answers))
            case "edit", Stage.ASKING:
                self._reopen(next((each for each in TellReport.questions if each.name == option), None))
            case "submit", Stage.ASKING if self.current is None:
                self.stage = Stage.NAMED if self.found() else self._coded()
            case "original" | "original-on", Stage.ASKING if self.takes_files:
                self.original = not self.original
            case "drop-files", Stage.ASKING:
                self.files.clear()
            case "name-me", Stage.ASKING if self.current is None and self.custodian:
                self.stage = Stage.SIGNED
            case "leave", Stage.SIGNED:
                self.name, self.stage = None, Stage.ASKING
            case "exclude-them", Stage.NAMED:
                self._exclude_named()
            case "keep-them", Stage.NAMED:
                self.stage = self._coded()
            case _:
                raise Refused("button-old")
        return self.card()

    def say(self, text: str) -> Card:
        """A typed sentence: the answer to the open question. Raises Refused; then nothing of it is kept."""
        if receipt.contains(text):
            raise Refused("report-code-here")
        if self.stage is Stage.SIGNED:
            self.name, self.stage = " ".join(text.split())[:LONGEST_NAME], Stage.ASKING
            return self.card()
        if self.stage is not Stage.ASKING or self.current is None:
            raise Refused("report-press")
        self._answer(self.current, text)
        return self.card()

    @property
    def takes_files(self) -> bool:
        """Whether a file may come now: at the review, before anything is handed in."""
        return self.stage is Stage.ASKING and self.current is None and self.most_files > 0

    def attach(self, file: CleanFile) -> Card:
        """One more file. Raises Refused."""
        if not self.takes_files:
            raise Refused("report-no-file")
        if len(self.files) >= self.most_files:
            raise Refused("error-files-many", most=self.most_files)
        self.files.append(file)
        return self.card()

    def repeats(self, text: str) -> bool:
        """Whether the end of the code was typed back."""
        return "".join(text.split()).upper().endswith(self.code[-LAST:]) and len(text.strip()) <= len(self.code) + 6

    def _answer(self, question: Question, raw: str) -> None:
        assert isinstance(question.kind, Choosing | Writing)  # noqa: S101 - the form has no others
        try:
            value = question.kind.read(raw, None)
            if question.name == "what" and len(value) < self.least:
                raise Refused("report-short", least=self.least, length=len(value))
        except Refused as refused:
            refused.field = question.name
            raise
        self._give(question, value)

    def _give(self, question: Question, value: object) -> None:
        self.answers = walk.give(TellReport.questions, self.answers, question.name, value)

    def _reopen(self, question: Question | None) -> None:
        if question:
            self.answers = walk.reopen(self.answers, question.name)

    def _leave_out(self, option: str) -> None:
        place = int(option) if option.isdecimal() else len(self.readers)
        if place >= len(self.readers):
            raise Refused("button-old")
        self.excluded ^= {self.readers[place].id}

    def _leave_out_office(self) -> None:
        """只交外部受理人 · everybody but the alternates. Raises Refused where there is none: it says so."""
        if not any(reader.alternate for reader in self.readers):
            raise Refused("report-nobody-left")
        self.excluded = {reader.id for reader in self.readers if not reader.alternate}
        self.stage = Stage.ASKING

    def _exclude_named(self) -> None:
        """Raises Refused when nobody would be left: the report must never reach those it is about."""
        rest = self.excluded | {reader.id for reader in self.found()}
        if len(rest) == len(self.readers):
            raise Refused("report-nobody-left")
        self.excluded = rest
        self.stage = self._coded()

    def _coded(self) -> Stage:
        self.code = self.code or receipt.new()
        return Stage.CODE
