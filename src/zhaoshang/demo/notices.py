"""What the demo's people were told of what the story ends with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
    PlanOpinionState,
    ServiceTask,
    TaskState,
)
from zhaoshang.demo.cast import Rows
from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.majors.model import BaselineProposal, ProposalState
from zhaoshang.notifications.model import Notice
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.tenancy.model import Role
from zhaoshang.transfers.model import OfferState, Transfer, TransferAdvice, TransferOffer, TransferState

_SEED: Final = 2_000_003
_BOTH: Final = (Role.DIRECTOR, Role.OFFICER)
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
    _tell(pipeline, pipeline.rows, _told(pipeline), Chance(pipeline.cast.plan.seed + _SEED))


def tell_coordinated(pipeline: Pipeline, coordinated: Rows) -> None:
    """Add those of baselines, consultations and tasks, which come after everything else, from another seed."""
    _tell(pipeline, coordinated, _coordinated(pipeline, coordinated), Chance(pipeline.cast.plan.seed + 2 * _SEED))


def _tell(pipeline: Pipeline, rows: Rows, happened: Iterable[_Told], chance: Chance) -> None:
    cast = pipeline.cast
    for told in sorted(happened, key=lambda each: (each.at, each.subject_id, each.kind)):
        event = chance.id_at(told.at)
        for role in told.roles:
            rows[Notice].append(
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


def _coordinated(pipeline: Pipeline, rows: Rows) -> Iterator[_Told]:
    code = {key: code for code, key in pipeline.cast.tenants.items()}
    for row in pipeline.rows[BaselineProposal]:
        subject = ("BaselineProposal", row["id"])
        yield _Told("BASELINE_PROPOSED", *subject, row["proposed_at"], "fgw", _BOTH)
        if row["state"] == ProposalState.RETURNED:
            yield _Told("BASELINE_RETURNED", *subject, row["decided_at"], code[row["tenant_id"]], _BOTH[:1])
    yield from _of_plans(rows, code)
    for row in rows[ServiceTask]:
        subject, unit = ("ServiceTask", row["id"]), code[row["tenant_id"]]
        if row["state"] == TaskState.OPEN and row["decided_at"]:
            yield _Told("SERVICE_TASK_REOPENED", *subject, row["decided_at"], unit, _BOTH)
        elif row["state"] == TaskState.OPEN:
            yield _Told("SERVICE_TASK_OPENED", *subject, row["added_at"], unit, _BOTH)
        elif row["state"] == TaskState.ANSWERED:
            host = code[row["host_tenant_id"]]
            yield _Told("SERVICE_TASK_ANSWERED", *subject, row["answered_at"], host, _BOTH)


def _of_plans(rows: Rows, code: Mapping[UUID, str]) -> Iterator[_Told]:
    given: dict[UUID, list[datetime]] = defaultdict(list)
    for row in rows[PlanningOpinion]:
        if row["state"] == PlanOpinionState.PENDING:
            subject, unit = ("PlanningOpinion", row["id"]), code[row["tenant_id"]]
            yield _Told("PLANNING_OPINION_ASKED", *subject, row["asked_at"], unit, _BOTH)
        else:
            given[row["consultation_id"]].append(row["given_at"])
    for row in rows[PlanningConsultation]:
        subject, runner = ("PlanningConsultation", row["id"]), code[row["runner_tenant_id"]]
        if row["state"] == ConsultationState.APPLIED:
            yield _Told("PLANNING_APPLIED", *subject, row["applied_at"], runner, _BOTH)
        if row["state"] == ConsultationState.REVISING:
            host = code[row["tenant_id"]]
            yield _Told("PLANNING_TO_REVISE", *subject, max(given[row["id"]]), host, _BOTH)
        if row["state"] == ConsultationState.CONCLUDING:
            yield _Told("PLANNING_TO_CLOSE", *subject, max(given[row["id"]]), runner, _BOTH[:1])


def _told(pipeline: Pipeline) -> Iterator[_Told]:
    code = {key: code for code, key in pipeline.cast.tenants.items()}
    for row in pipeline.rows[Transfer]:
        if row["state"] == TransferState.PROPOSED:
            yield _Told("TRANSFER_PROPOSED", "Transfer", row["id"], row["proposed_at"], "hezuo", _BOTH)
        if row["state"] == TransferState.RETURNED:
            unit = code[row["tenant_id"]]
            yield _Told("TRANSFER_RETURNED", "Transfer", row["id"], row["closed_at"], unit, _BOTH[:1])
    for row in pipeline.rows[TransferOffer]:
        unit = code[row["tenant_id"]]
        if row["state"] in {OfferState.OPEN, OfferState.ASSIGNED}:
            yield _Told("TRANSFER_OFFERED", "TransferOffer", row["id"], row["offered_at"], unit, _BOTH[:1])
        if row["state"] == OfferState.ACCEPTED:
            yield _Told("TRANSFER_ACCEPTED", "Transfer", row["transfer_id"], row["answered_at"], "hezuo", _BOTH)
    for row in pipeline.rows[TransferAdvice]:
        unit = code[row["tenant_id"]]
        yield _Told("TRANSFER_ADVICE_ASKED", "TransferAdvice", row["id"], row["asked_at"], unit, _BOTH)
    for row in pipeline.rows[Fact]:
        if row["state"] == FactState.RETURNED:
            unit = code[row["tenant_id"]]
            yield _Told("FACT_RETURNED", "Fact", row["id"], row["decided_at"], unit, (Role.STATISTICIAN,))
