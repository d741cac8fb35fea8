"""A host declares what it leads in."""

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.transfers.operations.declare_industries import declare_industries


async def held(hall: Hall) -> dict[str, bool]:
    return {row["industry"]: row["ended_at"] is None for row in await hall.rows("leading_industry")}


async def test_a_declaration_replaces_the_last_one_and_nothing_is_lost(hall: Hall) -> None:
    director = hall.actor("director@linkong")

    assert await declare_industries(hall.service, director, ["BIOMEDICINE", "OTHER"]) == tenant_id("linkong")
    assert await held(hall) == {"BIOMEDICINE": True, "OTHER": True}
    await declare_industries(hall.service, director, ["MODERN_SERVICES"])
    assert await held(hall) == {"BIOMEDICINE": False, "OTHER": False, "MODERN_SERVICES": True}
    await declare_industries(hall.service, director, ["BIOMEDICINE"])
    assert await held(hall) == {"BIOMEDICINE": True, "OTHER": False, "MODERN_SERVICES": False}


async def test_nobody_else_declares(hall: Hall) -> None:
    for persona in ("officer@linkong", "director@hezuo", "director@ducha"):
        assert codes(await declare_industries(hall.service, hall.actor(persona), ["OTHER"])) == ["FORBIDDEN"]
    assert await held(hall) == {}
