"""The read side of schemes and marks: what their GraphQL types and mapped classes do not say by themselves (§11)."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Text, Uuid, case, null

from zhaoshang.assessment.model import AssessmentIndicator, AssessmentMark, AssessmentScheme, IndicatorMeasure
from zhaoshang.assessment.permissions import Marks, Schemes
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    count_text,
    money_text,
    newest,
)
from zhaoshang.readmodel.payloads import keyed


def points_of(column: str) -> Expression:
    """Hundredths as a decimal of two places; null where there is none."""
    return Expression(lambda row: money_text(getattr(row, column)))


def share_of(column: str) -> Expression:
    """Ten-thousandths as a decimal of four places; null where there is none."""
    return Expression(lambda row: count_text(getattr(row, column)))


_scheme_in_force = newest(AssessmentScheme, "year")
_mark_in_force = newest(AssessmentMark, "tenant_id", "year", "code", "unit_id")


def _department(indicator: Any) -> ColumnElement[Any]:
    return case((indicator.measure == IndicatorMeasure.MARK.value, indicator.tenant_id), else_=null())


VIEWS: tuple[View, ...] = (
    View(
        "AssessmentScheme",
        AssessmentScheme,
        Schemes.VIEW,
        fields={
            "in_force": Expression(_scheme_in_force),
            "published_by": ToOne("Person", on=lambda scheme, someone: someone.id == scheme.published_by),
            "indicators": ToMany(
                "AssessmentIndicator",
                on=lambda scheme, indicator: indicator.scheme_id == scheme.id,
                order_by=("place",),
                limit=40,
            ),
        },
    ),
    View(
        "AssessmentIndicator",
        AssessmentIndicator,
        Schemes.VIEW,
        fields={
            "weight": points_of("weight"),
            "cap": share_of("cap"),
            "rate": points_of("rate"),
            "department": ToOne("Tenant", on=lambda indicator, t: t.id == _department(indicator)),
        },
    ),
    View(
        "AssessmentMark",
        AssessmentMark,
        Marks.VIEW,
        fields={
            "mark": points_of("mark"),
            "department": ToOne("Tenant", on=lambda mark, t: t.id == mark.tenant_id),
            "unit": ToOne("Tenant", on=lambda mark, t: t.id == mark.unit_id),
            "in_force": Expression(_mark_in_force),
            "given_by": ToOne("Person", on=lambda mark, someone: someone.id == mark.given_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("assessment_scheme", "AssessmentScheme"),
    ConnectionRoot(
        "assessment_schemes",
        "AssessmentScheme",
        orders={"PUBLISHED_AT": "published_at"},
        default=("PUBLISHED_AT", "DESC"),
        filters={
            "year": Filter(lambda scheme, v: scheme.year == v, Integer()),
            "inForce": Filter(lambda scheme, v: _scheme_in_force(scheme) == v, Boolean()),
        },
    ),
    ConnectionRoot(
        "assessment_marks",
        "AssessmentMark",
        orders={"GIVEN_AT": "given_at"},
        default=("GIVEN_AT", "DESC"),
        filters={
            "year": Filter(lambda mark, v: mark.year == v, Integer()),
            "code": Filter(lambda mark, v: mark.code == v, Text()),
            "unit": Filter(lambda mark, v: mark.unit_id == v, Uuid(), lambda given: keyed("Tenant", given)),
            "inForce": Filter(lambda mark, v: _mark_in_force(mark) == v, Boolean()),
        },
    ),
)
