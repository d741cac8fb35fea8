"""Root fields: what they find, what they hide, what they refuse before any SQL runs."""

import json
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.support.reading import Reading, ordered

HOST = "director@huaming"
NEIGHBOUR = "director@jinzhong"
DISTRICT = "officer@hezuo"
OVERSIGHT = "viewer@ducha"
REVIEWER = "officer@sthj"
AUDITOR = "auditor@qzb"


@pytest.fixture(scope="module")
async def auditor(keeper: asyncpg.Connection) -> str:
    subject = await keeper.fetchval(
        """SELECT subject FROM app.person JOIN app.membership ON membership.person_id = person.id
           WHERE role = 'AUDITOR' AND person.district_id = 120110"""
    )
    assert isinstance(subject, str)
    return subject


NODES = {
    "Project": "name company { name }",
    "Company": "name creditCode",
    "Contact": "name phone",
    "StageChange": "toStage",
    "Note": "body",
    "FirstReport": "number",
    "DuplicateLink": "state",
    "Tenant": "code",
    "Person": "name",
    "Membership": "role",
    "DistrictRule": "rule",
    "WorkingDayOverride": "day worked inForce",
}
TABLES = {"StageChange": "stage_change", "FirstReport": "first_report", "DuplicateLink": "duplicate_link",
          "DistrictRule": "rule_version", "WorkingDayOverride": "working_day_override"}  # fmt: skip


def node_query() -> str:
    fragments = " ".join(f"... on {name} {{ {fields} }}" for name, fields in NODES.items())
    return f"query ($id: ID!) {{ node(id: $id) {{ __typename id {fragments} }} }}"


@pytest.mark.parametrize("type_name", NODES)
async def test_a_node_is_the_object_of_its_id(reading: Reading, keeper: asyncpg.Connection, type_name: str) -> None:
    table = TABLES.get(type_name, type_name.lower())
    who = HOST if type_name == "Membership" else DISTRICT
    actor = await reading.actor(who)
    key = await keeper.fetchval(
        f"SELECT id FROM app.{table} WHERE district_id = $1 AND (NOT $2 OR to_jsonb({table}) ->> 'tenant_id' = $3)"
        " ORDER BY id LIMIT 1",
        actor.district,
        type_name == "Membership",
        str(actor.tenant),
    )
    variables = {"id": f"{type_name}_{key}"}
    answer = (await reading.ask(who, node_query(), variables))["node"]
    assert answer["__typename"] == type_name
    assert answer["id"] == variables["id"]
    assert len(answer) == 2 + len(ordered(await reading.text(who, node_query(), variables))[0][1]) - 2 > 2
    assert ordered(await reading.text(who, node_query(), variables)) == ordered(
        await reading.text(who, node_query(), variables, through_executor=True)
    )


async def test_ids_of_nothing_of_others_and_of_no_form_are_answered_alike(
    reading: Reading, keeper: asyncpg.Connection
) -> None:
    foreign = await keeper.fetchval("SELECT id FROM app.project WHERE district_id <> 120110 ORDER BY id LIMIT 1")
    neighbours = await keeper.fetchval(
        """SELECT project.id FROM app.project JOIN app.tenant ON tenant.id = project.tenant_id
           WHERE tenant.code = 'huaming' AND NOT EXISTS (
               SELECT FROM app.participation part JOIN app.tenant other ON other.id = part.tenant_id
               WHERE part.project_id = project.id AND other.code = 'jinzhong') ORDER BY project.id LIMIT 1"""
    )
    hidden = [foreign, neighbours, UUID(int=7)]
    strange = [
        "", "x", "Project_", "Project", "_", "Project_" + "0" * 31, f"project_{UUID(int=7)}", f"Nobody_{UUID(int=7)}",
        f"Project_{UUID(int=7)}'", "Project_' OR true --", "Project_\u0000", "项目_一", f"Participation_{UUID(int=7)}",
        f"Viewer_{UUID(int=7)}", "Query_x", f"PageInfo_{UUID(int=7)}", f"AuditEntry_{UUID(int=7)}", "P" * 100_000,
    ]  # fmt: skip
    for each in [*(f"Project_{key}" for key in hidden), *strange]:
        assert await reading.ask(NEIGHBOUR, node_query(), {"id": each}) == {"node": None}, each
        one = "query ($id: ID!) { project(id: $id) { name } company(id: $id) { name } firstReport(id: $id) { number } }"
        assert await reading.ask(NEIGHBOUR, one, {"id": each}) == {
            "project": None,
            "company": None,
            "firstReport": None,
        }
        text = json.dumps(each, ensure_ascii="\u0000" in each)
        written = f"{{ node(id: {text}) {{ id }} }}"
        assert await reading.ask(NEIGHBOUR, written) == {"node": None}, each


