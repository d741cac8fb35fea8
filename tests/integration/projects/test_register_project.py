"""What entering a lead compares, links, discloses and serialises."""

import asyncio
from datetime import timedelta

from tests.support.actors import tenant_id
from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall, a_new_project, codes
from zhaoshang.projects.operations.create_project import create_project
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.register_project import Registered


async def test_a_second_phase_names_the_first_and_shares_its_company(hall: Hall) -> None:
    first = await hall.create(credit_code=CREDIT_CODE)

    second = await hall.create(name="二期", credit_code=CREDIT_CODE, distinct_from=frozenset({first}))

    assert (await hall.row("project", first))["company_id"] == (await hall.row("project", second))["company_id"]
    assert len(await hall.rows("company")) == 1


async def test_a_company_known_by_name_learns_its_credit_code(hall: Hall) -> None:
    first = await hall.create()

    await hall.create(name="二期", credit_code=CREDIT_CODE, distinct_from=frozenset({first}))

    (company,) = await hall.rows("company")
    assert (company["credit_code"], company["version"]) == (CREDIT_CODE, 2)


async def test_a_sister_company_with_another_code_is_another_company(hall: Hall) -> None:
    first = await hall.create(credit_code=CREDIT_CODE)

    await hall.create(name="别的项目", credit_code=OTHER_CREDIT_CODE, distinct_from=frozenset({first}))

    assert len(await hall.rows("company")) == 2


async def test_a_lost_project_may_come_anew(hall: Hall) -> None:
    first = await hall.create()
    await lose_project(hall.service, hall.actor("officer@huaming"), first, 1, reason="去了外地")

    assert await hall.create() != first


async def test_a_later_report_by_another_tenant_is_kept_linked_and_told_without_detail(hall: Hall) -> None:
    first = await hall.create("officer@huaming", credit_code=CREDIT_CODE)
    hall.clock.pass_by(timedelta(days=30))

    created = await create_project(
        hall.service, hall.actor("officer@xinli"), a_new_project(name="完全不同", credit_code=CREDIT_CODE)
    )

    assert isinstance(created, Registered)
    (notice,) = created.notices
    assert (notice.code, dict(notice.facts), notice.path) == ("ALREADY_REPORTED", {}, ())
    (link,) = await hall.rows("duplicate_link")
    assert (link["project_id"], link["other_project_id"]) == (created.project_id, first)
    assert (link["kind"], link["state"]) == ("CREDIT_CODE", "OPEN")
    (report,) = await hall.rows("first_report")
    assert (report["project_id"], report["status"]) == (first, "VALID")
    assert "duplicate.disclose" in {
        row["action"] for row in await hall.rows("audit_entry", tenant_id=tenant_id("xinli"))
    }


async def test_reports_within_the_window_dispute_each_other(hall: Hall) -> None:
    await hall.create("officer@huaming")
    hall.clock.pass_by(timedelta(minutes=60))

    await hall.create("officer@xinli")

    assert [row["status"] for row in await hall.rows("first_report")] == ["DISPUTED", "DISPUTED"]


async def test_alike_project_names_alone_leave_both_reports_valid(hall: Hall) -> None:
    await hall.create("officer@huaming")

    await hall.create("officer@xinli", company_name="天津远航新材料有限公司")

    assert [row["status"] for row in await hall.rows("first_report")] == ["VALID", "VALID"]
    (link,) = await hall.rows("duplicate_link")
    assert link["kind"] == "PROJECT_NAME"


async def test_two_tenants_reporting_at_the_same_instant_are_both_disputed(hall: Hall) -> None:
    outcomes = await asyncio.gather(
        *(
            create_project(hall.service, hall.actor(persona), a_new_project(credit_code=CREDIT_CODE))
            for persona in ("officer@huaming", "officer@xinli")
        )
    )

    assert all(isinstance(outcome, Registered) for outcome in outcomes)
    assert [row["status"] for row in await hall.rows("first_report")] == ["DISPUTED", "DISPUTED"]
    assert len(await hall.rows("duplicate_link")) == 1
    assert sum(bool(outcome.notices) for outcome in outcomes if isinstance(outcome, Registered)) == 1


async def test_one_tenant_reporting_twice_at_the_same_instant_has_one_project(hall: Hall) -> None:
    outcomes = await asyncio.gather(
        *(create_project(hall.service, hall.actor("officer@huaming"), a_new_project()) for _ in range(4))
    )

    assert sum(isinstance(outcome, Registered) for outcome in outcomes) == 1
    assert len(await hall.rows("project")) == 1


async def test_fishing_for_others_reports_ends_at_the_hourly_limit(hall: Hall) -> None:
    await hall.set_rule("duplicate_disclosures_per_hour", "2")
    for at in range(3):
        await hall.create("officer@huaming", name=f"第{at}号", company_name=f"天津第{at}号有限公司")
    for at in range(2):
        await hall.create("officer@xinli", name=f"甲{at}", company_name=f"天津第{at}号有限公司")

    for name in ("天津第2号有限公司", "天津谁也没报过有限公司"):  # the refusal must not tell these two apart
        outcome = await create_project(
            hall.service, hall.actor("officer@xinli"), a_new_project(name="试探", company_name=name)
        )
        assert codes(outcome) == ["TOO_MANY_DUPLICATES"]

    hall.clock.pass_by(timedelta(hours=1))
    assert await hall.create("officer@xinli", name="乙", company_name="天津第2号有限公司")


async def test_parallel_fishing_does_not_outrun_the_limit(hall: Hall) -> None:
    await hall.set_rule("duplicate_disclosures_per_hour", "1")
    for at in range(4):
        await hall.create("officer@huaming", name=f"第{at}号", company_name=f"天津第{at}号有限公司")

    outcomes = await asyncio.gather(
        *(
            create_project(
                hall.service,
                hall.actor("officer@xinli"),
                a_new_project(name=f"甲{at}", company_name=f"天津第{at}号有限公司"),
            )
            for at in range(4)
        )
    )

    assert sum(isinstance(outcome, Registered) for outcome in outcomes) == 1
