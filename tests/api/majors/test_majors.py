"""A major project over GraphQL from the threshold to a new baseline, as each of its people sees it."""

from datetime import timedelta
from typing import Any

from tests.support.actors import person_id
from tests.support.desk import Desk, unit
from tests.support.majors import joins
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

MAJORS = """{ majorProjects { totalCount nodes { id sponsorGaps investment leftAt project { name isMajor }
    sponsors { level tenant { code } } changes { nodes { entered investment threshold by { name } } } } } }"""
READ = """query($id: ID!) { majorProject(id: $id) { stage sponsorGaps host { code }
    sponsors { id level tenant { code } person { name } nextVisitOn visitOverdue }
    sponsorships { nodes { level endedAt endReason handover } } visits { nodes { findings followUp tenant { code } } }
    light { period colour rule owner { code } dueOn plannedShare doneShare final } lights { period colour }
    progress { period completed narrative evidence { fileName } host { code } reportedBy { name } }
    plan { kind baseline startOn template { number } milestones { code name plannedOn firstPlannedOn reachedOn
      expectedOn late responsible { code } } proposals { state reason decision shifts { plannedBefore plannedOn
      milestone { code } } } } } }"""
TIMELINE = """query($id: ID!) { majorProject(id: $id) { project {
    timeline(first: 100) { nodes { kind detail tenant { code } by { name } } } } } }"""
WHAT_IF = """query($id: ID!, $slips: [MilestoneSlipInput!]) { milestonePlan(id: $id) {
    now: forecast { code on slack critical slipsBy } if: forecast(slips: $slips) { code on slipsBy critical } } }"""
STEPS: list[dict[str, Any]] = [
    {"kind": "CONSTRUCTION", "code": "START", "name": "开工", "days": 90, "share": 1000, "responsibility": "HOST"},
    {
        "kind": "CONSTRUCTION",
        "code": "PRODUCE",
        "name": "投产",
        "days": 365,
        "share": 10000,
        "after": ["START"],
        "responsibility": "HOST",
    },
    {"kind": "SERVICE", "code": "OPEN", "name": "开业", "days": 90, "share": 10000, "responsibility": "HOST"},
]


async def test_one_fen_more_and_it_is_there_with_two_gaps(hall: Hall, table: Desk) -> None:
    project = await hall.create(investment_fen=4_999_999_999)
    assert (await table.ask("officer@fgw", MAJORS))["majorProjects"] == {"totalCount": 0, "nodes": []}

    given = {"id": global_id("Project", project), "expectedVersion": 1, "investment": "50000000.00"}
    await table.done("officer@huaming", "projectUpdate", given, "project { isMajor }")

    (node,) = (await table.ask("officer@fgw", MAJORS))["majorProjects"]["nodes"]
    assert node.pop("id").startswith("MajorProject_")
    assert node == {
        "sponsorGaps": ["DISTRICT_LEADER", "DEPARTMENT"],
        "investment": "50000000.00",
        "leftAt": None,
        "project": {"name": "高端装备生产基地项目", "isMajor": True},
        "sponsors": [{"level": "HOST", "tenant": {"code": "huaming"}}],
        "changes": {
            "nodes": [
                {
                    "entered": True,
                    "investment": "50000000.00",
                    "threshold": "50000000.00",
                    "by": {"name": "officer@huaming"},
                }
            ]
        },
    }
    back = {**given, "expectedVersion": 2, "investment": "49999999.99"}
    await table.done("officer@huaming", "projectUpdate", back, "project { isMajor }")
    (node,) = (await table.ask("officer@fgw", MAJORS))["majorProjects"]["nodes"]
    assert (node["sponsorGaps"], node["project"], len(node["changes"]["nodes"])) == ([], None, 2)
    assert node["leftAt"] is not None
    assert (await table.ask("director@xinli", MAJORS))["majorProjects"]["totalCount"] == 0


