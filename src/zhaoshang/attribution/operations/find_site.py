"""多址: whether a project is one site of several, inside the caller's own transaction (domain §4.6)."""

from uuid import UUID

from zhaoshang.attribution import store_cases as store
from zhaoshang.attribution.model import LinkKind
from zhaoshang.database.unit_of_work import UnitOfWork


async def is_site(work: UnitOfWork, project: UUID) -> bool:
    """Whether a project's landing is counted at another one, the leading site."""
    link = await store.link_of(work, project)
    return link is not None and link.kind == LinkKind.SITE
