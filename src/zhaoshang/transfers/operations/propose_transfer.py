"""推送: a host, or a department that found an investor, pushes a project it cannot take."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.pool_project import Transferable, find_transferable
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals, refusal
from zhaoshang.transfers.model import CarrierKind, Transfer, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.entries import REASON, SUMMARY
from zhaoshang.transfers.rules.flow import MOST_AREA, MOST_POWER, refuse_size
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Why a project is pushed, and what candidates may know of it."""

    reason: str
    summary: str
    carrier_kind: CarrierKind | None = None
    least_area: int | None = None
    least_power: int | None = None


@repeatable
async def propose_transfer(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, proposal: Proposal
) -> UUID | Refusals:
    """Push a project that its street, park or department cannot host to the district (policy III.3).

    The project itself stays as it is until 合作交流办 confirms. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID, SIZE_OUT_OF_RANGE, CONFLICT, PROJECT_NOT_TRANSFERABLE, TRANSFER_OPEN.
    """
    async with service.unit_of_work(actor, Transfers.PROPOSE) as work:
        project = await find_transferable(work, project_id, locked=False)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.PROPOSE, project):
            return denial
        if faults := refuse_proposal(proposal):
            return faults
        # Whoever holds the project's row decides: of two pushes at once the other sees this one.
        held = await find_transferable(work, project_id, locked=True)
        if held is None or held.version != expected:
            return CONFLICT
        if refused := await _refuse(work, held):
            return refused
        transfer = _transfer(held, actor, proposal)
        transfer.proposed_at = work.at
        await store.add(work, transfer)
        work.record("transfer.propose", "transfer", transfer.id, actor.tenant, project=project_id)
        work.emit("transfer.proposed", transfer=str(transfer.id))
        return await work.commit(transfer.id)


def refuse_proposal(proposal: Proposal) -> tuple[Refusal, ...]:
    """Every fault of a proposal as entered."""
    return (
        *check_text(proposal.reason, "reason", limit=REASON, required=True),
        *check_text(proposal.summary, "summary", limit=SUMMARY, required=True),
        *refuse_size(proposal.least_area, "leastArea", MOST_AREA),
        *refuse_size(proposal.least_power, "leastPower", MOST_POWER),
    )


async def _refuse(work: UnitOfWork, project: Transferable) -> Refusal | None:
    if not project.transferable:
        return refusal("PROJECT_NOT_TRANSFERABLE", "project", stage=project.stage)
    if await store.open_transfer_of(work, project.id) is not None:
        return refusal("TRANSFER_OPEN", "project")
    return None


def _transfer(project: Transferable, actor: Actor, proposal: Proposal) -> Transfer:
    return Transfer(
        id=new_id(),
        district_id=actor.district,
        tenant_id=actor.tenant,
        project_id=project.id,
        state=TransferState.PROPOSED,
        reason=proposal.reason.strip(),
        summary=proposal.summary.strip(),
        industry=project.industry,
        carrier_kind=proposal.carrier_kind,
        least_area=proposal.least_area,
        least_power=proposal.least_power,
        departments=[],
        proposed_by=actor.person,
        version=1,
    )
