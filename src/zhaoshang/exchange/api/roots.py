"""The exchange's root fields."""

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.attribution.permissions import Attributions
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.evaluation.permissions import EvaluationReports
from zhaoshang.exchange.api.bulletin import BulletinExportPayload, bulletin_export
from zhaoshang.exchange.api.evaluation import EvaluationReportExportPayload, evaluation_report_export
from zhaoshang.exchange.api.guidance import GuidanceImportPayload, guidance_import
from zhaoshang.exchange.api.ledger import ImportRun, LedgerImportPayload, ledger_import
from zhaoshang.exchange.api.statement import AttributionStatementExportPayload, attribution_statement_export
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.projects.permissions import Imports
from zhaoshang.readmodel.fields import by_id, paged


@strawberry.type
class ExchangeQuery:
    """The exchange's root fields."""

    import_run: ImportRun | None = strawberry.field(
        resolver=by_id,
        description="导入记录：One import; null when there is none such, or none you may see.",
        directives=[requires(Imports.VIEW)],
    )
    import_runs: Connection[ImportRun] = strawberry.field(
        resolver=paged,
        description="导入记录列表：The imports you may see, newest first.",
        directives=[requires(Imports.VIEW)],
    )


@strawberry.type
class ExchangeMutation:
    """The exchange's mutations."""

    ledger_import: LedgerImportPayload = strawberry.mutation(
        resolver=ledger_import,
        description="台账导入：Bring the tenant's own ledger in, in one transaction; a second run changes nothing.",
        directives=[requires(Imports.RUN)],
    )
    attribution_statement_export: AttributionStatementExportPayload = strawberry.mutation(
        resolver=attribution_statement_export,
        description=(
            "导出分成对账：What `attributionEntries` lists under the same filter, as a workbook to recompute; "
            "this is on record before you get it."
        ),
        directives=[requires(Attributions.EXPORT)],
    )
    bulletin_export: BulletinExportPayload = strawberry.mutation(
        resolver=bulletin_export,
        description="导出通报：A published bulletin as PDF or as a workbook; this is on record before you get it.",
        directives=[requires(Bulletins.EXPORT)],
    )
    evaluation_report_export: EvaluationReportExportPayload = strawberry.mutation(
        resolver=evaluation_report_export,
        description="导出分析报告：An analysis report as PDF or as a page; this is on record before you get it.",
        directives=[requires(EvaluationReports.EXPORT)],
    )
    guidance_import: GuidanceImportPayload = strawberry.mutation(
        resolver=guidance_import,
        description="导入产业指导目录：Bring an edition of your department's catalogue in, all of it or nothing.",
        directives=[requires(Guidances.PUBLISH)],
    )
