"""The write side of bulletins inside a bound transaction. Private to the room.

No fence writes a bulletin: what 督查室 composes and publishes, two functions of the database write, and nothing else.
Lock order: the month's line, then the district's targets.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text

from zhaoshang.bulletins.model import Bulletin, BulletinLight, BulletinLine, BulletinSection, BulletinState
from zhaoshang.bulletins.rules.rows import Made
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

load, refresh = rows.load, rows.refresh
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""

_PARTS: Final = MappingProxyType({BulletinLine: "lines", BulletinLight: "lights", BulletinSection: "sections"})


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever composes or publishes a bulletin in this district."""
    await rows.queue_up(work, "bulletins")


async def editions(work: UnitOfWork, period: Period) -> list[Bulletin]:
    """The published editions about a month, the first one first."""
    statement = (
        select(Bulletin)
        .where(
            Bulletin.district_id == work.fence.district,
            Bulletin.period == period,
            Bulletin.state == BulletinState.PUBLISHED,
        )
        .order_by(Bulletin.edition)
    )
    return list(await work.session.scalars(statement))


async def published(work: UnitOfWork) -> list[Bulletin]:
    """Everything that was published, the oldest month first."""
    statement = (
        select(Bulletin)
        .where(Bulletin.district_id == work.fence.district, Bulletin.state == BulletinState.PUBLISHED)
        .order_by(Bulletin.period, Bulletin.edition)
    )
    return list(await work.session.scalars(statement))


async def compose(work: UnitOfWork, made: Made) -> None:
    """Write a draft with all that it consists of; an earlier one is put aside (``app.compose_bulletin``)."""
    given: dict[str, list[Any]] = {"lines": [], "lights": [], "sections": []}
    for part in made.parts:
        given[_PARTS[type(part)]].append(part)
    await work.session.execute(
        text(
            "SELECT app.compose_bulletin(CAST(:bulletin AS json), CAST(:lines AS json), CAST(:lights AS json),"
            " CAST(:sections AS json))"
        ),
        {name: rows.as_json(each) for name, each in {"bulletin": made.bulletin, **given}.items()},
    )


async def ranks(work: UnitOfWork, bulletin: UUID) -> Mapping[tuple[UUID, Metric], int]:
    """The ranks that a bulletin gave, by unit and metric."""
    statement = select(BulletinLine.unit_id, BulletinLine.metric, BulletinLine.rank).where(
        BulletinLine.district_id == work.fence.district,
        BulletinLine.bulletin_id == bulletin,
        BulletinLine.rank.is_not(None),
    )
    return {
        (unit, Metric(metric)): rank for unit, metric, rank in await work.session.execute(statement) if unit and rank
    }


async def commentary(work: UnitOfWork, bulletin: UUID) -> Mapping[str, str]:
    """What 督查室 added to the sections of a bulletin, by heading."""
    statement = select(BulletinSection.heading, BulletinSection.commentary).where(
        BulletinSection.district_id == work.fence.district, BulletinSection.bulletin_id == bulletin
    )
    return {heading: said for heading, said in await work.session.execute(statement) if said is not None}


async def publish(work: UnitOfWork, bulletin: UUID, *, by: UUID, at: datetime) -> None:
    """Write that a draft is published, on all that it consists of (``app.publish_bulletin``)."""
    await work.session.execute(
        text("SELECT app.publish_bulletin(:bulletin, :person, :at)"),
        {"bulletin": bulletin, "person": by, "at": at},
    )
