"""Credit that is shared: a project at its new host, its terms, and cases about them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import Hall
from tests.support.statistics import landed, proof, verified
from tests.support.transfers import pooled
from zhaoshang.attribution.operations.agree_agreement import agree_agreement
from zhaoshang.attribution.operations.propose_agreement import NewAgreement, propose_agreement
from zhaoshang.attribution.operations.raise_dispute import raise_dispute
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.attribution.rules.terms import DISTRICT_POOL, Share
from zhaoshang.values.ids import DistrictId, ProjectId

PAID = date(2026, 7, 20)


def shares(**parts: int) -> list[Share]:
    """Ten-thousandths by unit; ``pool`` is the district's."""
    return [Share(DISTRICT_POOL if unit == "pool" else tenant_id(unit), part) for unit, part in parts.items()]


async def shared(hall: Hall, host: str = "linkong") -> ProjectId:
    """华明's project, pushed to another host and landed there, one month later."""
    started = await pooled(hall)
    await started.land(host)
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    return started.project


async def terms_of(hall: Hall, project: UUID) -> list[Any]:
    """The terms of a project, in the order they were made."""
    return sorted(await hall.rows("attribution_terms", project_id=project), key=lambda row: row["made_at"])


async def newest(hall: Hall, project: UUID) -> UUID:
    """The newest terms of a project."""
    key: UUID = (await terms_of(hall, project))[-1]["id"]
    return key


async def credited(hall: Hall, project: ProjectId, host: str = "linkong", fen: int = 100_000_001) -> UUID:
    """A verified payment of July."""
    return await verified(hall, project, host, fen, paid_on=PAID)


async def disputed(hall: Hall, project: UUID, by: str = "huaming") -> UUID:
    """The newest terms in dispute."""
    key = await raise_dispute(
        hall.service, hall.actor(f"director@{by}"), await newest(hall, project), "首谈单位有误", None
    )
    assert isinstance(key, UUID), key
    return key


async def proposed(
    hall: Hall, project: UUID, by: str = "huaming", since: date = date(2026, 8, 1), **parts: int
) -> UUID:
    """A written agreement about the newest terms, which who proposes it has agreed to."""
    new = NewAgreement(shares=shares(**parts), since=since, evidence=await proof(hall, by))
    key = await propose_agreement(hall.service, hall.actor(f"director@{by}"), await newest(hall, project), new)
    assert isinstance(key, UUID), key
    return key


async def agree(hall: Hall, agreement: UUID, *units: str) -> None:
    """Units agree."""
    for unit in units:
        assert await agree_agreement(hall.service, hall.actor(f"director@{unit}"), agreement) == agreement


async def holds(hall: Hall) -> bool:
    """Whether the ledger is what the figures make it."""
    return (await verify_ledger(hall.service.database, DistrictId(DONGLI), hall.clock.now())).consistent


ANOTHERS = """INSERT INTO app.attribution_dispute (district_id, id, tenant_id, project_id, terms_id, state, reason,
    raised_at, raised_by, version) SELECT district_id, gen_random_uuid(), host_tenant_id, project_id, id, 'OPEN', '先',
    now(), host_tenant_id, 1 FROM app.attribution_terms WHERE id = $1"""
"""A dispute of some terms that somebody else is just entering."""
