"""The words of the regulation: closed lists that every other room uses."""

from enum import StrEnum


class Role(StrEnum):
    """角色 · what a person may be in the office; a person may hold several (permissions 5.1)."""

    STAFF = "staff"  # 教职员工
    PARTNER = "partner"  # 合作方联系人
    LIAISON = "liaison"  # 部门联络员
    DEPARTMENT_HEAD = "department_head"  # 部门负责人
    CHAIR = "chair"  # 领导小组组长
    GROUP_MEMBER = "group_member"  # 领导小组成员
    CUSTODIAN = "custodian"  # 身份信息保管人
    CREDIT_OFFICER = "credit_officer"  # 信用办专员
    CREDIT_DIRECTOR = "credit_director"  # 信用办主任
    AUDITOR = "auditor"  # 审计人员
    ADMINISTRATOR = "administrator"  # 系统管理员


class SubjectKind(StrEnum):
    """主体 · the four kinds of subject that have a credit file, and who speaks for one (clauses 2.1-2.3, 4.3-b)."""

    STAFF = "staff"  # 教职员工
    DEPARTMENT = "department"  # 部门
    PARTNER = "partner"  # 合作方
    INSTITUTION = "institution"  # 机构
    CONTACT = "contact"  # 合作方联系人: a person of a partner, without a file of their own


class Post(StrEnum):
    """职务 · what a person is to a department or a partner (clauses 2.1, 2.3)."""

    HEAD = "head"  # 负责人
    DEPUTY = "deputy"  # 副职
    LIAISON = "liaison"  # 联络员
    MANAGER = "manager"  # 对接人, of a partner


class JobFamily(StrEnum):
    """岗位类别 · the kind of work, which selects the indicators (clause 2.2)."""

    TEACHING = "teaching"  # 教学
    SERVICE = "service"  # 服务
    MARKETING = "marketing"  # 市场
    LOGISTICS = "logistics"  # 后勤
    ADMINISTRATION = "administration"  # 行政


class RecordStatus(StrEnum):
    """信用记录的状态 · the states of a credit record that people can bring about so far (states 6.1)."""

    SUBMITTED = "submitted"  # 已提交
    LEAD = "lead"  # 线索
    TRIAGED = "triaged"  # 已分类
    SUBSTANTIATED = "substantiated"  # 已核实
    REJECTED = "rejected"  # 不予采纳
    WITHDRAWN = "withdrawn"  # 已撤回
    SEALED = "sealed"  # 已封存: a repair closed it; it does not count, and nobody but its subject sees it


class Nature(StrEnum):
    """性质 · what a record says about its subject (clause 4.3-a)."""

    POSITIVE = "positive"  # 正面
    NEUTRAL = "neutral"  # 中性
    NEGATIVE = "negative"  # 负面


class Severity(StrEnum):
    """严重程度 · how grave a negative record is (clause 4.3-a)."""

    MINOR = "minor"  # 轻微
    MODERATE = "moderate"  # 一般
    SERIOUS = "serious"  # 严重


class Indicator(StrEnum):
    """评价指标 · the indicator a record counts towards (clause 5.1)."""

    TEACHING = "teaching"  # 教学质量
    SERVICE = "service"  # 服务水平
    HONESTY = "honesty"  # 诚信经营
    RESPONSIBILITY = "responsibility"  # 社会责任


class Source(StrEnum):
    """来源 · where credit information comes from (clause 4.1)."""

    INTERNAL = "internal"  # 内部信息
    EXTERNAL = "external"  # 外部信息


class ApprovalStatus(StrEnum):
    """双人审批的状态 · what became of a request for a second key (permissions 5.4)."""

    PENDING = "pending"  # 待审批
    DONE = "done"  # 已批准并执行
    REFUSED = "refused"  # 未批准
    WITHDRAWN = "withdrawn"  # 已撤回
    EXPIRED = "expired"  # 已过期


class DelegationStatus(StrEnum):
    """委托的状态 · states 6.12."""

    OFFERED = "offered"  # 待接受
    ACTIVE = "active"  # 生效
    DECLINED = "declined"  # 已谢绝
    REVOKED = "revoked"  # 已撤销


class BatchStatus(StrEnum):
    """导入的状态 · what became of an imported table (clause 4.2-a)."""

    CHECKING = "checking"  # 检查中
    WRONG = "wrong"  # 有误
    CHECKED = "checked"  # 已检查
    COMMITTING = "committing"  # 导入中
    COMMITTED = "committed"  # 已导入
    DISCARDED = "discarded"  # 已放弃
    UNDOING = "undoing"  # 撤销中
    UNDONE = "undone"  # 已撤销


class Undertaking(StrEnum):
    """承诺 · what a person signs in chat (clauses 1.2, 2.4, 8.2-b)."""

    CONFIDENTIALITY = "confidentiality"  # 保密协议
    HONESTY = "honesty"  # 诚信承诺书
    POLICY = "policy"  # 制度阅知


class Purpose(StrEnum):
    """查阅目的 · why somebody looks into a file that is not their own (clause 8.2-c)."""

    DAILY_WORK = "daily-work"  # 日常管理
    EVALUATION = "evaluation"  # 信用评价
    REFERENCE = "reference"  # 信用参考
    CASE = "case"  # 整改与修复办理
    INVESTIGATION = "investigation"  # 调查核实
    INSPECTION = "inspection"  # 检查与抽查
    AUDIT = "audit"  # 审计


