"""The runner of a consultation asks other departments."""

from datetime import datetime

import pytest

from tests.support.actors import tenant_id
from tests.support.coordination import applied, ask, asked, give, standing, withdraw
from tests.support.projects import Hall, codes
from zhaoshang.values.clock import SHANGHAI


async def test_each_gets_five_working_days_and_takes_part(hall: Hall) -> None:
    consultation = await asked(hall)

    slots = await hall.rows("planning_opinion")
    assert {each["tenant_id"] for each in slots} == {tenant_id("sthj"), tenant_id("xfjy")}
    # Asked on Tuesday 30 June: the midnight that ends Tuesday 7 July.
    due = datetime(2026, 7, 8, tzinfo=SHANGHAI)
    assert {(each["state"], each["revision"], each["due_at"]) for each in slots} == {("PENDING", 1, due)}
    row = await hall.row("planning_consultation", consultation)
    assert (row["state"], row["due_at"], row["version"]) == ("CONSULTING", due, 2)
    assert {tenant_id("sthj"), tenant_id("xfjy")} <= set(row["shared_with"])
    assert {each["due_at"] for each in await hall.rows("planning_party")} == {due}
    (event,) = await hall.rows("outbox_event", kind="planning.asked")
    assert str(tenant_id("xfjy")) in event["payload"]


async def test_the_district_may_give_more_days(hall: Hall) -> None:
    await hall.set_rule("planning_opinion_days", "7")
    await asked(hall, "sthj")
    (opinion,) = await hall.rows("planning_opinion")
    assert opinion["due_at"] == datetime(2026, 7, 10, tzinfo=SHANGHAI)


async def test_more_can_be_asked_until_it_is_closed(hall: Hall) -> None:
    consultation = await asked(hall, "sthj")
    await give(hall, consultation, "sthj")
    assert await standing(hall, consultation) == "CONCLUDING"
    assert await ask(hall, consultation, "fgw") == consultation
    assert await standing(hall, consultation) == "CONSULTING"
    assert codes(await ask(hall, consultation, "sthj", "xfjy", "xfjy")) == ["DEPARTMENT_ASKED", "DEPARTMENT_ASKED"]
    await withdraw(hall, consultation)
    assert codes(await ask(hall, consultation, "xfjy")) == ["PLANNING_STATE"]


@pytest.mark.parametrize(
    ("units", "code"),
    [((), "DEPARTMENTS_REQUIRED"), (("xinli",), "DEPARTMENT_NOT_ASKABLE"), (("ducha",), "DEPARTMENT_NOT_ASKABLE")],
)
async def test_who_is_asked(hall: Hall, units: tuple[str, ...], code: str) -> None:
    consultation = await applied(hall)
    assert codes(await ask(hall, consultation, *units)) == [code]
    assert codes(await ask(hall, consultation, "sthj", version=7)) == ["CONFLICT"]
    assert await hall.rows("planning_opinion") == []
    assert await hall.rows("outbox_event", kind="planning.asked") == []


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@ghzy", "FORBIDDEN"),
        ("officer@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@sthj", "NOT_FOUND"),
        ("officer@xinli", "NOT_FOUND"),
    ],
)
async def test_only_its_runner_asks(hall: Hall, persona: str, code: str) -> None:
    consultation = await applied(hall)
    assert codes(await ask(hall, consultation, "sthj", persona=persona)) == [code]
    assert await hall.rows("planning_opinion") == []
