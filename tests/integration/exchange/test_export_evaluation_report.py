"""导出分析报告: whoever may hand it out has it, on record, from the bytes that were frozen."""

import io
from uuid import UUID

from pypdf import PdfReader

from tests.support.actors import tenant_id
from tests.support.builders import a_tenant
from tests.support.evaluation import evaluated, issue, record, year_of
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.evaluation.rules.analysis import Section
from zhaoshang.exchange.operations.export_evaluation_report import (
    EvaluationReportFile,
    EvaluationReportForm,
    export_evaluation_report,
)
from zhaoshang.values.ids import new_id


async def issued(hall: Hall) -> UUID:
    year = (await year_of(hall, await evaluated(hall), 2))["id"]
    assert await record(hall, year) == year
    report = await issue(hall, sections=(Section("总体", "税收尚未兑现。"),))
    assert isinstance(report, UUID), report
    return report


async def exported(
    hall: Hall, key: UUID, persona: str, form: EvaluationReportForm = EvaluationReportForm.PDF
) -> object:
    return await export_evaluation_report(hall.service, hall.actor(persona), key, form, "zh")


async def test_it_comes_as_a_paper_and_as_a_page_on_record(hall: Hall) -> None:
    key = await issued(hall)
    row = await hall.row("evaluation_report", key)
    for persona in ("officer@gxj", "director@hezuo", "officer@ducha", "director@qld"):
        paper = await exported(hall, key, persona)
        assert isinstance(paper, EvaluationReportFile), persona
        assert paper.file_name == f"{row['title']}.pdf"
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages).replace(" ", "")
        assert row["content_hash"] in text
        assert "税收尚未兑现。" in text
    page = await exported(hall, key, "officer@gxj", EvaluationReportForm.HTML)
    assert isinstance(page, EvaluationReportFile)
    assert page.file_name.endswith(".html")
    assert "税收尚未兑现。" in page.content.decode()
    actions = [each["action"] for each in await hall.rows("audit_entry")]
    assert actions.count("evaluation_report.export") == 5


async def test_a_file_is_made_from_what_was_frozen(hall: Hall) -> None:
    key = await issued(hall)
    before = await exported(hall, key, "officer@gxj", EvaluationReportForm.HTML)
    await hall.owner.execute("UPDATE app.tenant SET name = '花明镇', short_name = '花明' WHERE code = 'huaming'")
    await hall.owner.execute("UPDATE app.evaluation_year SET due_at = now()")
    assert await exported(hall, key, "officer@gxj", EvaluationReportForm.HTML) == before


async def test_who_may_not_have_it(hall: Hall) -> None:
    key = await issued(hall)
    await a_tenant(hall.owner, "sww", "INDUSTRY", kind="DEPARTMENT", id=tenant_id("sww"))
    async with nothing_happens(hall.owner):
        for persona in ("viewer@gxj", "viewer@hezuo", "statistician@ducha"):
            assert codes(await exported(hall, key, persona)) == ["FORBIDDEN"], persona
        for persona in ("director@huaming", "director@fgw"):
            assert codes(await exported(hall, key, persona)) == ["NOT_FOUND"], persona
        assert codes(await exported(hall, new_id(), "officer@gxj")) == ["NOT_FOUND"]
