"""双人审批 · which actions need a second person, and whose keys (permissions 5.4); the first key is the request."""

from dataclasses import dataclass

from regulation.vocabulary import Role


@dataclass(frozen=True)
class TwoKeys:
    """One rule: beside the requester, one key of each of these roles; every key by another person."""

    name: str
    keys: tuple[Role, ...]


RULES = {
    rule.name: rule
    for rule in (
        TwoKeys("T13", (Role.CREDIT_DIRECTOR,)),  # 超过 50 行的导入、回退、主体合并
        TwoKeys("T15", (Role.CHAIR, Role.GROUP_MEMBER)),  # 授予信用办、审计、保管、管理员角色
        TwoKeys("T17", (Role.CREDIT_DIRECTOR,)),  # 超过 20 人的导出
    )
}
