"""代号 · two words by which readers speak of a report: drawn, so that nothing can be counted or told from it."""

import secrets
from collections.abc import Collection

FIRST = tuple(
    "青山 白石 清泉 晨光 长风 碧湖 银杏 红枫 翠竹 紫藤 秋月 春雨 "  # noqa: SIM905 - words read best as a line
    "冬雪 夏荷 朝霞 晚星 远帆 深谷 高原 平川 松涛 云海 金沙 玉兰".split()
)
SECOND = tuple(
    "飞鸿 白鹭 云雀 麋鹿 海豚 仙鹤 骏马 鲤鱼 燕子 喜鹊 蜻蜓 孔雀 "  # noqa: SIM905
    "雪豹 松鼠 画眉 鸳鸯 羚羊 金鱼 天鹅 蝴蝶 鹦鹉 刺猬 海鸥 夜莺".split()
)


def new(taken: Collection[str] = ()) -> str:
    """A label like 青山·白鹭 that no other report has; once all are taken, with a number drawn as well."""
    free = [label for one in FIRST for two in SECOND if (label := f"{one}·{two}") not in taken]
    if free:
        return secrets.choice(free)
    return f"{secrets.choice(FIRST)}·{secrets.choice(SECOND)}·{secrets.randbelow(10**6):06}"
