"""A host says anew what it has to offer."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.integration.transfers.test_add_carrier import PLANT
from tests.support.projects import Hall, codes
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.operations.update_carrier import update_carrier

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_a_carrier_is_as_it_was_last_said_to_be(hall: Hall) -> None:
    officer = hall.actor("officer@linkong")
    key = await add_carrier(hall.service, officer, PLANT)
    assert isinstance(key, UUID)

    free = replace(PLANT, area=9_000, available_on=date(2026, 9, 1))
    assert await update_carrier(hall.service, officer, key, 1, free) == key

    row = await hall.row("carrier", key)
    assert (row["area"], row["available_on"], row["version"]) == (9_000, date(2026, 9, 1), 2)


async def test_what_cannot_be_changed_is_refused(hall: Hall) -> None:
    officer = hall.actor("officer@linkong")
    key = await add_carrier(hall.service, officer, PLANT)
    assert isinstance(key, UUID)

    assert codes(await update_carrier(hall.service, officer, NEVER, 1, PLANT)) == ["NOT_FOUND"]
    assert codes(await update_carrier(hall.service, hall.actor("officer@kfq"), key, 1, PLANT)) == ["NOT_FOUND"]
    assert codes(await update_carrier(hall.service, hall.actor("officer@hezuo"), key, 1, PLANT)) == ["FORBIDDEN"]
    assert codes(await update_carrier(hall.service, officer, key, 1, replace(PLANT, area=-5))) == ["SIZE_OUT_OF_RANGE"]
    assert codes(await update_carrier(hall.service, officer, key, 2, PLANT)) == ["CONFLICT"]
    assert (await hall.row("carrier", key))["version"] == 1
