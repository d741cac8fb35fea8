"""A bulletin handed out, as the schema shows it."""

import base64
from enum import Enum
from typing import Annotated

import strawberry

from zhaoshang.api.enums import described, error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.payload import UserError, refused
from zhaoshang.bulletins.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.exchange.operations.export_bulletin import BulletinFile, BulletinForm, export_bulletin
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import keyed

described(
    BulletinForm,
    "导出格式：What a bulletin is handed out as.",
    {
        BulletinForm.PDF: "版式文件：The paper as PDF, in the district's layout.",
        BulletinForm.WORKBOOK: "电子表格：An `.xlsx` workbook with the exact figures.",
    },
)


@strawberry.enum(description="导出通报错误码：Why no bulletin was handed out.")
class BulletinExportErrorCode(Enum):
    """Why bulletinExport handed nothing out."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    BULLETIN_UNPUBLISHED = error_code("BULLETIN_UNPUBLISHED")


@strawberry.type(description="导出通报错误：Why no bulletin was handed out.")
class BulletinExportError(UserError):
    """A refusal of bulletinExport."""

    code: BulletinExportErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="导出通报结果：The outcome; either the file or errors.")
class BulletinExportPayload:
    """The outcome of bulletinExport."""

    file_name: str | None = strawberry.field(default=None, description="文件名：What to save it as.")
    media_type: str | None = strawberry.field(default=None, description="文件类型：That of the form asked for.")
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); null when refused."
    )
    errors: list[BulletinExportError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.input(description="导出通报输入：Which published bulletin, and as what.")
class BulletinExportInput:
    """A bulletin to hand out."""

    id: strawberry.ID = strawberry.field(description="通报：The bulletin, by its global id.")
    form: BulletinForm = strawberry.field(description="格式：As what.")


async def bulletin_export(info: Info, input: Annotated[BulletinExportInput, INPUT]) -> BulletinExportPayload:
    """Hand a bulletin out; the record of it is committed by then."""
    context = info.context
    outcome = await export_bulletin(
        context.service, context.actor, keyed("Bulletin", input.id), input.form, context.language
    )
    if isinstance(outcome, BulletinFile):
        return BulletinExportPayload(
            file_name=outcome.file_name,
            media_type=outcome.media_type,
            content_base64=base64.b64encode(outcome.content).decode("ascii"),
        )
    errors = refused(BulletinExportError, BulletinExportErrorCode, outcome, context.language)
    return BulletinExportPayload(errors=errors)
