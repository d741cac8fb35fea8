"""Importing a ledger, and what was imported, as the schema shows it."""

import re
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.messages import Language, message_of
from zhaoshang.api.node import Node
from zhaoshang.api.payload import UserError, refused
from zhaoshang.api.upload import UploadedFile
from zhaoshang.exchange.errors import unusable  # noqa: F401  importing it registers the codes' texts
from zhaoshang.exchange.ledger.report import FIELDS, LedgerReport, refusal_message
from zhaoshang.exchange.operations.import_ledger import LedgerFile, import_ledger
from zhaoshang.readmodel.fields import Info
from zhaoshang.values.ids import global_id

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]


def _code(name: str) -> Any:
    text = message_of(name)
    return strawberry.enum_value(name, description=re.sub(r"\{(\w+)\}", r"<\1>", f"{text.zh}：{text.en}."))


@strawberry.enum(description="台账导入错误码：Why a file as a whole was not imported.")
class LedgerImportErrorCode(Enum):
    """Why a file as a whole was not imported."""

    FORBIDDEN = _code("FORBIDDEN")
    UNSUPPORTED_FILE = _code("UNSUPPORTED_FILE")
    FILE_TOO_LARGE = _code("FILE_TOO_LARGE")
    TOO_MANY_ROWS = _code("TOO_MANY_ROWS")
    TOO_MANY_COLUMNS = _code("TOO_MANY_COLUMNS")
    NO_LEDGER_FOUND = _code("NO_LEDGER_FOUND")
    HEADER_MISSING = _code("HEADER_MISSING")
    HEADER_AMBIGUOUS = _code("HEADER_AMBIGUOUS")
    AMBIGUOUS_UNIT = _code("AMBIGUOUS_UNIT")
    TOO_MANY_DUPLICATES = _code("TOO_MANY_DUPLICATES")


@strawberry.type(description="台账导入错误：The file was refused; nothing of it was written.")
class LedgerImportError(UserError):
    """The file was refused."""

    code: LedgerImportErrorCode = strawberry.field(description="错误码：Why.")


@strawberry.type(description="未导入的行：A row that was refused, and what to mend.")
class LedgerRefusedRow:
    """A refused row."""

    cell: str = strawberry.field(description="单元格：The first faulty cell, e.g. `F19`.")
    code: str = strawberry.field(description="错误码：One of the row codes in docs/errors.md, e.g. `AMBIGUOUS_AMOUNT`.")
    message: str = strawberry.field(description="说明：All faults of the row, in the request's language.")


@strawberry.type(description="导入提示：A cell that was imported, but not quite as it stands.")
class LedgerWarning:
    """A warned cell."""

    cell: str = strawberry.field(description="单元格：The cell, e.g. `H17`.")
    code: str = strawberry.field(description="提示码：One of the warnings in docs/errors.md, e.g. `MONTH_PRECISION`.")


@strawberry.type(description="表头对应：What one header of the file was taken for.")
class LedgerColumn:
    """One header."""

    cell: str = strawberry.field(description="单元格：Where the header stands.")
    header: str = strawberry.field(description="表头：What it says; below a group header as `group/header`.")
    field: str | None = strawberry.field(description="对应字段：What it was taken for; null when it is not imported.")


@strawberry.type(description="工作表对应：How one sheet of the file was understood.")
class LedgerSheet:
    """One sheet."""

    sheet: str = strawberry.field(description="工作表：Its name.")
    header_row: int = strawberry.field(description="表头行：The last row of its header.")
    unit: str | None = strawberry.field(description="金额单位：The unit of plain amounts, as the sheet states it.")
    columns: list[LedgerColumn] = strawberry.field(description="各列：Its headers.")


