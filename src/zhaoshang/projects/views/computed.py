"""Fields that only Python answers, from values the same statement reads: entry conditions and the certificate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, select

from zhaoshang.api.messages import message
from zhaoshang.database.alias import aliased
from zhaoshang.projects.certificate import Certified, certificate
from zhaoshang.projects.facts import read_facts, stage_facts
from zhaoshang.projects.model import Company, FirstReportStatus, Project, Stage
from zhaoshang.projects.rules.stages import next_stages
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import Computed
from zhaoshang.tenancy.model import Tenant

# ---- 首报证书 · the certificate of a first report


def _of_project(report: Any, column: Callable[[Any, Any, Any], Any]) -> ColumnElement[Any]:
    project, company, tenant = aliased(Project), aliased(Company), aliased(Tenant)
    return (
        select(column(project, company, tenant))
        .where(
            project.district_id == report.district_id,
            project.id == report.project_id,
            company.district_id == report.district_id,
            company.id == project.company_id,
            tenant.district_id == report.district_id,
            tenant.id == report.tenant_id,
        )
        .correlate(report)
        .scalar_subquery()
    )


def _certificate(values: Mapping[str, Any], context: RequestContext) -> str | None:
    stated = Certified(
        number=values["number"],
        status=FirstReportStatus(values["status"]),
        reported_at=datetime.fromisoformat(values["reported_at"]),
        tenant=values["tenant"],
        project=values["project"],
        company=values["company"],
        credit_code=values["credit_code"],
    )
    return certificate(stated, context.language)


# ---- 下一阶段 · what a project may enter next


@dataclass(frozen=True, slots=True)
class UnmetCondition:
    """One thing that keeps a project out of a stage, in the reader's language."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class NextStage:
    """A stage a project could enter next."""

    stage: Stage
    unmet: tuple[UnmetCondition, ...]


def _next_stages(values: Mapping[str, Any], context: RequestContext) -> list[NextStage] | None:
    if values["facts"] is None:
        # Masked: who keeps only the progress of a project is not told what its host still lacks.
        return None
    return [
        NextStage(
            prospect.stage,
            tuple(
                UnmetCondition(each.code, message(each.code, context.language, each.facts)) for each in prospect.unmet
            ),
        )
        for prospect in next_stages(read_facts(values["facts"]))
    ]


NEXT_STAGES = Computed(_next_stages, needs={"facts": stage_facts})

CERTIFICATE = Computed(
    _certificate,
    needs={
        "number": lambda r: r.number,
        "status": lambda r: r.status,
        "reported_at": lambda r: r.reported_at,
        "tenant": partial(_of_project, column=lambda _project, _company, tenant: tenant.name),
        "project": partial(_of_project, column=lambda project, _company, _tenant: project.name),
        "company": partial(_of_project, column=lambda _project, company, _tenant: company.name),
        "credit_code": partial(_of_project, column=lambda _project, company, _tenant: company.credit_code),
    },
)
