"""How acts and their addressees are put in Chinese."""

import re

from corpus.parsing.grammar.forms import Clause, Frame

_ACTORS = (
    "秘书长 会员国 各国政府 各国 国家 政府 办事处 办公室 委员会 高级专员 专员 开发署 规划署 理事会 基金会 组织 机构 机制 实体 各方 当事方 联合国系统 "
    "发展系统 特别报告员 独立专家 特别代表 特使 国际社会 民间社会 社会 利益攸关方 行为体 行为者 捐助方 捐助者 部门 缔约国 缔约方 主席 大会 当局 工作组 "
    "事务部 秘书处 银行 协会 基金 方案 伙伴 学术界 媒体 总干事 执行主任 协调员 事务厅 监督厅 事务署 计划署 妇女署 难民署 环境署 人居署 签署国 法院 法庭 管理国 专家 成员国 "
    "捐助国 东道国 联合检查组 特派团 稳定团 部队 联合国"
).split()
_ACTOR = (
    rf"(?:{'|'.join(_ACTORS[:-1])}|联合国(?=、|和(?!平)|以及))(?!间|际|内|家|主席|系统|秘书|代表|特使|理事|事务|发展|和人民)"
)
_ITEM = rf"[^，；。：、在向将就]{{0,24}}?{_ACTOR}(?:(?:各|所有|有关|相关|技术|人权)[^，；。：、在与向对就为将继参和及]{{0,7}}{_ACTOR})?"
_NEVER = re.compile(r"(?!)")

FRAME = Frame(
    aside=re.compile(r"(?:，?(?:在这方面|在此方面|为此|特别|酌情)，?)?"),
    lead=re.compile(r"(?!中|将|把|进一步|加强|采取|继续|在|向|努力|按|根据|召开|尽|就|通过|为|使|对)"),
    names=re.compile(rf"{_ITEM}(?:(?:、|和|以及|及)(?!其){_ITEM})*"),
    stop=_NEVER,
    closing=_NEVER,
    later=_NEVER,
    thanked=_NEVER,
    joint=re.compile(f"(?:{'|'.join(f'(?<={actor})' for actor in _ACTORS)})(?:以及|、|和|及(?!其))"),
    article=re.compile("^(?:各(?=会员国)|及)"),
    name=re.compile("."),
    short=re.compile("该?(?:办公室|办事处|委员会|高级专员|中心|理事会)"),
    longer="[^，；、。（）《》和与由在向请]{2,18}{}",
)

CLAUSE = Clause(
    border=re.compile(r"[，；](?:并且|并|且|而且)?+，?+(?=\w)"),
    follow=re.compile(r"(?!的|和|、|；|。|了)"),
    subordinate=re.compile(r"(?!)"),
    never=frozenset("通过 考虑到 支持 铭记 承诺 指定 设立 选举 成立 提请 对 指出 批准 审议 意识到 遵循 希望 反对 认可 指示 表示 念及 肯定并 知悉".split()),
)
