"""出具分析报告: a department says of a period what came of the projects it evaluates (policy III.5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation import store
from zhaoshang.evaluation.errors import Refusals
from zhaoshang.evaluation.model import EvaluationReport
from zhaoshang.evaluation.permissions import EvaluationReports
from zhaoshang.evaluation.rules.analysis import AskedReport, Content, hash_of, refuse_report
from zhaoshang.tenancy.operations.find_named import find_district_name, find_unit_name
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


@repeatable
async def issue_report(service: Service, actor: Actor, asked: AskedReport) -> UUID | Refusals:
    """Freeze what the acting unit sees of the period, with what it says itself; another edition replaces none.

    Refuses: FORBIDDEN, EVALUATION_PERIOD_INVALID, EVALUATION_PERIOD_OPEN, EVALUATION_SECTIONS_TOO_MANY, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, EvaluationReports.ANALYSE) as work:
        if denial := authorize(actor, EvaluationReports.ANALYSE):
            return denial
        if faults := refuse_report(asked, day_of(work.at)):
            return faults
        from_on, to_on = asked.days
        content = Content(
            district=await find_district_name(work),
            office=await find_unit_name(work, actor.tenant),
            asked=asked,
            edition=await store.editions(work, actor.tenant, from_on, to_on) + 1,
            as_of=day_of(work.at),
            lines=await store.lines_until(work, actor, to_on),
        )
        text = content.to_json()
        report = EvaluationReport(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            from_on=from_on,
            to_on=to_on,
            edition=content.edition,
            title=content.title,
            content=text,
            content_hash=hash_of(text),
            issued_at=work.at,
            issued_by=actor.person,
        )
        await store.add(work, report)
        work.record("evaluation_report.analyse", "evaluation_report", report.id, actor.tenant, hash=report.content_hash)
        work.emit("evaluation_report.issued", report=str(report.id))
        return await work.commit(report.id)
