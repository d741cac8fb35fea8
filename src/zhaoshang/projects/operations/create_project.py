"""项目登记: a host enters a lead, or an industry department that found an investor."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store_duplicates
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.operations.register_project import Registered, compared_by, register_project
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import duplicates
from zhaoshang.projects.rules.entries import NewProject, refuse_new_project
from zhaoshang.values.clock import day_of


@repeatable
async def create_project(service: Service, actor: Actor, new: NewProject) -> Registered | Refusals:
    """Enter a lead of the acting tenant with its company, contact and first report, checked for duplicates (domain §2).

    Refuses: FORBIDDEN, every fault of the input, TOO_MANY_DUPLICATES, DUPLICATE_PROJECT. That another tenant
    reported the same is no refusal: the project is kept and linked for 合作交流办, and the answer carries the notice
    ALREADY_REPORTED.
    """
    async with service.unit_of_work(actor, Projects.CREATE) as work:
        if denial := authorize(actor, Projects.CREATE):
            return denial
        if faults := refuse_new_project(new, day_of(work.at)):
            return faults
        registered = await register_project(work, actor, new)
        if isinstance(registered, Registered):
            await work.commit(registered)
        return registered


async def check_project(service: Service, actor: Actor, new: NewProject) -> Refusals | None:
    """Say what ``create_project`` would refuse, without writing, and without comparing with any other tenant.

    A dry run never discloses that somebody else reported the same: only a creation, which leaves a trace, does.
    Refuses: FORBIDDEN, every fault of the input, DUPLICATE_PROJECT.
    """
    async with service.unit_of_work(actor, Projects.CREATE) as work:
        if denial := authorize(actor, Projects.CREATE):
            return denial
        if faults := refuse_new_project(new, day_of(work.at)):
            return faults
        own = await store_duplicates.own_matches(work, compared_by(new))
        return duplicates.refuse_own_duplicate(own, new.distinct_from) or None
