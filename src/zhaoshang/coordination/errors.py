"""What coordination refuses, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "PLANNING_STATE": Message(
            "该征询已是 {state}，不能这样办理", "The consultation is {state}: this cannot be done"
        ),
        "PLANNING_OPEN": Message("该项目的多规合一征询尚未办结", "A planning consultation of the project is under way"),
        "PLANNING_AGREED": Message("该项目的方案已征询一致", "The departments agreed on the project's plan already"),
        "PLANNING_NOT_NEEDED": Message("不需要建设的项目无须征询", "A project that builds nothing is not consulted on"),
        "PLANNING_STAGE": Message(
            "项目处于 {stage}，不能申请多规合一征询", "The project is {stage}: it is not to be consulted on"
        ),
        "RUNNER_INVALID": Message("所选单位不承担审批职责", "The unit named is no approval department"),
        "DEPARTMENTS_REQUIRED": Message("请选择要征询的部门", "Name the departments to ask"),
        "DEPARTMENT_NOT_ASKABLE": Message(
            "只能征询承担部门职责的单位", "Only departments are asked: hosts plan, oversight and leaders look on"
        ),
        "DEPARTMENT_ASKED": Message("该部门已征询", "The department is asked already"),
        "PLAN_FILE_TWICE": Message("附件名称重复", "A file's name is used twice"),
        "PLAN_ANSWERED": Message("本部门已答复该方案", "Your department has answered already"),
        "OPINIONS_MISSING": Message("尚未征询任何部门", "No department was asked"),
        "OPINION_OPEN": Message("尚有部门未答复", "A department has not answered yet"),
        "OPINION_OBJECTS": Message("尚有部门反对现方案", "A department objects to the plan as it is now"),
        "LIST_NOT_IN_FUTURE": Message("清单不能自过去的日期起生效", "A list takes effect today or later"),
        "LIST_OVERTAKEN": Message(
            "已有自 {newest} 起生效的清单，新清单须晚于该日", "A list takes effect on {newest}: a new one is later"
        ),
        "LIST_TASKS_OUT_OF_RANGE": Message("清单须有 1 至 {most} 个事项", "A list has 1 to {most} tasks"),
        "TASK_DAYS_OUT_OF_RANGE": Message("时限须为 1 至 {most} 个工作日", "A task has 1 to {most} working days"),
        "TASK_RESPONSIBILITY_INVALID": Message(
            "服务事项由部门承担，不由街道园区、督查室、区领导承担", "Departments serve: no hosts, oversight or leaders"
        ),
        "TASK_DEPARTMENT_INVALID": Message(
            "所指单位未承担该职责或已撤销", "The unit named does not hold that responsibility, or was closed"
        ),
        "TASK_DEPARTMENT_REQUIRED": Message(
            "承担该职责的单位有 {units} 个，须指明由哪个单位负责", "{units} units hold that responsibility: say which"
        ),
        "TASK_STATE": Message("该任务已是 {state}，不能这样办理", "The task is {state}: this cannot be done"),
        "TASK_STAGE": Message(
            "项目处于 {stage}，不在联动服务阶段", "The project is {stage}: departments do not serve it jointly now"
        ),
        "TASK_DAY_PAST": Message("任务期限不能早于今天", "A task is due today or later"),
    }
)
register_messages(MESSAGES)
