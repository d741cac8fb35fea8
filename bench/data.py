"""The rows that peers are measured on: a crowded district, copied in bulk beside the demo's own and consistent.

Everything follows from a seed, so that two runs measure the same rows. ``zhaoshang verify`` finds nothing to say.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import asyncpg

from zhaoshang.attribution.columns import entry_columns, parties_of, terms_columns
from zhaoshang.attribution.model import (
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    EntryKind,
)
from zhaoshang.attribution.rules.ledger import Running, post
from zhaoshang.attribution.rules.terms import first_terms
from zhaoshang.database.base import Base
from zhaoshang.demo.cast import MAJOR_FROM_FEN
from zhaoshang.demo.districts import DONGLI, INDUSTRY_DEPARTMENTS
from zhaoshang.demo.names import firm, job_title, person_name, phone, project_name
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.projects.model import (
    MAIN_LINE,
    Channel,
    Company,
    CompanyParticipation,
    Contact,
    DayPrecision,
    FirstReport,
    FirstReportStatus,
    Part,
    Participation,
    Project,
    SearchGram,
    Stage,
    StageChange,
)
from zhaoshang.statistics.model import CapitalSource, Fact, FactState
from zhaoshang.tenancy.model import Tenant, TenantKind, TenantResponsibility
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON
from zhaoshang.values.industry import Industry
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.normalise import bigrams, company_name_normal, project_name_normal
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.responsibility import Responsibility

DISTRICT: Final = int(DONGLI.code)
SEED: Final = 20_260_630
CHUNK: Final = 10_000
"""Projects that are told before they are copied."""

FIRST_DAY: Final = ANCHOR - timedelta(days=3_650)
LAST_DAY: Final = ANCHOR - timedelta(days=3)
"""The demo's own newest projects stay the newest."""

_STAGES: Final = {
    Stage.LEAD: 20,
    Stage.NEGOTIATING: 25,
    Stage.IN_REVIEW: 8,
    Stage.SIGNED: 12,
    Stage.LANDED: 15,
    Stage.PRODUCING: 12,
    Stage.LOST: 8,
}
_SOURCES: Final = {CapitalSource.OUT_OF_CITY: 6, CapitalSource.IN_CITY: 3, CapitalSource.FOREIGN: 1}

