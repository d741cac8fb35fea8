"""What waits when the demo's story ends: figures just entered and one that came back, advice not given, two more cases.

Told after everything else and from a seed of its own: nothing that was told before is told otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import update

from zhaoshang.attribution.model import AttributionAgreementParty
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cases import CLAIM, PROPOSE, RAISE, Case, latest, named, paper, quarrelled
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.projects.model import Stage
from zhaoshang.statistics.model import CapitalSource, Fact, FactState
from zhaoshang.tenancy.model import Role
from zhaoshang.transfers.model import Transfer, TransferAdvice, TransferState
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.metric import Metric

_SEED: Final = 1_000_003
_TOLD_BEFORE: Final = 3
"""Cases that ``quarrel`` has told."""
_UNADVISED: Final = 2
_ENTERED: Final = 4
_RETURNED: Final = "凭证为预付款收据，请补银行到账回单后重报。"
_CONSENT_AFTER: Final = timedelta(hours=5)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The two cases more: one its host has not answered, one that all agreed to."""

    dispute: Case
    agreement: Case
    evidence: UUID


def leave_waiting(pipeline: Pipeline, files: dict[str, bytes]) -> Waiting | None:
    """Add what waits; None for the cases of a district that has too few terms to quarrel about."""
    own = replace(pipeline, chance=Chance(pipeline.cast.plan.seed + _SEED))
    _leave_unadvised(own)
    landed = [added for added in own.projects if added.journey.reached(Stage.LANDED)]
    for number, added in enumerate(_newest(landed)[:_ENTERED]):
        _enter(own, added, number, files)
    found = list(latest(own))[_TOLD_BEFORE:]
    if len(found) < len(("dispute", "agreement")):
        return None
    dispute, agreement = (quarrelled(own, terms, first) for terms, first in found[:2])
    return Waiting(dispute, agreement, paper(own, agreement, files))


async def tell_waiting(work: UnitOfWork, pipeline: Pipeline, waiting: Waiting) -> None:
    """Write the cases as the service writes them."""
    await work.session.execute(RAISE, named(waiting.dispute) | {"reason": CLAIM})
    agreed = waiting.agreement
    shares = {"parties": [agreed.host, agreed.origin], "shares": [6_000, 4_000]}
    details = {"since": day_of(ANCHOR), "evidence": waiting.evidence}
    await work.session.execute(PROPOSE, named(agreed) | details | shares)
    code = next(code for code, key in pipeline.cast.tenants.items() if key == agreed.host)
    await work.session.execute(
        update(AttributionAgreementParty)
        .where(
            AttributionAgreementParty.district_id == work.fence.district,
            AttributionAgreementParty.agreement_id == agreed.key,
            AttributionAgreementParty.tenant_id == agreed.host,
        )
        .values(agreed_at=agreed.at + _CONSENT_AFTER, agreed_by=pipeline.cast.who(code, Role.DIRECTOR), version=2)
        .execution_options(synchronize_session=False)
    )


def _leave_unadvised(pipeline: Pipeline) -> None:
    pooled = {
        row["id"]
        for row in pipeline.rows[Transfer]
        if row["state"] in {TransferState.IN_POOL.value, TransferState.OFFERED.value}
    }
    asked = [row for row in pipeline.rows[TransferAdvice] if row["transfer_id"] in pooled]
    for row in sorted(asked, key=lambda each: each["asked_at"])[-_UNADVISED:]:
        row |= {"advice": None, "advised_at": None, "advised_by": None, "version": 1}


def _newest(landed: Sequence[Invented]) -> list[Invented]:
    return sorted(landed, key=lambda added: (_landed(added), added.id), reverse=True)


def _landed(added: Invented) -> datetime:
    return added.journey.reached(Stage.LANDED) or ANCHOR


def _enter(pipeline: Pipeline, added: Invented, number: int, files: dict[str, bytes]) -> None:
    """A sum paid in just before the story ends; the last of them came back."""
    cast, chance = pipeline.cast, pipeline.chance
    at = max(ANCHOR - timedelta(days=1, hours=3 + number), _landed(added))
    evidence, fact = chance.id_at(at), chance.id_at(at)
    person = cast.who(added.host.code, Role.STATISTICIAN)
    proof = Proof(
        tenant=cast.tenants[added.host.code],
        person=person,
        at=at,
        name=f"到账凭证-{at.astimezone(SHANGHAI):%Y%m%d}.pdf",
        says=f"{added.host.name} {added.id}",
        claim="Fact",
        claim_id=fact,
    )
    prove(pipeline, evidence, proof, files)
    came_back = number == _ENTERED - 1
    decided: dict[str, Any] = dict.fromkeys(("decided_at", "decided_by", "return_reason")) | {"version": 1}
    if came_back:
        decided = {"decided_at": at + timedelta(hours=4), "decided_by": cast.who("hezuo")}
        decided |= {"return_reason": _RETURNED, "version": 2}
    pipeline.rows[Fact].append(
        {
            "district_id": cast.district_id,
            "tenant_id": cast.tenants[added.host.code],
            "id": fact,
            "project_id": added.id,
            "metric": Metric.CAPITAL_IN_PLACE.value,
            "amount": chance.spread(800_000, 9_000_000) * 100,
            "paid_on": day_of(at),
            "source": CapitalSource.OUT_OF_CITY.value,
            "evidence_id": evidence,
            "corrects_id": None,
            "state": (FactState.RETURNED if came_back else FactState.SUBMITTED).value,
            "reason": None,
            "recorded_at": at,
            "recorded_by": person,
        }
        | decided
    )