@strawberry.type(description="台账导入结果：What became of every row of a file.")
class LedgerImportReport:
    """What became of every row."""

    created: int = strawberry.field(description="新增：Rows that became projects.")
    updated: int = strawberry.field(description="更新：Rows whose changes were taken over.")
    unchanged: int = strawberry.field(description="未变：Rows that say what the last import said.")
    skipped: int = strawberry.field(description="跳过：Rows that are no projects: blank rows, totals, notes.")
    refused: list[LedgerRefusedRow] = strawberry.field(description="未导入：Rows that were refused.")
    warnings: list[LedgerWarning] = strawberry.field(
        description="提示：Cells that were not imported quite as they stand."
    )
    mapping: list[LedgerSheet] = strawberry.field(
        description="对应关系：How the headers of each sheet were understood."
    )
    dry_run: bool = strawberry.field(description="试导入：Whether nothing was written.")
    run_id: strawberry.ID | None = strawberry.field(description="导入记录：The `ImportRun`; null for a dry run.")

    @classmethod
    def of(cls, report: LedgerReport, language: Language) -> "LedgerImportReport":
        """The report as the schema shows it."""
        return cls(
            created=report.created,
            updated=report.updated,
            unchanged=report.unchanged,
            skipped=len(report.skipped),
            refused=[
                LedgerRefusedRow(cell=each.cell, code=each.code, message=refusal_message(each, language))
                for each in report.refused
            ],
            warnings=[LedgerWarning(cell=each.cell, code=each.code) for each in report.warnings],
            mapping=[
                LedgerSheet(
                    sheet=mapping.sheet,
                    header_row=mapping.last_row,
                    unit=None if mapping.unit is None else mapping.unit.text,
                    columns=[
                        LedgerColumn(
                            cell=header.cell,
                            header=header.text,
                            field=None if header.column is None else FIELDS[header.column],
                        )
                        for header in mapping.headers
                    ],
                )
                for mapping in report.mappings
            ],
            dry_run=report.is_dry_run,
            run_id=None if report.run_id is None else strawberry.ID(global_id("ImportRun", report.run_id)),
        )


@strawberry.type(description="台账导入结果：The report, or why the file was refused.")
class LedgerImportPayload:
    """The report, or why there is none."""

    report: LedgerImportReport | None = strawberry.field(
        description="结果：What became of every row; null when refused."
    )
    errors: list[LedgerImportError] = strawberry.field(description="错误：Why the file was refused; empty otherwise.")


@strawberry.input(description="台账导入：A tenant's own ledger.")
class LedgerImportInput:
    """A ledger to import."""

    file: UploadedFile = strawberry.field(description="台账文件：An `.xlsx` workbook.")
    dry_run: bool = strawberry.field(default=False, description="试导入：Only say what would happen; write nothing.")


Ledger = Annotated[LedgerImportInput, strawberry.argument(description="输入：The file, and how to import it.")]


@strawberry.type(description="台账导入记录：One file brought in by one person.")
class ImportRun(Node):
    """One import."""

    at: datetime = strawberry.field(description="导入时间：When.")
    tenant: TenantType | None = strawberry.field(description="导入单位：Into whose pipeline.")
    by: PersonType | None = strawberry.field(description="导入人：Who; null for somebody unknown to the reader.")
    file_name: str = strawberry.field(description="文件名：The file's name.")
    file_sha256: str = strawberry.field(description="文件摘要：SHA-256 of the file, in hexadecimal.")
    created: int = strawberry.field(description="新增：Rows that became projects.")
    updated: int = strawberry.field(description="更新：Rows whose changes were taken over.")
    unchanged: int = strawberry.field(description="未变：Rows that said what the import before had said.")
    skipped: int = strawberry.field(description="跳过：Rows that are no projects.")
    refused: int = strawberry.field(description="未导入：Rows that were refused.")
    warned: int = strawberry.field(description="提示：Warnings given.")


async def ledger_import(info: Info, input: Ledger) -> LedgerImportPayload:
    """Bring the acting tenant's ledger in, or say what would come of it."""
    context, file = info.context, LedgerFile(input.file.name, input.file.content)
    answer = await import_ledger(context.service, context.actor, file, dry_run=input.dry_run)
    if isinstance(answer, LedgerReport):
        return LedgerImportPayload(report=LedgerImportReport.of(answer, context.language), errors=[])
    errors = refused(LedgerImportError, LedgerImportErrorCode, answer, context.language)
    return LedgerImportPayload(report=None, errors=errors)
