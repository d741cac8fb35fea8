"""A unit disputes terms it shares in: once, in time, and everybody concerned is heard."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import ANOTHERS, credited, disputed, newest, shared
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.statistics import proof
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.raise_dispute import raise_dispute
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.attribution.operations.withdraw_dispute import withdraw_dispute
from zhaoshang.values.clock import end_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal


async def test_both_sides_are_heard_and_the_terms_stay_as_they_are(hall: Hall) -> None:
    project = await shared(hall)
    before = await hall.rows("attribution_terms")
    key = await disputed(hall, project)

    row = await hall.row("attribution_dispute", key)
    assert (row["tenant_id"], row["state"], row["terms_id"]) == (tenant_id("huaming"), "OPEN", before[-1]["id"])
    assert set(row["shared_with"]) == {tenant_id("huaming"), tenant_id("linkong")}
    places = await hall.rows("attribution_dispute_party", dispute_id=key)
    assert {place["tenant_id"] for place in places} == {tenant_id("huaming"), tenant_id("linkong")}
    assert await hall.rows("attribution_terms") == before


async def test_evidence_supports_the_dispute_and_nothing_else(hall: Hall) -> None:
    project = await shared(hall)
    director, terms, file = hall.actor("director@huaming"), await newest(hall, project), await proof(hall, "huaming")

    key = await raise_dispute(hall.service, director, terms, "我方首谈", file)
    assert isinstance(key, UUID)
    row = await hall.row("evidence", file)
    assert (row["claim_kind"], row["claim_id"]) == ("AttributionDispute", key)


@pytest.mark.parametrize(("days", "late"), [(16, False), (17, True)])
async def test_the_time_begins_with_the_first_credit_and_counts_working_days(hall: Hall, days: int, late: bool) -> None:  # noqa: FBT001  a column of the table
    project = await shared(hall)
    # Credited on Friday 31 July 2026: the tenth working day is Friday 14 August; 16 days later is Sunday the 16th.
    await credited(hall, project)
    hall.clock.pass_by(timedelta(days=days - 2))

    outcome = await raise_dispute(
        hall.service, hall.actor("director@huaming"), await newest(hall, project), "首谈单位有误", None
    )
    assert (codes(outcome) == ["DISPUTE_LATE"]) if late else isinstance(outcome, UUID)


@pytest.mark.parametrize(("day", "worked", "until"), [(5, False, 17), (8, True, 13)])
async def test_the_time_follows_the_districts_own_days(hall: Hall, day: int, worked: bool, until: int) -> None:  # noqa: FBT001  a column of the table
    project = await shared(hall)
    # As above, with Wednesday 5 August closed, or Saturday 8 worked.
    await credited(hall, project)
    await hall.set_day(date(2026, 8, day), worked=worked)
    terms, huaming = await newest(hall, project), hall.actor("director@huaming")
    hall.clock.at = end_of(date(2026, 8, until))

    late = await raise_dispute(hall.service, huaming, terms, "首谈单位有误", None)
    assert codes(late) == ["DISPUTE_LATE"]
    assert isinstance(late, Refusal)
    assert late.facts["until"] == f"2026-08-{until}"
    hall.clock.pass_by(-timedelta(microseconds=1))
    assert isinstance(await raise_dispute(hall.service, huaming, terms, "首谈单位有误", None), UUID)


async def test_before_any_credit_the_time_has_not_begun(hall: Hall) -> None:
    project = await shared(hall)
    hall.clock.pass_by(timedelta(days=400))
    assert isinstance(await disputed(hall, project), UUID)


async def test_the_time_is_the_districts_rule(hall: Hall) -> None:
    await hall.set_rule("attribution_dispute_working_days", "1")
    project = await shared(hall)
    await credited(hall, project)
    hall.clock.pass_by(timedelta(days=4))
    outcome = await raise_dispute(
        hall.service, hall.actor("director@linkong"), await newest(hall, project), "比例有误", None
    )
    assert codes(outcome) == ["DISPUTE_LATE"]


async def test_terms_are_disputed_by_one_at_a_time(hall: Hall) -> None:
    project = await shared(hall)
    first = await disputed(hall, project)
    terms = await newest(hall, project)
    linkong, huaming = hall.actor("director@linkong"), hall.actor("director@huaming")
    assert codes(await raise_dispute(hall.service, linkong, terms, "比例有误", None)) == ["ALREADY_DISPUTED"]

    assert await withdraw_dispute(hall.service, huaming, first, 1, "已协商") == first
    second = await disputed(hall, project)
    assert await reject_dispute(hall.service, hall.actor("director@hezuo"), second, 1, "首谈证书在先") == second
    # Who was told no does not ask again; the other side still may.
    assert codes(await raise_dispute(hall.service, huaming, terms, "仍有异议", None)) == ["ALREADY_DISPUTED"]
    assert isinstance(await disputed(hall, project, "linkong"), UUID)


async def test_of_many_at_once_one_dispute_is_opened(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    outcomes = await asyncio.gather(
        *(
            raise_dispute(hall.service, hall.actor(f"director@{unit}"), terms, "有异议", None)
            for unit in ("huaming", "linkong") * 6
        )
    )
    assert sum(isinstance(outcome, UUID) for outcome in outcomes) == 1
    assert {code for each in outcomes if not isinstance(each, UUID) for code in codes(each)} == {"ALREADY_DISPUTED"}
    assert len(await hall.rows("attribution_dispute")) == 1


async def test_nobody_else_disputes_and_nothing_is_written(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona, code in {
        "director@xinli": "NOT_FOUND",
        "officer@huaming": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@gxj": "NOT_FOUND",
    }.items():
        assert codes(await raise_dispute(hall.service, hall.actor(persona), terms, "有异议", None)) == [code], persona
    huaming = hall.actor("director@huaming")
    assert codes(await raise_dispute(hall.service, huaming, new_id(), "有异议", None)) == ["NOT_FOUND"]
    assert codes(await raise_dispute(hall.service, huaming, terms, " ", None)) == ["TEXT_REQUIRED"]
    stolen = await proof(hall, "linkong")
    before = await state_of(hall.owner)
    assert codes(await raise_dispute(hall.service, huaming, terms, "有异议", stolen)) == ["EVIDENCE_NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_who_is_overtaken_by_another_party_is_told_that_one_is_open(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    late = raise_dispute(hall.service, hall.actor("director@huaming"), terms, "有异议", None)
    assert codes(await overtaken(hall, ANOTHERS, late, terms)) == ["ALREADY_DISPUTED"]
