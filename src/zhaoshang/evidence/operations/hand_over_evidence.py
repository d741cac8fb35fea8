"""移交佐证材料: the files that support some claims go to another tenant with them, inside one transaction."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence import store


async def hand_over_evidence(work: UnitOfWork, claim: str, claims: Collection[UUID], tenant: UUID) -> None:
    """Make the files that support claims of a kind a tenant's own; who uploaded them stays on record.

    Part of a larger operation, whose fence writes the district's rows.
    """
    await store.hand_over(work, claim, claims, tenant)
