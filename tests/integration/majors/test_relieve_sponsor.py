"""Ending a sponsorship: the level is a gap from then on, and the next one is told what there is to know."""

from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.majors import APPOINTER, a_major, appoint, appointed
from tests.support.projects import Hall, codes
from zhaoshang.majors.operations.relieve_sponsor import relieve_sponsor
from zhaoshang.values.ids import new_id


async def relieve(  # noqa: PLR0913  what ending is
    hall: Hall,
    sponsorship: UUID,
    persona: str = APPOINTER,
    *,
    version: int = 1,
    reason: str = "调整",
    told: str = "已交接",
) -> Any:
    return await relieve_sponsor(hall.service, hall.actor(persona), sponsorship, version, reason=reason, handover=told)


async def test_it_ends_with_what_is_handed_over_and_the_next_needs_no_more(hall: Hall) -> None:
    major = await a_major(hall)
    sponsorship = await appointed(hall, major, "ghzy")

    assert await relieve(hall, sponsorship, told=" 用地批复在办。 ") == sponsorship

    row = await hall.row("sponsorship", sponsorship)
    assert (row["end_reason"], row["handover"], row["version"]) == ("调整", "用地批复在办。", 2)
    assert await hall.rows("participation", tenant_id=tenant_id("ghzy")) == []
    assert [each["tenant_id"] for each in await hall.rows("major_party")] == [tenant_id("huaming")]
    assert codes(await relieve(hall, sponsorship, version=2)) == ["SPONSORSHIP_ENDED"]
    assert isinstance(await appoint(hall, major, "sthj"), UUID)


async def test_what_is_refused_ends_nothing(hall: Hall) -> None:
    major = await a_major(hall)
    sponsorship = await appointed(hall, major, "ghzy")
    (host,) = await hall.rows("sponsorship", level="HOST")
    before = await hall.rows("outbox_event")

    assert codes(await relieve(hall, sponsorship, version=2)) == ["CONFLICT"]
    assert codes(await relieve(hall, sponsorship, reason=" ", told="")) == ["TEXT_REQUIRED", "TEXT_REQUIRED"]
    assert codes(await relieve(hall, host["id"])) == ["LEVEL_IS_HOST"]
    assert codes(await relieve(hall, new_id())) == ["NOT_FOUND"]
    for persona, code in (
        ("director@ghzy", "FORBIDDEN"),
        ("viewer@fgw", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@sthj", "NOT_FOUND"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await relieve(hall, sponsorship, persona)) == [code], persona
    assert (await hall.row("sponsorship", sponsorship))["ended_at"] is None
    assert await hall.rows("outbox_event") == before
