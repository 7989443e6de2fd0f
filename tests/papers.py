"""Draws the issued papers with sample content, for whoever wants to look: `python -m tests.papers FOLDER`."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import png
from bot.words import Words
from handlers import case_papers, inspection_papers, repair_papers
from handlers.case_papers import About, Accepted, Done, Finding, PlanItem, Planned, Reported, Warned
from handlers.inspection_papers import Found, Inspected
from handlers.kit.card import Label
from handlers.kit.paper import Paper
from handlers.repair_papers import Approved, Asked, Certified, Declined
from regulation.grades import Grade, GradeMark
from regulation.inspection import FindingStatus, Part, SecurityPoint
from regulation.measures import MeasureKind
from regulation.vocabulary import Language

ADDRESS = "https://credit.example.cn"
CONTACT = "信用管理办公室陈思远，分机 8021"
GOALS = ("来电当日有人回复，不再漏接", "退费申请按承诺时限办结", "全员掌握投诉首问负责制")


def sample(case_level: case_papers.Level = "c") -> dict[str, Paper]:
    about = About("R7K-42M", case_level, "客服部")
    return {
        "warning": case_papers.warning(
            Warned(
                about,
                "2026 年 11 月上旬，家长三次来电咨询退费，均无人回复；其中一件投诉超过承诺时限七日仍未办结，经核实属实，对机构的服务信用造成不良影响。",
                "建立来电登记和当日回复制度；对未办结的退费申请逐件清理；对全体客服人员开展一次投诉处理培训。",
                date(2026, 11, 25),
                7,
                date(2026, 11, 30),
                3,
                CONTACT,
            )
        ),
        "plan": case_papers.plan(
            Planned(
                about,
                "周末值班只安排一人，来电高峰无人接听；退费由三个岗位经手，没有登记，也没有办结时限提醒。",
                "连续三十日无超时未回复来电；退费申请按时办结率达到 98% 以上；没有新的同类有效投诉",
                date(2026, 12, 20),
                (
                    PlanItem(1, GOALS[0], "周末增加一名值班人员；启用来电登记表，每日下班前核对未回复来电并当日回电。", date(2026, 12, 5), "周建国", "进行中"),
                    PlanItem(2, GOALS[1], "逐件清理在办退费申请；设专人跟踪，到期前两日提醒经办人。", date(2026, 12, 12), "何静", "进行中"),
                    PlanItem(3, GOALS[2], "组织两次培训并测试，成绩计入当月考核。", date(2026, 12, 18), "何静", "未开始"),
                ),
            )
        ),
        "report": case_papers.report(
            Reported(
                about,
                "十二月未回复来电为零，退费申请按时办结率 100%，没有新的同类投诉。",
                (
                    Done(1, GOALS[0], "12 月 5 日起周末双人值班；登记来电 214 个，当日回复 214 个，没有漏接。", date(2026, 12, 5)),
                    Done(2, GOALS[1], "清理在办退费申请 17 件，全部办结；此后新收 9 件，均在时限内办结。", date(2026, 12, 11)),
                    Done(3, GOALS[2], "12 月 9 日、16 日各培训一次，12 人全部参加，测试合格。", date(2026, 12, 16)),
                ),
            )
        ),
        "acceptance": case_papers.acceptance(
            Accepted(
                about,
                (
                    Finding("孙立", "抽查来电登记表三十条，与通话记录一致；周末值班表与考勤相符。", date(2026, 12, 21)),
                    Finding("吴桐", "核对退费台账 26 件，均在承诺时限内办结；电话回访五位家长，均表示满意。", date(2026, 12, 22)),
                ),
                passed=True,
                recheck_on=date(2027, 1, 21),
            )
        ),
    }  # fmt: skip


def inspections() -> dict[str, Paper]:
    """A quarter of the sample institution."""
    figures = {
        "completeness": [["后勤部", 13, 9, 1], ["市场部", 13, 11, 1], ["课程推广组", 13, 12, 0], ["教学部", 63, 58, 4],
                         ["客服部", 63, 61, 2], ["行政部", 13, 13, 0]],
        "records": {"triaged": 96, "substantiated": 41, "submitted": 4, "rejected": 7},
        "accuracy": [["b", 41, 9, 9, 9, 0], ["c", 12, 6, 6, 5, 0], ["n", 84, 17, 16, 16, 1]],
        "skipped": [["在岗人员均需回避", 1]],
        "execution": [["case.issue", 2, 0, 0], ["case.acknowledge", 2, 0, 0], ["case.plan", 2, 0, 0],
                      ["case.rectify", 1, 1, 0], ["case.verify", 1, 0, 0], ["repair.verify", 1, 0, 0]],
        "decided": {"grades": 3, "warnings": 2, "measures": 2, "measures-begun": 2, "repairs": 1,
                    "repairs-refused": 0, "papers": 11},
    }  # fmt: skip
    given = Inspected(
        quarter=Label(label="quarter", values={"year": "2026", "number": 4}),
        leader="陈思远",
        began_on=date(2027, 1, 4),
        ended_on=date(2027, 1, 19),
        figures=figures,
        said={
            Part.COMPLETENESS: "缺报主要在后勤部，十一月有两周无人值守联络员岗位。",
            Part.ACCURACY: "一条记录的严重程度存在分歧，已由信用办主任重新认定。",
            Part.EXECUTION: "一件整改因设备到货推迟，逾期两个工作日办结。",
            Part.SECURITY: "一台前台电脑离岗不锁屏，当场纠正。",
        },
        security={point.value: "good" for point in SecurityPoint} | {"premises": "problem"},
        findings=(
            Found("1", "后勤部", Part.COMPLETENESS, "十一月第二、三周没有报送，三份设备检修单没有签收。", Label(label="finding-no-objection"), FindingStatus.CASE),
            Found("2", "客服部", Part.SECURITY, "前台一台电脑离岗不锁屏，屏幕可见学员电话。", "当天已统一设置五分钟自动锁屏。", FindingStatus.OBSERVED),
        ),
        conclusion="本季度信用管理总体规范，信息报送较上季度及时，奖惩决定均已执行；后勤部报送和单据签收存在缺口。",
        proposals="一、责成后勤部明确联络员替补人选，按时完成责令整改。\n二、下季度将前台信息安全列入抽查。",
        target=95,
        agreed=95,
    )  # fmt: skip
    return {"inspection": inspection_papers.report(given), "brief": inspection_papers.brief(given, "JC-2027-0001")}


def repairs() -> dict[str, Paper]:
    """The papers of a repair: granted, not granted, the certificate."""
    findings = (
        Finding("林晓雨", "抽查报修登记表三十条，与现场情况一致；随机走访五个教研组，均表示两天内得到响应。", date(2026, 11, 26)),
        Finding("吴桐", "核对派单记录 42 单，按时办结 40 单；其余两单因配件缺货延后一日，已提前告知。", date(2026, 11, 27)),
    )  # fmt: skip
    asked = Asked("R7K-42M", "后勤部", date(2026, 11, 23), Grade.C, findings)
    day, barred = date(2026, 11, 30), (MeasureKind.NO_NEW_BUSINESS, MeasureKind.NO_KEY_PROJECTS)
    why = "整改措施已经落实，报修响应由五天缩短到一天半，两位核实人员均认定属实。"
    granted = Approved(asked, why, day, Grade.B, GradeMark.REPAIRED, barred, 3, date(2027, 2, 28))
    settled = replace(asked, settled="第二位核实人员所指两单系次日补登，不影响结论", late=2)
    return {
        "decision": repair_papers.approved(granted),
        "refusal": repair_papers.refused(
            Declined(settled, "报修登记仍不完整，成效尚未显现", date(2026, 12, 30), false_material=False)
        ),
        "certificate": repair_papers.certificate(
            Certified("后勤部", Grade.B, GradeMark.REPAIRED, day, "XF-2026-0001")
        ),
    }


def issued(paper: Paper, number: str, day: date) -> Paper:
    return paper.model_copy(update={"number": number, "day": day})


def drawn(folder: Path, name: str, paper: Paper, language: Language) -> None:
    printer = DocumentPrinter(Words(ZoneInfo("Asia/Shanghai"), strict=True), ADDRESS)
    for place, page in enumerate(png(printer.drawn(paper, language), fonts.folders())):
        ending = "" if place == 0 else f"-{place + 1}"
        (folder / f"paper-{name}{ending}.png").write_bytes(page)


NUMBERS = {"warning": ("JG-2026-0001", date(2026, 11, 23)), "plan": ("FA-2026-0001", date(2026, 12, 1)),
           "report": ("BG-2026-0001", date(2026, 12, 18)), "acceptance": ("YS-2026-0001", date(2026, 12, 22))}  # fmt: skip

if __name__ == "__main__":
    into = Path(sys.argv[1])
    for name, paper in sample().items():
        drawn(into, name, issued(paper, *NUMBERS[name]), Language.CHINESE)
    for name, number in (("decision", "XF-2026-0001"), ("certificate", "ZM-2026-0001")):
        drawn(into, name, issued(repairs()[name], number, date(2026, 11, 30)), Language.CHINESE)
    for name, number in (("inspection", "JC-2027-0001"), ("brief", "JB-2027-0001")):
        for language in Language:
            ending = "" if language is Language.CHINESE else "-en"
            drawn(into, name + ending, issued(inspections()[name], number, date(2027, 1, 20)), language)
    drawn(into, "warning-en", issued(sample()["warning"], *NUMBERS["warning"]), Language.ENGLISH)
