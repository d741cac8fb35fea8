"""支持异议: 合作交流办 decides that credit is to be shared otherwise, with reasons (domain §4.8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.attribution import store, store_cases
from zhaoshang.attribution import store_months as months
from zhaoshang.attribution.columns import parties_of
from zhaoshang.attribution.errors import Refusals
from zhaoshang.attribution.model import AttributionDispute, DisputeState
from zhaoshang.attribution.permissions import Disputes
from zhaoshang.attribution.rules.cases import REASON, refuse_dispute_closing, refuse_new_terms, split
from zhaoshang.attribution.rules.ledger import place_adjustment, reattribute
from zhaoshang.attribution.rules.terms import Share, Terms, decided_terms
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import period_of
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What takes the place of disputed terms, and why."""

    shares: Sequence[Share]
    """Everybody's, the host's among them."""
    origin: UUID | None = None
    """Who pushed the project first, when that was the quarrel; None leaves it as it was."""
    reasons: str


@repeatable
async def uphold_dispute(
    service: Service, actor: Actor, dispute_id: UUID, expected: int, decision: Decision
) -> UUID | Refusals:
    """Put other terms in the place of the disputed ones, and move all credit posted under them, in one transaction.

    What was credited is withdrawn and credited anew as adjustments of this month, never edited: both versions stay
    readable, and the district's total is what it was. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG,
    TEXT_INVALID, CONFLICT, DISPUTE_DECIDED, SHARE_OUT_OF_RANGE, SHARE_PARTY_TWICE, SHARES_NOT_WHOLE,
    HOST_WITHOUT_SHARE, PARTY_INVALID, TERMS_UNCHANGED.
    """
    async with service.unit_of_work(actor, Disputes.UPHOLD) as work:
        dispute = await store_cases.load(work, AttributionDispute, dispute_id)
        if dispute is None:
            return NOT_FOUND
        if denial := authorize(actor, Disputes.UPHOLD, dispute):
            return denial
        if faults := tuple(check_text(decision.reasons, "decision", limit=REASON, required=True)):
            return faults
        if conflict := await store_cases.lock(work, dispute, expected):
            return conflict
        if refused := refuse_dispute_closing(DisputeState(dispute.state)):
            return refused
        # Figures of the project that are being verified just now are posted first, and moved with the rest.
        await find_transferable(work, dispute.project_id, locked=True)
        past = await store.history(work, dispute.project_id)
        disputed = next(terms for terms in past if terms.id == dispute.terms_id)
        named = {share.party for share in decision.shares} | ({decision.origin} if decision.origin else set())
        known = await find_answering(work, named, Responsibility.HOST)
        if refused := refuse_new_terms(disputed, decision.shares, known, origin=decision.origin):
            return refused
        _, others = split(disputed.host, decision.shares)
        decided = decided_terms(disputed, decision.origin or disputed.origin, disputed.host, others, key=new_id())
        await store.keep_terms(work, dispute.project_id, decided)
        await _move_credit(work, dispute, disputed, decided)
        dispute.close(DisputeState.UPHELD, by=actor.person, at=work.at, decision=decision.reasons.strip())
        dispute.made_terms_id = decided.id
        await store_cases.add(work, dispute)
        await store_cases.concern(work, dispute, parties_of(decided))
        work.record(
            "attribution.dispute.uphold", "attribution.dispute", dispute.id, dispute.tenant_id, terms=decided.id
        )
        work.emit("attribution.dispute.upheld", dispute=str(dispute.id))
        return await work.commit(dispute_id)


async def _move_credit(work: UnitOfWork, dispute: AttributionDispute, disputed: Terms, decided: Terms) -> None:
    await months.stay_open(work)
    placed = place_adjustment(await months.closed_through(work), period_of(day_of(work.at)))
    posted = store.Posted(project=dispute.project_id, placed=placed, dispute=dispute.id)
    for standing in await store.lock_credited(work, disputed.id):
        metric = Metric(standing.metric)
        moved = reattribute(store.running_of(standing), disputed, decided, metric)
        renewed = await store.lock_running(work, decided, metric)
        for terms, row, running in ((disputed, standing, moved.withdrawn), (decided, renewed, moved.renewed)):
            entries = [entry for entry in moved.entries if entry.terms == terms.id]
            await store.keep(work, row, running, store.rows_of(work, entries, terms, posted))
