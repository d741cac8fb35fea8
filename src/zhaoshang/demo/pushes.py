"""Pushed projects of the demo: those that found another host, and those still on their way (domain §4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.districts import INDUSTRY_DEPARTMENTS, Unit
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.projects.model import Part, Participation, Project, Stage, StageChange
from zhaoshang.tenancy.model import Role, TenantKind
from zhaoshang.transfers.model import (
    Carrier,
    CarrierKind,
    LeadingIndustry,
    OfferState,
    Transfer,
    TransferAdvice,
    TransferOffer,
    TransferState,
)
from zhaoshang.transfers.rules.flow import Clocks
from zhaoshang.values.working_days import due_after

_CLOCKS: Final = Clocks()
"""The usual deadlines: the demo's districts have set none of their own, and no day that these fall on."""

_REASON: Final = "本区域已无符合要求的载体，拟推送全区统筹。"
_SUMMARY: Final = "企业拟新增产线，需现成厂房，环境影响小，可分期投入。"
_RETURNED: Final = "所需载体本街道尚有存量，请先自行对接。"
_WITHDRAWN: Final = "企业调整选址要求，本街道可以满足，撤回推送。"
_DECLINED: Final = ("现有厂房承重不足。", "年内无可交付载体。", "与本园区主导产业不符。")
_ADVICE: Final = "符合我区产业导向，建议优先安排在有现成厂房、供电富余的园区。"
_EXPIRED: Final = "超过承接期限 / nobody took it in time"

_LAST_ASKED: Final = ANCHOR - timedelta(days=5, hours=3)
"""A Thursday afternoon so late that whoever was asked may still answer when the story ends."""

_ON_THEIR_WAY: Final = (
    *(TransferState.PROPOSED,) * 3,
    *(TransferState.RETURNED,) * 2,
    *(TransferState.WITHDRAWN,) * 2,
)
"""What became of the pushes of projects that never moved; one more expired."""


@dataclass(frozen=True, slots=True)
class Push:
    """One push as the demo tells it."""

    project: Invented
    origin: Unit
    state: TransferState
    proposed: datetime
    confirmed: datetime | None
    closed: datetime | None
    accepted: datetime | None = None
    """When the first candidate accepted."""


def push(pipeline: Pipeline) -> None:
    """Give hosts what they have to offer, and tell how projects were pushed."""
    _offer_carriers(pipeline)
    _declare(pipeline)
    for added in pipeline.projects:
        if added.origin is not None:
            _moved(pipeline, added, added.origin)
        elif added.journey.stage is Stage.IN_POOL:
            _waiting(pipeline, added)
    streets = [
        added
        for added in pipeline.projects
        if added.journey.stage is Stage.NEGOTIATING
        and added.origin is None
        and added.host.kind is TenantKind.STREET
        and added.host.code != "huaming"
    ]
    longest = min(streets, key=lambda added: added.journey.steps[-1].at)
    others = [added for added in pipeline.chance.shuffled(streets) if added is not longest]
    for added, state in zip(others, _ON_THEIR_WAY, strict=False):
        _on_its_way(pipeline, added, state)
    _on_its_way(pipeline, longest, TransferState.EXPIRED)


def _hosts(pipeline: Pipeline) -> list[Unit]:
    return [unit for unit in pipeline.cast.plan.units if unit.projects]


def _owned(pipeline: Pipeline, unit: str, at: datetime) -> dict[str, Any]:
    return {
        "district_id": pipeline.cast.district_id,
        "id": pipeline.chance.id_at(at),
        "tenant_id": pipeline.cast.tenants[unit],
    }


def _offer_carriers(pipeline: Pipeline) -> None:
    chance = pipeline.chance
    names = {CarrierKind.LAND: "地块", CarrierKind.PLANT: "厂房", CarrierKind.BUILDING: "写字楼"}
    for unit in _hosts(pipeline):
        for number in range(chance.between(2, 4)):
            kind = chance.pick([*CarrierKind])
            at = ANCHOR - timedelta(days=chance.between(20, 500))
            free = not chance.one_in(3)
            pipeline.rows[Carrier].append(
                _owned(pipeline, unit.code, at)
                | {
                    "name": f"{unit.short_name}{number + 1}号{names[kind]}",
                    "kind": kind.value,
                    "area": chance.between(8, 240) * 100,
                    "power": 0 if kind is CarrierKind.LAND else chance.between(2, 40) * 50,
                    "purpose": None,
                    "available_on": (ANCHOR + timedelta(days=chance.between(-60, 120))).date() if free else None,
                    "created_at": at,
                    "version": 1,
                }
            )


