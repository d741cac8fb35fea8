"""What waits about assessments: hosts to mark, objections to decide, an assessment to make final (domain §11)."""

from sqlalchemy import and_, func

from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentObjection,
    AssessmentState,
    Marking,
    ObjectionState,
)
from zhaoshang.assessment.permissions import Assessments, Marks, Objections, Schemes
from zhaoshang.duties.declare import Duty, in_state, register_duty

register_duty(
    Duty(
        kind="ASSESSMENT_MARKING",
        zh="考核评分",
        en="Some host is not marked yet by an indicator of the department",
        mapped=AssessmentIndicator,
        subject="AssessmentIndicator",
        permission=Marks.SCORE,
        sees=Schemes.VIEW,
        waits=lambda indicator: in_state(indicator.marking, Marking.AWAITED),
        since=lambda indicator: indicator.asked_at,
        title=lambda indicator: indicator.name,
    ),
    Duty(
        kind="ASSESSMENT_OBJECTION",
        zh="裁定考核异议",
        en="A host's objection to a line of its assessment is to be decided",
        mapped=AssessmentObjection,
        subject="AssessmentObjection",
        permission=Objections.DECIDE,
        sees=Objections.VIEW,
        waits=lambda objection: in_state(objection.state, ObjectionState.OPEN),
        since=lambda objection: objection.raised_at,
    ),
    Duty(
        kind="ASSESSMENT_FINAL",
        zh="考核定案",
        en="The time to object is over: the assessment is to become final",
        mapped=Assessment,
        subject="Assessment",
        permission=Assessments.FINALISE,
        sees=Assessments.VIEW,
        waits=lambda assessment: and_(
            in_state(assessment.state, AssessmentState.PUBLISHED), assessment.objections_end_at <= func.now()
        ),
        since=lambda assessment: assessment.objections_end_at,
    ),
)
