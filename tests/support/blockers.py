"""Blockers in the hall: raised by 华明, for 规划资源分局 to remove, and what everybody may do about them."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.majors import a_major, appointed
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.majors.model import BlockerKind, SponsorLevel
from zhaoshang.majors.operations.answer_blocker import answer_blocker
from zhaoshang.majors.operations.escalate_blockers import Escalated, escalate_blockers
from zhaoshang.majors.operations.hand_on_blocker import hand_on_blocker
from zhaoshang.majors.operations.instruct_blocker import instruct_blocker
from zhaoshang.majors.operations.raise_blocker import NewBlocker, raise_blocker
from zhaoshang.majors.operations.reassign_blocker import reassign_blocker
from zhaoshang.majors.operations.resolve_blocker import resolve_blocker
from zhaoshang.majors.operations.return_blocker import return_blocker
from zhaoshang.majors.operations.withdraw_blocker import withdraw_blocker
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId, new_id

WORDS = "地块地上物未腾清，无法进场。"
LATER = date(2026, 9, 30)
"""A day long after the hall's."""
INSTRUCTION = "限期解决，每周报进展。"


def begins(month: int, day: int) -> datetime:
    """The midnight with which a day of 2026 begins."""
    return datetime(2026, month, day, tzinfo=SHANGHAI)


async def raising(hall: Hall, major: UUID, persona: str = "officer@huaming", **changes: Any) -> Any:
    """What raising a blocker comes to."""
    given = {"kind": BlockerKind.LAND, "description": WORDS, "department": tenant_id("ghzy"), **changes}
    return await raise_blocker(hall.service, hall.actor(persona), major, NewBlocker(**given))


async def raised(hall: Hall, major: UUID | None = None, **changes: Any) -> UUID:
    """A blocker of a major project of 华明's, the first one unless told, with 规划资源分局."""
    if major is None:
        known = await hall.rows("major_project")
        major = known[0]["id"] if known else await a_major(hall)
    outcome = await raising(hall, major, **changes)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def version_of(hall: Hall, blocker: UUID) -> int:
    """Its version, or one when there is no such."""
    found = await hall.rows("blocker", id=blocker)
    version: int = found[0]["version"] if found else 1
    return version


async def answer(hall: Hall, blocker: UUID, persona: str = "officer@ghzy", **given: Any) -> Any:
    """What answering comes to."""
    version = given.get("version") or await version_of(hall, blocker)
    words, evidence = given.get("answer", "已腾清，今日可进场。"), given.get("evidence")
    return await answer_blocker(hall.service, hall.actor(persona), blocker, version, words, evidence=evidence)


async def hand_on(hall: Hall, blocker: UUID, to: str = "sthj", persona: str = "officer@ghzy", **given: Any) -> Any:
    """What handing on comes to."""
    version = given.get("version") or await version_of(hall, blocker)
    actor, reason = hall.actor(persona), given.get("reason", "属环保事项。")
    return await hand_on_blocker(
        hall.service, actor, blocker, version, department=given.get("department") or tenant_id(to), reason=reason
    )


async def resolve(hall: Hall, blocker: UUID, persona: str = "officer@huaming", **given: Any) -> Any:
    """What closing comes to."""
    version = given.get("version") or await version_of(hall, blocker)
    return await resolve_blocker(hall.service, hall.actor(persona), blocker, version, given.get("note"))


async def give_back(hall: Hall, blocker: UUID, persona: str = "officer@huaming", **given: Any) -> Any:
    """What returning comes to."""
    version = given.get("version") or await version_of(hall, blocker)
    return await return_blocker(hall.service, hall.actor(persona), blocker, version, given.get("reason", "仍有两户。"))


async def withdraw(hall: Hall, blocker: UUID, persona: str = "officer@huaming", **given: Any) -> Any:
    """What taking back comes to."""
    version = given.get("version") or await version_of(hall, blocker)
    return await withdraw_blocker(hall.service, hall.actor(persona), blocker, version, given.get("reason", "误报。"))


async def reassign(hall: Hall, blocker: UUID, to: str = "gxj", persona: str = "officer@fgw", **given: Any) -> Any:
    """What giving it to a department comes to."""
    return await reassign_blocker(
        hall.service,
        hall.actor(persona),
        blocker,
        given.get("version") or await version_of(hall, blocker),
        department=given.get("department") or tenant_id(to),
        due_on=given.get("due_on", LATER),
        reason=given.get("reason", "由其牵头。"),
    )


async def instruct(hall: Hall, blocker: UUID, to: str = "ghzy", persona: str = "director@qld", **given: Any) -> Any:
    """What a leader's instruction comes to."""
    return await instruct_blocker(
        hall.service,
        hall.actor(persona),
        blocker,
        given.get("version") or await version_of(hall, blocker),
        instruction=given.get("instruction", INSTRUCTION),
        department=given.get("department") or tenant_id(to),
        due_on=given.get("due_on", LATER),
    )


async def escalate(hall: Hall, at: datetime) -> Escalated:
    """What the clock does at an instant, to which the hall's is moved."""
    hall.clock.at = at
    return await escalate_blockers(hall.service.database, DistrictId(DONGLI), at)


async def at_office(hall: Hall, major: UUID | None = None) -> UUID:
    """A blocker that came to 发改委 on 8 July."""
    blocker = await raised(hall, major)
    assert await escalate(hall, begins(7, 8)) == Escalated(1, 0)
    return blocker


async def at_leader(hall: Hall) -> UUID:
    """A blocker that came to the leader on 16 July."""
    major = await a_major(hall)
    await appointed(hall, major, "qld", SponsorLevel.DISTRICT_LEADER)
    blocker = await at_office(hall, major)
    assert await escalate(hall, begins(7, 16)) == Escalated(1, 0)
    return blocker


async def steps(hall: Hall, blocker: UUID) -> list[str]:
    """What was done about it, in order."""
    return [each["action"] for each in await hall.rows("blocker_step", blocker_id=blocker)]


async def waiting(hall: Hall, blocker: UUID) -> tuple[str, str, UUID | None, datetime]:
    """State, level, who must act and by when."""
    row = await hall.row("blocker", blocker)
    return (row["state"], row["level"], row["waits_for_tenant_id"], row["due_at"])


Act = Callable[..., Awaitable[Any]]


async def refused(hall: Hall, act: Act, blocker: UUID, code: str, **given: Any) -> None:
    """It is refused by one code, and nothing at all happened."""
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, blocker, **given)) == [code], given


async def only(hall: Hall, act: Act, blocker: UUID, personas: dict[str, str]) -> None:
    """Each of these is refused by its code; so is an id that never was, and a version that is not the newest."""
    for persona, code in personas.items():
        await refused(hall, act, blocker, code, persona=persona)
    await refused(hall, act, new_id(), "NOT_FOUND")
    await refused(hall, act, blocker, "CONFLICT", version=99)
