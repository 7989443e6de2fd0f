"""定期检查规则 · what an inspection consists of, how many records are looked at again, what findings become
(clauses 8.1-c, 9.1-a; states 6.6, numbers 2.8).
"""

import random
from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import ceil

from regulation.grades import Grade
from regulation.rulebook import Rulebook
from regulation.vocabulary import Indicator, Nature, Severity

Classification = tuple[Nature | None, Severity | None, Indicator | None]


class Part(StrEnum):
    """检查内容 · three parts that the clause names, and security, which is inspected with them (8.1-c)."""

    COMPLETENESS = "completeness"  # 收集的完整性
    ACCURACY = "accuracy"  # 评价的准确性
    EXECUTION = "execution"  # 奖惩的执行情况
    SECURITY = "security"  # 信用信息安全


class FindingStatus(StrEnum):
    """检查发现的状态 · from what was seen to what becomes of it."""

    DRAFTED = "drafted"  # 拟提出
    SENT = "sent"  # 待反馈
    ACCEPTED = "accepted"  # 无异议
    DISPUTED = "disputed"  # 有异议
    OBSERVED = "observed"  # 已列为观察
    CASE = "case"  # 已责令整改
    WITHDRAWN = "withdrawn"  # 已撤回


class SampleStatus(StrEnum):
    """复核的状态 · a classified record that somebody else classifies again without knowing how it was."""

    WAITING = "waiting"  # 待复核
    CHECKED = "checked"  # 已复核
    SKIPPED = "skipped"  # 未能复核


class SecurityAnswer(StrEnum):
    """安全检查 · what was found about one point of the list."""

    GOOD = "good"  # 符合
    PROBLEM = "problem"  # 有问题
    UNCHECKED = "unchecked"  # 未检查


class SecurityPoint(StrEnum):
    """安全检查事项 · what the office looks at every quarter (8.1-c)."""

    ACCESS = "access"  # 权限与岗位一致
    LEAVERS = "leavers"  # 离职人员账号已停用
    AGREEMENTS = "agreements"  # 保密协议有效
    BACKUPS = "backups"  # 备份可以恢复
    EXPORTS = "exports"  # 导出和查阅有正当目的
    PREMISES = "premises"  # 纸质材料和设备保管


SHARES = {Grade.A: "inspection.sample.a", Grade.B: "inspection.sample.b", Grade.C: "inspection.sample.c",
          Grade.D: "inspection.sample.d", Grade.N: "inspection.sample.n"}  # fmt: skip
OPEN = (FindingStatus.ACCEPTED, FindingStatus.DISPUTED)  # 待处理: answered, and nobody has said what follows
UNDECIDED = (FindingStatus.DRAFTED, FindingStatus.SENT, *OPEN)


def sample_size(grade: Grade, records: int, rules: Rulebook) -> int:
    """抽样数 · of so many records about subjects of a grade: its share, at least five where there are as many, and
    no more than people can look at; of grade D every one.
    """
    wanted = max(ceil(records * rules.percent(SHARES[grade]) / 100), rules.items("inspection.sample.least"))
    most = records if grade is Grade.D else rules.items("inspection.sample.most")
    return min(wanted, most, records)


def drawn(seed: str, population: Mapping[Grade, Sequence[int]], rules: Rulebook) -> dict[Grade, list[int]]:
    """抽样 · the ids that are looked at again, by grade: chance alone says which, and whoever knows the seed and
    the population can draw them again.
    """
    found = {}
    for grade, ids in population.items():
        chance = random.Random(f"{seed} {grade.value}")  # noqa: S311 - the seed is the secret, until it is drawn
        found[grade] = sorted(chance.sample(sorted(ids), sample_size(grade, len(ids), rules)))
    return found


def agree(first: Classification, again: Classification) -> bool:
    """一致 · both say the same; how grave something is only matters where it is negative."""
    grave = first[0] is Nature.NEGATIVE
    return first[0] is again[0] and first[2] is again[2] and (not grave or first[1] is again[1])


def rate(agreed: int, checked: int) -> int | None:
    """一致率 · whole per cent, rounded down; None where nothing was looked at again."""
    return agreed * 100 // checked if checked else None