async def test_a_type_the_actor_may_not_see_at_all_is_no_node(reading: Reading, keeper: asyncpg.Connection) -> None:
    note = await keeper.fetchval("SELECT 'Note_' || id FROM app.note WHERE district_id = 120110 ORDER BY id LIMIT 1")
    assert await reading.ask(REVIEWER, node_query(), {"id": note}) == {"node": None}
    assert (await reading.ask(DISTRICT, node_query(), {"id": note}))["node"]["id"] == note


async def test_one_document_serves_ids_of_all_types(reading: Reading, keeper: asyncpg.Connection) -> None:
    keys = await keeper.fetchrow(
        """SELECT (SELECT 'Project_' || id FROM app.project WHERE district_id = 120110 ORDER BY id LIMIT 1),
                  (SELECT 'Tenant_' || id FROM app.tenant WHERE district_id = 120110 ORDER BY id LIMIT 1)"""
    )
    assert keys is not None
    for key in 2 * list(keys.values()):
        assert (await reading.ask(DISTRICT, node_query(), {"id": key}))["node"]["id"] == key


SUMMARY = """query ($by: [ProjectGrouping!], $filter: ProjectFilter) { projectSummary(groupBy: $by, filter: $filter) {
    stage industry tenant { code } month count investment } }"""
ROWS = """query ($filter: ProjectFilter, $after: String) { projects(first: 100, after: $after, filter: $filter) {
    nodes { stage industry host { code } createdAt investment } pageInfo { hasNextPage endCursor } } }"""


