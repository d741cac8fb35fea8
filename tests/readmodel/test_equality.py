"""The compiled bytes and the ordinary executor's answer are the same, in order and to the digit."""

import dataclasses
from typing import Any

import asyncpg
import pytest

from tests.support.documents import ASSESSMENTS, BUILDINGS, BULLETINS, EVALUATIONS, MARKS, REPORTS
from tests.support.pipeline import REGISTRY
from tests.support.queries import a_query
from tests.support.reading import KEY, Reading, ordered
from zhaoshang.demo.examples import QUESTIONS
from zhaoshang.readmodel.compiler import Compiled
from zhaoshang.readmodel.reader import Asked, Reader

HOST = "director@huaming"
SEEDS = 60
PERSONAS = [HOST, "officer@hezuo", "viewer@ducha", "officer@sthj", "auditor"]

OBJECTS = """
fragment Whole on Project {
  id name description industry channel stage resumeStage investment investmentApproximate isMajor needsConstruction
  occupiesLand isHazardous firstContactOn firstContactPrecision registeredOn registrationNumber siteBasis siteDocument
  lostReason lostTo createdBy { id name createdAt } createdAt updatedAt version host { ...Unit } origin { ...Unit }
  industryDepartment { ...Unit } company { id name creditCode tenant { code } createdAt updatedAt version }
  latestStageChange { ...Change }
  firstReport { id number reportedAt status tenant { code } by { name } decisionReason decidedAt decidedBy { name }
    version }
  participations { tenant { code } parts }
  stageChanges(last: 3) { totalCount edges { cursor node { ...Change } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
}
fragment Unit on Tenant { id code name shortName kind responsibilities parent { code } children { code }
  closedAt createdAt version }
fragment Change on StageChange { id fromStage toStage at by { name } reason }
"""
BUSINESS = [
    "query ($n: Int = 20) { projects(first: $n) { nodes { ...Whole } } }" + OBJECTS,
    """{ a: projects(orderBy: {field: INVESTMENT}, first: 30) { edges { cursor node { investment } } totalCount }
         b: projects(orderBy: {field: UPDATED_AT, direction: ASC}, last: 30) { nodes { updatedAt }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
    """{ projectSummary { count investment } m: projectSummary(groupBy: [MONTH, INDUSTRY]) { month industry count
         investment stage tenant { name } }
         t: projectSummary(groupBy: [TENANT]) { tenant { code parent { code } } count } }""",
    """{ companies(first: 50) { nodes { name creditCode tenant { name } } totalCount } }""",
    """{ firstReports(first: 50) { nodes { number status reportedAt project { name stage } by { name } }
         totalCount } }""",
    """{ viewer { __typename districtCode districtName tenant { name kind } person { name } }
         tenants(first: 100) { nodes { code kind responsibilities children { code } } }
         people(first: 100) { nodes { name email { address verifiedAt codeExpiresAt setAt version } } }
         digestPreference { wanted language setAt version }
         memberships(first: 20) { nodes { role grantedAt person { name } } }
         districtRules { nodes { rule value effectiveOn } }
         workingDayOverrides { nodes { day worked reason inForce createdAt createdBy { name } } } }""",
]
CREDIT = [
    """{ carriers(first: 50) { nodes { name kind area power purpose availableOn tenant { code } } }
         transfers(first: 50) { totalCount nodes { id state reason summary industry carrierKind leastArea leastPower
         proposedAt proposedBy { name } confirmedAt warnedAt closedAt closeReason acceptedAt openOffers acceptedOffers
         origin { code } host { code } project { name stage } } } }""",
    """{ facts(first: 50) { totalCount nodes { id metric amount count paidOn source state recordedAt decidedAt
         evidence { fileName mediaType size sha256 claim } project { name } tenant { code } corrects { id } } }
         closedPeriods(first: 30) { nodes { period closedAt } } }""",
    """{ attributionEntries(first: 60) { totalCount nodes { metric period kind amount count share cumulativeAmount
         cumulativeCount basis since postedAt explanation party { code } origin { code } host { code }
         project { name } } }
         s: attributionStatement(groupBy: [PERIOD, METRIC, PARTY, KIND, DISPUTED]) { period metric party { code } kind
         entries amount count disputed disputedAmount disputedCount } }""",
    """{ attributionTermsList(first: 60) { totalCount nodes { id basis since countsOnly madeAt disputed
         origin { code } host { code } shares { party { code } share takesRemainder } project { name }
         replaces { id } replacedBy { id } agreement { state } dispute { state decision } link { kind } } } }""",
]
GUIDANCE = [
    """{ guidanceEditions(first: 20) { totalCount nodes { id title document effectiveOn endedOn itemCount version
         importedAt importedBy { name } department { code } } } }""",
    """{ guidanceItems(first: 50, filter: {kind: [RESTRICTED, ELIMINATED], inForceOn: "2026-06-30"}) { totalCount
         nodes { id kind code sector text place edition { title endedOn } } pageInfo { endCursor } } }""",
]
REVIEWS = [
    """{ reviews(first: 20, orderBy: {field: DUE_AT, direction: DESC}) { totalCount nodes { id round state statement
         vetoAnswer industry investment occupiesLand needsConstruction isHazardous fastTrack pending submittedAt dueAt
         overdue decidedAt decision version project { name } host { code } template { number fastTrackMost }
         previous { round state } comparison { section before { verdict } now { verdict state } }
         opinions { id state verdict vetoRight dueAt overdue daysLeft opinion answers guidance section { code triggers
           industries questions documents } guidanceItem { code text } supplements { question answer } }
         documents { name sinceRound fileName mediaType size } assessments { kind conclusion agency fee }
         conditions { requirement state dueAt overdue setBy { code } } } } }""",
    """{ reviews(first: 50, filter: {state: [VETOED, COLLECTING], hasOpenConditions: false}) { nodes { state round } }
         reviewTemplates { nodes { number effectiveOn sections { code responsibility workingDays veto department {
           code } } publisher { code } } } }""",
]
MEETINGS = [
    """{ meetings(first: 20) { totalCount nodes { id kind state title heldAt place invitedAt closedAt version
         items { summary conclusion reasons votesFor votesAgainst review { round } statements { text by { name } }
           votes { vote reason } } members { votes tenant { code } } materials { title addedAt } } } }""",
]
MAJORS = [
    """{ majorProjects(first: 30, orderBy: {field: INVESTMENT, direction: DESC}) { totalCount nodes { id enteredAt
         leftAt investment stage sponsorGaps daysToStart daysToProduction plannedDaysToProduction project { name }
         host { code } sponsors { level tenant { code } person { name } nextVisitOn visitOverdue version }
         light { period colour rule dueOn plannedShare doneShare final owner { code } } lights { period colour }
         progress { period completed narrative } plan { startOn baseline kind version template { number
           steps { code after days share responsibility } } milestones { code plannedOn expectedOn reachedOn late
           responsible { code } } proposals { state reason shifts { plannedOn milestone { code } } } }
         visits(first: 3) { nodes { visitedOn findings } } changes(first: 3) { nodes { entered investment threshold }
         } project { timeline(first: 60) { totalCount nodes { kind at detail tenant { code } by { name } } } } } } }""",
    """{ projects(first: 20) { nodes { name timeline(first: 5) { pageInfo { hasNextPage endCursor }
         edges { cursor node { kind detail by { name } } } } } } }""",
    """{ majorProjects(first: 50, filter: {current: true, gap: [DISTRICT_LEADER], light: [RED]}) { nodes { id } }
         majorDurations(groupBy: [TENANT]) { tenant { code } count medianDaysToStart medianDaysToProduction }
         s: majorDurations { count medianDaysToStart }
         milestoneTemplates(first: 5) { nodes { number effectiveOn } } }""",
]
BLOCKERS = [
    """{ blockers(first: 30, orderBy: {field: RAISED_AT, direction: DESC}) { totalCount nodes { id kind description
         state level dueAt isOverdue escalationGap raisedAt raisedBy { name } answer answerEvidence { fileName }
         answeredAt answeredBy { name } instruction closedAt closedBy { name } version project { name } host { code }
         department { code } waitsFor { code } steps(first: 20) { nodes { action fromLevel toLevel at dueAt reason
           by { name } tenant { code } department { code } } } } }
       mine: blockers(first: 30, filter: {assignedToMe: true, overdue: true, state: [OPEN], level: [DEPARTMENT]}) {
         nodes { id } } }""",
]
ORDERS = [
    """{ supervisionOrders(first: 30, orderBy: {field: OPENED_AT, direction: DESC}) { totalCount nodes { id source
         subject task state colour dueAt isOverdue stuck lapses openedAt openedBy { name } acknowledgedAt
         acknowledgedBy { name } feedback feedbackEvidence { fileName } answeredAt answeredBy { name } decideBy closedAt
         closedBy { name } version office { code } unit { code } project { name } light { period colour }
         blocker { description } line { name rank }
         steps(first: 20) { nodes { action fromColour toColour at dueAt reason by { name } tenant { code }
           evidence { fileName } } }
         extensions(first: 5) { nodes { id state untilAt reason askedAt askedBy { name } decideBy decidedAt
           decidedBy { name } decisionReason version order { subject } } } } } }""",
    """{ supervisionOrders(first: 30, filter: {state: [OPEN, ACKNOWLEDGED, ANSWERED], stuck: false,
         openedFrom: "2026-01-01T00:00:00Z", openedBefore: "2026-12-31T00:00:00Z"}) { nodes { id } }
         supervisionOrderSummary(groupBy: [TENANT, COLOUR]) { tenant { code } colour count closed closedOnTime overdue
           lapsed meanTenthsOfDays }
         m: supervisionOrderSummary(groupBy: [MONTH, STATE], filter: {colour: [RED, BLUE]}) { month state count }
         s: supervisionOrderSummary { count meanTenthsOfDays } }""",
]
DESK = [
    """{ myDuties(first: 30) { totalCount edges { cursor node { id kind subjectId title since dueAt isOverdue daysLeft
         project { name stage } } } pageInfo { hasNextPage startCursor endCursor } }
         myDutyCounts(groupBy: [KIND]) { kind open overdue dueSoon } all: myDutyCounts { open kind } }""",
    """{ myDuties(first: 30) { totalCount nodes { subject { id ... on Blocker { level waitsFor { code } }
         ... on Fact { amount } ... on ServiceTask { title daysLeft } ... on Review { round project { name } }
         ... on Milestone { late } ... on MilestonePlan { forecast { code on } } ... on Transfer { state } } } } }""",
    "{ myDuties(first: 30) { totalCount nodes { subject { __typename ... on Sponsorship { nextVisitOn } } } } }",
    """{ myNotices(first: 30, filter: {unread: true}) { totalCount nodes { id kind subjectId at readAt unit { code } } }
         myNoticeCounts(groupBy: [KIND]) { kind told unread } }""",
]
PLANNING = [
    """{ planningConsultations(first: 20, orderBy: {field: DUE_AT, direction: DESC}) { totalCount nodes {
         id number state revision dueAt isOverdue daysLeft appliedAt closedAt document concludedOn reasons version
         project { name }
         host { code } runner { code } appliedBy { name } closedBy { name }
         revisions { number plan handedInBy { name } documents { name fileName mediaType size } }
         opinions { id revision state askedAt dueAt isOverdue daysLeft verdict opinion lawBasis givenAt version
           department { code } givenBy { name } evidence { fileName } } } } }""",
    """{ planningConsultations(first: 50, filter: {state: [CONSULTING, REVISING], overdue: true}) { nodes { state } }
         reviews(first: 1) { nodes { id } } }""",
    """{ serviceTasks(first: 30) { totalCount nodes {
         id phase title state isAdded dueAt isOverdue daysLeft addedAt outcome
         result answeredAt confirmBy decidedAt reopenReason version project { name } host { code } department { code }
         addedBy { name } answeredBy { name } decidedBy { name } evidence { fileName } } } }""",
    """{ serviceLists(first: 5) { nodes { id number effectiveOn note publishedAt publisher { code } publishedBy { name }
         tasks { place phase title responsibility workingDays needsConstruction industries department { code } } } }
         serviceTasks(first: 20, filter: {phase: [APPROVING], state: [OPEN], overdue: false}) { nodes { title } } }""",
]
ADMINISTRATION = [
    "{ viewer { districtCode districtName person { name } tenant { name } } }",
    """{ auditEntries(first: 100) { totalCount nodes { id at person tenant action resource changes requestId address
         seq hash } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""",
]


async def subject(keeper: asyncpg.Connection, persona: str) -> str:
    """The token's subject of a persona; the district's one auditor."""
    if persona != "auditor":
        return persona
    found: str = await keeper.fetchval(
        """SELECT subject FROM app.person JOIN app.membership ON membership.person_id = person.id
           WHERE role = 'AUDITOR' AND person.district_id = 120110"""
    )
    return found


async def compare(reading: Reading, who: str, query: str, variables: dict[str, Any] | None = None) -> Any:
    """Fails unless both paths answer the same."""
    compiled = ordered(await reading.text(who, query, variables))
    executed = ordered(await reading.text(who, query, variables, through_executor=True))
    assert compiled == executed
    return compiled


@pytest.mark.parametrize("query", BUSINESS, ids=range(len(BUSINESS)))
@pytest.mark.parametrize("persona", PERSONAS[:-1])
async def test_both_paths_answer_the_same(reading: Reading, persona: str, query: str) -> None:
    assert await compare(reading, persona, query)


@pytest.mark.parametrize("query", CREDIT, ids=range(len(CREDIT)))
@pytest.mark.parametrize("persona", [HOST, "officer@hezuo", "viewer@ducha"])
async def test_both_paths_answer_who_is_credited_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", GUIDANCE, ids=range(len(GUIDANCE)))
async def test_both_paths_answer_what_catalogues_list_the_same(reading: Reading, query: str) -> None:
    answered = await compare(reading, HOST, query)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", REVIEWS + MEETINGS + PLANNING, ids=range(len(REVIEWS + MEETINGS + PLANNING)))
@pytest.mark.parametrize("persona", ["officer@hezuo", "officer@gxj", "viewer@ducha"])
async def test_both_paths_answer_what_is_judged_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", MAJORS, ids=range(len(MAJORS)))
@pytest.mark.parametrize("persona", ["officer@fgw", "officer@gxj", HOST])
async def test_both_paths_answer_how_major_projects_do_the_same(reading: Reading, persona: str, query: str) -> None:
    await compare(reading, persona, query)


@pytest.mark.parametrize("query", BLOCKERS, ids=range(len(BLOCKERS)))
@pytest.mark.parametrize("persona", ["officer@fgw", "officer@ghzy", "viewer@ducha"])
async def test_both_paths_answer_what_stands_in_the_way_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", ORDERS, ids=range(len(ORDERS)))
@pytest.mark.parametrize("persona", ["officer@ducha", "officer@hezuo", HOST])
async def test_both_paths_answer_what_is_supervised_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    # The host has an order of its own, now closed.
    assert persona == HOST or dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", BULLETINS, ids=range(len(BULLETINS)))
@pytest.mark.parametrize("persona", ["officer@ducha", "officer@hezuo", HOST])
async def test_both_paths_answer_what_was_said_of_a_month_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", ASSESSMENTS, ids=range(len(ASSESSMENTS)))
@pytest.mark.parametrize("persona", ["officer@ducha", "director@hezuo", HOST])
async def test_both_paths_answer_what_a_year_came_to_the_same(reading: Reading, persona: str, query: str) -> None:
    answered = await compare(reading, persona, query)
    # The host objected to nothing.
    assert persona == HOST or dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("persona", ["officer@ducha", "director@gxj"])
async def test_both_paths_answer_what_was_marked_the_same(reading: Reading, persona: str) -> None:
    answered = await compare(reading, persona, MARKS)
    assert dict(answered[0][1])["nodes"]


@pytest.mark.parametrize("query", BUILDINGS, ids=range(len(BUILDINGS)))
@pytest.mark.parametrize("persona", ["officer@hezuo", HOST])
async def test_both_paths_answer_what_is_let_the_same(reading: Reading, persona: str, query: str) -> None:
    assert await compare(reading, persona, query)


@pytest.mark.parametrize("query", REPORTS, ids=range(len(REPORTS)))
@pytest.mark.parametrize("persona", ["officer@tjj", "officer@hezuo", HOST])
async def test_both_paths_answer_what_is_reported_the_same(reading: Reading, persona: str, query: str) -> None:
    assert await compare(reading, persona, query)


@pytest.mark.parametrize("query", EVALUATIONS, ids=range(len(EVALUATIONS)))
@pytest.mark.parametrize("persona", ["director@gxj", "officer@hezuo", HOST])
async def test_both_paths_answer_what_came_of_it_the_same(reading: Reading, persona: str, query: str) -> None:
    assert (persona == HOST and "evaluationReports" in query) or await compare(reading, persona, query)


@pytest.mark.parametrize("query", DESK, ids=range(len(DESK)))
@pytest.mark.parametrize("persona", ["director@hezuo", "officer@gxj"])
async def test_both_paths_answer_what_waits_and_what_happened_the_same(
    reading: Reading, persona: str, query: str
) -> None:
    answered = await compare(reading, persona, query)
    assert dict(answered[0][1])["totalCount"] != ("number", "0")


@pytest.mark.parametrize("query", ADMINISTRATION, ids=range(len(ADMINISTRATION)))
async def test_both_paths_answer_an_auditor_the_same(reading: Reading, keeper: asyncpg.Connection, query: str) -> None:
    assert await compare(reading, await subject(keeper, "auditor"), query)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.title)
async def test_both_paths_answer_the_readmes_questions_the_same(reading: Reading, question: Any) -> None:
    assert await compare(reading, question.persona, question.query)


@pytest.fixture(scope="module")
async def ids(keeper: asyncpg.Connection) -> list[str]:
    """Ids of every type: some of one's own, some of others, some of nobody."""
    tables = {
        "Project": "project", "Company": "company", "Contact": "contact", "Note": "note",
        "StageChange": "stage_change", "FirstReport": "first_report", "DuplicateLink": "duplicate_link",
        "Tenant": "tenant", "Person": "person", "Membership": "membership", "DistrictRule": "rule_version",
        "AuditEntry": "audit_entry", "Transfer": "transfer", "TransferOffer": "transfer_offer",
        "TransferAdvice": "transfer_advice", "Carrier": "carrier", "LeadingIndustry": "leading_industry",
        "Evidence": "evidence", "Fact": "fact", "Target": "target",
        "AssessmentScheme": "assessment_scheme", "AssessmentIndicator": "assessment_indicator",
        "AssessmentMark": "assessment_mark", "Assessment": "assessment", "AssessmentResult": "assessment_result",
        "AssessmentLine": "assessment_line", "AssessmentObjection": "assessment_objection",
        "ClosedPeriod": "closed_period",
        "AttributionEntry": "attribution_entry", "AttributionTerms": "attribution_terms",
        "AttributionAgreement": "attribution_agreement", "AttributionDispute": "attribution_dispute",
        "AttributionLink": "attribution_link", "HostSuccession": "host_succession",
        "WorkingDayOverride": "working_day_override",
        "GuidanceEdition": "guidance_edition", "GuidanceItem": "guidance_item",
        "Review": "review", "ReviewOpinion": "review_opinion", "ReviewSupplement": "review_supplement",
        "ReviewDocument": "review_document", "ReviewAssessment": "review_assessment",
        "ReviewCondition": "review_condition", "ReviewTemplate": "review_template",
        "Meeting": "meeting", "MeetingItem": "meeting_item", "MeetingMember": "meeting_member",
        "MeetingStatement": "meeting_statement", "MeetingVote": "meeting_vote", "MeetingMaterial": "meeting_material",
        "MajorProject": "major_project", "MajorChange": "major_change", "Sponsorship": "sponsorship",
        "SponsorVisit": "sponsor_visit", "MilestoneTemplate": "milestone_template", "MilestonePlan": "milestone_plan",
        "Milestone": "milestone", "BaselineProposal": "baseline_proposal", "ProgressReport": "progress_report",
        "LightReading": "light_reading",
        "Blocker": "blocker", "BlockerStep": "blocker_step",
        "SupervisionOrder": "supervision_order", "OrderStep": "order_step", "OrderExtension": "order_extension",
        "Bulletin": "bulletin", "BulletinLine": "bulletin_line", "BulletinLight": "bulletin_light",
        "Building": "building", "Lease": "lease", "BuildingReport": "building_report",
        "BuildingAlert": "building_alert",
        "MonthlyReport": "monthly_report", "MonthlyReportRound": "monthly_report_round",
        "MonthlyReportStep": "monthly_report_step", "BureauFigure": "bureau_figure",
        "FigureExplanation": "figure_explanation",
        "PostEvaluation": "post_evaluation", "EvaluationYear": "evaluation_year",
        "EvaluationRound": "evaluation_round", "EvaluationPromise": "evaluation_promise",
        "EvaluationReport": "evaluation_report",
        "PlanningConsultation": "planning_consultation", "PlanningDocument": "planning_document",
        "PlanningOpinion": "planning_opinion",
        "ServiceTask": "service_task", "ServiceList": "service_list",
    }  # fmt: skip
    found = []
    for name, table in tables.items():
        rows = await keeper.fetch(
            f"SELECT '{name}_' || id AS id FROM app.{table} ORDER BY district_id, md5(id::text) LIMIT 3"
        )
        found += [row["id"] for row in rows]
    return [*found, "Project_00000000-0000-0000-0000-000000000000", "nonsense"]


@pytest.mark.parametrize("persona", PERSONAS)
async def test_both_paths_answer_any_query_the_same(
    reading: Reading, keeper: asyncpg.Connection, ids: list[str], persona: str
) -> None:
    who = await subject(keeper, persona)
    for seed in range(SEEDS):
        query = a_query(seed, REGISTRY.schema, await reading.actor(who), ids)
        await compare(reading, who, query.text, query.variables)
        assert len(reading.sent) == 1, seed


class Faulty(Reader):
    """Compiles one thing differently where PostgreSQL's JSON is the whole answer."""

    was = ""
    becomes = ""

    def compiled(self, asked: Asked, actor: Any, *, for_executor: bool) -> Compiled:
        compiled = super().compiled(asked, actor, for_executor=for_executor)
        if for_executor:
            return compiled
        assert self.was in compiled.sql
        return dataclasses.replace(compiled, sql=compiled.sql.replace(self.was, self.becomes, 1))


@pytest.mark.parametrize(
    ("query", "was", "becomes"),
    [
        ("{ projects(first: 2) { nodes { investment } } }", "0.01", "0.010"),
        ("{ projects(first: 2) { nodes { version } } }", ".version AS version", ".version * 1.0 AS version"),
        ("{ projects(first: 2) { nodes { version } } }", ".version AS version", ".version::text AS version"),
        ("{ projects(first: 2) { nodes { createdAt } } }", "SS.US", "SS.MS"),
        ("{ projects(first: 2) { nodes { __typename } } }", "'Project'", "'project'"),
        ("{ projects(first: 2) { nodes { name } } }", ".name AS name", ".name AS nom"),
        ("{ projects(first: 2) { nodes { isMajor } } }", '.is_major AS "isMajor"', '.is_major::int AS "isMajor"'),
    ],
)
async def test_a_difference_is_noticed(reading: Reading, query: str, was: str, becomes: str) -> None:
    reader = type("Planted", (Faulty,), {"was": was, "becomes": becomes})(REGISTRY, signing_key=KEY)
    planted = dataclasses.replace(reading, reader=reader)
    await compare(reading, HOST, query)
    with pytest.raises((AssertionError, KeyError)):
        await compare(planted, HOST, query)


async def test_a_difference_of_order_is_noticed() -> None:
    assert ordered('{"a": 1, "b": 2}') != ordered('{"b": 2, "a": 1}')
    assert ordered("[1.0]") != ordered("[1]")
