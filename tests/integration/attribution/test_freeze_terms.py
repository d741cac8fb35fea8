"""What an assignment freezes, inside its own transaction."""

import json
from datetime import date

import pytest

from tests.support.actors import tenant_id
from tests.support.assessment import targeted
from tests.support.projects import Hall
from tests.support.transfers import pooled, push


async def test_an_assignment_freezes_the_parties_and_the_ratio_of_its_acceptance(hall: Hall) -> None:
    started = await pooled(hall)
    await started.land("linkong")

    first, frozen = await hall.rows("attribution_terms")
    assert (first["basis"], first["host_tenant_id"], first["parties"]) == ("FIRST_HOST", tenant_id("huaming"), [])
    assert (frozen["origin_tenant_id"], frozen["host_tenant_id"]) == (tenant_id("huaming"), tenant_id("linkong"))
    assert (frozen["parties"], frozen["shares"]) == ([tenant_id("huaming")], [3_000])
    assert (frozen["since"], frozen["transfer_id"]) == (date(2026, 6, 30), started.transfer)


@pytest.mark.parametrize("share", ["2500", json.dumps("2500")])
async def test_the_ratio_is_the_districts_own(hall: Hall, share: str) -> None:
    await hall.set_rule("origin_share_ten_thousandths", share)
    started = await pooled(hall)
    await started.land("linkong")
    assert (await hall.rows("attribution_terms"))[-1]["shares"] == [2_500]


async def test_a_department_without_a_target_leaves_its_share_to_the_pool(hall: Hall) -> None:
    started = await pooled(hall)
    await hall.owner.execute("UPDATE app.tenant SET kind = 'DEPARTMENT' WHERE code = 'huaming'")
    await started.land("linkong")
    (pool,) = (await hall.rows("attribution_terms"))[-1]["parties"]
    assert pool.int == 0


async def test_a_department_with_a_target_of_the_year_has_its_share_itself(hall: Hall) -> None:
    started = await pooled(hall)
    await hall.owner.execute("UPDATE app.tenant SET kind = 'DEPARTMENT' WHERE code = 'huaming'")
    await targeted(hall, "huaming")
    await targeted(hall, "xinli")
    await started.land("linkong")
    (party,) = (await hall.rows("attribution_terms"))[-1]["parties"]
    assert party == tenant_id("huaming")


async def test_a_target_of_another_year_is_none(hall: Hall) -> None:
    started = await pooled(hall)
    await hall.owner.execute("UPDATE app.tenant SET kind = 'DEPARTMENT' WHERE code = 'huaming'")
    await targeted(hall, "huaming", year=2027)
    await started.land("linkong")
    (pool,) = (await hall.rows("attribution_terms"))[-1]["parties"]
    assert pool.int == 0


async def test_the_next_assignment_goes_on_from_the_first_pusher(hall: Hall) -> None:
    started = await pooled(hall)
    await started.land("linkong")
    again = await push(hall, started.project, "linkong")
    await again.confirm()
    await again.land("kfq")
    terms = [(row["host_tenant_id"], row["parties"]) for row in await hall.rows("attribution_terms")]
    assert terms[1:] == [
        (tenant_id("linkong"), [tenant_id("huaming")]),
        (tenant_id("kfq"), [tenant_id("huaming")]),
    ]
