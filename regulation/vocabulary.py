"""The words of the regulation: closed lists that every other room uses."""

from enum import StrEnum


class Role(StrEnum):
    """角色 · what a person may be in the office; a person may hold several (permissions 5.1)."""

    STAFF = "staff"  # 教职员工
    DEPARTMENT_HEAD = "department_head"  # 部门负责人
    CREDIT_OFFICER = "credit_officer"  # 信用办专员
    CREDIT_DIRECTOR = "credit_director"  # 信用办主任
    AUDITOR = "auditor"  # 审计人员
    ADMINISTRATOR = "administrator"  # 系统管理员


class SubjectKind(StrEnum):
    """主体 · the four kinds of subject that have a credit file (clauses 2.1-2.3, 4.3-b)."""

    STAFF = "staff"  # 教职员工
    DEPARTMENT = "department"  # 部门
    PARTNER = "partner"  # 合作方
    INSTITUTION = "institution"  # 机构


class RecordStatus(StrEnum):
    """信用记录的状态 · the states of a credit record that people can bring about so far (states 6.1)."""

    SUBMITTED = "submitted"  # 已提交
    LEAD = "lead"  # 线索
    TRIAGED = "triaged"  # 已分类
    REJECTED = "rejected"  # 不予采纳
    WITHDRAWN = "withdrawn"  # 已撤回


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


class Language(StrEnum):
    """语言 · the languages every sentence exists in; the first is the original."""

    CHINESE = "zh-Hans"
    ENGLISH = "en"
