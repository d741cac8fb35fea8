"""Who is told of what happens to an order: its unit, 督查室, and of red ones the district's leaders."""

from tests.support.actors import tenant_id
from tests.support.notifications import ROLES, delivered, staffed, told
from tests.support.orders import answer, asked, begins, close, decide, escalate, give_back, opened, withdraw
from tests.support.projects import Hall
from zhaoshang.orders.model import OrderColour

ACTING = {"director", "officer"}


def at(code: str, kind: str, *roles: str) -> set[tuple[str, str]]:
    return {(f"{role}@{code}", kind) for role in roles or ACTING}


async def test_the_unit_and_the_office_in_turn(hall: Hall) -> None:
    await staffed(hall)
    order, extension = await asked(hall)
    assert await decide(hall, extension) == extension
    assert await answer(hall, order) == order
    assert await give_back(hall, order) == order
    assert await answer(hall, order) == order
    assert await close(hall, order) == order
    gone = await opened(hall, unit=tenant_id("ghzy"))
    assert await withdraw(hall, gone) == gone
    await delivered(hall)

    assert await told(hall) == {
        *at("huaming", "ORDER_OPENED"),
        *at("huaming", "ORDER_EXTENSION_DECIDED"),
        *at("huaming", "ORDER_RETURNED"),
        *at("huaming", "ORDER_CLOSED"),
        *at("ducha", "ORDER_ANSWERED"),
        *at("ducha", "ORDER_EXTENSION_ASKED", "director"),
        *at("ghzy", "ORDER_OPENED"),
        *at("ghzy", "ORDER_WITHDRAWN"),
    }


async def test_of_red_the_leaders_and_the_office_s_director_and_again_when_it_stays(hall: Hall) -> None:
    await staffed(hall)
    await opened(hall, colour=OrderColour.YELLOW, reason="批示")
    await delivered(hall)
    before = await told(hall)
    assert before == at("huaming", "ORDER_OPENED")

    await escalate(hall, begins(7, 11))
    await delivered(hall)
    office = at("ducha", "ORDER_RED_OFFICE", "director")
    red = {*at("huaming", "ORDER_RAISED"), *at("qld", "ORDER_RED", *ROLES), *office}
    assert await told(hall) - before == red

    await escalate(hall, begins(7, 16))
    await delivered(hall)
    assert await told(hall) - before - red == {
        *at("qld", "ORDER_STUCK", *ROLES),
        *at("ducha", "ORDER_STUCK_OFFICE", "director"),
    }
    told_of = await hall.rows("notice", kind="ORDER_STUCK")
    assert {each["subject"] for each in told_of} == {"SupervisionOrder"}


async def test_opened_red_the_leaders_know_at_once(hall: Hall) -> None:
    await staffed(hall)
    await opened(hall, colour=OrderColour.RED, reason="批示")
    await delivered(hall)
    assert await told(hall) == {
        *at("huaming", "ORDER_OPENED"),
        *at("qld", "ORDER_RED", *ROLES),
        *at("ducha", "ORDER_RED_OFFICE", "director"),
    }
