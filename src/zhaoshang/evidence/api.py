"""The evidence's part of the GraphQL schema: what files there are, a new one, and one handed out."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.payload import UserError
from zhaoshang.api.permission import requires
from zhaoshang.api.upload import UploadedFile
from zhaoshang.evidence.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.evidence.operations.read_evidence import read_evidence
from zhaoshang.evidence.operations.upload_evidence import EvidenceFile, upload_evidence
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.readmodel.fields import Info, by_id, paged
from zhaoshang.readmodel.payloads import Key, anew, answer, keyed

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]


@strawberry.type(
    description="佐证材料：A file that supports a claim; its content supports one claim of the district only."
)
class Evidence(Node):
    """An uploaded file, without its bytes."""

    file_name: str = strawberry.field(description="文件名：As it was called when it was uploaded.")
    media_type: str = strawberry.field(description="文件类型：What it was found to be, e.g. `application/pdf`.")
    size: int = strawberry.field(description="大小：Bytes.")
    sha256: str = strawberry.field(description="文件摘要：SHA-256 of the file, in hexadecimal.")
    tenant: TenantType | None = strawberry.field(description="上传单位：Whose it is.")
    uploaded_by: PersonType | None = strawberry.field(description="上传人：Who uploaded it.")
    uploaded_at: datetime = strawberry.field(description="上传时间：When.")
    claim: strawberry.ID | None = strawberry.field(description="所佐证事项：What it supports; null while nothing.")
    claimed_at: datetime | None = strawberry.field(description="引用时间：Since when it supports that.")
    version: int = strawberry.field(description="版本：Counts its changes; the file itself never changes.")


@strawberry.type
class EvidenceQuery:
    """What may be read of evidence."""

    evidence: Evidence | None = strawberry.field(
        resolver=by_id,
        description="佐证材料：One file; null when there is none such, or none you may see.",
        directives=[requires(Evidences.VIEW)],
    )
    evidences: Connection[Evidence] = strawberry.field(
        resolver=paged,
        description="佐证材料列表：The files you may see, newest first.",
        directives=[requires(Evidences.VIEW)],
    )


@strawberry.enum(description="上传佐证材料错误码：Why nothing was kept.")
class EvidenceUploadErrorCode(Enum):
    """Why evidenceUpload kept nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    EVIDENCE_EMPTY = error_code("EVIDENCE_EMPTY")
    EVIDENCE_TOO_LARGE = error_code("EVIDENCE_TOO_LARGE")
    EVIDENCE_TYPE_UNSUPPORTED = error_code("EVIDENCE_TYPE_UNSUPPORTED")
    EVIDENCE_NAME_MISMATCH = error_code("EVIDENCE_NAME_MISMATCH")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.type(description="上传佐证材料错误：Why nothing was kept.")
class EvidenceUploadError(UserError):
    """A refusal of evidenceUpload."""

    code: EvidenceUploadErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="上传佐证材料结果：The outcome; either the object or errors.")
class EvidenceUploadPayload:
    """The outcome of evidenceUpload."""

    key: Key = None
    evidence: Evidence | None = strawberry.field(
        resolver=anew("Evidence"), description="佐证材料：The new evidence; null when refused."
    )
    errors: list[EvidenceUploadError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.input(description="上传佐证材料输入：Which file.")
class EvidenceUploadInput:
    """A file to keep."""

    file: UploadedFile = strawberry.field(description="文件：PDF, JPEG, PNG, `.docx` or `.xlsx`, at most 20 MB.")


@strawberry.enum(description="调阅佐证材料错误码：Why the file was not handed out.")
class EvidenceRevealErrorCode(Enum):
    """Why evidenceReveal handed nothing out."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.type(description="调阅佐证材料错误：Why the file was not handed out.")
class EvidenceRevealError(UserError):
    """A refusal of evidenceReveal."""

    code: EvidenceRevealErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调阅佐证材料结果：The outcome; either the file or errors.")
class EvidenceRevealPayload:
    """The outcome of evidenceReveal."""

    key: Key = None
    evidence: Evidence | None = strawberry.field(
        resolver=anew("Evidence"), description="佐证材料：What the file is; null when refused."
    )
    errors: list[EvidenceRevealError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
    content_base64: str | None = strawberry.field(
        default=None, description="文件内容：The file in base64 (RFC 4648 §4); save it, never show it inside a page."
    )


@strawberry.input(description="调阅佐证材料输入：Which file, and what for.")
class EvidenceRevealInput:
    """A file to hand out."""

    id: strawberry.ID = strawberry.field(description="标识：Global id.")
    purpose: str = strawberry.field(description="用途：What for; kept on record.")


Upload = Annotated[EvidenceUploadInput, strawberry.argument(description="输入：The file.")]
Reveal = Annotated[EvidenceRevealInput, strawberry.argument(description="输入：Which file, and what for.")]


async def evidence_upload(info: Info, input: Upload) -> EvidenceUploadPayload:
    """Keep a file."""
    file = EvidenceFile(input.file.name, input.file.content)
    outcome = await upload_evidence(info.context.service, info.context.actor, file)
    return answer(info, outcome, EvidenceUploadPayload, EvidenceUploadError, EvidenceUploadErrorCode)


async def evidence_reveal(info: Info, input: Reveal) -> EvidenceRevealPayload:
    """Hand a file out; the record of it is committed by then."""
    key = keyed("Evidence", input.id)
    outcome = await read_evidence(info.context.service, info.context.actor, key, input.purpose)
    if isinstance(outcome, HandedOut):
        return EvidenceRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(info, outcome, EvidenceRevealPayload, EvidenceRevealError, EvidenceRevealErrorCode)


@strawberry.type
class EvidenceMutation:
    """What may be done about evidence."""

    evidence_upload: EvidenceUploadPayload = strawberry.mutation(
        resolver=evidence_upload,
        description="上传佐证材料：Keep a file that is to support a claim of yours.",
        directives=[requires(Evidences.UPLOAD)],
    )
    evidence_reveal: EvidenceRevealPayload = strawberry.mutation(
        resolver=evidence_reveal,
        description="调阅佐证材料：Get a file for a stated purpose; this is on record before you get it.",
        directives=[requires(Evidences.READ_FILE)],
    )
