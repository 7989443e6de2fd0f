"""双人审批 · which actions need other people's keys, and whose (permissions 5.4); the request is the first key."""

from collections.abc import Mapping
from dataclasses import dataclass

from regulation.permissions import Viewer
from regulation.vocabulary import Role

Slot = tuple[Role, ...]  # one key: any of these roles may turn it


@dataclass(frozen=True)
class TwoKeys:
    """One rule: beside the requester, one key for every slot, each by another person."""

    name: str
    slots: tuple[Slot, ...]
    period: str = "approval.open"  # the number that says how long a request holds

    @property
    def roles(self) -> frozenset[Role]:
        """Everybody who may hold a key."""
        return frozenset(role for slot in self.slots for role in slot)

    def open_slots(self, turned: Mapping[Role, int]) -> list[Slot]:
        """The keys still to be turned, given who turned one as what."""
        return [slot for slot in self.slots if not any(role in turned for role in slot)]

    def key_of(self, viewer: Viewer, requester_id: int, turned: Mapping[Role, int]) -> Role | None:
        """As what this person may turn a key now, or None.

        Not the requester, not whoever stands in for the requester, and nobody twice.
        """
        stands_for = {each.id for each in viewer.principals}
        if requester_id in {viewer.id} | stands_for or viewer.id in turned.values() or not viewer.bound:
            return None
        open_roles = (role for slot in self.open_slots(turned) for role in slot)
        return next((role for role in open_roles if role in viewer.roles), None)


RULES = {
    rule.name: rule
    for rule in (
        TwoKeys("T1", ((Role.CHAIR,), (Role.GROUP_MEMBER,))),  # 确认 D 级
        TwoKeys("T7", ((Role.CHAIR,), (Role.GROUP_MEMBER,))),  # 修复 D 级、撤销修复
        TwoKeys("T8", ((Role.CHAIR,), (Role.CUSTODIAN,)), "approval.unseal"),  # 启封已封存的记录
        TwoKeys("T10", ((Role.CHAIR,),)),  # 举报奖励
        TwoKeys("T12", ((Role.CHAIR,),)),  # 第二次延期、豁免期限
        TwoKeys("T13", ((Role.CREDIT_DIRECTOR, Role.CHAIR),)),  # 超过 50 行的导入、回退、主体合并
        TwoKeys("T15", ((Role.CHAIR,), (Role.GROUP_MEMBER,))),  # 授予领导小组、信用办、审计、保管、管理员角色
        TwoKeys("T16", ((Role.CREDIT_DIRECTOR,),)),  # 使进行中的期限提前的日历调整
        TwoKeys("T17", ((Role.CREDIT_DIRECTOR, Role.CHAIR),)),  # 超过 20 人的导出
    )
}
