"""Supervision orders in the hall: opened by 督查室, to 华明街道 unless told, and what everybody may do about them."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.orders.operations.acknowledge_order import acknowledge_order
from zhaoshang.orders.operations.answer_order import answer_order
from zhaoshang.orders.operations.ask_extension import ask_extension
from zhaoshang.orders.operations.close_order import close_order
from zhaoshang.orders.operations.decide_extension import decide_extension
from zhaoshang.orders.operations.escalate_orders import Raised, escalate_orders
from zhaoshang.orders.operations.open_order import open_order
from zhaoshang.orders.operations.return_order import return_order
from zhaoshang.orders.operations.withdraw_order import withdraw_order
from zhaoshang.orders.rules.orders import NewOrder
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId, new_id

OFFICE, DIRECTOR, UNIT = "officer@ducha", "director@ducha", "officer@huaming"
DUE = date(2026, 7, 10)
"""A Friday, ten days after the hall's day."""
LATER = date(2026, 7, 24)
TASK = "七月十日前完成地上物腾清，报送照片。"


def begins(month: int, day: int) -> datetime:
    """The midnight with which a day of 2026 begins."""
    return datetime(2026, month, day, tzinfo=SHANGHAI)


async def opening(hall: Hall, persona: str = OFFICE, **changes: Any) -> Any:
    """What opening an order comes to; about a free matter unless told."""
    given = {"unit": tenant_id("huaming"), "subject": "地块腾清督办", "task": TASK, "due_on": DUE, **changes}
    return await open_order(hall.service, hall.actor(persona), NewOrder(**given))


async def opened(hall: Hall, **changes: Any) -> UUID:
    """An order that waits to be acknowledged."""
    outcome = await opening(hall, **changes)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def version_of(hall: Hall, order: UUID, table: str = "supervision_order") -> int:
    """Its version, or one when there is no such."""
    found = await hall.rows(table, id=order)
    version: int = found[0]["version"] if found else 1
    return version


async def acknowledge(hall: Hall, order: UUID, persona: str = UNIT, **given: Any) -> Any:
    """What acknowledging comes to."""
    version = given.get("version") or await version_of(hall, order)
    return await acknowledge_order(hall.service, hall.actor(persona), order, version)


async def answer(hall: Hall, order: UUID, persona: str = UNIT, **given: Any) -> Any:
    """What giving feedback comes to."""
    version = given.get("version") or await version_of(hall, order)
    words, evidence = given.get("feedback", "已腾清，照片附后。"), given.get("evidence")
    return await answer_order(hall.service, hall.actor(persona), order, version, words, evidence=evidence)


async def ask(hall: Hall, order: UUID, persona: str = UNIT, **given: Any) -> Any:
    """What asking for more time comes to."""
    version = given.get("version") or await version_of(hall, order)
    until, reason = given.get("until", LATER), given.get("reason", "连续降雨，机械进不了场。")
    return await ask_extension(hall.service, hall.actor(persona), order, version, until=until, reason=reason)


async def decide(hall: Hall, extension: UUID, persona: str = DIRECTOR, **given: Any) -> Any:
    """What deciding on an extension comes to; granted unless told."""
    version = given.get("version") or await version_of(hall, extension, "order_extension")
    granted, reason = given.get("granted", True), given.get("reason")
    return await decide_extension(hall.service, hall.actor(persona), extension, version, granted=granted, reason=reason)


async def close(hall: Hall, order: UUID, persona: str = OFFICE, **given: Any) -> Any:
    """What closing comes to."""
    version = given.get("version") or await version_of(hall, order)
    return await close_order(hall.service, hall.actor(persona), order, version, given.get("note"))


async def give_back(hall: Hall, order: UUID, persona: str = OFFICE, **given: Any) -> Any:
    """What returning comes to."""
    version = given.get("version") or await version_of(hall, order)
    return await return_order(hall.service, hall.actor(persona), order, version, given.get("reason", "照片不全。"))


async def withdraw(hall: Hall, order: UUID, persona: str = OFFICE, **given: Any) -> Any:
    """What taking back comes to."""
    version = given.get("version") or await version_of(hall, order)
    return await withdraw_order(hall.service, hall.actor(persona), order, version, given.get("reason", "误发。"))


async def escalate(hall: Hall, at: datetime) -> Raised:
    """What the clock does at an instant, to which the hall's is moved."""
    hall.clock.at = at
    return await escalate_orders(hall.service.database, DistrictId(DONGLI), at)


async def acknowledged(hall: Hall, **changes: Any) -> UUID:
    """An order that 华明 is at work on."""
    order = await opened(hall, **changes)
    assert await acknowledge(hall, order) == order
    return order


async def answered(hall: Hall, **changes: Any) -> UUID:
    """An order on which 华明 gave feedback."""
    order = await acknowledged(hall, **changes)
    assert await answer(hall, order) == order
    return order


async def asked(hall: Hall) -> tuple[UUID, UUID]:
    """An order, and the extension that 华明 asked for."""
    order = await acknowledged(hall)
    extension = await ask(hall, order)
    assert isinstance(extension, UUID), extension
    return order, extension


async def steps(hall: Hall, order: UUID) -> list[str]:
    """What was done about it, in order."""
    return [each["action"] for each in await hall.rows("order_step", order_id=order)]


async def standing(hall: Hall, order: UUID) -> tuple[str, str, datetime, bool]:
    """State, colour, by when, and whether it is stuck."""
    row = await hall.row("supervision_order", order)
    return (row["state"], row["colour"], row["due_at"], row["stuck"])


Act = Callable[..., Awaitable[Any]]


async def refused(hall: Hall, act: Act, key: UUID, code: str, **given: Any) -> None:
    """It is refused by one code, and nothing at all happened."""
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, key, **given)) == [code], given


async def only(hall: Hall, act: Act, key: UUID, personas: dict[str, str]) -> None:
    """Each of these is refused by its code; so is an id that never was, and a version that is not the newest."""
    for persona, code in personas.items():
        await refused(hall, act, key, code, persona=persona)
    await refused(hall, act, new_id(), "NOT_FOUND")
    await refused(hall, act, key, "CONFLICT", version=99)


NOT_THE_OFFICE = {
    "viewer@ducha": "FORBIDDEN",
    "statistician@ducha": "FORBIDDEN",
    "director@huaming": "FORBIDDEN",
    "director@hezuo": "FORBIDDEN",
    "director@qld": "FORBIDDEN",
    "director@xinli": "NOT_FOUND",
    "director@fgw": "NOT_FOUND",
    "director@ghzy": "NOT_FOUND",
}
"""Whoever is not to decide on an order of 华明's: told so if they may see it, and nothing otherwise."""
NOT_THE_UNIT = {
    "viewer@huaming": "FORBIDDEN",
    "statistician@huaming": "FORBIDDEN",
    "director@ducha": "FORBIDDEN",
    "director@hezuo": "FORBIDDEN",
    "director@qld": "FORBIDDEN",
    "director@xinli": "NOT_FOUND",
    "director@fgw": "NOT_FOUND",
    "director@ghzy": "NOT_FOUND",
}
"""Whoever is not to act on it."""