Rows = Mapping[type[Base], Sequence[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Size:
    """How crowded the district is."""

    projects: int
    tenants: int = 30
    """Hosts, the demo's own among them."""


@dataclass(slots=True)
class District:
    """Who is there: what a project needs to know of its district."""

    hosts: list[UUID]
    industry_departments: dict[Industry, UUID | None]
    major_department: UUID
    chance: Chance
    rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: type[Base], /, **values: Any) -> None:
        """One row more."""
        self.rows[kind].append({"district_id": DISTRICT, **values})


async def fill(owner: asyncpg.Connection, size: Size) -> None:
    """Write the crowd past every fence, in one transaction, and let PostgreSQL look at what is there."""
    async with owner.transaction():
        await owner.execute("SET LOCAL session_replication_role = replica")  # the foreign keys hold by construction
        district = await _district(owner, size)
        for rows in _told(district, size):
            for kind, found in rows.items():
                await _copy(owner, kind, found)
    async with owner.transaction():
        await owner.execute("SELECT app.begin($1, NULL, NULL, 'DISTRICT', 'DISTRICT')", DISTRICT)
        await owner.execute("SELECT app.recount_projects(), app.sum_credit(true)")
    await owner.execute("VACUUM ANALYZE")


async def _district(owner: asyncpg.Connection, size: Size) -> District:
    units = await owner.fetch("SELECT code, id FROM app.tenant WHERE district_id = $1", DISTRICT)
    known = {row["code"]: row["id"] for row in units}
    hosts = [known[unit.code] for unit in DONGLI.units if Responsibility.HOST in unit.responsibilities]
    departments = {industry: known.get(code) for industry, code in INDUSTRY_DEPARTMENTS.items()}
    district = District(hosts, departments, known["fgw"], Chance(SEED))
    for number in range(len(hosts), size.tenants):
        key, name = district.chance.id_at(FIRST_DAY), f"新区{number}街道"
        shared = {"short_name": name, "pinyin": pinyin_key(name), "kind": TenantKind.STREET.value, "version": 1}
        district.add(Tenant, id=key, code=f"xinqu-{number}", name=name, created_at=FIRST_DAY, **shared)
        district.add(
            TenantResponsibility,
            id=district.chance.id_at(FIRST_DAY),
            tenant_id=key,
            responsibility=Responsibility.HOST.value,
        )
        hosts.append(key)
    return district


def _told(district: District, size: Size) -> Iterator[Rows]:
    step = (LAST_DAY - FIRST_DAY) / size.projects
    for number in range(size.projects):
        # A little apart from each other and in order, as a list by day is.
        at = FIRST_DAY + step * number + timedelta(seconds=district.chance.between(0, 59))
        _project(district, number, at)
        if number % CHUNK == CHUNK - 1:
            yield district.rows
            district.rows.clear()
    yield district.rows


def _project(district: District, number: int, at: datetime) -> None:
    chance = district.chance
    host, industry = chance.pick(district.hosts), chance.pick(list(Industry))
    invested, stage = chance.spread(2_000_000, 900_000_000) * 100, chance.weighted(_STAGES)
    company, project, builds = firm(chance, industry), chance.id_at(at), chance.one_in(2)
    name = project_name(chance, company.brand, industry, builds=builds)
    parts = _parts(district, host, industry, invested)
    shared = sorted(set(parts) - {host})
    company_id = chance.id_at(at)
    moments = _history(district, project, host, shared, stage, at)
    updated = moments[-1]
    district.add(
        Company,
        id=company_id,
        tenant_id=host,
        shared_with=shared,
        name=company.name,
        name_normal=company_name_normal(company.name),
        credit_code=company.credit_code,
        created_at=at,
        updated_at=at,
        version=1,
    )
    for tenant in (host, *shared):
        district.add(CompanyParticipation, id=chance.id_at(at), tenant_id=tenant, company_id=company_id, created_at=at)
    district.add(
        Contact,
        id=chance.id_at(at),
        tenant_id=host,
        company_id=company_id,
        name=person_name(chance),
        title=job_title(chance),
        phone=phone(chance),
        created_at=at,
        version=1,
    )
    district.add(
        Project,
        id=project,
        tenant_id=host,
        shared_with=shared,
        company_id=company_id,
        industry_department_id=district.industry_departments[industry],
        name=name,
        name_normal=project_name_normal(name),
        industry=industry.value,
        channel=chance.pick(list(Channel)).value,
        stage=stage.value,
        investment_fen=invested,
        investment_known=True,
        investment_approximate=chance.one_in(5),
        is_major=invested >= MAJOR_FROM_FEN,
        needs_construction=builds,
        occupies_land=builds,
        first_contact_on=day_of(at),
        first_contact_precision=DayPrecision.DAY.value,
        lost_reason="投资方另选他址" if stage is Stage.LOST else None,
        reported_elsewhere=False,
        created_by=SYSTEM_PERSON,
        created_at=at,
        updated_at=updated,
        version=len(moments),
    )
    for tenant, bits in parts.items():
        district.add(
            Participation,
            id=chance.id_at(at),
            tenant_id=tenant,
            project_id=project,
            parts=bits,
            created_at=at,
            updated_at=updated,
            investment_fen=invested,
        )
    district.add(
        FirstReport,
        id=chance.id_at(at),
        tenant_id=host,
        project_id=project,
        number=f"SB{number:08d}",
        reported_at=at,
        by_person_id=SYSTEM_PERSON,
        status=FirstReportStatus.VALID.value,
        version=1,
    )
    for gram in bigrams(name, company.name):
        district.add(SearchGram, id=chance.id_at(at), gram=gram, project_id=project)
    if stage in {Stage.LANDED, Stage.PRODUCING}:
        _figures(district, project, host, invested, moments)


def _parts(district: District, host: UUID, industry: Industry, invested: int) -> dict[UUID, int]:
    parts: dict[UUID, int] = {host: int(Part.HOST)}
    department = district.industry_departments[industry]
    if department is not None:
        parts[department] = parts.get(department, 0) | int(Part.INDUSTRY)
    if invested >= MAJOR_FROM_FEN:
        parts[district.major_department] = parts.get(district.major_department, 0) | int(Part.MAJOR)
    return parts


def _history(  # noqa: PLR0913, PLR0917  one row's columns
    district: District, project: UUID, host: UUID, shared: list[UUID], stage: Stage, at: datetime
) -> list[datetime]:
    """Every transition up to a stage, and when each was; what was lost had been negotiated."""
    line = list(MAIN_LINE[: MAIN_LINE.index(stage) + 1]) if stage in MAIN_LINE else [*MAIN_LINE[:2], stage]
    line = [each for each in line if each not in {Stage.APPROVING, Stage.STARTED, Stage.BUILDING}]
    before: Stage | None = None
    moments = []
    for number, entered in enumerate(line):
        moments.append(at + timedelta(hours=7 * number))
        district.add(
            StageChange,
            id=district.chance.id_at(moments[-1]),
            tenant_id=host,
            shared_with=shared,
            project_id=project,
            from_stage=before.value if before else None,
            to_stage=entered.value,
            at=moments[-1],
            by_person_id=SYSTEM_PERSON,
        )
        before = entered
    return moments


def _figures(district: District, project: UUID, host: UUID, invested: int, moments: list[datetime]) -> None:
    """What a landed project brought, verified, and its host's credit for it."""
    chance, at = district.chance, moments[-1]
    terms = first_terms(host, key=chance.id_at(at))
    made = {"made_at": moments[0]}
    district.add(AttributionTerms, project_id=project, transfer_id=None, **made, **terms_columns(terms))
    for party in parties_of(terms):
        district.add(AttributionParty, id=chance.id_at(at), tenant_id=party, terms_id=terms.id, **made)
    for metric, amount, source in (
        (Metric.LANDED_PROJECTS, WHOLE, None),
        (Metric.CAPITAL_IN_PLACE, invested // 10, chance.weighted(_SOURCES).value),
    ):
        fact, proof = chance.id_at(at), chance.id_at(at)
        _proof(district, proof, fact, host, at)
        district.add(
            Fact,
            id=fact,
            tenant_id=host,
            project_id=project,
            metric=metric.value,
            amount=amount,
            paid_on=day_of(at),
            source=source,
            evidence_id=proof,
            state=FactState.VERIFIED.value,
            recorded_at=at,
            recorded_by=SYSTEM_PERSON,
            decided_at=at,
            decided_by=SYSTEM_PERSON,
            version=2,
        )
        posting = post(amount, Running(), terms, metric)
        for entry in posting.entries:
            district.add(
                AttributionEntry,
                id=chance.id_at(at),
                project_id=project,
                fact_id=fact,
                period=f"{day_of(at):%Y-%m}",
                kind=EntryKind.CREDIT.value,
                posted_at=at,
                **entry_columns(entry, terms),
            )
        district.add(
            AttributionRunning,
            id=chance.id_at(at),
            terms_id=terms.id,
            metric=metric.value,
            cumulative=posting.running.cumulative,
            parties=list(posting.running.credited),
            credited=list(posting.running.credited.values()),
            opened_at=at,
        )


def _proof(district: District, key: UUID, fact: UUID, host: UUID, at: datetime) -> None:
    district.add(
        Evidence,
        id=key,
        tenant_id=host,
        file_name="凭证.pdf",
        media_type=MediaType.PDF.value,
        size=1,
        sha256=f"{key.hex}{fact.hex}",
        storage_key=f"{DISTRICT}/{key}",
        uploaded_by=SYSTEM_PERSON,
        uploaded_at=at,
        claim_kind="Fact",
        claim_id=fact,
        claimed_at=at,
        version=1,
    )


async def _copy(owner: asyncpg.Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Copy rows of one table; a column that is not told takes its default."""
    columns = sorted({name for row in rows for name in row})
    records = ([row.get(name) for name in columns] for row in rows)
    await owner.copy_records_to_table(kind.__tablename__, schema_name="app", columns=columns, records=records)
