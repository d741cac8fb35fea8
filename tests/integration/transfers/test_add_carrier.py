"""A host enters what it has to offer."""

from dataclasses import replace

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.rules.carriers import NewCarrier

PLANT = NewCarrier(name="三号厂房", kind=CarrierKind.PLANT, area=8_000, power=1_000, purpose=" 机加工 ")


async def test_a_carrier_is_entered_for_ones_own_unit(hall: Hall) -> None:
    key = await add_carrier(hall.service, hall.actor("officer@linkong"), PLANT)

    (row,) = await hall.rows("carrier")
    assert (row["id"], row["tenant_id"], row["purpose"]) == (key, tenant_id("linkong"), "机加工")


async def test_a_faulty_one_and_who_may_not_are_refused(hall: Hall) -> None:
    officer = hall.actor("officer@linkong")
    for faulty, code in (
        (replace(PLANT, name=""), "TEXT_REQUIRED"),
        (replace(PLANT, area=0), "SIZE_OUT_OF_RANGE"),
        (replace(PLANT, power=-1), "SIZE_OUT_OF_RANGE"),
    ):
        assert codes(await add_carrier(hall.service, officer, faulty)) == [code]
    for persona in ("viewer@linkong", "officer@hezuo", "director@ducha"):
        assert codes(await add_carrier(hall.service, hall.actor(persona), PLANT)) == ["FORBIDDEN"]
    assert await hall.rows("carrier") == []
