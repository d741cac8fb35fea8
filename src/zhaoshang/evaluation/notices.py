"""What people are told about evaluations (policy III.5)."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from zhaoshang.evaluation.model import EvaluationPromise, EvaluationYear, PostEvaluation
from zhaoshang.evaluation.permissions import Evaluations, Promises
from zhaoshang.notifications.declare import Told, register_notice


def _department(row: Any, _event: Mapping[str, Any]) -> Iterable[UUID]:
    return [] if row.department_id is None else [row.department_id]


def _host(row: Any, _event: Mapping[str, Any]) -> Iterable[UUID]:
    return [row.tenant_id]


register_notice(
    Told(
        kind="EVALUATION_OPENED",
        zh="项目落地，请登记承诺",
        en="A project landed: what it promised is to be entered",
        event="evaluation.opened",
        key="evaluation",
        mapped=PostEvaluation,
        subject="PostEvaluation",
        units=_host,
        holders=Promises.PROMISE,
    ),
    Told(
        kind="EVALUATION_ENTRUSTED",
        zh="被指定为后评价负责部门",
        en="The department is to evaluate a landed project",
        event="evaluation.entrusted",
        key="evaluation",
        mapped=PostEvaluation,
        subject="PostEvaluation",
        units=_department,
        holders=Evaluations.RECORD,
    ),
    Told(
        kind="EVALUATION_YEAR_OVER",
        zh="后评价年度到期，请登记",
        en="A year of a landed project is over and to be recorded",
        event="evaluation.year_over",
        key="year",
        mapped=EvaluationYear,
        subject="EvaluationYear",
        units=_department,
        holders=Evaluations.RECORD,
    ),
    Told(
        kind="EVALUATION_PROMISE_CHANGED",
        zh="承诺变更待确认",
        en="A host changed what its project promised",
        event="evaluation.promise_changed",
        key="promise",
        mapped=EvaluationPromise,
        subject="EvaluationPromise",
        units=_department,
        holders=Promises.APPROVE,
    ),
    Told(
        kind="EVALUATION_PROMISE_DECIDED",
        zh="承诺变更已处理",
        en="The department confirmed or returned a changed promise",
        event="evaluation.promise_decided",
        key="promise",
        mapped=EvaluationPromise,
        subject="EvaluationPromise",
        units=_host,
        holders=Promises.PROMISE,
    ),
)
