"""People at their desks, and what they are told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import a_membership, insert
from tests.support.projects import NOW, UNITS, Hall
from zhaoshang.notifications.operations.deliver_notices import deliver_notices
from zhaoshang.values.ids import DistrictId, new_id

ROLES = ("director", "officer", "statistician", "viewer")


async def staffed(hall: Hall) -> None:
    """Every persona of the hall holds its job."""
    for code in UNITS:
        for role in ROLES:
            await a_membership(hall.owner, person_id(f"{role}@{code}"), tenant_id(code), role.upper())


async def delivered(hall: Hall) -> int:
    """One round of the job."""
    service = hall.service
    return await deliver_notices(service.database, service.authorizer(), DistrictId(DONGLI), hall.clock.now())


async def told(hall: Hall) -> set[tuple[str, str]]:
    """Who was told of what."""
    subjects = {row["id"]: row["subject"] for row in await hall.rows("person")}
    return {(subjects[row["person_id"]], row["kind"]) for row in await hall.rows("notice")}


async def a_notice(hall: Hall, persona: str, *, at: datetime = NOW, **values: Any) -> UUID:
    """A notice that somebody got."""
    row = {
        "district_id": DONGLI,
        "id": new_id(),
        "tenant_id": tenant_id(persona.partition("@")[2]),
        "person_id": person_id(persona),
        "kind": "TRANSFER_RETURNED",
        "subject": "Transfer",
        "subject_id": new_id(),
        "event_id": new_id(),
        "at": at,
        "read_at": None,
    }
    return await insert(hall.owner, "notice", **(row | values))
