"""A push on its way: each step taken by who answers for it, as the operations take it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall
from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.operations.accept_offer import accept_offer
from zhaoshang.transfers.operations.assign_transfer import assign_transfer
from zhaoshang.transfers.operations.confirm_transfer import confirm_transfer
from zhaoshang.transfers.operations.offer_transfer import offer_transfer
from zhaoshang.transfers.operations.propose_transfer import Proposal, propose_transfer
from zhaoshang.values.ids import ProjectId

PROPOSAL = Proposal(
    reason="本街道无合适厂房",
    summary="一家装备企业拟建总装线，需单层厂房",
    carrier_kind=CarrierKind.PLANT,
    least_area=5_000,
    least_power=800,
)


@dataclass
class Push:
    """One push, and the hall it goes through."""

    hall: Hall
    project: ProjectId
    transfer: UUID

    async def row(self) -> Any:
        return await self.hall.row("transfer", self.transfer)

    async def version(self) -> int:
        return int((await self.row())["version"])

    async def offer_of(self, candidate: str) -> Any:
        found = await self.hall.rows("transfer_offer", transfer_id=self.transfer, tenant_id=tenant_id(candidate))
        return found[-1]

    async def confirm(self, *departments: str) -> Any:
        named = frozenset(tenant_id(each) for each in departments)
        actor = self.hall.actor("officer@hezuo")
        return await confirm_transfer(self.hall.service, actor, self.transfer, await self.version(), named)

    async def offer(self, *candidates: str) -> Any:
        asked = frozenset(tenant_id(each) for each in candidates)
        actor = self.hall.actor("officer@hezuo")
        return await offer_transfer(self.hall.service, actor, self.transfer, await self.version(), asked)

    async def accept(self, candidate: str) -> Any:
        offer = await self.offer_of(candidate)
        actor = self.hall.actor(f"director@{candidate}")
        return await accept_offer(self.hall.service, actor, offer["id"], offer["version"])

    async def assign(self, candidate: str) -> Any:
        offer = await self.offer_of(candidate)
        actor = self.hall.actor("officer@hezuo")
        return await assign_transfer(self.hall.service, actor, self.transfer, offer["id"], await self.version())

    async def land(self, candidate: str) -> None:
        """From the pool to a host that accepts."""
        assert await self.offer(candidate) == self.transfer
        assert await self.accept(candidate) == (await self.offer_of(candidate))["id"]
        assert await self.assign(candidate) == self.transfer


async def push(hall: Hall, project: ProjectId, origin: str = "huaming") -> Push:
    """A project's host pushes it."""
    version = (await hall.row("project", project))["version"]
    key = await propose_transfer(hall.service, hall.actor(f"director@{origin}"), project, version, PROPOSAL)
    assert isinstance(key, UUID), key
    return Push(hall, project, key)


async def pooled(hall: Hall, **changes: Any) -> Push:
    """华明's project in the pool, with 工信局 asked for advice."""
    started = await push(hall, await hall.create(**changes))
    assert await started.confirm("gxj") == started.transfer
    return started
