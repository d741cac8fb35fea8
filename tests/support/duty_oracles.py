"""What waits for whom, in plain Python over the raw rows: what everybody's duties are held against."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import asyncpg

from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.ids import global_id
from zhaoshang.values.period import Period, period_of, previous_period

DISTRICT = 120110
TABLES = (
    "tenant", "tenant_responsibility", "person", "membership", "review", "review_opinion", "review_supplement",
    "review_condition", "meeting", "meeting_item", "meeting_member", "meeting_vote", "transfer", "transfer_offer",
    "transfer_advice", "stage_change", "attribution_agreement", "attribution_agreement_party", "attribution_dispute",
    "attribution_dispute_party", "fact", "first_report", "duplicate_link", "rule_version", "major_project", "blocker",
    "sponsorship", "milestone", "milestone_plan", "progress_report", "baseline_proposal", "planning_consultation",
    "planning_opinion", "service_task", "supervision_order", "order_extension", "bulletin",
    "assessment", "assessment_indicator", "assessment_objection",
    "monthly_report", "monthly_report_line", "bureau_figure", "figure_explanation",
    "building_alert", "building_report",
    "post_evaluation", "evaluation_year", "evaluation_promise",
)  # fmt: skip

Rows = dict[str, list[Any]]
Found = tuple[str, str]
"""A kind and the global id of its subject."""


async def raw(keeper: asyncpg.Connection) -> Rows:
    rows = {
        table: await keeper.fetch(f"SELECT * FROM app.{table} WHERE district_id = $1", DISTRICT) for table in TABLES
    }
    return rows | {"now": await keeper.fetch("SELECT now() AS at")}


def of_reviews(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    judges = bool(holds - {"HOST", "OVERSIGHT", "LEADERSHIP"})
    hosts = bool(holds & {"HOST", "INDUSTRY"})
    failed = {row["id"] for row in rows["review"] if row["state"] in {"REJECTED", "VETOED", "WITHDRAWN"}}
    waiting = {row["id"] for row in rows["review_opinion"] if row["state"] == "WAITING"}
    for row in rows["review_opinion"]:
        if acts and judges and row["tenant_id"] == unit and row["state"] == "PENDING":
            yield "REVIEW_OPINION", global_id("ReviewOpinion", row["id"])
    for row in rows["review_supplement"]:
        if acts and hosts and row["tenant_id"] == unit and not row["answered_at"] and row["opinion_id"] in waiting:
            yield "REVIEW_SUPPLEMENT", global_id("ReviewSupplement", row["id"])
    for row in rows["review_condition"]:
        if row["review_id"] in failed or not acts:
            continue
        if hosts and row["tenant_id"] == unit and row["state"] == "OPEN":
            yield "REVIEW_CONDITION", global_id("ReviewCondition", row["id"])
        if judges and row["set_by_tenant_id"] == unit and row["state"] == "REPORTED":
            yield "REVIEW_CONDITION_CHECK", global_id("ReviewCondition", row["id"])


def of_meetings(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    coordinates = "COORDINATION" in holds and acts
    items = [row for row in rows["meeting_item"] if row["conclusion"] is None and row["withdrawn_at"] is None]
    listed = {row["review_id"] for row in items}
    state = {row["id"]: row["state"] for row in rows["meeting"]}
    voted = {row["item_id"] for row in rows["meeting_vote"] if row["tenant_id"] == unit}
    for row in rows["review"]:
        if coordinates and row["state"] in {"DELIBERATING", "GOVERNMENT"} and row["id"] not in listed:
            yield "MEETING_AGENDA", global_id("Review", row["id"])
    for key, where in state.items():
        if coordinates and where == "PLANNED":
            yield "MEETING_INVITATION", global_id("Meeting", key)
        if coordinates and where == "INVITED" and role == "DIRECTOR":
            yield "MEETING_CONCLUSION", global_id("Meeting", key)
    for row in rows["meeting_member"]:
        if row["tenant_id"] != unit or not row["votes"] or state[row["meeting_id"]] != "INVITED" or not acts:
            continue
        left = [
            item
            for item in items
            if item["meeting_id"] == row["meeting_id"] and item["host_tenant_id"] != unit and item["id"] not in voted
        ]
        if left and holds - {"HOST", "OVERSIGHT"}:
            yield "MEETING_VOTE", global_id("Meeting", row["meeting_id"])


def of_transfers(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    pooled = {row["id"] for row in rows["transfer"] if row["state"] in {"IN_POOL", "OFFERED"}}
    offers = Counter((row["transfer_id"], row["state"]) for row in rows["transfer_offer"])
    for row in rows["transfer"]:
        key = global_id("Transfer", row["id"])
        if "COORDINATION" in holds and acts:
            if row["state"] == "PROPOSED":
                yield "TRANSFER_CONFIRMATION", key
            if row["id"] in pooled and offers[row["id"], "ACCEPTED"]:
                yield "TRANSFER_ASSIGNMENT", key
            elif row["id"] in pooled and not offers[row["id"], "OPEN"]:
                yield "TRANSFER_CANDIDATES", key
        if row["state"] == "RETURNED" and row["tenant_id"] == unit and holds & {"HOST", "INDUSTRY"}:
            later = [
                *(other for other in rows["transfer"] if other["proposed_at"] > row["closed_at"]),
                *(step for step in rows["stage_change"] if step["at"] > row["closed_at"]),
            ]
            if role == "DIRECTOR" and not any(each["project_id"] == row["project_id"] for each in later):
                yield "TRANSFER_RETURNED", key


def of_candidates(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    pooled = {row["id"] for row in rows["transfer"] if row["state"] in {"IN_POOL", "OFFERED"}}
    for row in rows["transfer_offer"]:
        open_to = row["tenant_id"] == unit and row["state"] == "OPEN"
        if open_to and "HOST" in holds and role == "DIRECTOR":
            yield "TRANSFER_OFFER", global_id("TransferOffer", row["id"])
    for row in rows["transfer_advice"]:
        asked = row["tenant_id"] == unit and row["advice"] is None and row["transfer_id"] in pooled
        if asked and "INDUSTRY" in holds and role in {"DIRECTOR", "OFFICER"}:
            yield "TRANSFER_ADVICE", global_id("TransferAdvice", row["id"])


def of_credit(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    decides, directs = "COORDINATION" in holds and role == "DIRECTOR", "HOST" in holds and role == "DIRECTOR"
    open_parties = {row["agreement_id"] for row in rows["attribution_agreement_party"] if not row["agreed_at"]}
    for row in rows["attribution_agreement"]:
        key = global_id("AttributionAgreement", row["id"])
        if decides and row["state"] == "PROPOSED" and row["id"] not in open_parties:
            yield "AGREEMENT_APPROVAL", key
        for party in rows["attribution_agreement_party"]:
            mine = party["agreement_id"] == row["id"] and party["tenant_id"] == unit
            if mine and directs and row["state"] == "PROPOSED" and not party["agreed_at"]:
                yield "AGREEMENT_CONSENT", key
    for row in rows["attribution_dispute"]:
        key = global_id("AttributionDispute", row["id"])
        if decides and row["state"] == "OPEN":
            yield "DISPUTE_DECISION", key
        for party in rows["attribution_dispute_party"]:
            mine = party["dispute_id"] == row["id"] and party["tenant_id"] == unit != row["tenant_id"]
            if mine and directs and row["state"] == "OPEN" and not party["answered_at"]:
                yield "DISPUTE_ANSWER", key


def of_pipeline(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    settles = "COORDINATION" in holds and role in {"DIRECTOR", "OFFICER"}
    for row in rows["duplicate_link"]:
        if settles and row["state"] == "OPEN":
            yield "DUPLICATE_SETTLEMENT", global_id("DuplicateLink", row["id"])
    for row in rows["first_report"]:
        if settles and row["status"] == "DISPUTED":
            yield "FIRST_REPORT_SETTLEMENT", global_id("FirstReport", row["id"])
    for row in rows["fact"]:
        if settles and row["state"] == "SUBMITTED":
            yield "FACT_VERIFICATION", global_id("Fact", row["id"])
        if row["state"] == "RETURNED" and row["tenant_id"] == unit and "HOST" in holds and role == "STATISTICIAN":
            anew = [
                other
                for other in rows["fact"]
                if (other["project_id"], other["metric"]) == (row["project_id"], row["metric"])
                and other["recorded_at"] > row["decided_at"]
            ]
            if not anew:
                yield "FACT_RETURNED", global_id("Fact", row["id"])


def of_blockers(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    led = {row["project_id"] for row in rows["sponsorship"] if row["tenant_id"] == unit and not row["ended_at"]}
    for row in rows["blocker"]:
        key, state, department = global_id("Blocker", row["id"]), row["state"], row["department_id"]
        if row["waits_for_tenant_id"] != unit or role not in {"DIRECTOR", "OFFICER"}:
            continue
        if state == "ANSWERED" and row["tenant_id"] == unit and holds & {"HOST", "INDUSTRY"}:
            yield "BLOCKER_CONFIRMATION", key
        if state == "OPEN" and department == unit and holds - {"HOST", "OVERSIGHT", "LEADERSHIP"}:
            yield "BLOCKER_ANSWER", key
        if state == "OPEN" and department != unit and row["level"] == "MAJOR_PROJECTS" and "MAJOR_PROJECTS" in holds:
            yield "BLOCKER_COORDINATION", key
        if state == "OPEN" and row["level"] == "LEADER" and "LEADERSHIP" in holds and row["project_id"] in led:
            yield "BLOCKER_INSTRUCTION", key


OVER = {"LOST", "WITHDRAWN", "REJECTED"}
STANDING = OVER | {"ON_HOLD", "IN_POOL", "AT_CAPACITY"}


def majors(rows: Rows, *, but: set[str]) -> set[Any]:
    """The projects that are major now, in none of these stages."""
    return {row["project_id"] for row in rows["major_project"] if not row["left_at"] and row["stage"] not in but}


def of_visits(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    soon, going = rows["now"][0]["at"] + timedelta(days=30), majors(rows, but=OVER)
    if role in {"DIRECTOR", "OFFICER"} and holds - {"HOST", "OVERSIGHT"}:
        for row in rows["sponsorship"]:
            mine = row["tenant_id"] == unit and not row["ended_at"] and row["project_id"] in going
            if mine and row["next_visit_on"] and end_of(row["next_visit_on"]) <= soon:
                yield "SPONSOR_VISIT", global_id("Sponsorship", row["id"])


def of_plans(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    now, going = rows["now"][0]["at"], majors(rows, but=STANDING)
    mine = [row for row in rows["milestone_plan"] if row["tenant_id"] == unit and "HOST" in holds]
    month = month_to_report(rows, day_of(now))
    reported = {row["project_id"] for row in rows["progress_report"] if row["period"] == month}
    for row in mine:
        owes = row["project_id"] in going - reported and period_of(row["start_on"]) <= month
        if owes and role in {"DIRECTOR", "OFFICER", "STATISTICIAN"}:
            yield "PROGRESS_REPORT", global_id("MilestonePlan", row["id"])
    plans = {row["id"] for row in mine if row["project_id"] in going}
    for row in rows["milestone"]:
        expected = max(row["planned_on"], row["forecast_on"] or row["planned_on"])
        late = row["plan_id"] in plans and not row["actual_on"] and end_of(expected) <= now
        if late and role in {"DIRECTOR", "OFFICER"}:
            yield "MILESTONE_LATE", global_id("Milestone", row["id"])
    for row in rows["baseline_proposal"]:
        key = global_id("BaselineProposal", row["id"])
        if row["state"] == "PROPOSED" and "MAJOR_PROJECTS" in holds and role in {"DIRECTOR", "OFFICER"}:
            yield "BASELINE_DECISION", key
        if row["state"] == "RETURNED" and row["plan_id"] in plans and role == "DIRECTOR":
            later = [
                *(each["proposed_at"] for each in rows["baseline_proposal"] if each["plan_id"] == row["plan_id"]),
                *(each["reported_at"] for each in rows["milestone"] if each["plan_id"] == row["plan_id"]),
            ]
            if not any(at and at > row["decided_at"] for at in later):
                yield "BASELINE_RETURNED", key


def month_to_report(rows: Rows, today: date) -> Period:
    """The last month until the day by which it is to be reported, this one from then on."""
    in_force = {
        row["effective_on"]: int(json.loads(row["value"]))
        for row in rows["rule_version"]
        if row["rule"] == "light_report_day" and row["effective_on"] <= today
    }
    until = in_force[max(in_force)] if in_force else 10
    return previous_period(period_of(today)) if today.day <= until else period_of(today)


def of_coordination(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    answers = acts and bool(holds - {"HOST", "OVERSIGHT", "LEADERSHIP"})
    for row in rows["planning_opinion"]:
        if answers and row["tenant_id"] == unit and row["state"] == "PENDING":
            yield "PLANNING_OPINION", global_id("PlanningOpinion", row["id"])
    for row in rows["planning_consultation"]:
        key, runs = global_id("PlanningConsultation", row["id"]), row["runner_tenant_id"] == unit
        if acts and "HOST" in holds and row["tenant_id"] == unit and row["state"] == "REVISING":
            yield "PLANNING_REVISION", key
        if acts and "APPROVAL" in holds and runs and row["state"] == "APPLIED":
            yield "PLANNING_ASKING", key
        if role == "DIRECTOR" and "APPROVAL" in holds and runs and row["state"] == "CONCLUDING":
            yield "PLANNING_CONCLUSION", key
    for row in rows["service_task"]:
        key = global_id("ServiceTask", row["id"])
        if answers and row["tenant_id"] == unit and row["state"] == "OPEN":
            yield "SERVICE_TASK", key
        if acts and "HOST" in holds and row["host_tenant_id"] == unit and row["state"] == "ANSWERED":
            yield "SERVICE_CONFIRMATION", key


def of_orders(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    answers, oversees = acts and bool(holds - {"OVERSIGHT", "LEADERSHIP"}), acts and "OVERSIGHT" in holds
    for row in rows["supervision_order"]:
        key = global_id("SupervisionOrder", row["id"])
        if answers and row["unit_id"] == unit and row["state"] == "OPEN":
            yield "ORDER_ACKNOWLEDGEMENT", key
        if answers and row["unit_id"] == unit and row["state"] == "ACKNOWLEDGED":
            yield "ORDER_FEEDBACK", key
        if oversees and row["tenant_id"] == unit and row["state"] == "ANSWERED":
            yield "ORDER_DECISION", key
    for row in rows["order_extension"]:
        if oversees and role == "DIRECTOR" and row["tenant_id"] == unit and row["state"] == "REQUESTED":
            yield "ORDER_EXTENSION", global_id("OrderExtension", row["id"])


def of_bulletins(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    for row in rows["bulletin"]:
        if role == "DIRECTOR" and "OVERSIGHT" in holds and row["tenant_id"] == unit and row["state"] == "DRAFT":
            yield "BULLETIN_PUBLICATION", global_id("Bulletin", row["id"])


def of_assessments(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    """All of it a director's: marks of departments that are asked for any, and what 合作交流办 decides."""
    if role != "DIRECTOR":
        return
    (now,) = rows["now"]
    marks = bool(holds - {"HOST", "OVERSIGHT", "LEADERSHIP"})
    for row in rows["assessment_indicator"]:
        if marks and row["tenant_id"] == unit and row["marking"] == "AWAITED":
            yield "ASSESSMENT_MARKING", global_id("AssessmentIndicator", row["id"])
    if "COORDINATION" not in holds:
        return
    for row in rows["assessment_objection"]:
        if row["state"] == "OPEN":
            yield "ASSESSMENT_OBJECTION", global_id("AssessmentObjection", row["id"])
    for row in rows["assessment"]:
        if row["state"] == "PUBLISHED" and row["objections_end_at"] <= now["at"]:
            yield "ASSESSMENT_FINAL", global_id("Assessment", row["id"])


