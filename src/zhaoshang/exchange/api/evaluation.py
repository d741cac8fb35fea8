"""An analysis report handed out, as the schema shows it."""

import base64
from enum import Enum
from typing import Annotated

import strawberry

from zhaoshang.api.enums import described, error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.payload import UserError, refused
from zhaoshang.exchange.operations.export_evaluation_report import (
    EvaluationReportFile,
    EvaluationReportForm,
    export_evaluation_report,
)
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import keyed

described(
    EvaluationReportForm,
    "导出格式：What an analysis report is handed out as.",
    {
        EvaluationReportForm.PDF: "版式文件：The paper as PDF, with its charts.",
        EvaluationReportForm.HTML: "网页：One standalone page, with its charts.",
    },
)


@strawberry.enum(description="导出分析报告错误码：Why no report was handed out.")
class EvaluationReportExportErrorCode(Enum):
    """Why evaluationReportExport handed nothing out."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")


@strawberry.type(description="导出分析报告错误：Why no report was handed out.")
class EvaluationReportExportError(UserError):
    """A refusal of evaluationReportExport."""

    code: EvaluationReportExportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="导出分析报告结果：The outcome; either the file or errors.")
class EvaluationReportExportPayload:
    """The outcome of evaluationReportExport."""

    file_name: str | None = strawberry.field(default=None, description="文件名：What to save it as.")
    media_type: str | None = strawberry.field(default=None, description="文件类型：That of the form asked for.")
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); null when refused."
    )
    errors: list[EvaluationReportExportError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.input(description="导出分析报告输入：Which report, and as what.")
class EvaluationReportExportInput:
    """A report to hand out."""

    id: strawberry.ID = strawberry.field(description="分析报告：The report, by its global id.")
    form: EvaluationReportForm = strawberry.field(description="格式：As what.")


async def evaluation_report_export(
    info: Info, input: Annotated[EvaluationReportExportInput, INPUT]
) -> EvaluationReportExportPayload:
    """Hand a report out; the record of it is committed by then."""
    context = info.context
    outcome = await export_evaluation_report(
        context.service, context.actor, keyed("EvaluationReport", input.id), input.form, context.language
    )
    if isinstance(outcome, EvaluationReportFile):
        return EvaluationReportExportPayload(
            file_name=outcome.file_name,
            media_type=outcome.media_type,
            content_base64=base64.b64encode(outcome.content).decode("ascii"),
        )
    errors = refused(EvaluationReportExportError, EvaluationReportExportErrorCode, outcome, context.language)
    return EvaluationReportExportPayload(errors=errors)
