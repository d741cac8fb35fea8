"""核实: 合作交流办 verifies a figure, and everybody who shares in it is credited."""

from uuid import UUID

from zhaoshang.attribution.operations.close_period import register_waiting
from zhaoshang.attribution.operations.find_site import is_site
from zhaoshang.attribution.operations.post_fact import VerifiedFact, post_fact
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.statistics import store
from zhaoshang.statistics.errors import Refusals, refusal
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts
from zhaoshang.statistics.rules.facts import refuse_decision
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import NOT_FOUND

register_waiting("fact", store.waiting)


@repeatable
async def verify_fact(service: Service, actor: Actor, fact_id: UUID, expected: int) -> UUID | Refusals:
    """Let a figure count: it is verified and posted to the ledger of credit in one transaction (policy III.3, III.5).

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, FACT_DECIDED, SITE_COUNTED_AT_LEAD.
    """
    async with service.unit_of_work(actor, Facts.VERIFY) as work:
        fact = await store.load(work, Fact, fact_id)
        if fact is None:
            return NOT_FOUND
        if denial := authorize(actor, Facts.VERIFY, fact):
            return denial
        if conflict := await store.lock(work, fact, expected):
            return conflict
        if refused := refuse_decision(FactState(fact.state)):
            return refused
        # A project that is moving just now moves first: its new terms may be this payment's.
        project = await find_transferable(work, fact.project_id, locked=True)
        if project is None:
            return NOT_FOUND
        counts = fact.metric == Metric.LANDED_PROJECTS and fact.corrects_id is None
        if counts and await is_site(work, fact.project_id):
            return refusal("SITE_COUNTED_AT_LEAD")
        fact.state, fact.decided_at, fact.decided_by = FactState.VERIFIED, work.at, actor.person
        fact.version += 1
        await store.add(work, fact)
        verified = VerifiedFact(
            id=fact.id,
            project=fact.project_id,
            host=project.tenant_id,
            metric=Metric(fact.metric),
            amount=fact.amount,
            paid_on=fact.paid_on,
            corrects=fact.corrects_id,
        )
        await post_fact(work, verified)
        work.record("fact.verify", "fact", fact.id, fact.tenant_id, metric=Metric(fact.metric))
        work.emit("fact.verified", fact=str(fact.id))
        return await work.commit(fact_id)
