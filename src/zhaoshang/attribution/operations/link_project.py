"""关联项目: 合作交流办 says that a project is one site of several, or the second phase of another (domain §4.6)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.attribution import store, store_cases
from zhaoshang.attribution.errors import Refusals, refusal
from zhaoshang.attribution.model import AttributionLink, LinkKind
from zhaoshang.attribution.operations.freeze_terms import known_terms
from zhaoshang.attribution.permissions import Links
from zhaoshang.attribution.rules.cases import REASON, refuse_link
from zhaoshang.attribution.rules.terms import Terms, in_force, inherited_terms, joint_terms, site_terms
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.pool_project import Transferable, find_transferable
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """How a project is to follow another."""

    lead: ProjectId
    kind: LinkKind
    reason: str


@repeatable
async def link_project(service: Service, actor: Actor, project_id: ProjectId, new: NewLink) -> UUID | Refusals:
    """Let a project follow another in credit: a second phase inherits the split, a site shares one count.

    Money is credited per project under its own host; what the project was credited before stays. All sites together
    are counted once, at the leading project. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG,
    TEXT_INVALID, LINK_TO_ITSELF, ALREADY_LINKED, ALREADY_SPLIT, PHASE_HOST_DIFFERS, PROJECT_NOT_LANDED,
    ALREADY_COUNTED.
    """
    async with service.unit_of_work(actor, Links.LINK) as work:
        project = await _linkable(work, actor, project_id)
        if isinstance(project, Refusal):
            return project
        lead = await _linkable(work, actor, new.lead)
        if isinstance(lead, Refusal):
            return lead
        if faults := tuple(check_text(new.reason, "reason", limit=REASON, required=True)):
            return faults
        if project_id == new.lead:
            return refusal("LINK_TO_ITSELF", "lead")
        for each in sorted((project_id, new.lead)):
            # In one order everywhere, so that two links at once wait for each other instead of both.
            await find_transferable(work, each, locked=True)
        own = in_force(await known_terms(work, project_id, host=project.tenant_id))
        leading = in_force(await known_terms(work, new.lead, host=lead.tenant_id))
        if refused := refuse_link(
            new.kind,
            own,
            leading,
            linked=await _is_linked(work, project_id, new.lead),
            landed=project.landed and lead.landed,
            counted=await store_cases.is_credited(work, project_id, Metric.LANDED_PROJECTS)
            or await store_cases.is_credited(work, new.lead, Metric.LANDED_PROJECTS),
        ):
            return refused
        # Nothing credited yet: all of it falls under the new terms. Otherwise they never reach back.
        since = day_of(work.at) if await store_cases.is_credited(work, project_id) else date.min
        if new.kind is LinkKind.SECOND_PHASE:
            terms = inherited_terms(leading, since, key=new_id())
        else:
            terms = site_terms(leading, project.tenant_id, since, key=new_id())
        await store.keep_terms(work, project_id, terms)
        if new.kind is LinkKind.SITE:
            await _count_jointly(work, new.lead, leading, terms)
        link = _link(actor, project, lead, new, terms)
        link.linked_at = work.at
        await store_cases.add(work, link)
        work.record("attribution.link", "attribution.link", link.id, link.tenant_id, kind=new.kind, lead=new.lead)
        work.emit("attribution.linked", link=str(link.id))
        return await work.commit(link.id)


async def _linkable(work: UnitOfWork, actor: Actor, key: ProjectId) -> Transferable | Refusal:
    project = await find_transferable(work, key)
    if project is None:
        return NOT_FOUND
    return authorize(actor, Links.LINK, project) or project


async def _is_linked(work: UnitOfWork, project: UUID, lead: UUID) -> bool:
    """One level only: who is followed follows nobody."""
    return (
        await store_cases.link_of(work, project) is not None
        or await store_cases.link_of(work, lead) is not None
        or bool(await store_cases.links_to(work, project))
    )


async def _count_jointly(work: UnitOfWork, lead: UUID, leading: Terms, newest: Terms) -> None:
    sites = [leading]
    followers = [link for link in await store_cases.links_to(work, lead) if link.kind == LinkKind.SITE]
    for link in followers:
        sites.append(in_force(await store.history(work, link.project_id)))  # noqa: PERF401  each is awaited
    await store.keep_terms(work, lead, joint_terms([*sites, newest], date.min, key=new_id()))


def _link(actor: Actor, project: Transferable, lead: Transferable, new: NewLink, terms: Terms) -> AttributionLink:
    return AttributionLink(
        id=new_id(),
        district_id=actor.district,
        tenant_id=project.tenant_id,
        project_id=project.id,
        lead_project_id=lead.id,
        kind=new.kind,
        reason=new.reason.strip(),
        linked_by=actor.person,
        made_terms_id=terms.id,
        shared_with=[lead.tenant_id],
    )