def _declare(pipeline: Pipeline) -> None:
    for number, unit in enumerate(_hosts(pipeline)):
        for place, industry in enumerate(unit.leading):
            at = ANCHOR - timedelta(days=700 - number, minutes=place)
            pipeline.rows[LeadingIndustry].append(
                _owned(pipeline, unit.code, at) | {"industry": industry.value, "declared_at": at, "ended_at": None}
            )


def _moved(pipeline: Pipeline, added: Invented, origin: Unit) -> None:
    into = next(step.at for step in added.journey.steps if step.target is Stage.IN_POOL)
    out = next(step.at for step in added.journey.steps if step.source is Stage.IN_POOL)
    accepted = into + (out - into) / 2
    told = Push(added, origin, TransferState.ASSIGNED, into - timedelta(hours=5), into, out, accepted)
    transfer = _transfer(pipeline, told, host=added.host)
    asked = max(into, accepted - timedelta(days=2))
    rivals = [unit for unit in _hosts(pipeline) if unit not in (added.host, origin)]
    _offer(pipeline, transfer, added.host, asked, OfferState.ASSIGNED, accepted)
    _offer(pipeline, transfer, pipeline.chance.pick(rivals), asked, OfferState.DECLINED, accepted)


def _waiting(pipeline: Pipeline, added: Invented) -> None:
    """A project that stands in the pool: offered to some, accepted by one of them, or declined by the one asked."""
    into = added.journey.steps[-1].at
    state = TransferState.OFFERED if pipeline.chance.one_in(2) else TransferState.IN_POOL
    asked = max(into, _LAST_ASKED)
    answered = asked + timedelta(days=1)
    accepted = answered if state is TransferState.OFFERED else None
    told = Push(added, added.host, state, into - timedelta(hours=5), into, None, accepted)
    transfer = _transfer(pipeline, told)
    _row(pipeline, added.id)["resume_stage"] = Stage.NEGOTIATING.value
    others = pipeline.chance.shuffled([unit for unit in _hosts(pipeline) if unit is not added.host])
    if state is TransferState.OFFERED:
        _offer(pipeline, transfer, others[0], asked, OfferState.OPEN, None)
        _offer(pipeline, transfer, others[1], asked, OfferState.ACCEPTED, answered)
        transfer |= {"open_offers": 1, "accepted_offers": 1}
    else:
        _offer(pipeline, transfer, others[0], asked, OfferState.DECLINED, answered)


def _on_its_way(pipeline: Pipeline, added: Invented, state: TransferState) -> None:
    began = added.journey.steps[-1].at
    span = ANCHOR - began
    confirmed = state not in (TransferState.PROPOSED, TransferState.RETURNED)
    into = _second(began + span / 2) if confirmed else None
    closed = None
    if state is TransferState.EXPIRED and into is not None:
        closed = _runs_out(into, _CLOCKS.expire)
    elif state in (TransferState.RETURNED, TransferState.WITHDRAWN):
        closed = _second(began + span * 2 / 3)
    told = Push(added, added.host, state, _second(began + span / 3), into, closed)
    _transfer(pipeline, told)
    if told.confirmed is not None:
        _walk_into_pool(pipeline, told)


def _runs_out(since: datetime, days: int) -> datetime:
    return due_after(since, days)


def _warned(told: Push) -> datetime | None:
    """When 合作交流办 was warned that nobody takes it, if it waited that long."""
    if told.confirmed is None:
        return None
    at = _runs_out(told.confirmed, _CLOCKS.warn)
    return at if at < (told.accepted or told.closed or ANCHOR) else None


