"""查重裁定: 合作交流办 says whether two tenants' projects are one."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store, store_duplicates
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import DuplicateLink, DuplicateState, FirstReport, FirstReportStatus, Project
from zhaoshang.projects.operations.register_project import new_report
from zhaoshang.projects.permissions import Duplicates
from zhaoshang.projects.rules import first_reports
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.first_reports import Effect, Report, Side
from zhaoshang.projects.rules.texts import REASON
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def settle_duplicate(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, link_id: UUID, expected: int, *, same: bool, reason: str
) -> UUID | Refusals:
    """Decide on a suspected duplicate; the projects are never merged, but their first reports follow the decision.

    The same: two valid first reports become disputed. Different: a report disputed or refused only because of this
    link becomes valid. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT,
    DUPLICATE_SETTLED.
    """
    async with service.unit_of_work(actor, Duplicates.SETTLE) as work:
        link = await store.load(work, DuplicateLink, link_id)
        if link is None:
            return NOT_FOUND
        if denial := authorize(actor, Duplicates.SETTLE, link):
            return denial
        if faults := refuse_text(reason, "reason", limit=REASON):
            return faults
        if conflict := await store.lock(work, link, expected):
            return conflict
        if refused := first_reports.refuse_duplicate_settlement(DuplicateState(link.state)):
            return refused
        state = DuplicateState.SAME if same else DuplicateState.DIFFERENT
        link.state = state
        link.decision_reason = reason.strip()
        link.decided_at = work.at
        link.decided_by = actor.person
        link.version += 1
        await store.add(work, link)
        await _follow(work, link, same=same)
        work.record("duplicate.settle", "duplicate", link.id, actor.tenant, state=state)
        work.emit("duplicate.settled", link=str(link.id), state=state.value)
        return await work.commit(link_id)


async def _follow(work: UnitOfWork, link: DuplicateLink, *, same: bool) -> None:
    """Let the first reports of both projects follow the decision. Lock order: by project id, as everywhere."""
    keys = sorted((link.project_id, link.other_project_id))
    projects = await store_duplicates.projects_by_id(work, keys)
    reports = [await store_duplicates.lock_report_of(work, key) for key in keys]
    sides = [
        Side(_known(report), await store_duplicates.held_by_others(work, key, link))
        for key, report in zip(keys, reports, strict=True)
    ]
    for key, report, effect in zip(keys, reports, first_reports.settlement_effects(same, sides), strict=True):
        if affected := _affected(projects, key, report, effect):
            await store.add(work, affected)
            work.record(
                "first_report.follow",
                "first_report",
                affected.id,
                affected.tenant_id,
                status=FirstReportStatus(affected.status),
            )
            work.emit("first_report.changed", report=str(affected.id), status=str(affected.status))


def _known(report: FirstReport | None) -> Report | None:
    return None if report is None else Report(report.id, report.reported_at, FirstReportStatus(report.status))


def _affected(
    projects: dict[UUID, Project], key: UUID, report: FirstReport | None, effect: Effect
) -> FirstReport | None:
    if effect is Effect.GRANT:
        return new_report(projects[key], FirstReportStatus.VALID)
    if effect is Effect.NONE or report is None:
        return None
    report.status = FirstReportStatus.DISPUTED if effect is Effect.DISPUTE else FirstReportStatus.VALID
    report.version += 1
    return report
