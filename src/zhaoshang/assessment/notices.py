"""What people are told about targets and assessments (domain §11)."""

from zhaoshang.assessment.model import Assessment, AssessmentIndicator, AssessmentObjection, IndicatorMeasure, Target
from zhaoshang.assessment.permissions import Marks, Objections, Targets
from zhaoshang.notifications.declare import Told, register_notice

register_notice(
    Told(
        kind="TARGET_SET",
        zh="下达目标任务",
        en="The unit's target of a year was set or changed",
        event="target.set",
        key="target",
        mapped=Target,
        subject="Target",
        units=lambda target, _event: [target.tenant_id],
        holders=Targets.VIEW,
    ),
    Told(
        kind="ASSESSMENT_MARK_ASKED",
        zh="请评分",
        en="The department is asked to mark the hosts by an indicator of a year's scheme",
        event="assessment.scheme_published",
        key="scheme",
        mapped=AssessmentIndicator,
        by="scheme_id",
        subject="AssessmentIndicator",
        # Of what is counted, 合作交流办 is told: its own scheme is no news to it.
        units=lambda indicator, _event: [indicator.tenant_id] if indicator.measure == IndicatorMeasure.MARK else [],
        holders=Marks.SCORE,
    ),
    Told(
        kind="ASSESSMENT_PUBLISHED",
        zh="考核结果公布",
        en="A year's assessment was published: the unit may object to its own lines",
        event="assessment.published",
        key="assessment",
        mapped=Assessment,
        subject="Assessment",
        holders=Objections.RAISE,
    ),
    Told(
        kind="ASSESSMENT_OBJECTED",
        zh="收到考核异议",
        en="A host objects to a line of its assessment",
        event="assessment.objected",
        key="objection",
        mapped=AssessmentObjection,
        subject="AssessmentObjection",
        holders=Objections.DECIDE,
    ),
    Told(
        kind="ASSESSMENT_OBJECTION_DECIDED",
        zh="考核异议有结论",
        en="The unit's objection to a line was decided",
        event="assessment.objection_decided",
        key="objection",
        mapped=AssessmentObjection,
        subject="AssessmentObjection",
        units=lambda objection, _event: [objection.tenant_id],
        holders=Objections.RAISE,
    ),
    Told(
        kind="ASSESSMENT_FINAL",
        zh="考核定案",
        en="A year's assessment is final",
        event="assessment.final",
        key="assessment",
        mapped=Assessment,
        subject="Assessment",
        holders=Objections.RAISE,
    ),
)
