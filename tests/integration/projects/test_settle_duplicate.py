"""Whether two projects are one, decided."""

from datetime import timedelta

import pytest

from tests.support.projects import Hall, codes
from zhaoshang.projects.operations.settle_duplicate import settle_duplicate
from zhaoshang.values.ids import ProjectId


async def status_of(hall: Hall, project: ProjectId) -> str | None:
    rows = await hall.rows("first_report", project_id=project)
    return str(rows[0]["status"]) if rows else None


async def settle(hall: Hall, *, same: bool) -> object:
    (link,) = await hall.rows("duplicate_link", state="OPEN")
    return await settle_duplicate(
        hall.service, hall.actor("officer@hezuo"), link["id"], link["version"], same=same, reason=" 经核实 "
    )


async def test_different_projects_both_have_a_first_report(hall: Hall) -> None:
    first = await hall.create("officer@huaming")
    hall.clock.pass_by(timedelta(days=2))
    second = await hall.create("officer@xinli")
    assert await status_of(hall, second) is None
    hall.clock.pass_by(timedelta(days=2))

    await settle(hall, same=False)

    assert (await status_of(hall, first), await status_of(hall, second)) == ("VALID", "VALID")
    (granted,) = await hall.rows("first_report", project_id=second)
    assert granted["reported_at"] == (await hall.row("project", second))["created_at"]
    (link,) = await hall.rows("duplicate_link")
    assert (link["state"], link["decision_reason"]) == ("DIFFERENT", "经核实")


async def test_a_dispute_without_a_duplicate_ends(hall: Hall) -> None:
    first = await hall.create("officer@huaming")
    second = await hall.create("officer@xinli")

    await settle(hall, same=False)

    assert (await status_of(hall, first), await status_of(hall, second)) == ("VALID", "VALID")


async def test_a_confirmed_duplicate_of_two_valid_reports_becomes_a_dispute(hall: Hall) -> None:
    first = await hall.create("officer@huaming")
    second = await hall.create("officer@xinli", company_name="天津远航新材料有限公司")

    await settle(hall, same=True)

    assert (await status_of(hall, first), await status_of(hall, second)) == ("DISPUTED", "DISPUTED")
    assert len(await hall.rows("outbox_event", kind="first_report.changed")) == 2


async def test_a_confirmed_later_report_stays_none(hall: Hall) -> None:
    await hall.create("officer@huaming")
    hall.clock.pass_by(timedelta(days=2))
    second = await hall.create("officer@xinli")

    await settle(hall, same=True)

    assert await status_of(hall, second) is None


async def test_a_duplicate_is_settled_once(hall: Hall) -> None:
    await hall.create("officer@huaming")
    await hall.create("officer@xinli")
    await settle(hall, same=True)
    (link,) = await hall.rows("duplicate_link")

    outcome = await settle_duplicate(
        hall.service, hall.actor("officer@hezuo"), link["id"], 2, same=False, reason="改判"
    )

    assert codes(outcome) == ["DUPLICATE_SETTLED"]


@pytest.mark.parametrize("same", [True, False])
async def test_a_third_report_of_the_same_investor_keeps_holding_back(hall: Hall, same: bool) -> None:  # noqa: FBT001  a column
    first = await hall.create("officer@huaming")
    second = await hall.create("officer@xinli")
    third = await hall.create("officer@xinli", name="三期", distinct_from=frozenset({second}))
    link = next(
        row
        for row in await hall.rows("duplicate_link")
        if {row["project_id"], row["other_project_id"]} == {first, second}
    )

    await settle_duplicate(
        hall.service, hall.actor("officer@hezuo"), link["id"], link["version"], same=same, reason="经核实"
    )

    assert await status_of(hall, first) == "DISPUTED"
    assert await status_of(hall, third) == "DISPUTED"
    assert await status_of(hall, second) == ("DISPUTED" if same else "VALID")
