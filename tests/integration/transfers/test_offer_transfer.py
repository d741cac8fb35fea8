"""合作交流办 asks candidates."""

from datetime import date, datetime
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from tests.support.transfers import PROPOSAL, pooled, push
from zhaoshang.tenancy.operations.set_working_day import set_working_day
from zhaoshang.transfers.operations.offer_transfer import offer_transfer
from zhaoshang.values.clock import SHANGHAI

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_each_candidate_gets_the_summary_and_the_districts_working_days_to_answer(hall: Hall) -> None:
    await hall.set_rule("transfer_offer_working_days", "4")
    started = await pooled(hall)

    assert await started.offer("linkong", "kfq") == started.transfer

    offers = await hall.rows("transfer_offer")
    assert {offer["tenant_id"] for offer in offers} == {tenant_id("linkong"), tenant_id("kfq")}
    assert {offer["summary"] for offer in offers} == {PROPOSAL.summary}
    assert {offer["respond_by"] for offer in offers} == {datetime(2026, 7, 7, tzinfo=SHANGHAI)}  # Monday ends
    row = await started.row()
    assert (row["state"], row["open_offers"], row["accepted_offers"]) == ("OFFERED", 2, 0)
    # Being asked is not taking part: the project itself stays out of the candidates' sight.
    assert await hall.rows("participation", tenant_id=tenant_id("linkong")) == []


async def test_a_holiday_leaves_as_many_working_days(hall: Hall) -> None:
    hall.clock.at = datetime(2026, 9, 29, 10, 0, tzinfo=SHANGHAI)
    started = await pooled(hall)

    await started.offer("linkong")

    # 30 September; 8, 9 and, for the holiday, Saturday 10 October; Monday 12.
    assert (await started.offer_of("linkong"))["respond_by"] == datetime(2026, 10, 13, tzinfo=SHANGHAI)


async def test_the_time_to_answer_follows_the_districts_own_days_and_what_was_promised_stays(hall: Hall) -> None:
    hall.clock.at = datetime(2026, 9, 29, 10, 0, tzinfo=SHANGHAI)
    started = await pooled(hall)
    await started.offer("linkong")

    decided = await set_working_day(
        hall.service, hall.actor("director@hezuo"), date(2026, 10, 10), "国庆假期后不补班", worked=False
    )
    assert isinstance(decided, UUID)
    await started.offer("kfq")

    assert (await started.offer_of("linkong"))["respond_by"] == datetime(2026, 10, 13, tzinfo=SHANGHAI)
    # 30 September; 8, 9 and 12 October, for Saturday 10 is closed; Tuesday 13.
    assert (await started.offer_of("kfq"))["respond_by"] == datetime(2026, 10, 14, tzinfo=SHANGHAI)


@pytest.mark.parametrize("persona", ["director@huaming", "viewer@hezuo", "director@linkong"])
async def test_nobody_else_offers(hall: Hall, persona: str) -> None:
    started = await pooled(hall)
    before, candidates = await state_of(hall.owner), frozenset({tenant_id("kfq")})

    refused = await offer_transfer(
        hall.service, hall.actor(persona), started.transfer, await started.version(), candidates
    )

    assert codes(refused) == ["NOT_FOUND" if persona == "director@linkong" else "FORBIDDEN"]
    assert await state_of(hall.owner) == before


async def test_what_cannot_be_offered_is_refused(hall: Hall) -> None:
    started = await pooled(hall)

    assert codes(await started.offer()) == ["CANDIDATE_REQUIRED"]
    assert codes(await started.offer("huaming")) == ["CANDIDATE_INVALID"]
    assert codes(await started.offer("gxj")) == ["CANDIDATE_INVALID"]
    await started.offer("kfq")
    assert codes(await started.offer("kfq", "linkong")) == ["ALREADY_OFFERED"]
    officer, candidates = hall.actor("officer@hezuo"), frozenset({tenant_id("kfq")})
    assert codes(await offer_transfer(hall.service, officer, started.transfer, 1, candidates)) == ["CONFLICT"]
    assert codes(await offer_transfer(hall.service, officer, NEVER, 1, candidates)) == ["NOT_FOUND"]
    assert len(await hall.rows("transfer_offer")) == 1


async def test_what_is_not_in_the_pool_is_offered_to_nobody(hall: Hall) -> None:
    started = await push(hall, await hall.create())

    assert codes(await started.offer("kfq")) == ["TRANSFER_STATE"]
