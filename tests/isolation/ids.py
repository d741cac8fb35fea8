"""One of each type of a tenant's things, by global id: what strangers try."""

from uuid import UUID

import asyncpg

from tests.support.actors import DONGLI
from zhaoshang.values.ids import global_id

OF_DISTRICT = {
    "HostSuccession": "host_succession", "WorkingDayOverride": "working_day_override",
    "ClosedPeriod": "closed_period", "GuidanceEdition": "guidance_edition", "GuidanceItem": "guidance_item",
    "ReviewTemplate": "review_template", "MilestoneTemplate": "milestone_template",
    "ServiceList": "service_list", "AssessmentScheme": "assessment_scheme",
    "AssessmentIndicator": "assessment_indicator", "Assessment": "assessment",
}  # fmt: skip
"""What is of the whole district, by type: the table."""

Ids = dict[str, str]
"""Global ids by type."""


async def ids_of(owner: asyncpg.Connection, tenant: UUID, project: UUID) -> Ids:
    """The global ids of a tenant's things, one of each type."""
    of_project = "SELECT id FROM app.{} WHERE project_id = $1 ORDER BY id LIMIT 1"
    of_transfer = (
        "SELECT below.id FROM app.{} AS below JOIN app.transfer AS x ON x.id = below.transfer_id"
        " WHERE x.project_id = $1 ORDER BY below.id LIMIT 1"
    )
    of_meeting = "SELECT {} FROM app.meeting_item WHERE host_tenant_id = $1 ORDER BY id LIMIT 1"
    of_district = "SELECT id FROM app.{} WHERE district_id = $1 ORDER BY id LIMIT 1"
    of_tenant = "SELECT id FROM app.{} WHERE tenant_id = $1 ORDER BY id LIMIT 1"
    found = {
        "Project": project,
        "Tenant": tenant,
        **{name: await owner.fetchval(of_district.format(table), DONGLI) for name, table in OF_DISTRICT.items()},
        "Note": await owner.fetchval(of_project.format("note"), project),
        "StageChange": await owner.fetchval(of_project.format("stage_change"), project),
        "FirstReport": await owner.fetchval(of_project.format("first_report"), project),
        "DuplicateLink": await owner.fetchval(of_project.format("duplicate_link"), project),
        "Company": await owner.fetchval("SELECT company_id FROM app.project WHERE id = $1", project),
        "Contact": await owner.fetchval(of_tenant.format("contact"), tenant),
        "ImportRun": await owner.fetchval(of_tenant.format("import_run"), tenant),
        "Membership": await owner.fetchval(of_tenant.format("membership"), tenant),
        "AuditEntry": await owner.fetchval(of_tenant.format("audit_entry"), tenant),
        "Transfer": await owner.fetchval(of_project.format("transfer"), project),
        "TransferOffer": await owner.fetchval(of_transfer.format("transfer_offer"), project),
        "TransferAdvice": await owner.fetchval(of_transfer.format("transfer_advice"), project),
        "Carrier": await owner.fetchval(of_tenant.format("carrier"), tenant),
        "Fact": await owner.fetchval(of_tenant.format("fact"), tenant),
        "Target": await owner.fetchval(of_tenant.format("target"), tenant),
        "AttributionEntry": await owner.fetchval(of_tenant.format("attribution_entry"), tenant),
        "AttributionTerms": await owner.fetchval(
            "SELECT id FROM app.attribution_terms WHERE host_tenant_id = $1 ORDER BY id LIMIT 1", tenant
        ),
        "AttributionAgreement": await owner.fetchval(of_tenant.format("attribution_agreement"), tenant),
        "AttributionDispute": await owner.fetchval(of_tenant.format("attribution_dispute"), tenant),
        "AttributionLink": await owner.fetchval(of_tenant.format("attribution_link"), tenant),
        "Review": await owner.fetchval(of_tenant.format("review"), tenant),
        "ReviewOpinion": await owner.fetchval(
            "SELECT o.id FROM app.review_opinion o JOIN app.review r ON r.id = o.review_id"
            " WHERE r.tenant_id = $1 ORDER BY o.id LIMIT 1",
            tenant,
        ),
        "ReviewSupplement": await owner.fetchval(of_tenant.format("review_supplement"), tenant),
        "ReviewDocument": await owner.fetchval(of_tenant.format("review_document"), tenant),
        "ReviewAssessment": await owner.fetchval(of_tenant.format("review_assessment"), tenant),
        "ReviewCondition": await owner.fetchval(of_tenant.format("review_condition"), tenant),
        "Meeting": await owner.fetchval(of_meeting.format("meeting_id"), tenant),
        "MeetingItem": await owner.fetchval(of_meeting.format("id"), tenant),
        "MeetingMember": await owner.fetchval(of_tenant.format("meeting_member"), tenant),
        "MeetingStatement": await owner.fetchval(of_tenant.format("meeting_statement"), tenant),
        "MeetingVote": await owner.fetchval(
            "SELECT v.id FROM app.meeting_vote v JOIN app.meeting_item i ON i.id = v.item_id"
            " WHERE i.host_tenant_id = $1",
            tenant,
        ),
        "MeetingMaterial": await owner.fetchval(of_tenant.format("meeting_material"), tenant),
        **{
            name: await owner.fetchval(of_tenant.format(table), tenant)
            for name, table in (
                ("MajorProject", "major_project"),
                ("MajorChange", "major_change"),
                ("Sponsorship", "sponsorship"),
                ("MilestonePlan", "milestone_plan"),
                ("Milestone", "milestone"),
                ("BaselineProposal", "baseline_proposal"),
                ("ProgressReport", "progress_report"),
                ("LightReading", "light_reading"),
                ("AssessmentResult", "assessment_result"),
                ("AssessmentLine", "assessment_line"),
                ("AssessmentObjection", "assessment_objection"),
                ("Building", "building"),
                ("Lease", "lease"),
                ("BuildingReport", "building_report"),
                ("BuildingAlert", "building_alert"),
                ("MonthlyReport", "monthly_report"),
                ("MonthlyReportRound", "monthly_report_round"),
                ("MonthlyReportStep", "monthly_report_step"),
                ("BureauFigure", "bureau_figure"),
                ("FigureExplanation", "figure_explanation"),
                ("PostEvaluation", "post_evaluation"),
                ("EvaluationYear", "evaluation_year"),
                ("EvaluationRound", "evaluation_round"),
                ("EvaluationPromise", "evaluation_promise"),
            )
        },
        "SponsorVisit": await owner.fetchval(
            "SELECT v.id FROM app.sponsor_visit v JOIN app.major_project m USING (project_id) WHERE m.tenant_id = $1",
            tenant,
        ),
        "Blocker": await owner.fetchval(of_tenant.format("blocker"), tenant),
        "BlockerStep": await owner.fetchval(of_tenant.format("blocker_step"), tenant),
        **{
            name: await owner.fetchval(f"SELECT id FROM app.{table} WHERE unit_id = $1 ORDER BY id LIMIT 1", tenant)
            for name, table in (
                ("SupervisionOrder", "supervision_order"),
                ("OrderStep", "order_step"),
                ("OrderExtension", "order_extension"),
                ("BulletinLine", "bulletin_line"),
                ("BulletinLight", "bulletin_light"),
                ("AssessmentMark", "assessment_mark"),
            )
        },
        "Bulletin": await owner.fetchval("SELECT bulletin_id FROM app.bulletin_line WHERE unit_id = $1", tenant),
        "EvaluationReport": await owner.fetchval("SELECT id FROM app.evaluation_report ORDER BY id LIMIT 1"),
        "Notice": await owner.fetchval(of_tenant.format("notice"), tenant),
        "NoticePreference": await owner.fetchval(
            "SELECT p.id FROM app.notice_preference p JOIN app.membership m ON m.person_id = p.person_id"
            " WHERE m.tenant_id = $1",
            tenant,
        ),
        "ServiceTask": await owner.fetchval(
            "SELECT id FROM app.service_task WHERE host_tenant_id = $1 ORDER BY id LIMIT 1", tenant
        ),
        "PlanningConsultation": await owner.fetchval(of_tenant.format("planning_consultation"), tenant),
        "PlanningDocument": await owner.fetchval(of_tenant.format("planning_document"), tenant),
        "PlanningOpinion": await owner.fetchval(
            "SELECT o.id FROM app.planning_opinion o JOIN app.planning_consultation c ON c.id = o.consultation_id"
            " WHERE c.tenant_id = $1 ORDER BY o.id LIMIT 1",
            tenant,
        ),
        "Evidence": await owner.fetchval(of_tenant.format("evidence"), tenant),
        "LeadingIndustry": await owner.fetchval(of_tenant.format("leading_industry"), tenant),
        "Person": await owner.fetchval(
            "SELECT person_id FROM app.membership WHERE tenant_id = $1 ORDER BY id LIMIT 1", tenant
        ),
        "DistrictRule": await owner.fetchval(
            "SELECT r.id FROM app.rule_version r JOIN app.tenant t USING (district_id) WHERE t.id = $1 LIMIT 1",
            tenant,
        ),
    }
    return {type_name: global_id(type_name, key) for type_name, key in found.items() if key is not None}
