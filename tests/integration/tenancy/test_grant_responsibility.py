"""授予职责: whoever acts for the unit may at once what the policy says of it, and sees what follows from it."""

import asyncio
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.builders import a_tenant
from tests.support.tenancy import NEVER, Office
from zhaoshang.projects.model import Part
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.grant_responsibility import grant_responsibility
from zhaoshang.tenancy.operations.revoke_responsibility import revoke_responsibility
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility

GXJ = tenant_id("gxj")
MAJOR = Responsibility.MAJOR_PROJECTS


async def parts(office: Office, tenant: UUID, project: UUID) -> Part:
    found = await office.hall.rows("participation", tenant_id=tenant, project_id=project)
    return Part(found[0]["parts"]) if found else Part(0)


async def test_a_responsibility_is_held_audited_and_told(office: Office) -> None:
    granted = await grant_responsibility(office.service, office.security, GXJ, Responsibility.STATISTICS)

    assert granted == GXJ
    (row,) = await office.hall.rows("tenant_responsibility", tenant_id=GXJ, responsibility="STATISTICS")
    assert row["ended_at"] is None
    entry, event = await office.told("responsibility.grant", "responsibility.granted")
    assert (entry["resource"], entry["resource_id"], entry["tenant_id"]) == ("tenant", GXJ, GXJ)
    assert '"responsibility":"STATISTICS"' in entry["changes"]
    assert "STATISTICS" in event["payload"]


async def test_one_that_ended_is_held_anew_in_the_same_row(office: Office) -> None:
    await revoke_responsibility(office.service, office.security, GXJ, Responsibility.INDUSTRY)

    assert await grant_responsibility(office.service, office.security, GXJ, Responsibility.INDUSTRY) == GXJ

    (row,) = await office.hall.rows("tenant_responsibility", tenant_id=GXJ)
    assert row["ended_at"] is None


async def test_who_runs_major_projects_now_sees_those_there_are_and_who_no_longer_does_does_not(
    office: Office,
) -> None:
    major = await office.hall.create(investment_fen=5_000_000_000)
    minor = await office.hall.create(name="小项目", company_name="天津远航有限公司", investment_fen=4_999_999_999)
    assert Part.MAJOR not in await parts(office, GXJ, major)

    await grant_responsibility(office.service, office.security, GXJ, MAJOR)

    assert Part.MAJOR in await parts(office, GXJ, major)
    assert Part.MAJOR not in await parts(office, GXJ, minor)
    assert GXJ in (await office.hall.row("project", major))["shared_with"]

    await revoke_responsibility(office.service, office.security, GXJ, MAJOR)

    assert await parts(office, GXJ, major) == Part.INDUSTRY, "it still answers for the industry"


async def test_a_unit_without_any_other_part_is_taken_out_altogether(office: Office) -> None:
    ghzy, major = tenant_id("ghzy"), await office.hall.create(investment_fen=5_000_000_000)

    await grant_responsibility(office.service, office.security, ghzy, MAJOR)
    assert await parts(office, ghzy, major) == Part.MAJOR
    await revoke_responsibility(office.service, office.security, ghzy, MAJOR)

    assert await parts(office, ghzy, major) == Part(0)
    assert ghzy not in (await office.hall.row("project", major))["shared_with"]
    assert Part.MAJOR in await parts(office, tenant_id("fgw"), major), "who else runs them is untouched"


async def test_other_responsibilities_move_no_project(office: Office) -> None:
    await office.hall.create(investment_fen=5_000_000_000)
    before = await office.hall.rows("participation")

    await grant_responsibility(office.service, office.security, tenant_id("ghzy"), Responsibility.STATISTICS)

    assert await office.hall.rows("participation") == before


async def test_it_is_granted_once_even_at_once(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(grant_responsibility(office.service, office.security, GXJ, Responsibility.STATISTICS) for _ in range(4))
    )

    assert outcomes.count(GXJ) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"ALREADY_GRANTED"}
    await office.refused(
        grant_responsibility(office.service, office.security, GXJ, Responsibility.STATISTICS),
        "ALREADY_GRANTED",
        "responsibility",
    )


async def test_a_closed_unit_answers_for_nothing_new(office: Office) -> None:
    await close_tenant(office.service, office.system, GXJ, 1)

    await office.refused(grant_responsibility(office.service, office.security, GXJ, MAJOR), "TENANT_CLOSED", "tenant")


async def test_a_unit_that_never_was_or_is_another_districts_is_not_found(office: Office) -> None:
    theirs = await a_tenant(office.owner, "zhongbei", district=120111)

    for tenant in (NEVER, theirs):
        await office.refused(grant_responsibility(office.service, office.security, tenant, MAJOR), "NOT_FOUND")


async def test_only_the_security_administrator_grants_responsibilities(office: Office) -> None:
    await office.refused_to_all_but(
        "security_admin", attempt=lambda who: grant_responsibility(office.service, who, GXJ, MAJOR)
    )