async def test_from_sponsors_to_a_new_baseline(hall: Hall, table: Desk) -> None:
    officer, fgw = "officer@huaming", "officer@fgw"
    await hall.create(investment_fen=10_000_000_000, needs_construction=True)
    major = (await table.ask(fgw, MAJORS))["majorProjects"]["nodes"][0]["id"]
    await joins(hall, "director@qld", "DIRECTOR")
    leader = {"majorProject": major, "level": "DISTRICT_LEADER", "tenant": unit("qld")}
    leader |= {"person": global_id("Person", person_id("director@qld"))}
    await table.done(fgw, "sponsorshipAppoint", leader, "sponsorship { person { name } }")
    department = {"majorProject": major, "level": "DEPARTMENT", "tenant": unit("ghzy")}
    sponsorship = (await table.done(fgw, "sponsorshipAppoint", department, "sponsorship { id }"))["id"]
    visit = {"sponsorship": sponsorship, "visitedOn": "2026-06-30", "findings": "基坑完成", "followUp": "协调用电"}
    await table.done("officer@ghzy", "sponsorVisitRecord", visit, "visit { findings sponsorship { level } }")
    template = {"effectiveOn": "2026-06-30", "steps": STEPS}
    await table.done("director@fgw", "milestoneTemplatePublish", template, "template { number steps { code after } }")
    made = await table.done(
        officer,
        "milestonePlanMake",
        {"majorProject": major, "startOn": "2026-03-01"},
        "plan { id version milestones { id code plannedOn version } }",
    )
    assert [(each["code"], each["plannedOn"]) for each in made["milestones"]] == [
        ("START", "2026-05-30"),
        ("PRODUCE", "2027-05-30"),
    ]
    start = made["milestones"][0]
    reached = {"id": start["id"], "expectedVersion": 1, "reachedOn": "2026-06-20"}
    await table.done(officer, "milestoneReport", reached, "milestone { reachedOn late }")
    photo = await table.upload(officer, "现场")
    month = {
        "plan": made["id"],
        "period": "2026-06",
        "completed": "15000000.00",
        "narrative": "桩基",
        "evidence": photo,
    }
    await table.done(officer, "progressReport", month, "report { version evidence { fileName } }")
    asked = {"plan": made["id"], "expectedVersion": 1, "reason": "设备延误"}
    asked |= {"milestones": [{"code": "PRODUCE", "plannedOn": "2027-09-30"}]}
    proposal = await table.done("director@huaming", "baselinePropose", asked, "proposal { id version }")
    decided = {"id": proposal["id"], "expectedVersion": 1, "note": "同意"}
    await table.done(fgw, "baselineApprove", decided, "proposal { state }")

    seen = (await table.ask(fgw, READ, id=major))["majorProject"]
    assert (seen["sponsorGaps"], [each["level"] for each in seen["sponsors"]]) == (
        [],
        ["DEPARTMENT", "DISTRICT_LEADER", "HOST"],
    )
    assert seen["visits"]["nodes"] == [{"findings": "基坑完成", "followUp": "协调用电", "tenant": {"code": "ghzy"}}]
    assert seen["light"] == {
        "period": "2026-06",
        "colour": "GREEN",
        "rule": "ON_PLAN",
        "owner": {"code": "huaming"},
        "dueOn": "2027-09-30",
        "plannedShare": 1571,
        "doneShare": 1500,
        "final": False,
    }
    assert [each["period"] for each in seen["lights"]] == ["2026-06", "2026-05", "2026-04", "2026-03"]
    assert seen["plan"]["baseline"] == 2
    assert seen["plan"]["milestones"][1] | {"name": ""} == {
        "code": "PRODUCE",
        "name": "",
        "plannedOn": "2027-09-30",
        "firstPlannedOn": "2027-05-30",
        "reachedOn": None,
        "expectedOn": None,
        "late": False,
        "responsible": {"code": "huaming"},
    }
    happened = (await table.ask(fgw, TIMELINE, id=major))["majorProject"]["project"]["timeline"]["nodes"]
    assert sorted({each["kind"] for each in happened}) == [
        *("BASELINE_DECIDED", "BASELINE_PROPOSED", "FIRST_REPORTED", "LIGHT_CHANGED", "MAJOR_ENTERED"),
        *("MILESTONE_REACHED", "PLAN_MADE", "PROGRESS_REPORTED", "SPONSOR_APPOINTED", "STAGE_CHANGED", "VISITED"),
    ]
    (visited,) = [each for each in happened if each["kind"] == "VISITED"]
    assert visited == {
        "kind": "VISITED",
        "detail": "基坑完成",
        "tenant": {"code": "ghzy"},
        "by": {"name": "officer@ghzy"},
    }
    (kept,) = seen["plan"]["proposals"]
    assert (kept["state"], kept["shifts"][0]["plannedBefore"]) == ("APPROVED", "2027-05-30")
    for persona in ("viewer@huaming", "officer@ghzy", "director@qld", "viewer@ducha", "officer@hezuo"):
        assert (await table.ask(persona, READ, id=major))["majorProject"]["plan"]["baseline"] == 2, persona
    for persona in ("director@xinli", "officer@sthj"):
        assert (await table.ask(persona, READ, id=major))["majorProject"] is None, persona


