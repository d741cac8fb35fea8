"""What the demo's hosts were assessed as: 2025 final after two objections, 2024 tried and open to one, 2026 to come.

Told after everything else and from a seed of its own: nothing that was told before is told otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, text, update

from zhaoshang.assessment.columns import line_columns
from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentLine,
    AssessmentMark,
    AssessmentObjection,
    AssessmentResult,
    AssessmentScheme,
    AssessmentState,
    IndicatorKind,
    Marking,
    ObjectionState,
)
from zhaoshang.assessment.operations.draw_up import DrawnUp, draw_up
from zhaoshang.assessment.operations.freeze_content import freeze_content
from zhaoshang.assessment.rules.assessments import OBJECTION_DAYS
from zhaoshang.assessment.rules.scoring import totals
from zhaoshang.database.fence import Reach
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.assessment_objections import (
    Objection,
    decide,
    dispute_credit,
    objected_line,
    rank_again,
    settle,
)
from zhaoshang.demo.assessment_schemes import SCHEMES, Line, Told
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.seeded import Chance
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.reckoning import ranks
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.working_days import due_after

_SEED: Final = 3_000_037
_OFFICE: Final = "hezuo"
_MARKED: Final = 2025
"""The one year of which the departments have marked every host."""
_AS: Final = text("SELECT set_config('app.tenant', :unit, true), set_config('app.writes', :writes, true)")
"""Whoever marks or objects does so for itself: the one transaction goes from unit to unit, each in its own fence."""
_REASONS: Final = ("服务及时，企业评价较好。", "项目质量较高，材料完整。", "总体较好，个别事项超时。", "按台账核定。")


def _bounds(line: Line) -> tuple[int, int]:
    """From which to which mark: of a hundred for quality, of its points for a bonus or a deduction."""
    return (70_00, 98_00) if line.kind is IndicatorKind.QUALITY else (0, line.weight)


def _at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class _Year:
    """How a year was assessed."""

    year: int
    computed: Sequence[datetime]
    published: datetime
    objections: Sequence[Objection]
    final: datetime | None = None


_YEARS: Final = (
    _Year(
        2025,
        (_at(2026, 1, 19, 10), _at(2026, 1, 21, 16)),
        _at(2026, 1, 22, 9, 30),
        (
            Objection(
                *(5, "SERVICE", "漏计两次上门帮办，请核对服务台账。", _at(2026, 1, 26, 11), _at(2026, 2, 2, 10)),
                *("经与政务服务办核对，台账属实，予以更正。", 1_50),
            ),
            Objection(
                *(9, "CAPITAL", "十二月一笔到位资金应计入本年度。", _at(2026, 1, 28, 15), _at(2026, 2, 3, 14)),
                *("该笔付款日期在次年一月，按付款日期计入，异议不成立。",),
            ),
        ),
        _at(2026, 2, 5, 10),
    ),
    _Year(
        2024,
        (_at(2026, 6, 22, 10),),
        _at(2026, 6, 24, 9),
        (Objection(3, "LANDED", "落地项目按移交前口径计算，请求复核。", _at(2026, 6, 29, 10)),),
    ),
)


async def assess(work: UnitOfWork, cast: Cast) -> bool:
    """Write 东丽's schemes, marks and assessments, unless they are there; whether any was written."""
    if cast.plan is not DONGLI:
        return False
    known = select(AssessmentScheme.id).where(AssessmentScheme.district_id == work.fence.district).limit(1)
    if await work.session.scalar(known) is not None:
        return False
    teller = _Teller(work, cast, Chance(cast.plan.seed + _SEED))
    await teller.tell()
    work.record("seed", "assessment", cast.tenants[_OFFICE], schemes=len(SCHEMES))
    return True


