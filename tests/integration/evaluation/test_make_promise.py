"""登记承诺: a host enters what its landed project promised; after the first year a change waits for a word."""

import asyncio
from datetime import date
from uuid import UUID

from tests.support.actors import person_id, tenant_id
from tests.support.evaluation import (
    DIRECTOR,
    HOST,
    LANDED,
    a_promise,
    confirm,
    evaluated,
    give_back,
    line,
    noon,
    only,
    others,
    promise,
    refused,
)
from tests.support.projects import NOW, Hall
from tests.support.statistics import proof
from zhaoshang.evaluation.operations.make_promise import make_promise
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

RECENT = date(2026, 1, 5)


async def test_a_promise_with_its_file(hall: Hall) -> None:
    key = await evaluated(hall, RECENT)
    file = await proof(hall, "huaming")
    lines = (line(1), line(5, Metric.EMPLOYMENT, 120_0000))

    made = await promise(hall, key, lines=lines, source=" 协议第 3 条 ", evidence=file, reason="不计")

    assert isinstance(made, UUID), made
    row = await hall.row("evaluation_promise", made)
    assert (row["number"], row["state"], row["source"], row["reason"]) == (1, "ORIGINAL", "协议第 3 条", None)
    assert (row["tenant_id"], row["department_id"]) == (tenant_id("huaming"), tenant_id("gxj"))
    assert (row["promised_at"], row["promised_by"]) == (NOW, person_id(HOST))
    said = {(each["year"], each["metric"]): each["amount"] for each in await hall.rows("evaluation_promise_line")}
    assert said == {(1, "TAX"): 100, (5, "EMPLOYMENT"): 120_0000}
    claimed = await hall.row("evidence", file)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("EvaluationPromise", made)
    evaluation = await hall.row("post_evaluation", key)
    assert (evaluation["promised"], evaluation["version"]) == (True, 2)
    assert len(await hall.rows("outbox_event", kind="evaluation.promised")) == 1


async def test_until_the_first_year_is_over_another_takes_its_place(hall: Hall) -> None:
    key = await evaluated(hall, RECENT)
    await promise(hall, key)
    assert isinstance(await promise(hall, key, lines=(line(1, amount=500),)), UUID)
    assert [row["state"] for row in await hall.rows("evaluation_promise")] == ["ORIGINAL", "ORIGINAL"]
    hall.clock.at = noon(date(2027, 1, 5))
    await refused(hall, promise, key, "TEXT_REQUIRED")
    changed = await promise(hall, key, reason=" 市场变化 ")
    row = await hall.row("evaluation_promise", changed)
    assert (row["state"], row["reason"], row["number"]) == ("WAITING", "市场变化", 3)
    assert len(await hall.rows("outbox_event", kind="evaluation.promise_changed")) == 1


async def test_what_was_never_promised_in_time_is_no_change(hall: Hall) -> None:
    key = await evaluated(hall)
    assert isinstance(await promise(hall, key), UUID)
    assert [row["state"] for row in await hall.rows("evaluation_promise")] == ["ORIGINAL"]


async def test_a_change_waits_for_no_other(hall: Hall) -> None:
    key = await evaluated(hall)
    await promise(hall, key)
    second = await promise(hall, key, reason="市场变化")
    await refused(hall, promise, key, "PROMISE_WAITING", reason="又变")
    assert await give_back(hall, second) == second
    third = await promise(hall, key, reason="又变")
    assert await confirm(hall, third) == third
    assert isinstance(await promise(hall, key, reason="再变"), UUID)


async def test_what_is_refused_is_no_promise(hall: Hall) -> None:
    key = await evaluated(hall)
    await refused(hall, promise, key, "PROMISE_EMPTY", lines=())
    await refused(hall, promise, key, "PROMISE_TWICE", lines=(line(1), line(1)))
    await refused(hall, promise, key, "PROMISE_YEAR_UNKNOWN", lines=(line(6),))
    await refused(hall, promise, key, "PROMISE_INVALID", lines=(line(1, amount=0),))
    await refused(hall, promise, key, "EVALUATION_METRIC_UNKNOWN", lines=(line(1, Metric.CAPITAL_IN_PLACE),))
    await refused(hall, promise, key, "TEXT_REQUIRED", source=" ")
    await refused(hall, promise, key, "CONFLICT", expected_number=1)
    await refused(hall, promise, key, "EVIDENCE_NOT_FOUND", evidence=new_id())
    await refused(hall, promise, key, "EVIDENCE_NOT_FOUND", evidence=await proof(hall, "gxj"))
    file = await proof(hall, "huaming")
    assert isinstance(await promise(hall, key, evidence=file), UUID)
    await refused(hall, promise, key, "EVIDENCE_USED", evidence=file, reason="市场变化")
    await hall.owner.execute("UPDATE app.post_evaluation SET state = 'CLOSED_EARLY', closed_at = now()")
    await refused(hall, promise, key, "EVALUATION_CLOSED", reason="市场变化")


async def test_of_two_at_once_one_is_the_first(hall: Hall) -> None:
    key = await evaluated(hall, RECENT)
    both = [await a_promise(hall, key) for _ in range(2)]
    outcomes = await asyncio.gather(*(make_promise(hall.service, hall.actor(HOST), key, new) for new in both))
    assert sorted(type(each).__name__ for each in outcomes) == ["Refusal", "UUID"]


async def test_nobody_but_the_host_promises(hall: Hall) -> None:
    key = await evaluated(hall, LANDED)
    await only(hall, promise, key, others("director@huaming"))
    assert isinstance(await promise(hall, key, "director@huaming"), UUID)
    assert DIRECTOR in others()