async def test_what_if_something_slips(hall: Hall, table: Desk) -> None:
    await hall.create(investment_fen=10_000_000_000, needs_construction=True)
    major = (await table.ask("officer@fgw", MAJORS))["majorProjects"]["nodes"][0]["id"]
    await table.done(
        "director@fgw", "milestoneTemplatePublish", {"effectiveOn": "2026-06-30", "steps": STEPS}, "template { id }"
    )
    given = {"majorProject": major, "startOn": "2026-07-01"}
    plan = (await table.done("officer@huaming", "milestonePlanMake", given, "plan { id }"))["id"]

    found = (await table.ask("officer@fgw", WHAT_IF, id=plan, slips=[{"code": "START", "days": 30}]))["milestonePlan"]

    assert found["now"] == [
        {"code": "START", "on": "2026-09-29", "slack": 0, "critical": True, "slipsBy": 0},
        {"code": "PRODUCE", "on": "2027-09-29", "slack": 0, "critical": True, "slipsBy": 0},
    ]
    assert found["if"] == [
        {"code": "START", "on": "2026-10-29", "slipsBy": 30, "critical": True},
        {"code": "PRODUCE", "on": "2027-10-29", "slipsBy": 30, "critical": True},
    ]


async def test_how_long_they_took_is_counted_over_what_one_sees(hall: Hall, table: Desk) -> None:
    for at, persona in enumerate(("officer@huaming", "officer@huaming", "officer@xinli")):
        key = await hall.create(persona, investment_fen=5_000_000_000, name=f"项目{at}", company_name=f"天津{at}号公司")
        for stage, days in (("SIGNED", 0), ("STARTED", 100 + 10 * at), ("PRODUCING", 400)):
            await hall.owner.execute(
                "INSERT INTO app.stage_change (district_id, id, tenant_id, project_id, to_stage, at, by_person_id)"
                " SELECT district_id, uuidv7(), tenant_id, id, $2, $3, created_by FROM app.project WHERE id = $1",
                key,
                stage,
                hall.clock.now() + timedelta(days=days),
            )
    query = """{ majorDurations(groupBy: [TENANT]) { tenant { code } count medianDaysToStart medianDaysToProduction }
        majorProjects(orderBy: {field: ENTERED_AT, direction: ASC}) { nodes { daysToStart daysToProduction } } }"""

    found = await table.ask("officer@fgw", query)

    assert sorted(found["majorDurations"], key=lambda each: str(each["tenant"])) == [
        {"tenant": {"code": "huaming"}, "count": 2, "medianDaysToStart": 100, "medianDaysToProduction": 290},
        {"tenant": {"code": "xinli"}, "count": 1, "medianDaysToStart": 120, "medianDaysToProduction": 280},
    ]
    assert [each["daysToStart"] for each in found["majorProjects"]["nodes"]] == [100, 110, 120]
    assert len((await table.ask("viewer@xinli", query))["majorDurations"]) == 1
