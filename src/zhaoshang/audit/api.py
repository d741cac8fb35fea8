"""The audit trail's part of the GraphQL schema."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.audit.permissions import AuditEntries
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered


@strawberry.type(description="审计记录：One change or disclosure, sealed into a chain; no business text.")
class AuditEntry(Node):
    """One change or disclosure."""

    at: datetime = strawberry.field(description="时间：When.")
    person: strawberry.ID | None = strawberry.field(description="操作人：Who; null for the system itself.")
    tenant: strawberry.ID | None = strawberry.field(description="代表单位：For which tenant; null for none.")
    action: str = strawberry.field(description="操作：What was done, e.g. `project.advance`.")
    resource: str = strawberry.field(description="对象类别：To what kind of thing.")
    resource_id: str = strawberry.field(description="对象编号：Which one; a UUID, the tail of its global id.")
    changes: str = strawberry.field(description="变更：JSON text of field names with states and digests.")
    request_id: str = strawberry.field(description="请求编号：In which request.")
    address: str = strawberry.field(description="来源地址：From where.")
    seq: int | None = strawberry.field(description="链序号：Its place in the chain; null until sealed.")
    hash: str | None = strawberry.field(description="链哈希：The chain's hash up to here; null until sealed.")


@strawberry.input(description="时间范围：From and to, both included.")
class AuditPeriod:
    """From and to."""

    from_: datetime | None = strawberry.field(name="from", default=None, description="起：Not before.")
    to: datetime | None = strawberry.field(default=None, description="止：Not after.")


@strawberry.input(description="审计筛选：Which entries; an absent entry filters nothing.")
class AuditEntryFilter:
    """Which entries."""

    action: list[str] | None = strawberry.field(default=None, description="操作：Of these actions.")
    at: AuditPeriod | None = strawberry.field(default=None, description="时间：In this period.")


def entries(  # type: ignore[no-untyped-def]  # noqa: ANN201, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AuditEntryFilter | None, strawberry.argument(description="筛选：Which entries.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    """Declares the list's arguments; the compiler reads them."""
    return answered(root, info)


@strawberry.type
class AuditQuery:
    """What may be asked about the audit trail."""

    audit_entries: Connection[AuditEntry] = strawberry.field(
        resolver=entries,
        description="审计记录列表：The district's audit trail, newest first.",
        directives=[requires(AuditEntries.VIEW)],
    )
