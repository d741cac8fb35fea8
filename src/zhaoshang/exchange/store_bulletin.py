"""Reading a bulletin that is to be handed out. Private to the room."""

from sqlalchemy import select

from zhaoshang.bulletins.model import Bulletin
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.model import Tenant

load = rows.load
"""Of a bulletin, as of any row: see ``zhaoshang.database.rows``."""


async def office_of(work: UnitOfWork, bulletin: Bulletin) -> str:
    """What the office is called that published it."""
    statement = select(Tenant.name).where(Tenant.district_id == work.fence.district, Tenant.id == bulletin.tenant_id)
    return (await work.session.scalars(statement)).one()
