"""合作交流办 decides that credit is shared otherwise: it moves as adjustments, and both versions stay."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import PAID, credited, disputed, holds, newest, shared, shares, terms_of
from tests.support.projects import Hall, codes
from tests.support.statistics import credit, verified
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.raise_dispute import raise_dispute
from zhaoshang.attribution.operations.register_dispute import register_dispute
from zhaoshang.attribution.operations.uphold_dispute import Decision, uphold_dispute
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric


def decision(origin: str | None = None, reasons: str = "经查首谈记录", **parts: Any) -> Decision:
    return Decision(shares=shares(**parts), origin=tenant_id(origin) if origin else None, reasons=reasons)


async def test_all_credit_moves_to_the_decided_parties_and_both_versions_stay(hall: Hall) -> None:
    """1 000 000.01 yuan at 30 : 70 with 华明; 新立 was first: 300 000.00 goes from 华明 to 新立."""
    project = await shared(hall)
    await credited(hall, project)
    await verified(hall, project, "linkong", metric=Metric.LANDED_PROJECTS, count=10_000, source=None, paid_on=PAID)
    before = await hall.rows("attribution_entry")
    terms = await newest(hall, project)
    key = await register_dispute(hall.service, hall.actor("officer@hezuo"), terms, tenant_id("xinli"), "新立首谈")
    assert isinstance(key, UUID)

    outcome = await uphold_dispute(
        hall.service, hall.actor("director@hezuo"), key, 1, decision("xinli", linkong=7_000, xinli=3_000)
    )

    assert outcome == key
    row = await hall.row("attribution_dispute", key)
    first, disputed_terms, decided = await terms_of(hall, project)
    assert (row["state"], row["decision"], row["made_terms_id"]) == ("UPHELD", "经查首谈记录", decided["id"])
    assert (decided["replaces"], decided["basis"], decided["since"]) == (terms, "DECISION", disputed_terms["since"])
    assert first["basis"] == "FIRST_HOST"
    entries = await hall.rows("attribution_entry")
    assert [each for each in entries if each["dispute_id"] is None] == before
    moved = {
        (each["metric"], each["terms_id"] == terms, each["tenant_id"]): each["amount"]
        for each in entries
        if each["dispute_id"] == key
    }
    huaming, linkong, xinli = (tenant_id(unit) for unit in ("huaming", "linkong", "xinli"))
    assert moved == {
        ("CAPITAL_IN_PLACE", True, huaming): -30_000_000,
        ("CAPITAL_IN_PLACE", True, linkong): -70_000_001,
        ("CAPITAL_IN_PLACE", False, xinli): 30_000_000,
        ("CAPITAL_IN_PLACE", False, linkong): 70_000_001,
        ("LANDED_PROJECTS", True, huaming): -3_000,
        ("LANDED_PROJECTS", True, linkong): -7_000,
        ("LANDED_PROJECTS", False, xinli): 3_000,
        ("LANDED_PROJECTS", False, linkong): 7_000,
    }
    assert await credit(hall) == {"huaming": 0, "linkong": 70_007_001, "xinli": 30_003_000}
    assert await holds(hall)
    # Who was brought in reads the dispute that made it a party.
    assert xinli in row["shared_with"]


async def test_a_refund_after_the_decision_is_the_decided_parties(hall: Hall) -> None:
    project = await shared(hall)
    fact = await credited(hall, project, fen=1_000)
    key = await disputed(hall, project)
    await uphold_dispute(hall.service, hall.actor("director@hezuo"), key, 1, decision(linkong=5_000, huaming=5_000))
    assert await credit(hall) == {"huaming": 500, "linkong": 500}

    await verified(hall, project, "linkong", -400, paid_on=date(2026, 7, 25), corrects=fact, reason="退资")
    await verified(hall, project, "linkong", 100, paid_on=date(2026, 7, 26))

    assert await credit(hall) == {"huaming": 350, "linkong": 350}
    assert await holds(hall)


async def test_figures_go_on_being_credited_while_the_quarrel_lasts_and_move_with_the_rest(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project, fen=1_000)
    key = await disputed(hall, project)
    await credited(hall, project, fen=500)
    assert await credit(hall) == {"huaming": 450, "linkong": 1_050}

    await uphold_dispute(hall.service, hall.actor("director@hezuo"), key, 1, decision(linkong=10_000))

    assert await credit(hall) == {"huaming": 0, "linkong": 1_500}
    assert await holds(hall)


async def test_a_closed_month_is_not_written_to(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project, fen=1_000)
    key = await disputed(hall, project)
    hall.clock.pass_by(timedelta(days=20))
    director = hall.actor("director@hezuo")
    assert await close_period(hall.service, director, "2026-07")

    await uphold_dispute(hall.service, director, key, 1, decision(linkong=6_000, huaming=4_000))

    periods = {
        (each["dispute_id"] is None, each["period"], each["kind"]) for each in await hall.rows("attribution_entry")
    }
    assert periods == {(True, "2026-07", "CREDIT"), (False, "2026-08", "ADJUSTMENT")}
    assert await holds(hall)


async def test_terms_without_credit_are_replaced_without_an_entry(hall: Hall) -> None:
    project = await shared(hall)
    key = await disputed(hall, project)
    assert await uphold_dispute(
        hall.service, hall.actor("director@hezuo"), key, 1, decision(linkong=5_000, huaming=2_000, pool=3_000)
    )
    assert await hall.rows("attribution_entry") == []
    await credited(hall, project, fen=1_000)
    assert await credit(hall) == {"huaming": 200, "linkong": 500, "pool": 300}
    assert await holds(hall)


async def test_what_was_decided_is_final(hall: Hall) -> None:
    project = await shared(hall)
    disputed_terms = await newest(hall, project)
    key = await disputed(hall, project)
    director = hall.actor("director@hezuo")
    assert await uphold_dispute(hall.service, director, key, 1, decision(linkong=5_000, huaming=5_000)) == key

    again = await uphold_dispute(hall.service, director, key, 2, decision(linkong=6_000, huaming=4_000))
    assert codes(again) == ["DISPUTE_DECIDED"]
    for terms in (disputed_terms, await newest(hall, project)):
        outcome = await raise_dispute(hall.service, hall.actor("director@linkong"), terms, "不服", None)
        assert codes(outcome) == ["TERMS_FINAL"]


@pytest.mark.parametrize(
    ("parts", "origin", "code"),
    [
        ({"huaming": 10_000}, None, "HOST_WITHOUT_SHARE"),
        ({"linkong": 7_000, "huaming": 2_999}, None, "SHARES_NOT_WHOLE"),
        ({"linkong": 10_001, "huaming": -1}, None, "SHARE_OUT_OF_RANGE"),
        ({"linkong": 10_000, "huaming": 0}, None, "SHARE_OUT_OF_RANGE"),
        ({"linkong": 7_000, "gxj": 3_000}, None, "PARTY_INVALID"),
        ({"linkong": 10_000}, "gxj", "PARTY_INVALID"),
        ({"linkong": 7_000, "huaming": 3_000}, None, "TERMS_UNCHANGED"),
    ],
)
async def test_a_decision_says_what_terms_can_say(
    hall: Hall, parts: dict[str, Any], origin: str | None, code: str
) -> None:
    key = await disputed(hall, await shared(hall))
    before = await state_of(hall.owner)
    outcome = await uphold_dispute(hall.service, hall.actor("director@hezuo"), key, 1, decision(origin, **parts))
    assert codes(outcome) == [code]
    assert await state_of(hall.owner) == before


async def test_nobody_else_upholds_it(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    before = await state_of(hall.owner)
    half: dict[str, Any] = {"linkong": 5_000, "huaming": 5_000}
    for persona, code in {
        "officer@hezuo": "FORBIDDEN",
        "director@huaming": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        outcome = await uphold_dispute(hall.service, hall.actor(persona), key, 1, decision(**half))
        assert codes(outcome) == [code], persona
    director = hall.actor("director@hezuo")
    assert codes(await uphold_dispute(hall.service, director, key, 5, decision(**half))) == ["CONFLICT"]
    assert codes(await uphold_dispute(hall.service, director, new_id(), 1, decision(**half))) == ["NOT_FOUND"]
    silent = await uphold_dispute(hall.service, director, key, 1, decision(reasons=" ", **half))
    assert codes(silent) == ["TEXT_REQUIRED"]
    assert await state_of(hall.owner) == before
