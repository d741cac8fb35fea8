"""The demo's building economy: four buildings of four hosts, who rents in them, and what they brought month by month.

Told after everything else and from a seed of its own, as the service does it: each unit writes its ledger and its
reports in its own fence, areas and firms are counted from the leases, and 合作交流办 decides on every report.
"""

import hashlib
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, insert, select, text, update

from zhaoshang.buildings.model import Building, BuildingKind, BuildingReport, BuildingReportState, BuildingState, Lease
from zhaoshang.buildings.rules.reports import Let, Terms, snapshot
from zhaoshang.database.fence import Reach
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.names import firm
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.projects.model import Company, Project, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.files import FileStore, file_key
from zhaoshang.values.hundredths import HUNDRED
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.industry import Industry
from zhaoshang.values.money import FEN_IN_WAN
from zhaoshang.values.normalise import fold
from zhaoshang.values.period import Period, first_day, last_day, next_period

_SEED: Final = 5_000_011
_AS: Final = text("SELECT set_config('app.tenant', :unit, true), set_config('app.writes', :writes, true)")
"""What a unit says it says itself: the one transaction goes from unit to unit, each in its own fence."""
_TERMS: Final = Terms({}, {})
_OFFICE: Final = "hezuo"
_NOW: Final = Period("2026-06")
_CODES: Final = 12
_RETURNED: Final = "税收请按完税证明逐户核对后重报。"
_LEFT: Final = "企业总部外迁，双方协商提前退租。"


@dataclass(frozen=True, slots=True)
class _Let:
    """A lease: which firm, where, how much, how long; ``local`` is since when it is registered here."""

    firm: int
    floor: str
    unit: str
    area: int
    starts_on: date
    ends_on: date
    local: date | None = None
    ended_on: date | None = None
    project: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A building and its months; ``tax`` in 万元, by month from ``since`` on."""

    unit: str
    name: str
    address: str
    kind: BuildingKind
    operator: str | None
    rentable: int
    self_used: int
    rent: int
    completed_on: date
    since: Period
    tax: tuple[int, ...]
    leases: tuple[_Let, ...]
    returned: Period | None = None
    waits: bool = False


_LONG: Final = date(2024, 1, 1)
_PLANS: Final = (
    _Told(
        *("linkong", "空港国际商务中心", "空港经济区西三道 158 号", BuildingKind.OFFICE, "天津空港商务运营有限公司"),
        *(42_000, 2_400, 5_500, date(2016, 9, 1), Period("2025-10")),
        (3_860, 3_420, 4_150, 980, 860, 1_040, 1_120, 990, 1_260),
        (
            _Let(0, "2 层", "201", 9_000, _LONG, date(2028, 12, 31), date(2024, 2, 20)),
            _Let(1, "8 层", "801", 12_500, _LONG, date(2027, 6, 30), date(2024, 3, 1)),
            _Let(2, "12 层", "1201", 6_400, date(2025, 3, 1), date(2028, 2, 29), date(2025, 4, 10), project=True),
            _Let(3, "15 层", "1502", 2_300, date(2026, 2, 1), date(2029, 1, 31)),
        ),
    ),
    _Told(
        *("huaming-gxq", "华明智谷大厦", "华明高新区华兴路 6 号", BuildingKind.OFFICE, None),
        *(18_000, 1_200, 4_200, date(2019, 5, 1), Period("2026-01")),
        (310, 295, 342, 318, 305, 296),
        (
            _Let(4, "3 层", "301", 4_800, _LONG, date(2027, 12, 31), date(2024, 1, 15)),
            _Let(5, "5 层", "501", 3_600, date(2025, 7, 1), date(2028, 6, 30), date(2026, 4, 8)),
            _Let(6, "6 层", "602", 2_400, date(2025, 1, 1), date(2027, 12, 31), ended_on=date(2026, 6, 15)),
            _Let(4, "7 层", "701", 1_500, date(2026, 3, 1), date(2027, 12, 31), date(2024, 1, 15)),
        ),
    ),
    _Told(
        *("wanxin", "万新商业广场", "津滨大道 215 号", BuildingKind.COMMERCIAL, "万新商业管理有限公司"),
        *(26_000, 0, 6_800, date(2013, 4, 1), Period("2026-01")),
        (186, 214, 201, 197, 208, 222),
        (
            _Let(7, "1 层", "A01", 8_200, _LONG, date(2026, 8, 31), date(2023, 12, 1)),
            _Let(7, "1 层", "A01", 8_200, date(2026, 9, 1), date(2029, 8, 31), date(2023, 12, 1)),
            _Let(8, "2 层", "B12", 3_150, date(2025, 9, 21), date(2026, 9, 20)),
            _Let(9, "3 层", "C03", 6_700, _LONG, date(2028, 12, 31), date(2024, 5, 6)),
        ),
        returned=Period("2026-03"),
        waits=True,
    ),
    _Told(
        *("huaming", "华明创客工场", "华明街道弘愿道 9 号", BuildingKind.INDUSTRIAL_PARK, None),
        *(12_000, 3_000, 2_600, date(2021, 11, 1), Period("2026-01")),
        (0, 42, 38, 45, 51),
        (
            _Let(10, "1 号厂房", "东", 4_000, date(2025, 12, 1), date(2028, 11, 30), date(2026, 1, 9)),
            _Let(11, "2 号厂房", "西", 2_500, date(2026, 2, 1), date(2027, 1, 31)),
        ),
    ),
)

Rows = list[dict[str, Any]]


async def keep_buildings(work: UnitOfWork, cast: Cast, files: FileStore) -> bool:
    """Write the district's buildings, once there is what they lead to, unless they are; whether any was written."""
    known = select(Building.id).where(Building.district_id == work.fence.district).limit(1)
    if cast.plan is not DONGLI or await work.session.scalar(known) is not None:
        return False
    ledger = _Ledger(work, cast, files, Chance(cast.plan.seed + _SEED))
    for plan in _PLANS:
        await ledger.keep(plan)
    await ledger.decide()
    work.record("seed", "building", cast.tenants[_OFFICE], buildings=len(_PLANS))
    return True


