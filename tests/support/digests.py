"""The daily digest: people with something to do, and rounds of the job."""

from datetime import UTC, datetime
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.notifications import staffed
from tests.support.projects import Hall
from tests.support.transfers import push
from zhaoshang.notifications.operations.mail_digests import Mailed, mail_digests
from zhaoshang.values.ids import DistrictId, new_id

MORNING = datetime(2026, 6, 30, 0, 30, tzinfo=UTC)
"""Tuesday, half past eight in Shanghai."""


async def mailed(hall: Hall) -> Mailed:
    """One round of the job."""
    return await mail_digests(hall.service, DistrictId(DONGLI))


async def a_busy_morning(hall: Hall) -> None:
    """Everybody has their job, 华明 pushed a project, and it is half past eight."""
    await staffed(hall)
    await push(hall, await hall.create())
    hall.clock.at = MORNING


async def a_digest(hall: Hall, persona: str, **values: object) -> UUID:
    """A digest of the morning's day, as a job left it."""
    row = {
        "district_id": DONGLI,
        "id": new_id(),
        "person_id": person_id(persona),
        "day": MORNING.date(),
        "state": "SENDING",
        "attempts": 1,
        "claimed_at": MORNING,
        "told_until": MORNING,
        "duties": 1,
        "notices": 0,
    }
    return await insert(hall.owner, "mail_digest", **(row | values))


async def says(hall: Hall, persona: str, *, wanted: bool = True, language: str = "ZH") -> UUID:
    """What somebody said of the digest."""
    where = {"district_id": DONGLI, "id": new_id(), "person_id": person_id(persona)}
    return await insert(
        hall.owner, "digest_preference", **where, wanted=wanted, language=language, set_at=MORNING, version=1
    )


async def an_administrator(hall: Hall) -> str:
    """The district's system administrator, who holds no other role."""
    persona = "system_admin@hezuo"
    where = {"district_id": DONGLI, "id": person_id(persona), "subject": persona, "name": persona, "pinyin": persona}
    await insert(hall.owner, "person", **where, issuer="https://issuer.test", created_at=MORNING, version=1)
    job = {"district_id": DONGLI, "id": new_id(), "tenant_id": tenant_id("hezuo"), "person_id": person_id(persona)}
    await insert(
        hall.owner, "membership", **job, role="SYSTEM_ADMIN", granted_at=MORNING, granted_by=person_id(persona)
    )
    return persona
