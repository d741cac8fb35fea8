"""Importing an edition of a catalogue, as the schema shows it."""

from datetime import date
from enum import Enum
from typing import Annotated

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.messages import Language, message
from zhaoshang.api.payload import UserError
from zhaoshang.api.upload import UploadedFile
from zhaoshang.exchange.errors import unusable  # noqa: F401  importing it registers the codes' texts
from zhaoshang.exchange.guidance.report import GuidanceReport
from zhaoshang.exchange.operations.import_guidance import GuidanceFile, import_guidance
from zhaoshang.guidance.api import GuidanceEdition
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.rules.editions import NewEdition
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import Key, anew, answer


@strawberry.enum(description="导入产业指导目录错误码：Why nothing of a file was imported.")
class GuidanceImportErrorCode(Enum):
    """Why guidanceImport wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    UNSUPPORTED_FILE = error_code("UNSUPPORTED_FILE")
    FILE_TOO_LARGE = error_code("FILE_TOO_LARGE")
    TOO_MANY_ROWS = error_code("TOO_MANY_ROWS")
    TOO_MANY_COLUMNS = error_code("TOO_MANY_COLUMNS")
    NO_GUIDANCE_FOUND = error_code("NO_GUIDANCE_FOUND")
    HEADER_MISSING = error_code("HEADER_MISSING")
    HEADER_AMBIGUOUS = error_code("HEADER_AMBIGUOUS")
    GUIDANCE_ROWS_REFUSED = error_code("GUIDANCE_ROWS_REFUSED")
    EDITION_EMPTY = error_code("EDITION_EMPTY")
    EDITION_EXISTS = error_code("EDITION_EXISTS")


@strawberry.type(description="导入产业指导目录错误：The file was refused; nothing of it was written.")
class GuidanceImportError(UserError):
    """A refusal of guidanceImport."""

    code: GuidanceImportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="未通过的行：A faulty row, and what to mend.")
class GuidanceRefusedRow:
    """A faulty row."""

    row: int = strawberry.field(description="行号：The row's number in its sheet, from 1.")
    cell: str = strawberry.field(description="单元格：The faulty cell, e.g. `A12`.")
    code: str = strawberry.field(description="错误码：One of the row codes in docs/errors.md, e.g. `TEXT_REQUIRED`.")
    message: str = strawberry.field(description="说明：What is wrong with it, in the request's language.")


@strawberry.type(description="类别条数：How many rows of one kind a file has.")
class GuidanceKindCount:
    """How many rows of one kind."""

    kind: GuidanceKind = strawberry.field(description="类别：The kind.")
    count: int = strawberry.field(description="条数：How many sound rows.")


@strawberry.type(description="目录文件核对结果：What stands in a file, row by row.")
class GuidanceImportReport:
    """What stands in a file."""

    items: int = strawberry.field(description="有效行：Rows that are sound.")
    kinds: list[GuidanceKindCount] = strawberry.field(description="分类：Sound rows by kind.")
    skipped: int = strawberry.field(description="跳过：Rows that list nothing: blank ones, headings, notes.")
    refused: list[GuidanceRefusedRow] = strawberry.field(description="未通过：Faulty rows; one refuses the file.")

    @classmethod
    def of(cls, report: GuidanceReport, language: Language) -> "GuidanceImportReport":
        """The report as the schema shows it."""
        return cls(
            items=len(report.items),
            kinds=[
                GuidanceKindCount(kind=kind, count=sum(1 for item in report.items if item.kind is kind))
                for kind in GuidanceKind
            ],
            skipped=report.skipped,
            refused=[
                GuidanceRefusedRow(
                    row=each.row, cell=each.cell, code=each.code, message=message(each.code, language, each.facts)
                )
                for each in report.refused
            ],
        )


@strawberry.type(description="导入产业指导目录结果：The new edition, or what is in the file, or why it was refused.")
class GuidanceImportPayload:
    """The outcome of guidanceImport."""

    key: Key = None
    edition: GuidanceEdition | None = strawberry.field(
        resolver=anew("GuidanceEdition"), description="目录版本：The new edition; null for a dry run and when refused."
    )
    report: GuidanceImportReport | None = strawberry.field(
        default=None, description="核对结果：Of a dry run, and of a file with faulty rows; else null."
    )
    errors: list[GuidanceImportError] = strawberry.field(
        default_factory=list, description="错误：Why it was, or in a dry run would be, refused."
    )


@strawberry.input(description="导入产业指导目录输入：An edition of your department's catalogue.")
class GuidanceImportInput:
    """An edition to bring in."""

    file: UploadedFile = strawberry.field(
        description="目录文件：An `.xlsx` workbook or a `.csv` file with the columns 类别, 编号, 行业 and 条目."
    )
    title: str = strawberry.field(description="目录名称：E.g. 《产业结构调整指导目录（2024年本）》.")
    document: str = strawberry.field(description="文号：By which document it was issued.")
    effective_on: date = strawberry.field(description="施行日期：Its first day in force.")
    dry_run: bool = strawberry.field(default=False, description="试导入：Only say what would happen; write nothing.")


async def guidance_import(info: Info, input: Annotated[GuidanceImportInput, INPUT]) -> GuidanceImportPayload:
    """Bring an edition in, or say what would come of it."""
    context, file = info.context, GuidanceFile(input.file.name, input.file.content)
    new = NewEdition(input.title, input.document, input.effective_on)
    outcome = await import_guidance(context.service, context.actor, file, new, dry_run=input.dry_run)
    if not isinstance(outcome, GuidanceReport):
        return answer(info, outcome, GuidanceImportPayload, GuidanceImportError, GuidanceImportErrorCode)
    payload = answer(info, outcome.refusals, GuidanceImportPayload, GuidanceImportError, GuidanceImportErrorCode)
    payload.report = GuidanceImportReport.of(outcome, context.language)
    return payload