@dataclass(slots=True)
class _Ledger:
    """A district's buildings as they are told."""

    work: UnitOfWork
    cast: Cast
    files: FileStore
    chance: Chance
    firms: list[tuple[Industry, str, str]] = field(default_factory=list)
    verified: Rows = field(default_factory=list)
    again: dict[UUID, Rows] = field(default_factory=lambda: defaultdict(list))
    returned: Rows = field(default_factory=list)

    def __post_init__(self) -> None:
        for at in range(_CODES):
            industry = list(Industry)[at % len(Industry)]
            known = firm(self.chance, industry)
            self.firms.append((industry, known.name, known.credit_code))

    async def keep(self, plan: _Told) -> None:
        """A unit's building, what it let of it and what it reported, in its own fence."""
        unit = self.cast.tenants[plan.unit]
        begun = self.chance.office_hour(_morning(first_day(plan.since)) + timedelta(days=6))
        owned = {"district_id": self.cast.district_id, "tenant_id": unit}
        building = owned | {
            "id": self.chance.id_at(begun),
            "name": plan.name,
            "name_normal": fold(plan.name),
            "address": plan.address,
            "kind": plan.kind.value,
            "operator": plan.operator,
            "rentable": plan.rentable * HUNDRED,
            "self_used": plan.self_used * HUNDRED,
            "asking_rent": plan.rent,
            "completed_on": plan.completed_on,
            "state": BuildingState.OPEN.value,
            "created_at": begun,
            "created_by": self.cast.who(plan.unit),
            "version": 1,
        }
        project = await self._project(unit)
        leases = [self._lease(plan, building, each, begun, project if each.project else None) for each in plan.leases]
        reports, proofs = await self._reports(plan, building, leases)
        await self._act_for(unit, Reach.OWN)
        await self._insert(Building, [building])
        await self._insert(Lease, leases)
        await self._insert(Evidence, proofs)
        await self._insert(BuildingReport, [each for each in reports if each["number"] == 1])
        self.again[unit].extend(each for each in reports if each["number"] > 1)

    async def decide(self) -> None:
        """What 合作交流办 returned is reported again, and all but the newest are verified."""
        await self._decide(self.returned)
        for unit, reports in self.again.items():
            if reports:
                await self._act_for(unit, Reach.OWN)
                await self._insert(BuildingReport, reports)
        await self._decide(self.verified)

    async def _decide(self, rows: Rows) -> None:
        given: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "key"}
        decided = update(BuildingReport).where(
            BuildingReport.district_id == self.cast.district_id, BuildingReport.id == bindparam("key")
        )
        await self._act_for("", Reach.DISTRICT)
        # On the connection: the mapper would take many updates for rows that name their primary key.
        connection = await self.work.session.connection()
        await connection.execute(decided.values(given), rows)

    def _lease(
        self, plan: _Told, building: dict[str, Any], let: _Let, begun: datetime, project: dict[str, Any] | None
    ) -> dict[str, Any]:
        industry, name, code = self.firms[let.firm]
        at = max(begun + timedelta(minutes=20), _morning(let.starts_on) - timedelta(days=3))
        if project is not None:
            industry, name, code = Industry(project["industry"]), project["name"], project["credit_code"]
        return {
            **{key: building[key] for key in ("district_id", "tenant_id")},
            "id": self.chance.id_at(at),
            "building_id": building["id"],
            "project_id": None if project is None else project["id"],
            "floor": let.floor,
            "unit": let.unit,
            "area": let.area * HUNDRED,
            "firm": name,
            "credit_code": code,
            "industry": industry.value,
            "registered_on": let.local,
            "rent": plan.rent - 100 * self.chance.between(1, 8),
            "starts_on": let.starts_on,
            "ends_on": let.ends_on,
            "ended_on": let.ended_on,
            "end_reason": None if let.ended_on is None else _LEFT,
            "until": let.ended_on or let.ends_on,
            "recorded_at": min(at, ANCHOR - timedelta(days=4)),
            "recorded_by": self.cast.who(plan.unit),
            "version": 1 if let.ended_on is None else 2,
        }

    async def _reports(self, plan: _Told, building: dict[str, Any], leases: Rows) -> tuple[Rows, Rows]:
        lets = [Let(*(each[name] for name in Let.__slots__)) for each in leases]
        reports: Rows = []
        proofs: Rows = []
        period = plan.since
        for tax in plan.tax:
            counted = snapshot(building["rentable"], building["self_used"], lets, last_day(period))
            for number in (1, 2) if period == plan.returned else (1,):
                row = self._report(plan, building, period, number, tax * FEN_IN_WAN) | asdict(counted)
                reports.append(row)
                proofs.append(await self._prove(plan, row))
                self._decided(plan, row)
            period = next_period(period)
        return reports, proofs

    def _report(self, plan: _Told, building: dict[str, Any], period: Period, number: int, tax: int) -> dict[str, Any]:
        over = self.chance.office_hour(_morning(last_day(period)) + timedelta(days=3, hours=number))
        at = ANCHOR - timedelta(hours=7) if period == _NOW else over
        return {
            **{key: building[key] for key in ("district_id", "tenant_id")},
            "id": self.chance.id_at(at),
            "building_id": building["id"],
            "period": period,
            "number": number,
            "state": BuildingReportState.SUBMITTED.value,
            "tax": tax,
            "remark": "入驻企业当月无入库税款。" if not tax else None,
            "evidence_id": self.chance.id_at(at),
            "submitted_at": at,
            "submitted_by": self.cast.who(plan.unit, Role.STATISTICIAN),
            "verify_by": _TERMS.verify_by(at),
            "version": 1,
        }

    def _decided(self, plan: _Told, row: dict[str, Any]) -> None:
        """What 合作交流办 says of it: the month's first came back, or the newest waits, or it is verified."""
        at, by = row["submitted_at"] + timedelta(minutes=50), self.cast.who(_OFFICE)
        if row["period"] == plan.returned and row["number"] == 1:
            said = {"state": BuildingReportState.RETURNED.value, "return_reason": _RETURNED, "version": 2}
            self.returned.append({"key": row["id"], **said, "returned_at": at, "returned_by": by})
        elif row["period"] != _NOW or not plan.waits:
            said = {"state": BuildingReportState.VERIFIED.value, "version": 2}
            self.verified.append({"key": row["id"], **said, "verified_at": at, "verified_by": by})

    async def _prove(self, plan: _Told, row: dict[str, Any]) -> dict[str, Any]:
        """The file that proves a month's tax, kept before anything says that it is there."""
        content = f"%PDF-1.7\n% {plan.name} {row['period']} {row['number']} {row['id']}\n%%EOF\n".encode()
        digest = hashlib.sha256(content).hexdigest()
        stored = file_key(DistrictId(row["district_id"]), digest)
        await self.files.put(stored, content)
        return {
            **{key: row[key] for key in ("district_id", "tenant_id")},
            "id": row["evidence_id"],
            "file_name": f"{row['period']} 入驻企业完税证明.pdf",
            "media_type": MediaType.PDF.value,
            "size": len(content),
            "sha256": digest,
            "storage_key": stored,
            "uploaded_by": row["submitted_by"],
            "uploaded_at": row["submitted_at"],
            "claim_kind": "BuildingReport",
            "claim_id": row["id"],
            "claimed_at": row["submitted_at"],
            "version": 2,
        }

    async def _project(self, unit: UUID) -> dict[str, Any] | None:
        """A landed project of a unit, and its firm."""
        statement = (
            select(Project.id, Project.industry, Company.name, Company.credit_code)
            .join(Company, (Company.district_id == Project.district_id) & (Company.id == Project.company_id))
            .where(
                Project.district_id == self.cast.district_id,
                Project.tenant_id == unit,
                Project.stage == Stage.LANDED,
                Company.credit_code.is_not(None),
            )
            .order_by(Project.id)
            .limit(1)
        )
        found = (await self.work.session.execute(statement)).mappings().one_or_none()
        return None if found is None else dict(found)

    async def _act_for(self, unit: UUID | str, writes: Reach) -> None:
        await self.work.session.execute(_AS, {"unit": str(unit), "writes": writes.value})

    async def _insert(self, table: type[Any], rows: Rows) -> None:
        await self.work.session.execute(insert(table), rows)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), SHANGHAI)
