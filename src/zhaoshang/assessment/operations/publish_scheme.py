"""公布考核办法: 合作交流办 says how the hosts are assessed in a year, or changes it with a reason (domain §11)."""

from uuid import UUID

from zhaoshang.assessment import store_schemes as store
from zhaoshang.assessment.errors import Refusals, refusal
from zhaoshang.assessment.model import AssessmentIndicator, AssessmentScheme, Marking
from zhaoshang.assessment.permissions import Schemes
from zhaoshang.assessment.rules.schemes import NewIndicator, NewScheme, refuse_department, refuse_scheme
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import trimmed


@repeatable
async def publish_scheme(service: Service, actor: Actor, new: NewScheme) -> UUID | Refusals:
    """Make the scheme of a year, and ask its departments to mark; a change counts on and keeps the marks of its codes.

    Refuses: FORBIDDEN, every fault of the scheme, INDICATOR_DEPARTMENT_UNFIT, SCHEME_YEAR_ASSESSED, CONFLICT.
    """
    async with service.unit_of_work(actor, Schemes.PUBLISH) as work:
        if denial := authorize(actor, Schemes.PUBLISH):
            return denial
        if faults := refuse_scheme(new, day_of(work.at).year):
            return faults
        if unfit := await _refuse_departments(work, new):
            return unfit
        await store.queue_up(work)
        if await store.is_told(work, new.year):
            return refusal("SCHEME_YEAR_ASSESSED", "year", year=new.year)
        known = await store.scheme_in_force(work, new.year)
        if new.expected_number != (None if known is None else known.number):
            return CONFLICT
        if known is not None:
            await store.lapse(work, known.id)
        scheme = AssessmentScheme(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            year=new.year,
            number=1 if known is None else known.number + 1,
            reason=None if known is None else trimmed(new.reason),
            published_at=work.at,
            published_by=actor.person,
        )
        await store.add(work, scheme)
        hosts = (await find_holders(work)).get(Responsibility.HOST, ())
        for place, each in enumerate(new.indicators, 1):
            row = _indicator(scheme, each, place)
            if each.department is not None:
                marked = await store.marked(work, each.department, new.year, each.code, hosts)
                row.marking = Marking.DONE if marked >= set(hosts) else Marking.AWAITED
            await store.add(work, row)
        work.record(
            "assessment.scheme.publish",
            "assessment.scheme",
            scheme.id,
            actor.tenant,
            year=new.year,
            number=scheme.number,
        )
        work.emit("assessment.scheme_published", scheme=str(scheme.id))
        return await work.commit(scheme.id)


async def _refuse_departments(work: UnitOfWork, new: NewScheme) -> tuple[Refusal, ...]:
    found = []
    for at, each in enumerate(new.indicators):
        if each.department is not None:
            unit = await find_unit(work, each.department)
            found.append(refuse_department(None if unit is None else unit.responsibilities, at))
    return tuple(each for each in found if each is not None)


def _indicator(scheme: AssessmentScheme, each: NewIndicator, place: int) -> AssessmentIndicator:
    return AssessmentIndicator(
        id=new_id(),
        district_id=scheme.district_id,
        tenant_id=each.department or scheme.tenant_id,
        scheme_id=scheme.id,
        year=scheme.year,
        place=place,
        code=each.code,
        name=each.name.strip(),
        name_en=trimmed(each.name_en),
        about=each.about.strip(),
        kind=each.kind,
        measure=each.measure,
        method=each.method,
        weight=each.weight,
        cap=each.cap,
        rate=each.rate,
        marking=Marking.NONE,
        asked_at=scheme.published_at,
    )
