"""A statement handed out, as the schema shows it."""

import base64
from enum import Enum
from typing import Annotated

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.payload import UserError, refused
from zhaoshang.attribution.errors import MESSAGES  # noqa: F401  importing it registers the texts about months
from zhaoshang.exchange.errors import unusable  # noqa: F401  importing it registers the codes' texts
from zhaoshang.exchange.operations.export_statement import StatementFile, export_statement
from zhaoshang.exchange.statement.asked import AskedStatement
from zhaoshang.readmodel.fields import Info


@strawberry.enum(description="导出分成对账错误码：Why no statement was handed out.")
class AttributionStatementExportErrorCode(Enum):
    """Why attributionStatementExport handed nothing out."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    PERIOD_RANGE_INVALID = error_code("PERIOD_RANGE_INVALID")
    EXPORT_TOO_LARGE = error_code("EXPORT_TOO_LARGE")


@strawberry.type(description="导出分成对账错误：Why no statement was handed out.")
class AttributionStatementExportError(UserError):
    """A refusal of attributionStatementExport."""

    code: AttributionStatementExportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="导出分成对账结果：The outcome; either the file or errors.")
class AttributionStatementExportPayload:
    """The outcome of attributionStatementExport."""

    file_name: str | None = strawberry.field(default=None, description="文件名：What to save it as.")
    media_type: str | None = strawberry.field(default=None, description="文件类型：That of an `.xlsx` workbook.")
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The workbook in base64 (RFC 4648 §4); null when refused."
    )
    entries: int | None = strawberry.field(default=None, description="分录数：How many entries it has.")
    errors: list[AttributionStatementExportError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.input(description="导出分成对账输入：Which months, and perhaps one party or project.")
class AttributionStatementExportInput:
    """A statement to hand out."""

    from_: str = strawberry.field(name="from", description="起：The first month, `YYYY-MM`.")
    to: str = strawberry.field(description="止：The last month, included, `YYYY-MM`.")
    party: strawberry.ID | None = strawberry.field(default=None, description="单位：Only what is credited to it.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Only what is of it.")


async def attribution_statement_export(
    info: Info, input: Annotated[AttributionStatementExportInput, INPUT]
) -> AttributionStatementExportPayload:
    """Hand a statement out; the record of it is committed by then."""
    context = info.context
    asked = AskedStatement(first=input.from_, last=input.to, party=input.party, project=input.project)
    outcome = await export_statement(context.service, context.actor, asked, context.language)
    if isinstance(outcome, StatementFile):
        return AttributionStatementExportPayload(
            file_name=outcome.file_name,
            media_type=outcome.media_type,
            content_base64=base64.b64encode(outcome.content).decode("ascii"),
            entries=outcome.entries,
        )
    errors = refused(AttributionStatementExportError, AttributionStatementExportErrorCode, outcome, context.language)
    return AttributionStatementExportPayload(errors=errors)
