"""导出分析报告: an issued report as a paper or as a page, from the very bytes that were hashed (policy III.5)."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evaluation.model import EvaluationReport
from zhaoshang.evaluation.permissions import EvaluationReports
from zhaoshang.exchange import store_issued as store
from zhaoshang.exchange import typesetting
from zhaoshang.exchange.evaluation import page, paper
from zhaoshang.exchange.evaluation.layout import Frozen
from zhaoshang.exchange.workbook.pack import saved_as
from zhaoshang.values.refusal import NOT_FOUND, Refusals


class EvaluationReportForm(StrEnum):
    """导出格式: what an analysis report is handed out as."""

    PDF = "PDF"
    HTML = "HTML"


@dataclass(frozen=True, slots=True)
class EvaluationReportFile:
    """A report as it leaves."""

    file_name: str
    media_type: str
    content: bytes = field(repr=False)


@repeatable
async def export_evaluation_report(
    service: Service, actor: Actor, key: UUID, form: EvaluationReportForm, language: Language
) -> EvaluationReportFile | Refusals:
    """Hand out a report; that somebody took it is on record before they have it.

    Its texts are as they were written, its tables and charts in the reader's language. A repeated request is made out
    anew: the bytes are never kept as an outcome, and come out the same. Refuses: NOT_FOUND, FORBIDDEN.
    """
    async with service.unit_of_work(actor, EvaluationReports.EXPORT) as work:
        report = await store.load(work, EvaluationReport, key)
        if report is None:
            return NOT_FOUND
        if denial := authorize(actor, EvaluationReports.EXPORT, report):
            return denial
        frozen = Frozen.of(report.content, content_hash=report.content_hash, issued_at=report.issued_at)
        title = report.title
        work.record("evaluation_report.export", "evaluation_report", key, actor.tenant, form=form)
        await work.commit()
    # Setting pages takes tenths of a second of CPU: not on the loop that serves everybody, nor inside a transaction.
    if form is EvaluationReportForm.PDF:
        made = await asyncio.to_thread(paper.paper_of, frozen, language)
        return EvaluationReportFile(saved_as(title, "pdf"), typesetting.MEDIA_TYPE, made)
    made = await asyncio.to_thread(page.page_of, frozen, language)
    return EvaluationReportFile(saved_as(title, "html"), page.MEDIA_TYPE, made)
