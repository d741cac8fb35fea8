"""What major projects refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "NOT_MAJOR": Message("该项目已不是重大项目", "The project is not a major one any more"),
        "LEVEL_IS_HOST": Message(
            "街道、园区一级随项目落地自动确定，不能另行指定",
            "The host's level follows the project: it is not appointed",
        ),
        "SPONSOR_NOT_FOUND": Message("没有此单位，或已撤销", "There is no such unit, or it was closed"),
        "SPONSOR_NOT_FIT": Message(
            "该单位不能承担这一级包联", "The unit cannot sponsor at this level: first leaders, then departments"
        ),
        "SPONSOR_SAME": Message("该单位、该人已是这一级包联", "It sponsors the project at this level already"),
        "PERSON_REQUIRED": Message("区级领导包联须指明到人", "A district leader is named in person"),
        "PERSON_NOT_FOUND": Message("该单位没有此人", "There is no such person at the unit"),
        "HANDOVER_REQUIRED": Message(
            "更换包联须写明交接事项", "Whoever is replaced hands over: say what the next sponsor is told"
        ),
        "SPONSORSHIP_ENDED": Message("该包联已结束", "The sponsorship has ended"),
        "VISIT_IN_FUTURE": Message("走访日期不能晚于今天", "A visit is recorded after it took place"),
        "VISIT_BEFORE_SPONSORSHIP": Message("走访日期早于包联起始日", "The visit is before the sponsorship began"),
        "TEMPLATE_NOT_IN_FUTURE": Message("模板不能自过去的日期起生效", "A template takes effect today or later"),
        "STEP_TWICE": Message("节点编码重复", "The same code stands for two milestones"),
        "STEP_UNKNOWN": Message("没有此节点", "There is no such milestone"),
        "STEPS_CIRCULAR": Message("节点互为前置，无法排序", "Milestones wait for each other in a circle"),
        "STEP_DAYS_INVALID": Message("工期须在 0 至 {most} 天之间", "It takes from 0 to {most} days"),
        "STEP_SHARE_INVALID": Message(
            "计划投资比例须在 0 至 100% 之间，最后达到 100%",
            "Planned shares are from 0 to 100 %, and reach 100 % in the end",
        ),
        "START_MISSING": Message("建设类项目须有开工节点（START）", "Projects that build have the milestone START"),
        "MILESTONES_UNPUBLISHED": Message(
            "本区尚无此类项目的节点模板", "The district has no template for such projects yet"
        ),
        "PLAN_EXISTS": Message("该项目已有节点计划，调整须申请", "It has a plan: a change of it is proposed"),
        "PLAN_DAY_INVALID": Message("日期超出计划范围", "The day is outside of what can be planned"),
        "RESPONSIBLE_UNKNOWN": Message(
            "须指明一个承担该职责的单位", "Name one unit that answers for it: none or several do"
        ),
        "PROPOSAL_OPEN": Message("已有一份调整申请待审", "A proposal waits to be decided"),
        "PROPOSAL_DECIDED": Message("该申请已有结论", "The proposal is decided"),
        "PROPOSAL_EMPTY": Message("调整申请没有改动任何节点", "The proposal changes no milestone"),
        "STEP_REACHED": Message("该节点已完成", "The milestone is reached"),
        "STEP_WAITS": Message("前置节点尚未完成：{names}", "It comes after {names}, which is not reached"),
        "REACHED_OR_EXPECTED": Message(
            "完成日期与预计日期须填且只填一项", "Say either when it was reached, or when it is expected"
        ),
        "REACHED_IN_FUTURE": Message("完成日期不能晚于今天", "What is reached was reached today at the latest"),
        # As other rooms say them.
        "LIST_TOO_LONG": Message("最多 {most} 项", "No more than {most}"),
        "AMOUNT_OUT_OF_RANGE": Message("金额须在 0 至 1000 万亿元之间", "The amount must lie between 0 and 10^15 yuan"),
        "PERIOD_NOT_OPEN": Message("该月不在可填报范围内", "That month cannot be reported: not begun, or final"),
        "BLOCKER_STATE": Message("该堵点当前状态不允许此操作", "The blocker's state does not allow that"),
        "BLOCKER_LEVEL": Message("该堵点当前层级不允许此操作", "The blocker's level does not allow that"),
        "BLOCKER_DEPARTMENT_UNFIT": Message(
            "该单位不存在、已撤销，或不是解决堵点的部门",
            "There is no such unit, it was closed, or it removes no blockers",
        ),
        "BLOCKER_DEPARTMENT_SAME": Message("该堵点已由该部门办理", "The department has the blocker already"),
        "BLOCKER_DEPARTMENT_BEFORE": Message(
            "该部门已转办过此堵点，不能再转回", "The department handed the blocker on before: it does not get it back"
        ),
        "BLOCKER_DAY_PAST": Message("期限不能早于今天", "The deadline is past"),
        "BLOCKER_DAY_TOO_LATE": Message("期限不能晚于一年后", "The deadline is more than a year ahead"),
    }
)
register_messages(MESSAGES)