def _transfer(pipeline: Pipeline, told: Push, *, host: Unit | None = None) -> dict[str, Any]:
    chance, cast, added = pipeline.chance, pipeline.cast, told.project
    department = cast.tenants.get(INDUSTRY_DEPARTMENTS[added.industry])
    named = [department] if department and told.confirmed else []
    hezuo = cast.who("hezuo")
    warned = _warned(told)
    closer = {TransferState.WITHDRAWN: cast.who(told.origin.code, Role.DIRECTOR), TransferState.EXPIRED: UUID(int=0)}
    reasons = {
        TransferState.RETURNED: _RETURNED,
        TransferState.WITHDRAWN: _WITHDRAWN,
        TransferState.EXPIRED: _EXPIRED,
    }
    row = _owned(pipeline, told.origin.code, told.proposed) | {
        "project_id": added.id,
        "state": told.state.value,
        "reason": _REASON,
        "summary": _SUMMARY,
        "industry": added.industry.value,
        "least_area": chance.between(5, 60) * 100,
        "least_power": chance.between(1, 12) * 50,
        "carrier_kind": CarrierKind.PLANT.value if chance.one_in(2) else None,
        "departments": named,
        "proposed_at": told.proposed,
        "proposed_by": cast.who(told.origin.code, Role.DIRECTOR),
        "confirmed_at": told.confirmed,
        "confirmed_by": hezuo if told.confirmed else None,
        "waiting_since": told.confirmed,
        "warned_at": warned,
        "closed_at": told.closed,
        "closed_by": closer.get(told.state, hezuo) if told.closed else None,
        "close_reason": reasons.get(told.state),
        "host_tenant_id": cast.tenants[host.code] if host else None,
        "accepted_at": told.accepted if host else None,
        "open_offers": 0,
        "accepted_offers": 0,
        "version": 1 + sum(map(bool, (told.confirmed, warned, told.closed))),
    }
    pipeline.rows[Transfer].append(row)
    for tenant in named:
        advised = told.confirmed + timedelta(hours=20) if told.confirmed else None
        code = INDUSTRY_DEPARTMENTS[added.industry]
        pipeline.rows[TransferAdvice].append(
            _owned(pipeline, code, told.confirmed or told.proposed)
            | {
                "tenant_id": tenant,
                "transfer_id": row["id"],
                "proposed_at": told.proposed,
                "asked_at": told.confirmed,
                "advice": _ADVICE,
                "advised_at": advised,
                "advised_by": cast.who(code),
                "version": 2,
            }
        )
        _take_part(pipeline, added.id, tenant)
    return row


def _second(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _offer(  # noqa: PLR0913, PLR0917  what an offer is made of
    pipeline: Pipeline,
    transfer: dict[str, Any],
    candidate: Unit,
    offered: datetime,
    state: OfferState,
    answered: datetime | None,
) -> None:
    project = _row(pipeline, transfer["project_id"])
    pipeline.rows[TransferOffer].append(
        _owned(pipeline, candidate.code, offered)
        | {name: transfer[name] for name in ("summary", "industry", "carrier_kind", "least_area", "least_power")}
        | {
            "transfer_id": transfer["id"],
            "state": state.value,
            "needs_construction": project["needs_construction"],
            "is_major": project["is_major"],
            "offered_at": offered,
            "offered_by": pipeline.cast.who("hezuo"),
            "respond_by": _CLOCKS.respond_by(offered),
            "answered_at": answered,
            "answered_by": pipeline.cast.who(candidate.code, Role.DIRECTOR) if answered else None,
            "answer_reason": pipeline.chance.pick(_DECLINED) if state is OfferState.DECLINED else None,
            "version": 2 if answered else 1,
        }
    )


def _walk_into_pool(pipeline: Pipeline, told: Push) -> None:
    """What the push did to the project: into the pool, and out of it again where the push ended."""
    project = _row(pipeline, told.project.id)
    steps = [(Stage.NEGOTIATING, Stage.IN_POOL, told.confirmed, pipeline.cast.who("hezuo"), _REASON)]
    if told.state is TransferState.WITHDRAWN:
        by = pipeline.cast.who(told.origin.code, Role.DIRECTOR)
        steps.append((Stage.IN_POOL, Stage.NEGOTIATING, told.closed, by, _WITHDRAWN))
    if told.state is TransferState.EXPIRED:
        steps.append((Stage.IN_POOL, Stage.NEGOTIATING, told.closed, UUID(int=0), _EXPIRED))
    for source, target, at, by, reason in steps:
        if at is None:
            continue
        pipeline.rows[StageChange].append(
            _owned(pipeline, told.origin.code, at)
            | {
                "project_id": told.project.id,
                "from_stage": source.value,
                "to_stage": target.value,
                "at": at,
                "by_person_id": by,
                "reason": reason,
            }
        )
        project |= {"stage": target.value, "updated_at": at, "version": project["version"] + 1}
        project["resume_stage"] = source.value if target is Stage.IN_POOL else None


def _row(pipeline: Pipeline, key: UUID) -> dict[str, Any]:
    return next(project for project in pipeline.rows[Project] if project["id"] == key)


def _take_part(pipeline: Pipeline, project: UUID, tenant: UUID) -> None:
    row = _row(pipeline, project)
    pipeline.rows[Participation].append(
        {
            "district_id": row["district_id"],
            "id": pipeline.chance.id_at(row["created_at"]),
            "tenant_id": tenant,
            "project_id": project,
            "parts": int(Part.ASKED),
            "created_at": row["created_at"],
            "updated_at": row["updated_at"],
            "investment_fen": row["investment_fen"],
        }
    )
