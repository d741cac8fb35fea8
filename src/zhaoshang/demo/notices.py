"""What the demo's people were told of the pushes, offers and figures that the story ends with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.notifications.model import Notice
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.tenancy.model import Role
from zhaoshang.transfers.model import OfferState, Transfer, TransferAdvice, TransferOffer, TransferState

_SEED: Final = 2_000_003
_READ_AFTER: Final = timedelta(hours=2)
_UNREAD: Final = timedelta(days=21)
"""What happened in the last three weeks nobody has read yet."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing that happened, and who of which unit is told."""

    kind: str
    subject: str
    subject_id: UUID
    at: datetime
    unit: str
    roles: tuple[Role, ...]


def tell_people(pipeline: Pipeline) -> None:
    """Add their notices, from a seed of its own: nothing that was told before is told otherwise."""
    cast, chance = pipeline.cast, Chance(pipeline.cast.plan.seed + _SEED)
    for told in sorted(_told(pipeline), key=lambda each: (each.at, each.subject_id, each.kind)):
        event = chance.id_at(told.at)
        for role in told.roles:
            pipeline.rows[Notice].append(
                {
                    "district_id": cast.district_id,
                    "id": chance.id_at(told.at),
                    "tenant_id": cast.tenants[told.unit],
                    "person_id": cast.who(told.unit, role),
                    "kind": told.kind,
                    "subject": told.subject,
                    "subject_id": told.subject_id,
                    "event_id": event,
                    "at": told.at,
                    "read_at": None if told.at > ANCHOR - _UNREAD else told.at + _READ_AFTER,
                }
            )


def _told(pipeline: Pipeline) -> Iterator[_Told]:
    code = {key: code for code, key in pipeline.cast.tenants.items()}
    both = (Role.DIRECTOR, Role.OFFICER)
    for row in pipeline.rows[Transfer]:
        if row["state"] == TransferState.PROPOSED:
            yield _Told("TRANSFER_PROPOSED", "Transfer", row["id"], row["proposed_at"], "hezuo", both)
        if row["state"] == TransferState.RETURNED:
            unit = code[row["tenant_id"]]
            yield _Told("TRANSFER_RETURNED", "Transfer", row["id"], row["closed_at"], unit, both[:1])
    for row in pipeline.rows[TransferOffer]:
        unit = code[row["tenant_id"]]
        if row["state"] in {OfferState.OPEN, OfferState.ASSIGNED}:
            yield _Told("TRANSFER_OFFERED", "TransferOffer", row["id"], row["offered_at"], unit, both[:1])
        if row["state"] == OfferState.ACCEPTED:
            yield _Told("TRANSFER_ACCEPTED", "Transfer", row["transfer_id"], row["answered_at"], "hezuo", both)
    for row in pipeline.rows[TransferAdvice]:
        unit = code[row["tenant_id"]]
        yield _Told("TRANSFER_ADVICE_ASKED", "TransferAdvice", row["id"], row["asked_at"], unit, both)
    for row in pipeline.rows[Fact]:
        if row["state"] == FactState.RETURNED:
            unit = code[row["tenant_id"]]
            yield _Told("FACT_RETURNED", "Fact", row["id"], row["decided_at"], unit, (Role.STATISTICIAN,))