@dataclass(slots=True)
class _Teller:
    """The tale as it is told, each step in the fence of who takes it."""

    work: UnitOfWork
    cast: Cast
    chance: Chance
    schemes: dict[int, AssessmentScheme] = field(default_factory=dict)

    async def tell(self) -> None:
        """Schemes first, then marks, then what each year came to, while a dispute froze some of 2025's credit."""
        for told in SCHEMES:
            await self._scheme(told)
        dispute = await dispute_credit(self.work, self.cast, self.chance)
        for year in _YEARS:
            if year.year == _MARKED:
                await self._marks(year)
            await self._assess(year)
            if year.year == _MARKED:
                await settle(self.work, self.cast, dispute)
        await self._act_as(None)

    @property
    def _hosts(self) -> list[str]:
        return [unit.code for unit in self.cast.plan.units if Responsibility.HOST in unit.responsibilities]

    async def _act_as(self, unit: UUID | None) -> None:
        writes = Reach.DISTRICT if unit is None else Reach.OWN
        await self.work.session.execute(_AS, {"unit": str(unit or ""), "writes": writes.value})

    async def _add(self, table: type[Any], rows: Sequence[dict[str, Any]]) -> None:
        owned = {"district_id": self.cast.district_id}
        if rows:
            await self.work.session.execute(insert(table), [owned | row for row in rows])

    async def _scheme(self, told: Told) -> None:
        office, key = self.cast.tenants[_OFFICE], self.chance.id_at(told.at)
        scheme = {
            "id": key,
            "tenant_id": office,
            "year": told.year,
            "number": told.number,
            "reason": told.reason,
            "published_at": told.at,
            "published_by": self.cast.who(_OFFICE, Role.DIRECTOR),
        }
        await self._add(AssessmentScheme, [scheme])
        rows: list[dict[str, Any]] = []
        for place, each in enumerate(told.indicators, 1):
            department = None if each.department is None else self.cast.tenants[each.department]
            rows.append(
                {
                    "id": self.chance.id_at(told.at),
                    "tenant_id": department or office,
                    "scheme_id": key,
                    "year": told.year,
                    "place": place,
                    "code": each.code,
                    "name": each.name,
                    "name_en": each.name_en,
                    "about": each.about,
                    "kind": each.kind,
                    "measure": each.measure,
                    "method": each.method,
                    "weight": each.weight,
                    "cap": each.cap,
                    "rate": each.rate,
                    "marking": Marking.NONE if department is None else told.marking,
                    "asked_at": told.at,
                }
            )
        await self._add(AssessmentIndicator, rows)
        self.schemes[told.year] = (
            await self.work.session.scalars(
                select(AssessmentScheme).where(
                    AssessmentScheme.district_id == self.cast.district_id, AssessmentScheme.id == key
                )
            )
        ).one()

    async def _marks(self, year: _Year) -> None:
        """Every department marks every host some days before the first draft."""
        for each in self._asked(year):
            bounded = (1, *_bounds(each))
            rows = []
            for host in self._hosts:
                at = self.chance.office_hour(year.computed[0] - timedelta(days=4))
                rows.append(self._mark(each, host, bounded, at))
            await self._given(each, rows)

    async def _think_again(self, year: _Year, at: datetime) -> None:
        """One department changes a mark between two drafts."""
        for each in self._asked(year):
            if each.code == "SERVICE":
                await self._given(each, [self._mark(each, self._hosts[0], (2, 70_00, 98_00), at)])

    @staticmethod
    def _asked(year: _Year) -> list[Line]:
        """What departments mark of a year, by its last scheme."""
        last = [told for told in SCHEMES if told.year == year.year][-1]
        return [each for each in last.indicators if each.department is not None]

    async def _given(self, line: Line, rows: Sequence[dict[str, Any]]) -> None:
        await self._act_as(self.cast.tenants[line.department or _OFFICE])
        await self._add(AssessmentMark, rows)
        await self._act_as(None)

    def _mark(self, line: Line, host: str, bounded: tuple[int, int, int], at: datetime) -> dict[str, Any]:
        number, least, most = bounded
        department = line.department or _OFFICE
        return {
            "id": self.chance.id_at(at),
            "tenant_id": self.cast.tenants[department],
            "year": _MARKED,
            "code": line.code,
            "unit_id": self.cast.tenants[host],
            "number": number,
            # Quarters of a point, as people mark.
            "mark": self.chance.between(least // 25, most // 25) * 25,
            "reason": self.chance.pick(_REASONS),
            "given_at": at,
            "given_by": self.cast.who(department, Role.DIRECTOR),
        }

    async def _assess(self, year: _Year) -> None:
        """Compute as often as it was, publish the last one, and let the hosts object."""
        scheme = self.schemes[year.year]
        for number, at in enumerate(year.computed, 1):
            if number > 1:
                await self._think_again(year, at - timedelta(days=1))
            drawn = await draw_up(self.work, scheme)
            if drawn.missing_marks or drawn.missing_targets:
                raise LookupError(f"{year.year} is not ready to be assessed")
            key = await self._computed(year, number, at, drawn)
        assessment = (
            await self.work.session.scalars(
                select(Assessment).where(Assessment.district_id == self.cast.district_id, Assessment.id == key)
            )
        ).one()
        who = self.cast.who(_OFFICE, Role.DIRECTOR)
        assessment.state, assessment.published, assessment.version = AssessmentState.PUBLISHED, True, 2
        assessment.published_at, assessment.published_by = year.published, who
        assessment.objections_end_at = due_after(year.published, OBJECTION_DAYS)
        assessment.published_hash = await freeze_content(self.work, assessment, scheme)
        await self.work.session.flush()
        for kind in (AssessmentResult, AssessmentLine):
            await self.work.session.execute(
                update(kind)
                .where(kind.district_id == self.cast.district_id, kind.assessment_id == key)
                .values(published=True)
                .execution_options(synchronize_session=False)
            )
        for each in year.objections:
            await self._object(assessment, each)
        await rank_again(self.work, assessment)
        if year.final is not None:
            assessment.state, assessment.version = AssessmentState.FINAL, 3
            assessment.finalised_at, assessment.finalised_by = year.final, who
            assessment.final_hash = await freeze_content(self.work, assessment, scheme)
        await self.work.session.flush()

    async def _computed(self, year: _Year, number: int, at: datetime, drawn: DrawnUp) -> UUID:
        last = number == len(year.computed)
        key = self.chance.id_at(at)
        assessment = {
            "id": key,
            "tenant_id": self.cast.tenants[_OFFICE],
            "scheme_id": self.schemes[year.year].id,
            "year": year.year,
            "number": number,
            "state": AssessmentState.DRAFT if last else AssessmentState.REPLACED,
            "published": False,
            "computed_at": at,
            "computed_by": self.cast.who(_OFFICE, Role.DIRECTOR),
            "version": 1 if last else 2,
        }
        await self._add(Assessment, [assessment])
        sums = totals((host, line.points) for host, lines in drawn.lines.items() for line in lines)
        standing = ranks(sums)
        of_it = {"assessment_id": key, "published": False}
        results: list[dict[str, Any]] = [
            of_it
            | {
                "id": self.chance.id_at(at),
                "tenant_id": host,
                "year": year.year,
                "total": sums[host],
                "rank": standing[host],
            }
            for host in drawn.lines
        ]
        await self._add(AssessmentResult, results)
        lines = [
            of_it
            | {"id": self.chance.id_at(at), "tenant_id": result["tenant_id"], "result_id": result["id"]}
            | line_columns(line)
            for result in results
            for line in drawn.lines[result["tenant_id"]]
        ]
        await self._add(AssessmentLine, lines)
        return key

    async def _object(self, assessment: Assessment, told: Objection) -> None:
        line = await objected_line(self.work, assessment, told)
        code = next(code for code, tenant in self.cast.tenants.items() if tenant == line.tenant_id)
        raised: dict[str, Any] = {
            "id": self.chance.id_at(told.raised),
            "tenant_id": line.tenant_id,
            "assessment_id": assessment.id,
            "line_id": line.id,
            "state": ObjectionState.OPEN,
            "reason": told.reason,
            "raised_at": told.raised,
            "raised_by": self.cast.who(code, Role.DIRECTOR),
            "version": 1,
        }
        await self._act_as(line.tenant_id)
        await self._add(AssessmentObjection, [raised])
        await self._act_as(None)
        if told.decided is not None:
            await decide(self.work, raised["id"], line, told, by=self.cast.who(_OFFICE, Role.DIRECTOR))
