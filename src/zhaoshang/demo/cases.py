"""The demo's quarrels: an open dispute, a rejected one, and an agreement to be approved (domain §4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text, update

from zhaoshang.attribution.model import (
    AttributionDispute,
    AttributionDisputeParty,
    AttributionRunning,
    AttributionTerms,
    DisputeState,
    TermsBasis,
)
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of
from zhaoshang.values.metric import Metric

CLAIM: Final = "该项目由本街道首谈并持续跟进至签约，现按三成计入，与实际投入不符，请求认定为四六分成。"
_ANSWER: Final = "项目落户后的厂房改造、用电增容均由本园区承担，仍应按规则执行。"
_REJECTED: Final = "首谈证书与推送记录一致，现行比例符合承接日有效的分成规则，异议不成立。"

RAISE: Final = text("SELECT app.raise_dispute(:key, :terms, :claimant, :reason, NULL, :person, :at)")
PROPOSE: Final = text(
    "SELECT app.propose_agreement(:key, :terms, :claimant, CAST(:parties AS uuid[]), CAST(:shares AS int[]), :since,"
    " :evidence, :person, :at)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """Terms that somebody wants otherwise."""

    key: UUID
    terms: UUID
    origin: UUID
    host: UUID
    at: datetime
    person: UUID
    """The origin's director."""


@dataclass(frozen=True, slots=True)
class Cases:
    """What is told of a district."""

    open: Case
    rejected: Case
    proposed: Case
    evidence: UUID


def quarrel(pipeline: Pipeline, files: dict[str, bytes]) -> Cases | None:
    """Choose the terms that are quarrelled about, and add the file that proves the agreement; None if there are few."""
    found = list(latest(pipeline))
    if len(found) < len(("open", "rejected", "proposed")):
        return None
    opened, rejected, proposed = (quarrelled(pipeline, terms, first) for terms, first in found[:3])
    return Cases(opened, rejected, proposed, paper(pipeline, proposed, files))


async def tell(work: UnitOfWork, pipeline: Pipeline, cases: Cases) -> None:
    """Write the cases as the service writes them, with all whom they concern."""
    for case in (cases.open, cases.rejected):
        await work.session.execute(RAISE, named(case) | {"reason": CLAIM})
    await work.session.execute(
        update(AttributionDisputeParty)
        .where(
            AttributionDisputeParty.district_id == work.fence.district,
            AttributionDisputeParty.dispute_id == cases.open.key,
            AttributionDisputeParty.tenant_id == cases.open.host,
        )
        .values(
            answer=_ANSWER,
            answered_at=cases.open.at + timedelta(hours=3),
            answered_by=_director(pipeline, cases.open.host),
            version=2,
        )
        .execution_options(synchronize_session=False)
    )
    await work.session.execute(
        update(AttributionDispute)
        .where(AttributionDispute.district_id == work.fence.district, AttributionDispute.id == cases.rejected.key)
        .values(
            state=DisputeState.REJECTED,
            decision=_REJECTED,
            decided_at=cases.rejected.at + timedelta(days=1),
            decided_by=pipeline.cast.who("hezuo", Role.DIRECTOR),
            version=2,
        )
        .execution_options(synchronize_session=False)
    )
    half = {"parties": [cases.proposed.host, cases.proposed.origin], "shares": [5_000, 5_000]}
    details = {"since": day_of(ANCHOR), "evidence": cases.evidence}
    await work.session.execute(PROPOSE, named(cases.proposed) | details | half)


def latest(pipeline: Pipeline) -> Iterator[tuple[dict[str, Any], datetime]]:
    """Shared terms that brought money, by their first credit, the newest first: there may still be a quarrel."""
    first: dict[UUID, datetime] = {}
    for row in pipeline.rows[AttributionRunning]:
        first[row["terms_id"]] = min(first.get(row["terms_id"], row["opened_at"]), row["opened_at"])
    money = {row["terms_id"] for row in pipeline.rows[AttributionRunning] if row["metric"] == Metric.CAPITAL_IN_PLACE}
    shared = [row for row in pipeline.rows[AttributionTerms] if row["basis"] == TermsBasis.RULE and row["id"] in money]
    for row in sorted(shared, key=lambda each: first[each["id"]], reverse=True):
        yield row, first[row["id"]]


def quarrelled(pipeline: Pipeline, terms: dict[str, Any], first: datetime) -> Case:
    """A case about terms, some days after their first credit."""
    at = min(pipeline.chance.office_hour(first + timedelta(days=3)), ANCHOR - timedelta(hours=30))
    return Case(
        key=pipeline.chance.id_at(at),
        terms=terms["id"],
        origin=terms["origin_tenant_id"],
        host=terms["host_tenant_id"],
        at=at,
        person=_director(pipeline, terms["origin_tenant_id"]),
    )


def paper(pipeline: Pipeline, case: Case, files: dict[str, bytes]) -> UUID:
    """The signed agreement."""
    key = pipeline.chance.id_at(case.at)
    proof = Proof(
        tenant=case.origin,
        person=case.person,
        at=case.at,
        name="分成约定（签章）.pdf",
        says=f"分成约定 {case.terms}",
        claim="AttributionAgreement",
        claim_id=case.key,
    )
    prove(pipeline, key, proof, files)
    return key


def _director(pipeline: Pipeline, tenant: UUID) -> UUID:
    code = next(code for code, key in pipeline.cast.tenants.items() if key == tenant)
    return pipeline.cast.who(code, Role.DIRECTOR)


def named(case: Case) -> dict[str, Any]:
    """What the database's functions ask of any case."""
    return {"key": case.key, "terms": case.terms, "claimant": case.origin, "person": case.person, "at": case.at}
