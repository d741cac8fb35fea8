"""The read side of assessments: what their GraphQL types and mapped classes do not say by themselves (domain §11)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Integer, Uuid, case, func, or_

from zhaoshang.assessment.model import (
    COUNTED,
    Assessment,
    AssessmentLine,
    AssessmentObjection,
    AssessmentResult,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
)
from zhaoshang.assessment.permissions import Assessments, Lines, Objections
from zhaoshang.assessment.rules.explanation import ExplainedLine, explain
from zhaoshang.assessment.views.schemes import points_of, share_of
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    Computed,
    Connection,
    ConnectionRoot,
    Expression,
    Filter,
    Root,
    ToOne,
    View,
    among,
    count_text,
    money_text,
)
from zhaoshang.readmodel.payloads import keyed

_NUMBERS = (
    *("weight", "cap", "rate", "value", "disputed", "target", "lowest", "highest", "share", "points", "corrected"),
)


def _figure(column: str) -> Expression:
    """A figure in its measure's own unit: a count of four places; money and marks of two."""

    def form(line: Any) -> ColumnElement[Any]:
        figure = getattr(line, column)
        # Written out: what ``in_`` compiles to is completed by SQLAlchemy's own execution only.
        counted = or_(*(line.measure == measure.value for measure in sorted(COUNTED)))
        return case((counted, count_text(figure)), else_=money_text(figure))

    return Expression(form)


def _number(name: str) -> Any:
    return lambda line: getattr(line, name)


def _explanation(values: Mapping[str, Any], context: RequestContext) -> str:
    numbers: dict[str, Any] = {name: None if values[name] is None else int(values[name]) for name in _NUMBERS}
    line = ExplainedLine(
        kind=IndicatorKind(values["kind"]),
        measure=IndicatorMeasure(values["measure"]),
        method=IndicatorMethod(values["method"]),
        **numbers,
    )
    return explain(line, context.language)


VIEWS: tuple[View, ...] = (
    View(
        "Assessment",
        Assessment,
        Assessments.VIEW,
        fields={
            "scheme": ToOne("AssessmentScheme", on=lambda a, scheme: scheme.id == a.scheme_id),
            "computed_by": ToOne("Person", on=lambda a, someone: someone.id == a.computed_by),
            "published_by": ToOne("Person", on=lambda a, someone: someone.id == a.published_by),
            "finalised_by": ToOne("Person", on=lambda a, someone: someone.id == a.finalised_by),
            "results": Connection(
                "AssessmentResult",
                on=lambda a, result: result.assessment_id == a.id,
                orders={"RANK": "rank"},
                default=("RANK", "ASC"),
            ),
        },
    ),
    View(
        "AssessmentResult",
        AssessmentResult,
        Assessments.VIEW,
        fields={
            "assessment": ToOne("Assessment", on=lambda result, a: a.id == result.assessment_id),
            "tenant": ToOne("Tenant", on=lambda result, t: t.id == result.tenant_id),
            "total": points_of("total"),
            "lines": Connection(
                "AssessmentLine",
                on=lambda result, line: line.result_id == result.id,
                orders={"PLACE": "place"},
                default=("PLACE", "ASC"),
            ),
        },
    ),
    View(
        "AssessmentLine",
        AssessmentLine,
        Lines.VIEW,
        fields={
            "result": ToOne("AssessmentResult", on=lambda line, result: result.id == line.result_id),
            "indicator": ToOne("AssessmentIndicator", on=lambda line, indicator: indicator.id == line.indicator_id),
            "tenant": ToOne("Tenant", on=lambda line, t: t.id == line.tenant_id),
            "value": _figure("value"),
            "disputed": _figure("disputed"),
            "target": _figure("target"),
            "lowest": _figure("lowest"),
            "highest": _figure("highest"),
            "share": share_of("share"),
            "weight": points_of("weight"),
            "computed_points": points_of("points"),
            "points": Expression(lambda line: money_text(func.coalesce(line.corrected, line.points))),
            "explanation": Computed(
                _explanation, needs={name: _number(name) for name in (*_NUMBERS, "kind", "measure", "method")}
            ),
            "objection": ToOne("AssessmentObjection", on=lambda line, objection: objection.line_id == line.id),
        },
    ),
    View(
        "AssessmentObjection",
        AssessmentObjection,
        Objections.VIEW,
        fields={
            "line": ToOne("AssessmentLine", on=lambda objection, line: line.id == objection.line_id),
            "tenant": ToOne("Tenant", on=lambda objection, t: t.id == objection.tenant_id),
            "evidence": ToOne("Evidence", on=lambda objection, e: e.id == objection.evidence_id),
            "raised_by": ToOne("Person", on=lambda objection, someone: someone.id == objection.raised_by),
            "decided_by": ToOne("Person", on=lambda objection, someone: someone.id == objection.decided_by),
            "corrected": points_of("corrected"),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("assessment", "Assessment"),
    ConnectionRoot(
        "assessments",
        "Assessment",
        orders={"COMPUTED_AT": "computed_at"},
        default=("COMPUTED_AT", "DESC"),
        filters={"year": Filter(lambda a, v: a.year == v, Integer()), "state": among("state")},
    ),
    ConnectionRoot(
        "assessment_objections",
        "AssessmentObjection",
        orders={"RAISED_AT": "raised_at"},
        default=("RAISED_AT", "DESC"),
        filters={
            "state": among("state"),
            "assessment": Filter(
                lambda objection, v: objection.assessment_id == v, Uuid(), lambda given: keyed("Assessment", given)
            ),
        },
    ),
)
