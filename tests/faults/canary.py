"""A report with everything that can happen to it, lived by somebody whose every word and number can be found again."""

import io
from dataclasses import dataclass, field

from PIL import Image

from handlers.reporting import office, rewarding
from handlers.reporting.office import RoomTurn
from regulation.reporting import ReportStatus
from storage.reports import reading, receipt
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER
from tests.reports_house import CODE, in_the_room, reports_of
from tests.tellers import Teller
from tests.traces import Sentinel

WORD = "哨兵词句Kanari"  # in everything that is typed
WHAT = f"{WORD}甲：上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据对不上。"
PLACE, MORE, REPLY = f"{WORD}乙：财务室", f"{WORD}丙：票据在第三本", f"{WORD}丁：请补充票据编号"
LOST = f"{WORD}戊：这一句来晚了，前面的都已经忘记了，所以它不属于任何举报，也不应当留在任何地方，只应当得到菜单。"
FILE, AUTHOR = "kanari-beweis-7731", "Kanarina Vogelsang EXIF 77"
WRONG = "7K7K7K7K7K7K7K7K7K7KM"


def picture() -> bytes:
    """A photograph that names its author."""
    exif = Image.Exif()
    exif[0x013B], exif[0x9C9D] = AUTHOR, AUTHOR.encode("utf-16-le")
    content = io.BytesIO()
    Image.effect_noise((64, 48), 60).save(content, "JPEG", exif=exif, comment=AUTHOR.encode())
    return content.getvalue()


@dataclass
class Canary:
    """Lives through it. `codes`: every receipt code that was typed or shown."""

    teller: Teller
    clock: Clock
    photo: bytes = field(default_factory=picture)
    codes: list[str] = field(default_factory=lambda: [WRONG])

    def sentinels(self) -> list[Sentinel]:
        """Everything that must be nowhere."""
        codes = {form for code in self.codes for form in (code, receipt.shown(code))}
        told = (WHAT, PLACE, MORE, REPLY, LOST)
        return [
            *self.teller.ids,
            Sentinel("word", WORD, told),
            Sentinel("file name", FILE, (f"{FILE}.jpg", f"{FILE}.docx")),
            Sentinel("author", AUTHOR),
            Sentinel("photograph", self.photo),
            *(Sentinel(f"code {number}", code) for number, code in enumerate(sorted(codes))),
        ]

    async def lives(self) -> None:
        """The whole of it."""
        await self.is_left_alone()
        await self.is_cut_off()
        await self.tells()
        await self.is_answered()
        await self.comes_back()
        await self.goes_with_a_new_code()

    async def begins(self) -> None:
        """As far as the account of what happened."""
        await self.teller.begins("begin")
        for step in ("other-ways", "notice", "agree", "leave-out", "readers-done", "fraud"):
            await self.teller.presses(step)

    async def is_left_alone(self) -> None:
        """超时 · errors, then nothing for too long; the next sentence is nobody's."""
        await self.begins()
        await self.says(WORD, "report-short")
        await self.says(f"{WHAT}{receipt.shown(WRONG)}", "report-code-here")
        await self.teller.errs(LOST)
        self.clock.forward(minutes=21)
        await self.loses()

    async def is_cut_off(self) -> None:
        """重启 · a restart in the middle."""
        await self.begins()
        await self.teller.says(WHAT)
        await self.teller.house.stops()
        await self.teller.house.starts()
        await self.loses()

    async def loses(self) -> None:
        """A sentence that comes too late is answered and belongs to no report."""
        await self.teller.says(LOST)
        assert self.teller.heard()[-1] in {"help", "bind-first", "report-lost"}
        assert await reports_of(self.teller.house, OFFICER) == []

    async def tells(self) -> None:
        """提交 · told whole, with files where they are taken."""
        await self.begins()
        await self.teller.says(WHAT)
        await self.teller.says(PLACE)
        for step in ("skip", "saw", "skip", "no"):
            await self.teller.presses(step)
        if self.teller.files:
            await self.sends_files()
        await self.teller.presses("submit")
        self.codes.append(self.code())
        await self.says("0", "report-code-differs")
        await self.says(self.codes[-1][-4:], "report-stored")

    async def sends_files(self) -> None:
        """One that is refused, one that is not what it says, one that is taken."""
        for name, content, heard in (
            ("docx", b"PK" + AUTHOR.encode(), "report-file-kind"),
            ("png", b"\x89PNG\r\n\x1a\n" + AUTHOR.encode(), "report-file-broken"),
            ("jpg", self.photo, "report-review-files"),
        ):
            await self.teller.sends(f"{FILE}.{name}", content)
            assert heard in self.teller.heard()[-2:], self.teller.heard()[-4:]

    async def is_answered(self) -> None:
        """答复、查实、奖励 · two readers; they see the words and no author of the photograph."""
        files = await in_the_room(self.teller.house, OFFICER, _files)
        assert len(files) == int(self.teller.files)
        assert [file for file in files if AUTHOR.encode() in file or not file.startswith(b"\xff\xd8")] == []
        await in_the_room(self.teller.house, OFFICER, lambda turn, report: office.reply(turn, report, REPLY))
        await in_the_room(self.teller.house, OFFICER, _in_review)
        for reader in (OFFICER, DIRECTOR):
            await in_the_room(self.teller.house, reader, _verified)
        for reader in (OFFICER, DIRECTOR):
            await in_the_room(
                self.teller.house, reader, lambda turn, report: rewarding.reward(turn, report, 2, aside=True)
            )

    async def comes_back(self) -> None:
        """凭码查看 · slips and wrong codes, then more is told, the reward is claimed, the code exchanged."""
        await self.teller.begins("return")
        await self.says("AAAAA-AAAAA-AAAAA-AAAAAA", "report-code-mistyped")
        await self.says(WRONG, "report-code-wrong")
        await self.says(self.codes[-1].lower(), "report-found")
        await self.teller.presses("more")
        await self.says(receipt.shown(self.codes[-1]), "report-code-here")
        await self.says(MORE, "report-added")
        for step in ("look", "claim", "claim-word", "look", "rotate"):
            await self.teller.presses(step)
        fresh = self.code()
        await self.says("0", "report-code-differs")
        await self.says(fresh[-4:], "report-rotated")
        self.codes.append(fresh)

    async def goes_with_a_new_code(self) -> None:
        """The session is over; the old code opens nothing, the new one the report."""
        self.clock.forward(minutes=11)
        await self.teller.begins("return")
        await self.says(self.codes[-2], "report-code-wrong")
        await self.says(self.codes[-1], "report-found")
        await self.teller.presses("leave")
        self.clock.forward(minutes=11)  # after which the last message goes too

    async def says(self, text: str, heard: str) -> None:
        """Says something and is shown this."""
        await self.teller.says(text)
        assert heard in self.teller.heard()[-2:], self.teller.heard()[-4:]

    def code(self) -> str:
        """The code that is shown."""
        return CODE.search(self.teller.text())[0].replace("-", "")


def _files(turn: RoomTurn, report: bytes) -> list[bytes]:
    opened = office.read(turn, report)
    told = [line.body for line in opened.lines]
    assert told[0]["answers"]["what"] == WHAT
    return [
        reading.content(turn.session, turn.desk, opened.report, bytes.fromhex(each["id"]))
        for each in told
        if isinstance(each, dict) and "id" in each
    ]


def _in_review(turn: RoomTurn, report: bytes) -> bool:
    return office.move(turn, report, ReportStatus.IN_REVIEW)


def _verified(turn: RoomTurn, report: bytes) -> bool:
    return office.move(turn, report, ReportStatus.VERIFIED)
