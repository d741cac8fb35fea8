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
