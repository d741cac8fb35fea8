"""报数: a host enters one figure of one project, with its evidence."""

from uuid import UUID

from zhaoshang.attribution.operations.find_site import is_site
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.statistics import store
from zhaoshang.statistics.errors import Refusals
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts
from zhaoshang.statistics.rules.facts import NewFact, refuse_correction, refuse_entry, refuse_landing
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def record_fact(service: Service, actor: Actor, project_id: ProjectId, new: NewFact) -> UUID | Refusals:
    """Enter a figure of a project the acting tenant hosts; it counts once 合作交流办 has verified it (domain §7).

    A correction or refund is negative and names the verified figure it is about. No figure without evidence, and no
    file proves two. Refuses: NOT_FOUND, FORBIDDEN, every fault of the entry, PROJECT_NOT_LANDED,
    SITE_COUNTED_AT_LEAD, ALREADY_COUNTED,
    NOT_CORRECTABLE, CORRECTS_TOO_MUCH, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Facts.RECORD) as work:
        project = await find_transferable(work, project_id)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Facts.RECORD, project):
            return denial
        if faults := refuse_entry(new, day_of(work.at)):
            return faults
        # Of two counts of one landing at once, the other waits here and sees this one.
        project = await find_transferable(work, project_id, locked=True)
        if project is None:
            return NOT_FOUND
        counts = new.metric is Metric.LANDED_PROJECTS
        counted = await store.landings(work, project_id) if counts else 0
        site = counts and new.corrects is None and await is_site(work, project_id)
        if refused := refuse_landing(new, landed=project.landed, counted=counted, site=site):
            return refused
        corrected = None if new.corrects is None else await store.corrected(work, new.corrects)
        if refused := refuse_correction(new, project_id, corrected):
            return refused
        fact = Fact(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            project_id=project_id,
            metric=new.metric,
            amount=new.amount,
            paid_on=new.paid_on,
            source=new.source,
            evidence_id=new.evidence,
            corrects_id=new.corrects,
            state=FactState.SUBMITTED,
            reason=trimmed(new.reason),
            recorded_at=work.at,
            recorded_by=actor.person,
            version=1,
        )
        if unproven := await claim_evidence(work, actor, new.evidence, claim="Fact", claim_id=fact.id):
            return unproven
        await store.add(work, fact)
        work.record(
            "fact.record", "fact", fact.id, actor.tenant, metric=new.metric, correction=new.corrects is not None
        )
        work.emit("fact.recorded", fact=str(fact.id))
        return await work.commit(fact.id)
