"""The write side of agreements, disputes and links. Private to the room.

Lock order: the case, its project, then the ledger's running totals.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, text

from zhaoshang.attribution.model import (
    AgreementState,
    AttributionAgreement,
    AttributionAgreementParty,
    AttributionDispute,
    AttributionDisputeParty,
    AttributionLink,
    AttributionRunning,
    AttributionTerms,
    DisputeState,
)
from zhaoshang.attribution.rules.terms import Share
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.metric import Metric

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def first_credited(work: UnitOfWork, terms: UUID) -> datetime | None:
    """When the first credit was posted under terms that the fence sees."""
    found = await work.session.execute(text("SELECT app.first_credited(:terms)"), {"terms": terms})
    first: datetime | None = found.scalar_one()
    return first


async def disputes_of(work: UnitOfWork, terms: UUID) -> list[tuple[UUID, DisputeState]]:
    """Who disputed terms so far, and what became of it."""
    found = await work.session.execute(
        select(AttributionDispute.tenant_id, AttributionDispute.state).where(
            AttributionDispute.district_id == work.fence.district, AttributionDispute.terms_id == terms
        )
    )
    return [(claimant, DisputeState(state)) for claimant, state in found]


async def is_disputed(work: UnitOfWork, terms: UUID) -> bool:
    """Whether somebody disputes terms just now."""
    return any(state is DisputeState.OPEN for _, state in await disputes_of(work, terms))


async def raise_dispute(  # noqa: PLR0913  what a dispute is
    work: UnitOfWork, key: UUID, terms: AttributionTerms, *, claimant: UUID, reason: str, evidence: UUID | None
) -> bool:
    """Enter a dispute with everybody it concerns, whose rows are not the claimant's; false if one is open already."""
    await work.session.flush()
    values = {"key": key, "terms": terms.id, "claimant": claimant, "reason": reason, "evidence": evidence}
    found = await work.session.execute(
        text("SELECT app.raise_dispute(:key, :terms, :claimant, :reason, :evidence, :person, :at)"),
        values | {"person": work.fence.person, "at": work.at},
    )
    return bool(found.scalar_one())


async def concern(work: UnitOfWork, dispute: AttributionDispute, parties: Collection[UUID]) -> None:
    """Let those whom a decision brought in read the dispute."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.concern_dispute(:dispute, CAST(:parties AS uuid[]))"),
        {"dispute": dispute.id, "parties": list(parties)},
    )


async def own_place_in_dispute(work: UnitOfWork, dispute: UUID) -> AttributionDisputeParty | None:
    """The acting tenant's place in a dispute."""
    statement = select(AttributionDisputeParty).where(
        AttributionDisputeParty.district_id == work.fence.district,
        AttributionDisputeParty.dispute_id == dispute,
        AttributionDisputeParty.tenant_id == work.fence.tenant,
    )
    return await work.session.scalar(statement)


async def own_place_in_agreement(work: UnitOfWork, agreement: UUID) -> AttributionAgreementParty | None:
    """The acting tenant's place in an agreement."""
    statement = select(AttributionAgreementParty).where(
        AttributionAgreementParty.district_id == work.fence.district,
        AttributionAgreementParty.agreement_id == agreement,
        AttributionAgreementParty.tenant_id == work.fence.tenant,
    )
    return await work.session.scalar(statement)


async def propose_agreement(  # noqa: PLR0913  what an agreement is
    work: UnitOfWork, key: UUID, terms: UUID, *, shares: Sequence[Share], since: date, evidence: UUID
) -> bool:
    """Enter an agreement with everybody it concerns; false if one about the same terms waits already."""
    await work.session.flush()
    found = await work.session.execute(
        text(
            "SELECT app.propose_agreement(:key, :terms, :proposer, CAST(:parties AS uuid[]), CAST(:shares AS int[]),"
            " :since, :evidence, :person, :at)"
        ),
        {
            "key": key,
            "terms": terms,
            "proposer": work.fence.tenant,
            "parties": [share.party for share in shares],
            "shares": [share.ten_thousandths for share in shares],
            "since": since,
            "evidence": evidence,
            "person": work.fence.person,
            "at": work.at,
        },
    )
    return bool(found.scalar_one())


async def parties_of_agreement(work: UnitOfWork, agreement: UUID) -> list[AttributionAgreementParty]:
    """Everybody an agreement names or leaves out, the host first."""
    statement = (
        select(AttributionAgreementParty)
        .where(
            AttributionAgreementParty.district_id == work.fence.district,
            AttributionAgreementParty.agreement_id == agreement,
        )
        .order_by(AttributionAgreementParty.place, AttributionAgreementParty.tenant_id)
    )
    return list(await work.session.scalars(statement))


async def open_cases(work: UnitOfWork, unit: UUID) -> int:
    """How many open disputes and waiting agreements concern a tenant."""
    disputes = select(func.count()).where(
        AttributionDispute.district_id == work.fence.district,
        AttributionDispute.state == DisputeState.OPEN,
        AttributionDispute.shared_with.contains([unit]),
    )
    agreements = select(func.count()).where(
        AttributionAgreement.district_id == work.fence.district,
        AttributionAgreement.state == AgreementState.PROPOSED,
        AttributionAgreement.shared_with.contains([unit]),
    )
    found = [await work.session.scalar(each) for each in (disputes, agreements)]
    return sum(int(each or 0) for each in found)


async def link_of(work: UnitOfWork, project: UUID) -> AttributionLink | None:
    """The link by which a project follows another."""
    statement = select(AttributionLink).where(
        AttributionLink.district_id == work.fence.district, AttributionLink.project_id == project
    )
    return await work.session.scalar(statement)


async def links_to(work: UnitOfWork, lead: UUID) -> list[AttributionLink]:
    """The projects that follow another one, in the order they were linked."""
    statement = (
        select(AttributionLink)
        .where(AttributionLink.district_id == work.fence.district, AttributionLink.lead_project_id == lead)
        .order_by(AttributionLink.linked_at, AttributionLink.id)
    )
    return list(await work.session.scalars(statement))


async def is_credited(work: UnitOfWork, project: UUID, metric: Metric | None = None) -> bool:
    """Whether the ledger holds anything of a project, in a metric or in any."""
    statement = (
        select(func.count())
        .select_from(AttributionRunning)
        .join(
            AttributionTerms,
            (AttributionTerms.district_id == AttributionRunning.district_id)
            & (AttributionTerms.id == AttributionRunning.terms_id),
        )
        .where(
            AttributionTerms.district_id == work.fence.district,
            AttributionTerms.project_id == project,
            AttributionRunning.cumulative != 0,
        )
    )
    if metric is not None:
        statement = statement.where(AttributionRunning.metric == metric)
    return bool(await work.session.scalar(statement))
