"""evaluationReportExport over GraphQL: the file, and every refusal by its code."""

import base64
import io
from uuid import UUID

from pypdf import PdfReader

from tests.support.desk import Desk, ids
from tests.support.evaluation import DEPARTMENT, evaluated, issue
from tests.support.pipeline import a_client
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

NAME = "evaluationReportExport"


async def test_a_report_comes_as_a_file_to_whom_it_may(hall: Hall) -> None:
    desk = Desk(hall, a_client(hall))
    await evaluated(hall)
    key = await issue(hall)
    assert isinstance(key, UUID)
    given = {"id": global_id("EvaluationReport", key), "form": "PDF"}
    for nobody in ids("EvaluationReport"):
        await desk.refused(DEPARTMENT, NAME, given | {"id": nobody}, "NOT_FOUND")
    await desk.refused("director@huaming", NAME, given, "NOT_FOUND")
    await desk.refused("viewer@gxj", NAME, given, "FORBIDDEN")
    await desk.invalid(DEPARTMENT, NAME, given | {"form": "DOCX"})
    await desk.key_reused("viewer@gxj", NAME, given, form="HTML")
    assert not desk.unmet(NAME)

    payload = await desk.send(DEPARTMENT, NAME, given, "fileName mediaType contentBase64")
    assert (payload["errors"], payload["mediaType"]) == ([], "application/pdf")
    assert payload["fileName"] == "工信局招商项目后评价分析报告（2026年上半年）.pdf"
    assert len(PdfReader(io.BytesIO(base64.b64decode(payload["contentBase64"]))).pages) >= 1
    page = await desk.send(DEPARTMENT, NAME, given | {"form": "HTML"}, "fileName mediaType contentBase64")
    assert page["mediaType"] == "text/html; charset=utf-8"
    assert base64.b64decode(page["contentBase64"]).startswith(b"<!DOCTYPE html>")