async def rows_of(reading: Reading, who: str, given: Any) -> list[dict[str, Any]]:
    found, after = [], None
    while True:
        page = (await reading.ask(who, ROWS, {"filter": given, "after": after}))["projects"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


KEYS = {"STAGE": "stage", "INDUSTRY": "industry", "TENANT": "tenant"}


@pytest.mark.parametrize("who", [HOST, DISTRICT])
@pytest.mark.parametrize(
    "by", [[], ["STAGE"], ["INDUSTRY"], ["TENANT"], ["STAGE", "TENANT"], ["INDUSTRY", "STAGE"]], ids=str
)
@pytest.mark.parametrize("given", [None, {"isMajor": True}, {"text": "智能"}, {"stage": []}], ids=str)
async def test_a_summary_counts_and_sums_exactly_its_list(
    reading: Reading, who: str, by: list[str], given: Any
) -> None:
    counts: Counter[Any] = Counter()
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for row in await rows_of(reading, who, given):
        values = {"stage": row["stage"], "industry": row["industry"], "tenant": row["host"]["code"]}
        key = tuple(values[KEYS[each]] for each in by)
        counts[key] += 1
        sums[key] += Decimal(row["investment"] or 0)
    if not by and not counts:
        counts[()], sums[()] = 0, Decimal(0)
    answer = (await reading.ask(who, SUMMARY, {"by": by, "filter": given}))["projectSummary"]
    for row in answer:
        row["tenant"] = row["tenant"] and row["tenant"]["code"]
        for name in KEYS:
            if name not in by:
                assert row[KEYS[name]] is None
    assert {tuple(row[KEYS[each]] for each in by): row["count"] for row in answer} == dict(counts)
    assert {tuple(row[KEYS[each]] for each in by): Decimal(row["investment"]) for row in answer} == dict(sums)


async def test_a_summary_by_month_and_stage_adds_up_to_the_whole(reading: Reading) -> None:
    whole = (await reading.ask(DISTRICT, SUMMARY))["projectSummary"][0]
    for by in (["MONTH"], ["MONTH", "STAGE"], ["TENANT", "MONTH"]):
        parts = (await reading.ask(DISTRICT, SUMMARY, {"by": by}))["projectSummary"]
        assert len(parts) > 12
        assert sum(part["count"] for part in parts) == whole["count"]
        assert sum(Decimal(part["investment"]) for part in parts) == Decimal(whole["investment"])
        assert all(len(part["month"]) == 7 for part in parts)


async def test_the_order_of_grouping_is_part_of_the_statement(reading: Reading) -> None:
    one = (await reading.ask(DISTRICT, SUMMARY, {"by": ["STAGE", "INDUSTRY"]}))["projectSummary"]
    other = (await reading.ask(DISTRICT, SUMMARY, {"by": ["INDUSTRY", "STAGE"]}))["projectSummary"]
    assert one != other
    assert sorted(map(json.dumps, one)) == sorted(map(json.dumps, other))


@pytest.mark.parametrize(
    "written", ["", "(filter: null)", "(filter: {})", "(filter: {stage: null, text: null, investment: null})"]
)
async def test_a_filter_that_says_nothing_filters_nothing(reading: Reading, written: str) -> None:
    everything = (await reading.ask(HOST, "{ projects { totalCount } }"))["projects"]["totalCount"]
    answer = await reading.ask(HOST, f"{{ projects{written} {{ totalCount }} }}")
    assert answer["projects"]["totalCount"] == everything > 0


async def test_absent_null_empty_and_given_are_four_things(reading: Reading) -> None:
    query = "query ($stage: [Stage!]) { projects(filter: {stage: $stage}) { totalCount } }"
    choices: list[dict[str, Any]] = [{}, {"stage": None}, {"stage": []}, {"stage": ["SIGNED"]}, {"stage": "SIGNED"}]
    counts = [(await reading.ask(HOST, query, given))["projects"]["totalCount"] for given in choices]
    assert counts[0] == counts[1] > counts[3] > counts[2] == 0
    assert counts[3] == counts[4]


@pytest.mark.parametrize("words", ["智能", "机器人", "  智 能  ", "ｚｎ", "天津", "智能智能智能智能"])
async def test_text_finds_what_contains_it(reading: Reading, keeper: asyncpg.Connection, words: str) -> None:
    query = "query ($text: String) { projects(first: 100, filter: {text: $text}) { totalCount nodes { id } } }"
    found = (await reading.ask(HOST, query, {"text": words}))["projects"]
    names = await keeper.fetch(
        """SELECT 'Project_' || project.id AS id FROM app.project JOIN app.company ON company.id = project.company_id
           JOIN app.participation part ON part.project_id = project.id
           JOIN app.tenant ON tenant.id = part.tenant_id AND tenant.code = 'huaming'
           WHERE lower(normalize(project.name, NFKC)) LIKE $1 OR lower(normalize(company.name, NFKC)) LIKE $1""",
        f"%{words.replace(' ', '')}%",
    )
    assert {node["id"] for node in found["nodes"]} == {row["id"] for row in names} or found["totalCount"] > 100


@pytest.mark.parametrize("words", ["", "智", " 智 ", "a"])
async def test_text_of_one_character_is_too_short(reading: Reading, words: str) -> None:
    query = "query ($text: String) { projects(filter: {text: $text}) { totalCount } }"
    assert (await reading.refused(HOST, query, {"text": words})).code == "TEXT_TOO_SHORT"


async def test_telephones_are_masked_for_everybody(reading: Reading, keeper: asyncpg.Connection) -> None:
    query = "{ projects(first: 100) { nodes { contacts { nodes { id phone email } } } } }"
    for who in (HOST, OVERSIGHT, DISTRICT):
        answer = await reading.text(who, query)
        for phone in await keeper.fetch("SELECT phone, email FROM app.contact WHERE phone IS NOT NULL"):
            assert phone["phone"].encode() not in answer
        assert b"****" in answer


async def test_who_keeps_only_the_progress_of_a_project_is_shown_no_more(
    reading: Reading, keeper: asyncpg.Connection
) -> None:
    pushed = await keeper.fetchrow(
        """SELECT 'Project_' || project.id AS id, person.subject FROM app.project
           JOIN app.tenant ON tenant.id = origin_tenant_id
           JOIN app.membership ON membership.tenant_id = tenant.id AND role = 'DIRECTOR'
           JOIN app.person ON person.id = person_id
           WHERE project.district_id = 120110 AND origin_tenant_id <> project.tenant_id
           ORDER BY project.id LIMIT 1"""
    )
    if pushed is None:
        pytest.skip("no project of the demo district was pushed")
    query = (
        "query ($id: ID!) { project(id: $id) { id name stage description registrationNumber nextStages { stage } } }"
    )
    answer = (await reading.ask(pushed["subject"], query, {"id": pushed["id"]}))["project"]
    assert answer["id"] == pushed["id"]
    assert answer["description"] is answer["registrationNumber"] is answer["nextStages"] is None
    whole = (await reading.ask(DISTRICT, query, {"id": pushed["id"]}))["project"]
    assert whole["nextStages"] is not None


@pytest.mark.parametrize(
    ("who", "query"),
    [
        (HOST, "{ duplicateLinks { totalCount } }"),
        (HOST, "{ auditEntries { totalCount } }"),
        (HOST, "{ projects(first: 1) { nodes { name } } auditEntries { totalCount } }"),
        (REVIEWER, "{ projects(first: 1) { nodes { name notes { totalCount } } } }"),
        (REVIEWER, "{ projects(first: 1) { nodes { ...F } } } fragment F on Project { contacts { nodes { id } } }"),
        (REVIEWER, "{ projects(first: 1) { edges { node { company { contacts { totalCount } } } } } }"),
    ],
)
async def test_one_forbidden_field_refuses_the_whole_operation(reading: Reading, who: str, query: str) -> None:
    assert (await reading.refused(who, query)).code == "FORBIDDEN"


async def test_a_forbidden_field_that_is_left_out_is_not_asked_about(reading: Reading) -> None:
    query = """query ($with: Boolean!) { projects(first: 1) { totalCount }
        duplicateLinks @include(if: $with) { totalCount } }"""
    assert "duplicateLinks" not in await reading.ask(HOST, query, {"with": False})
    assert (await reading.refused(HOST, query, {"with": True})).code == "FORBIDDEN"


async def test_an_auditor_sees_the_trail_and_no_business(reading: Reading, auditor: str) -> None:
    answer = await reading.ask(
        auditor, "{ auditEntries(first: 5) { totalCount nodes { action at } } viewer { districtCode } }"
    )
    assert answer["auditEntries"]["totalCount"] > 0
    assert (await reading.refused(auditor, "{ projects { totalCount } }")).code == "FORBIDDEN"


async def test_relations_lead_to_what_their_reader_may_see(reading: Reading) -> None:
    query = "{ projects(first: 100) { nodes { id company { id name } createdBy { name } } } }"
    seen = (await reading.ask(REVIEWER, query))["projects"]["nodes"]
    assert seen
    assert all(each["company"]["name"] and each["createdBy"]["name"] for each in seen)
    links = "{ duplicateLinks(first: 100) { nodes { project { id } otherProject { id } } } }"
    assert all(
        each["project"] and each["otherProject"]
        for each in (await reading.ask(DISTRICT, links))["duplicateLinks"]["nodes"]
    )
    reports = "{ firstReports(first: 100) { nodes { tenant { code } project { id } } } }"
    for node in (await reading.ask(HOST, reports))["firstReports"]["nodes"]:
        assert node["tenant"]["code"] == "huaming"