class Format(StrEnum):
    """文件格式 · how something is taken out of the house."""

    PDF = "pdf"
    XLSX = "xlsx"
    PNG = "png"  # a picture, shown in the chat itself
    ICS = "ics"  # an entry for anybody's calendar


class Language(StrEnum):
    """语言 · the languages every sentence exists in; the first is the original."""

    CHINESE = "zh-Hans"
    ENGLISH = "en"


class DeadlineStatus(StrEnum):
    """期限的状态 · what became of a clock (states 6.11)."""

    RUNNING = "running"  # 进行中
    OVERDUE = "overdue"  # 已逾期
    MET = "met"  # 按期完成
    MET_LATE = "met_late"  # 逾期完成
    EXTENDED = "extended"  # 已延期
    WAIVED = "waived"  # 已豁免
    CANCELLED = "cancelled"  # 已取消


class ReminderStatus(StrEnum):
    """催办的状态 · how far one reminder came (states 6.11)."""

    PLANNED = "planned"  # 待发送
    SENT = "sent"  # 已发送
    ACKNOWLEDGED = "acknowledged"  # 已知悉
    SUPERSEDED = "superseded"  # 无需发送
    FAILED = "failed"  # 未能送达


class InspectionStatus(StrEnum):
    """定期检查的状态 · from the plan to the report (clause 9.1; states 6.6)."""

    PLANNED = "planned"  # 已列入计划
    ANNOUNCED = "announced"  # 已通知
    POSTPONED = "postponed"  # 已延期
    FIELDWORK = "fieldwork"  # 检查中
    REPLYING = "replying"  # 征求意见
    REPORTING = "reporting"  # 起草报告
    SIGNING = "signing"  # 待签发
    DELIVERED = "delivered"  # 报告待阅
    DECIDING = "deciding"  # 表决中
    FOLLOW_UP = "follow_up"  # 跟踪落实
    CLOSED = "closed"  # 已办结


class CheckLevel(StrEnum):
    """自检结论 · what one check of the house itself found (clause 8.1-a)."""

    GOOD = "good"  # 正常
    ATTENTION = "attention"  # 需关注
    BAD = "bad"  # 异常


class TaskStatus(StrEnum):
    """部门任务的状态 · from what was asked to what was done (clause 3.2-e)."""

    GIVEN = "given"  # 待办理
    REPORTED = "reported"  # 待确认
    DONE = "done"  # 已完成
    CANCELLED = "cancelled"  # 已撤销


class CaseLevel(StrEnum):
    """整改的类别 · what a case was opened for; its periods depend on it (numbers 2.4)."""

    C = "c"  # 合格整改
    D = "d"  # 不合格整改
    ORDER = "order"  # 责令整改


class CaseStatus(StrEnum):
    """警告整改的状态 · from the proposal to the end (clause 6.2-a; states 6.3)."""

    PROPOSED = "proposed"  # 待批准
    DECLINED = "declined"  # 未批准
    SERVED = "served"  # 已发警告，待确认
    PLAN_DUE = "plan_due"  # 待提交方案
    PLAN_SUBMITTED = "plan_submitted"  # 方案待审
    CHANGES_REQUESTED = "changes_requested"  # 方案待修改
    IN_PROGRESS = "in_progress"  # 整改中
    CLAIMED = "claimed"  # 待安排验收
    VERIFYING = "verifying"  # 验收中
    OBSERVING = "observing"  # 成效观察
    EFFECT_DUE = "effect_due"  # 待成效评估
    EFFECTIVE = "effective"  # 整改有效，已办结
    INEFFECTIVE = "ineffective"  # 整改无效，待议
    FAILED = "failed"  # 整改失败
    CANCELLED = "cancelled"  # 已撤销


class PlanItemStatus(StrEnum):
    """整改措施的状态 · an item of a plan."""

    DRAFTED = "drafted"  # 拟定
    RUNNING = "running"  # 落实中
    DONE = "done"  # 已完成
    DROPPED = "dropped"  # 已取消


class CaseStepKind(StrEnum):
    """办理记录的种类 · what is said or asked beside the state of a case."""

    OPENED = "opened"  # 打开
    ACKNOWLEDGED = "acknowledged"  # 确认收到
    SERVED = "served"  # 视为送达、当面送达
    OBJECTION = "objection"  # 异议
    PLAN = "plan"  # 整改方案
    CHANGES = "changes"  # 退回修改
    CHECK_IN = "check_in"  # 进展
    EXTENSION = "extension"  # 延期
    CLAIM = "claim"  # 申请验收
    VERIFICATION = "verification"  # 验收
    EFFECT = "effect"  # 成效评估


class DocketStatus(StrEnum):
    """议题的状态 · what became of a question before the leading group (clause 3.1-b)."""

    OPEN = "open"  # 表决中
    ADOPTED = "adopted"  # 通过
    DROPPED = "dropped"  # 未通过
    LAPSED = "lapsed"  # 未达法定人数


class VoteChoice(StrEnum):
    """表决 · how a member of the leading group votes."""

    FOR = "for"  # 同意
    AGAINST = "against"  # 反对
    ABSTAIN = "abstain"  # 弃权
