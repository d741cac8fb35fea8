"""What waits about evaluations: years to record, promises to enter or confirm, departments to name (policy III.5)."""

from sqlalchemy import and_

from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.evaluation.model import (
    EvaluationPromise,
    EvaluationState,
    EvaluationYear,
    PostEvaluation,
    PromiseState,
    YearState,
)
from zhaoshang.evaluation.permissions import Evaluations, Promises

register_duty(
    Duty(
        kind="EVALUATION_YEAR_DUE",
        zh="登记后评价年度指标",
        en="What a landed project's year brought is to be recorded",
        mapped=EvaluationYear,
        subject="EvaluationYear",
        permission=Evaluations.RECORD,
        sees=Evaluations.VIEW,
        # The clock tells of a year once it is over: the years ahead, of which there are more, are not read.
        waits=lambda year: and_(in_state(year.state, YearState.OPEN), year.told_at.is_not(None)),
        since=lambda year: year.ready_at,
        due=lambda year: year.due_at,
        project=lambda year: year.project_id,
    ),
    Duty(
        kind="EVALUATION_DEPARTMENT_MISSING",
        zh="指定后评价负责部门",
        en="No industry department answers for a landed project's evaluation",
        mapped=PostEvaluation,
        subject="PostEvaluation",
        permission=Evaluations.ENTRUST,
        sees=Evaluations.VIEW,
        waits=lambda each: and_(in_state(each.state, EvaluationState.RUNNING), each.department_id.is_(None)),
        since=lambda each: each.opened_at,
        project=lambda each: each.project_id,
    ),
    Duty(
        kind="EVALUATION_PROMISE_MISSING",
        zh="登记项目承诺",
        en="What a landed project promised is to be entered",
        mapped=PostEvaluation,
        subject="PostEvaluation",
        permission=Promises.PROMISE,
        sees=Evaluations.VIEW,
        # Once a department answers for it: a row waits for one thing at a time.
        waits=lambda each: and_(
            in_state(each.state, EvaluationState.RUNNING), ~each.promised, each.department_id.is_not(None)
        ),
        since=lambda each: each.opened_at,
        project=lambda each: each.project_id,
    ),
    Duty(
        kind="EVALUATION_PROMISE_CHANGED",
        zh="确认承诺变更",
        en="A changed promise is to be confirmed, or returned",
        mapped=EvaluationPromise,
        subject="EvaluationPromise",
        permission=Promises.APPROVE,
        sees=Promises.VIEW,
        waits=lambda promise: in_state(promise.state, PromiseState.WAITING),
        since=lambda promise: promise.promised_at,
        project=lambda promise: promise.project_id,
    ),
)
