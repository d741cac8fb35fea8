"""A host's statistician enters a figure."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.statistics import entered, landed, proof, verified
from tests.support.tenancy import state_of
from zhaoshang.statistics.operations.record_fact import record_fact
from zhaoshang.statistics.rules.facts import NewFact
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.metric import Metric

NEVER = ProjectId(UUID("01990000-0000-7000-8000-000000000000"))


async def test_a_figure_waits_for_verification_and_its_file_proves_nothing_else(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    fact = await entered(hall, key, "huaming", 100_000_001)

    row = await hall.row("fact", fact)
    assert (row["tenant_id"], row["amount"], row["state"]) == (tenant_id("huaming"), 100_000_001, "SUBMITTED")
    assert await hall.rows("attribution_entry") == []
    assert codes(await entered(hall, key, "huaming", 5, evidence=row["evidence_id"])) == ["EVIDENCE_USED"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"fen": 0}, "UNIT_MISMATCH"),
        ({"fen": 1, "count": 1}, "UNIT_MISMATCH"),
        ({"metric": Metric.LANDED_PROJECTS, "fen": 1}, "UNIT_MISMATCH"),
        ({"fen": -1}, "AMOUNT_NOT_POSITIVE"),
        ({"fen": 1, "corrects": NEVER, "reason": "退款"}, "AMOUNT_NOT_POSITIVE"),
        ({"fen": -1, "corrects": NEVER, "reason": " "}, "TEXT_REQUIRED"),
        ({"fen": -1, "corrects": NEVER, "reason": "退款"}, "NOT_CORRECTABLE"),
        ({"fen": 10**17 + 1}, "FIGURE_TOO_LARGE"),
        ({"fen": 1, "source": None}, "SOURCE_REQUIRED"),
        ({"fen": 1, "paid_on": date(2026, 7, 1)}, "PAID_IN_FUTURE"),
        ({"fen": 1, "paid_on": date.min}, "DATE_OUT_OF_RANGE"),
        ({"fen": 1, "paid_on": date(1989, 12, 31)}, "DATE_OUT_OF_RANGE"),
        ({"fen": 1, "evidence": NEVER}, "EVIDENCE_NOT_FOUND"),
        ({"metric": Metric.LANDED_PROJECTS, "count": 20_000}, "ALREADY_COUNTED"),
    ],
)
async def test_a_faulty_figure_is_refused(hall: Hall, change: dict[str, Any], code: str) -> None:
    key = await hall.create()
    await landed(hall, key)

    assert codes(await entered(hall, key, "huaming", **change)) == [code]
    assert await hall.rows("fact") == []


async def test_who_does_not_host_it_or_is_no_statistician_enters_nothing(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    evidence = await proof(hall, "huaming")
    new = NewFact(metric=Metric.TAX, fen=1, paid_on=date(2026, 6, 1), evidence=evidence)
    before = await state_of(hall.owner)
    for persona, code in (
        ("statistician@xinli", "NOT_FOUND"),
        ("director@huaming", "FORBIDDEN"),
        ("officer@huaming", "FORBIDDEN"),
        ("officer@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
    ):
        assert codes(await record_fact(hall.service, hall.actor(persona), key, new)) == [code], persona
    statistician = hall.actor("statistician@huaming")
    assert codes(await record_fact(hall.service, statistician, NEVER, new)) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_nothing_counts_before_landing_and_a_landing_counts_once(hall: Hall) -> None:
    key = await hall.create()
    assert codes(await entered(hall, key, "huaming", 1)) == ["PROJECT_NOT_LANDED"]
    await landed(hall, key)
    await verified(hall, key, "huaming", metric=Metric.LANDED_PROJECTS, count=10_000)
    again = await entered(hall, key, "huaming", metric=Metric.LANDED_PROJECTS, count=1)
    assert codes(again) == ["ALREADY_COUNTED"]


async def test_no_correction_takes_away_more_than_is_left(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    fact = await verified(hall, key, "huaming", 100)
    waiting = await entered(hall, key, "huaming", 50)
    correction: dict[str, Any] = {"corrects": fact, "reason": "退款"}
    first = await entered(hall, key, "huaming", -60, **correction)
    assert isinstance(first, UUID)
    assert codes(await entered(hall, key, "huaming", -41, **correction)) == ["CORRECTS_TOO_MUCH"]
    for wrong in ({"corrects": waiting}, {"corrects": first}, {"metric": Metric.TAX, "corrects": fact}):
        refused = await entered(hall, key, "huaming", -1, **{**correction, **wrong})
        assert codes(refused) == ["NOT_CORRECTABLE"], wrong
    assert isinstance(await entered(hall, key, "huaming", -40, **correction), UUID)
