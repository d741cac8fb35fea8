"""入池: 合作交流办 takes a pushed project into the district's pool."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects.operations.pool_project import find_transferable, pool_project
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals, refusal
from zhaoshang.transfers.model import Transfer, TransferAdvice, TransferState
from zhaoshang.transfers.permissions import Transfers
from zhaoshang.transfers.rules.flow import refuse_state
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def confirm_transfer(
    service: Service, actor: Actor, transfer_id: UUID, expected: int, departments: frozenset[UUID]
) -> UUID | Refusals:
    """Take a pushed project into the pool and name the industry departments that advise on it (policy III.3).

    Refuses: NOT_FOUND, FORBIDDEN, DEPARTMENT_INVALID, CONFLICT, TRANSFER_STATE, PROJECT_NOT_TRANSFERABLE.
    """
    async with service.unit_of_work(actor, Transfers.CONFIRM) as work:
        transfer = await store.load(work, Transfer, transfer_id)
        if transfer is None:
            return NOT_FOUND
        if denial := authorize(actor, Transfers.CONFIRM, transfer):
            return denial
        # Who pushes has said what it thinks: others advise.
        if await find_answering(work, departments, Responsibility.INDUSTRY) - {transfer.tenant_id} != departments:
            return refusal("DEPARTMENT_INVALID", "departments")
        if conflict := await store.lock(work, transfer, expected):
            return conflict
        if refused := refuse_state(TransferState(transfer.state), {TransferState.PROPOSED}):
            return refused
        project = await find_transferable(work, transfer.project_id, locked=True)
        if project is None or not project.transferable or project.tenant_id != transfer.tenant_id:
            return refusal("PROJECT_NOT_TRANSFERABLE", "id", stage="-" if project is None else project.stage)
        transfer.state = TransferState.IN_POOL
        transfer.departments = sorted(departments)
        transfer.confirmed_at = transfer.waiting_since = work.at
        transfer.confirmed_by = actor.person
        transfer.touch()
        await store.add(work, transfer, *(_asked(transfer, department) for department in transfer.departments))
        await pool_project(
            work, transfer.project_id, by=actor.person, reason=transfer.reason, departments=transfer.departments
        )
        work.record("transfer.confirm", "transfer", transfer.id, transfer.tenant_id, departments=transfer.departments)
        work.emit("transfer.confirmed", transfer=str(transfer.id))
        return await work.commit(transfer_id)


def _asked(transfer: Transfer, department: UUID) -> TransferAdvice:
    return TransferAdvice(
        id=new_id(),
        district_id=transfer.district_id,
        tenant_id=department,
        transfer_id=transfer.id,
        proposed_at=transfer.proposed_at,
        asked_at=transfer.confirmed_at,
        version=1,
    )
