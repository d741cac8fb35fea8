"""What PostgreSQL itself refuses a street under its own fence, whatever SQL it could send: no reach into a push."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.floor import tried
from tests.support.projects import Hall
from tests.support.statistics import entered, landed
from tests.support.tenancy import state_of
from tests.support.transfers import Push, pooled
from zhaoshang.values.ids import new_id


async def offered(hall: Hall) -> tuple[Push, UUID]:
    started = await pooled(hall)
    await started.offer("linkong")
    return started, (await started.offer_of("linkong"))["id"]


INSERT_OFFER = """INSERT INTO app.transfer_offer (district_id, id, tenant_id, transfer_id, state, summary, industry,
    needs_construction, is_major, offered_at, offered_by, respond_by, version)
    VALUES (120110, :id, :me, :transfer, 'ACCEPTED', '概要', 'OTHER', false, false, now(), :id, now(), 1)"""
INSERT_PART = """INSERT INTO app.participation (district_id, id, tenant_id, project_id, parts, created_at, updated_at,
    investment_fen) VALUES (120110, :id, :me, :project, 1, now(), now(), 0)"""


async def test_a_street_cannot_let_itself_into_a_push(hall: Hall) -> None:
    started, offer = await offered(hall)
    before = await state_of(hall.owner)
    me = {"id": new_id(), "me": tenant_id("kfq")}
    attempts: dict[str, dict[str, Any]] = {
        INSERT_OFFER: {**me, "transfer": started.transfer},
        INSERT_PART: {**me, "project": started.project},
        "SELECT app.enter_offer(:offer)": {"offer": offer},
        "SELECT app.count_offers(:transfer)": {"transfer": started.transfer},
        "SELECT app.close_offers(:transfer, now())": {"transfer": started.transfer},
        "SELECT app.reshare(:project)": {"project": started.project},
        "SELECT app.reshare_company((SELECT company_id FROM app.project WHERE id = :project))": {
            "project": started.project
        },
        "UPDATE app.transfer SET accepted_offers = 9 WHERE id = :transfer": {"transfer": started.transfer},
        "DELETE FROM app.transfer_offer WHERE id = :offer": {"offer": offer},
        "SELECT app.hand_over_facts(ARRAY[:project]::uuid[], :me)": {"project": started.project, "me": me["me"]},
        "SELECT app.hand_over_evidence('Fact', ARRAY[:project]::uuid[], :me)": {
            "project": started.project,
            "me": me["me"],
        },
    }
    for sql, values in attempts.items():
        assert await tried(hall, "kfq", sql, **values) == "refused", sql
    for sql in (
        "UPDATE app.transfer_offer SET state = 'ACCEPTED' WHERE id = :offer",
        "UPDATE app.transfer_offer SET version = 9 WHERE id <> :offer OR state <> 'X'",
    ):
        assert await tried(hall, "kfq", sql, offer=offer) == 0, sql
    assert await state_of(hall.owner) == before


@pytest.mark.parametrize("unit", ["huaming", "linkong"])
async def test_neither_side_of_a_push_counts_its_offers_itself(hall: Hall, unit: str) -> None:
    started, _ = await offered(hall)
    sql = "UPDATE app.transfer SET accepted_offers = 0, open_offers = 0 WHERE id = :transfer"
    assert await tried(hall, unit, sql, transfer=started.transfer) == "refused"


async def test_after_the_move_the_origin_neither_takes_back_nor_deletes_what_is_shared_with_it(hall: Hall) -> None:
    started = await pooled(hall)
    await started.land("linkong")
    before = await state_of(hall.owner)
    for sql in (
        "UPDATE app.project SET tenant_id = :me WHERE id = :project",
        "UPDATE app.project SET shared_with = '{}' WHERE id = :project",
        "UPDATE app.company SET tenant_id = :me WHERE id = (SELECT company_id FROM app.project WHERE id = :project)",
    ):
        assert await tried(hall, "huaming", sql, me=tenant_id("huaming"), project=started.project) == 0, sql
    assert (
        await tried(hall, "huaming", "DELETE FROM app.project WHERE id = :project", project=started.project)
        == "refused"
    )
    assert await state_of(hall.owner) == before


async def test_nobody_writes_the_ledger_by_hand_nor_changes_a_figure(hall: Hall) -> None:
    started = await pooled(hall)
    await started.land("linkong")
    await landed(hall, started.project)
    fact = await entered(hall, started.project, "linkong", 100)
    before = await state_of(hall.owner)
    for sql in (
        """INSERT INTO app.attribution_running (district_id, id, terms_id, metric, cumulative, parties, credited)
           VALUES (120110, :fact, :fact, 'TAX', 1, '{}', '{}')""",
        "UPDATE app.fact SET amount = 1 WHERE id = :fact",
        "UPDATE app.attribution_entry SET amount = 1 WHERE fact_id = :fact",
        "DELETE FROM app.attribution_entry WHERE fact_id = :fact",
        "UPDATE app.attribution_terms SET shares = '{9999}' WHERE id <> :fact",
        "DELETE FROM app.fact WHERE id = :fact",
    ):
        assert await tried(hall, "linkong", sql, fact=fact) in ("refused", 0), sql
    assert await state_of(hall.owner) == before
