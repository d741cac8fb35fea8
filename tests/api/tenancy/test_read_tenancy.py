"""The directory, memberships, rules and the audit trail over GraphQL: who sees what."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.builders import a_membership, a_tenant
from tests.support.graphql import Graphql
from tests.support.projects import UNITS, Hall
from tests.support.tenancy import OFFICE, Office
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.grant_membership import grant_membership
from zhaoshang.tenancy.operations.grant_responsibility import grant_responsibility
from zhaoshang.tenancy.operations.revoke_membership import revoke_membership
from zhaoshang.values.ids import DistrictId, global_id
from zhaoshang.values.responsibility import Responsibility

SYSTEM = f"system_admin@{OFFICE}"
SECURITY = f"security_admin@{OFFICE}"
AUDITOR = f"auditor@{OFFICE}"
ROOTS = {
    "tenants": "{ tenants { totalCount } }",
    "people": "{ people { totalCount } }",
    "memberships": "{ memberships { totalCount } }",
    "districtRules": "{ districtRules { totalCount } }",
    "workingDayOverrides": "{ workingDayOverrides { totalCount } }",
    "auditEntries": "{ auditEntries { totalCount } }",
    "projects": "{ projects { totalCount } }",
}


async def test_the_viewer_is_who_asks_and_for_whom(client: Graphql) -> None:
    result = await client.as_("director@huaming").run(
        """
        { viewer {
          person { name } tenant { code kind responsibilities } districtCode districtName subjects permissions
        } }
        """
    )

    viewer = result.data["viewer"]
    permissions = viewer.pop("permissions")
    assert viewer == {
        "person": {"name": "director@huaming"},
        "tenant": {"code": "huaming", "kind": "STREET", "responsibilities": ["HOST"]},
        "districtCode": "120110",
        "districtName": "东丽区",
        "subjects": ["host.director"],
    }
    assert {"project:create", "directory:view", "membership:view"} <= set(permissions)
    assert not {"tenant:create", "membership:grant", "audit.entry:view"} & set(permissions)


async def test_who_works_for_several_units_chooses_one_of_them(office: Office, client: Graphql) -> None:
    wang = person_id("viewer@huaming")
    await a_membership(office.owner, wang, tenant_id("huaming"), "VIEWER")
    await a_membership(office.owner, wang, tenant_id("hezuo"), "OFFICER")
    asked = "{ viewer { tenant { code } subjects } }"

    open_ended = await client.as_("viewer@huaming").run(asked)
    chosen = await client.as_("viewer@huaming", tenant="120110/hezuo").run(asked)
    foreign = await client.as_("viewer@huaming", tenant="120110/xinli").run(asked)

    assert open_ended.codes == ["TENANT_REQUIRED"]
    assert open_ended.errors[0]["extensions"]["tenants"] == ["120110/hezuo", "120110/huaming"]
    assert chosen.data["viewer"] == {"tenant": {"code": "hezuo"}, "subjects": ["coordination.officer"]}
    assert foreign.codes == ["TENANT_NOT_YOURS"]


@pytest.mark.parametrize(
    ("persona", "forbidden"),
    [
        ("viewer@huaming", {"auditEntries"}),
        ("director@hezuo", {"auditEntries"}),
        ("director@ducha", {"auditEntries"}),
        (SYSTEM, {"auditEntries", "projects"}),
        (SECURITY, {"auditEntries", "projects", "districtRules", "workingDayOverrides"}),
        (AUDITOR, {"tenants", "people", "memberships", "districtRules", "workingDayOverrides", "projects"}),
    ],
)
async def test_what_may_never_be_asked_is_refused_before_anything_is_read(
    client: Graphql, persona: str, forbidden: set[str]
) -> None:
    answered = {name: await client.as_(persona).run(query) for name, query in ROOTS.items()}

    assert {name for name, result in answered.items() if result.codes == ["FORBIDDEN"]} == forbidden
    assert all(result.errors == [] for name, result in answered.items() if name not in forbidden)


async def test_tenants_are_listed_by_kind_and_page_by_page(client: Graphql) -> None:
    listed = """
    query($kind: [TenantKind!], $first: Int, $after: String) {
      tenants(filter: {kind: $kind}, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { code }
      }
    }
    """
    anybody = client.as_("viewer@xinli")

    streets = (await anybody.run(listed, {"kind": ["STREET"]})).data["tenants"]
    assert (streets["totalCount"], [node["code"] for node in streets["nodes"]]) == (2, ["huaming", "xinli"])

    seen: list[str] = []
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        read = (await anybody.run(listed, {"first": 2, "after": page["endCursor"]})).data["tenants"]
        seen += [node["code"] for node in read["nodes"]]
        page = read["pageInfo"]
    assert seen == [*UNITS, OFFICE]


async def test_a_park_lies_in_its_park(office: Office, client: Graphql) -> None:
    outer = await a_tenant(office.owner, "gxq", kind="PARK")
    await a_tenant(office.owner, "zzy", kind="PARK", parent_id=outer)
    await a_tenant(office.owner, "aly", kind="PARK", parent_id=outer)

    result = await client.as_("viewer@huaming").run(
        """
        {
          outer: tenant(code: "gxq") { parent { code } children { code kind } }
          inner: tenant(code: "zzy") { parent { code } children { code } }
        }
        """
    )

    assert result.data == {
        "outer": {"parent": None, "children": [{"code": "aly", "kind": "PARK"}, {"code": "zzy", "kind": "PARK"}]},
        "inner": {"parent": {"code": "gxq"}, "children": []},
    }


async def test_a_responsibility_that_ended_is_not_shown(office: Office, client: Graphql) -> None:
    await grant_responsibility(office.service, office.security, tenant_id("gxj"), Responsibility.STATISTICS)
    await office.owner.execute(
        "UPDATE app.tenant_responsibility SET ended_at = now() WHERE responsibility = 'INDUSTRY'"
    )

    result = await client.as_("viewer@huaming").run('{ tenant(code: "gxj") { responsibilities } }')

    assert result.data["tenant"]["responsibilities"] == ["STATISTICS"]


async def test_another_districts_units_and_people_are_none(office: Office, client: Graphql) -> None:
    theirs = await a_tenant(office.owner, "elsewhere", district=120111)
    asked = """
    query($id: ID!) { tenant(code: "elsewhere") { id } node(id: $id) { id } tenants(first: 100) { nodes { code } } }
    """

    for persona in ("director@hezuo", SYSTEM):
        result = await client.as_(persona).run(asked, {"id": global_id("Tenant", theirs)})
        assert (result.data["tenant"], result.data["node"]) == (None, None)
        assert {node["code"] for node in result.data["tenants"]["nodes"]} == {*UNITS, OFFICE}


async def test_memberships_are_seen_in_ones_own_unit_or_by_administrators(office: Office, client: Graphql) -> None:
    for code, role in (("huaming", Role.OFFICER), ("xinli", Role.VIEWER)):
        granted = await grant_membership(
            office.service, office.security, person_id(f"officer@{code}"), tenant_id(code), role
        )
    assert isinstance(granted, UUID)
    await revoke_membership(office.service, office.security, granted)
    asked = """
    { memberships { totalCount nodes {
      tenant { code } person { name } role grantedBy { name } endedAt endedBy { name }
    } } }
    """

    own = (await client.as_("director@huaming").run(asked)).data["memberships"]
    assert own == {
        "totalCount": 1,
        "nodes": [
            {
                "tenant": {"code": "huaming"},
                "person": {"name": "officer@huaming"},
                "role": "OFFICER",
                "grantedBy": {"name": SECURITY},
                "endedAt": None,
                "endedBy": None,
            }
        ],
    }
    for persona in (SYSTEM, SECURITY):
        everything = (await client.as_(persona).run(asked)).data["memberships"]
        assert everything["totalCount"] == 5
        (ended,) = (node for node in everything["nodes"] if node["endedAt"])
        assert (ended["tenant"]["code"], ended["endedBy"]["name"]) == ("xinli", SECURITY)


async def test_a_neighbours_membership_answers_like_none(office: Office, client: Graphql) -> None:
    theirs = await a_membership(office.owner, person_id("officer@xinli"), tenant_id("xinli"), "OFFICER")
    asked = "query($id: ID!) { node(id: $id) { id ... on Membership { role } } }"

    for key in (global_id("Membership", theirs), "Membership_01990000-0000-7000-8000-000000000000", "nonsense"):
        assert (await client.as_("director@huaming").run(asked, {"id": key})).data == {"node": None}
    seen = await client.as_(SECURITY).run(asked, {"id": global_id("Membership", theirs)})
    assert seen.data["node"]["role"] == "OFFICER"


async def test_rules_are_read_with_their_days(hall: Hall, client: Graphql) -> None:
    await hall.set_rule("major_threshold_fen", "5000000000", date(2019, 1, 1))

    result = await client.as_("viewer@huaming").run("{ districtRules { nodes { rule value effectiveOn } } }")

    assert result.data["districtRules"]["nodes"] == [
        {
            "rule": "industry_department",
            "value": '{"SMART_MANUFACTURING": "gxj"}',
            "effectiveOn": "2020-01-01",
        },
        {"rule": "major_threshold_fen", "value": "5000000000", "effectiveOn": "2019-01-01"},
    ]


async def test_days_are_read_with_what_was_decided_before(hall: Hall, client: Graphql) -> None:
    for day, worked in ((4, True), (10, False), (4, False)):
        await hall.set_day(date(2026, 7, day), worked=worked)

    result = await client.as_("viewer@huaming").run(
        "{ workingDayOverrides { totalCount nodes { day worked inForce createdBy { name } } } }"
    )

    by = {"createdBy": {"name": "director@hezuo"}}
    assert result.data["workingDayOverrides"] == {
        "totalCount": 3,
        "nodes": [
            {"day": "2026-07-10", "worked": False, "inForce": True, **by},
            {"day": "2026-07-04", "worked": False, "inForce": True, **by},
            {"day": "2026-07-04", "worked": True, "inForce": False, **by},
        ],
    }


async def test_the_auditor_follows_every_change_and_its_link(office: Office, client: Graphql) -> None:
    project = await office.hall.create("officer@huaming")
    await grant_membership(
        office.service, office.security, person_id("officer@xinli"), tenant_id("xinli"), Role.OFFICER
    )
    auditor = client.as_(AUDITOR)
    asked = """
    query($filter: AuditEntryFilter) {
      auditEntries(filter: $filter) {
        totalCount nodes { at person tenant action resource resourceId changes requestId seq hash }
      }
    }
    """

    (entry,) = (await auditor.run(asked, {"filter": {"action": ["project.create"]}})).data["auditEntries"]["nodes"]
    assert (entry["resource"], entry["resourceId"], entry["requestId"]) == ("project", str(project), "test-request")
    assert entry["person"] == global_id("Person", person_id("officer@huaming"))
    assert entry["tenant"] == global_id("Tenant", tenant_id("huaming"))
    assert "云帆" not in entry["changes"]
    assert (entry["seq"], entry["hash"]) == (None, None)

    sealed = await seal_trail(office.service.database, DistrictId(120110), office.hall.clock.now())
    everything = (await auditor.run(asked)).data["auditEntries"]
    assert everything["totalCount"] == sealed
    assert sorted(node["seq"] for node in everything["nodes"]) == list(range(1, sealed + 1))
    assert all(len(node["hash"]) == 64 for node in everything["nodes"])

    past = {"filter": {"at": {"to": "2026-06-29T00:00:00Z"}}}
    assert (await auditor.run(asked, past)).data["auditEntries"]["totalCount"] == 0