def of_reports(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    reports = "HOST" in holds and role == "STATISTICIAN"
    checks = "COORDINATION" in holds and role in {"DIRECTOR", "OFFICER"}
    (now,) = rows["now"]
    for row in rows["monthly_report"]:
        key, mine = global_id("MonthlyReport", row["id"]), row["tenant_id"] == unit
        if reports and mine and row["state"] == "DRAFT" and row["ready_at"] <= now["at"]:
            yield "MONTHLY_REPORT_DUE", key
        if reports and mine and row["state"] == "RETURNED":
            yield "MONTHLY_REPORT_RETURNED", key
        if checks and row["state"] == "SUBMITTED":
            yield "MONTHLY_REPORT_VERIFICATION", key
    if not reports:
        return
    told = {row["id"]: row for row in rows["monthly_report"] if row["state"] in {"SUBMITTED", "VERIFIED"}}
    said = {
        (told[row["report_id"]]["period"], row["metric"]): row["total"]
        for row in rows["monthly_report_line"]
        if row["tenant_id"] == unit and row["report_id"] in told and row["round"] == told[row["report_id"]]["round"]
    }
    explained = {(row["bureau_figure_id"], row["reported"]) for row in rows["figure_explanation"]}
    mine = sorted((row for row in rows["bureau_figure"] if row["tenant_id"] == unit), key=lambda row: row["number"])
    for (period, metric), row in {(row["period"], row["metric"]): row for row in mine}.items():
        total = said.get((period, metric))
        if total is not None and total != row["amount"] and (row["id"], total) not in explained:
            yield "FIGURE_DIFFERENCE", global_id("BureauFigure", row["id"])


def of_buildings(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    lets = role in {"DIRECTOR", "OFFICER"}
    for row in rows["building_alert"]:
        mine = "HOST" in holds and row["tenant_id"] == unit and row["state"] == "OPEN"
        if mine and row["kind"] == "REPORT_DUE" and (lets or role == "STATISTICIAN"):
            yield "BUILDING_REPORT_DUE", global_id("Building", row["building_id"])
        if mine and row["kind"] == "LEASE_ENDING" and lets:
            yield "LEASE_ENDING", global_id("Lease", row["lease_id"])
    for row in rows["building_report"]:
        if "COORDINATION" in holds and lets and row["state"] == "SUBMITTED":
            yield "BUILDING_REPORT_VERIFICATION", global_id("BuildingReport", row["id"])


def of_evaluations(rows: Rows, unit: Any, holds: set[str], role: str) -> Iterator[Found]:
    acts = role in {"DIRECTOR", "OFFICER"}
    records = "INDUSTRY" in holds and role != "VIEWER"
    for row in rows["evaluation_year"]:
        if records and row["department_id"] == unit and row["state"] == "OPEN" and row["told_at"]:
            yield "EVALUATION_YEAR_DUE", global_id("EvaluationYear", row["id"])
    for row in rows["evaluation_promise"]:
        if "INDUSTRY" in holds and role == "DIRECTOR" and row["department_id"] == unit and row["state"] == "WAITING":
            yield "EVALUATION_PROMISE_CHANGED", global_id("EvaluationPromise", row["id"])
    for row in rows["post_evaluation"]:
        key, nobody = global_id("PostEvaluation", row["id"]), row["department_id"] is None
        if row["state"] != "RUNNING" or not acts:
            continue
        if "COORDINATION" in holds and nobody:
            yield "EVALUATION_DEPARTMENT_MISSING", key
        if "HOST" in holds and row["tenant_id"] == unit and not row["promised"] and not nobody:
            yield "EVALUATION_PROMISE_MISSING", key


ORACLES = (
    *(of_reviews, of_meetings, of_transfers, of_candidates, of_credit, of_pipeline),
    *(of_blockers, of_visits, of_plans, of_coordination),
    *(of_orders, of_bulletins, of_assessments, of_reports, of_evaluations, of_buildings),
)
