"""限制性措施 · what may be barred to whom, for how long, and the questions it answers (6.2-c, numbers 2.5)."""

from datetime import date
from enum import StrEnum

from regulation.grades import Grade
from regulation.rulebook import Rulebook
from regulation.vocabulary import SubjectKind


class MeasureKind(StrEnum):
    """限制的种类 · what a subject may not do for a time (clause 6.2-c)."""

    NO_AWARDS = "no_awards"  # 不参加评优评先
    NO_PROMOTION = "no_promotion"  # 不参加晋升
    NO_NEW_BUSINESS = "no_new_business"  # 不开展新业务
    NO_KEY_PROJECTS = "no_key_projects"  # 不承担重要项目
    NO_NEW_CONTRACTS = "no_new_contracts"  # 不签订新合同


class MeasureStatus(StrEnum):
    """措施的状态 · from the proposal to its end (states 6.8)."""

    PROPOSED = "proposed"  # 待决定
    DECLINED = "declined"  # 未通过
    ACTIVE = "active"  # 生效
    EXPIRED = "expired"  # 到期
    LIFTED = "lifted"  # 已解除
    VOID = "void"  # 已撤销


class MeasureChoice(StrEnum):
    """采取哪些措施 · all that the regulation foresees for this kind of subject, or one of them."""

    ALL = "all"  # 全部
    NO_AWARDS = "no_awards"  # 仅限评优评先
    NO_PROMOTION = "no_promotion"  # 仅限晋升
    NO_NEW_BUSINESS = "no_new_business"  # 仅限新业务
    NO_KEY_PROJECTS = "no_key_projects"  # 仅限重要项目
    NO_NEW_CONTRACTS = "no_new_contracts"  # 仅限新合同


class CheckPurpose(StrEnum):
    """核查用途 · what somebody asks whether a subject may do it (clause 6.2-c)."""

    AWARDS = "awards"  # 评优评先
    PROMOTION = "promotion"  # 晋升
    NEW_BUSINESS = "new_business"  # 开展新业务
    KEY_PROJECTS = "key_projects"  # 承担重要项目
    NEW_CONTRACT = "new_contract"  # 签订新合同


BARS = {
    CheckPurpose.AWARDS: MeasureKind.NO_AWARDS,
    CheckPurpose.PROMOTION: MeasureKind.NO_PROMOTION,
    CheckPurpose.NEW_BUSINESS: MeasureKind.NO_NEW_BUSINESS,
    CheckPurpose.KEY_PROJECTS: MeasureKind.NO_KEY_PROJECTS,
    CheckPurpose.NEW_CONTRACT: MeasureKind.NO_NEW_CONTRACTS,
}
KINDS = {
    SubjectKind.STAFF: (MeasureKind.NO_AWARDS, MeasureKind.NO_PROMOTION),
    SubjectKind.DEPARTMENT: (MeasureKind.NO_NEW_BUSINESS, MeasureKind.NO_KEY_PROJECTS),
    SubjectKind.PARTNER: (MeasureKind.NO_NEW_CONTRACTS,),
}  # the institution is graded and not restricted


def chosen(choice: MeasureChoice, subject: SubjectKind) -> tuple[MeasureKind, ...]:
    """The kinds that a choice means for a subject; none where it does not fit."""
    kinds = KINDS.get(subject, ())
    return kinds if choice is MeasureChoice.ALL else tuple(kind for kind in kinds if kind.value == choice.value)


def longest_until(rules: Rulebook, subject: SubjectKind, grade: Grade, veto: bool, begins: date) -> date:
    """最长期限 · the last day that a restriction begun on a day may have, and has where nobody says otherwise."""
    level = "veto" if veto and subject is SubjectKind.STAFF else grade.value
    return begins + rules.days(f"measure.{subject.value}.{level}")
