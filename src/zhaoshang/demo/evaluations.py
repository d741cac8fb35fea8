"""The demo's evaluations: one of each landed project, promises of those that landed by last year, results of a year.

Told after everything else and from a seed of its own: no project or figure is told otherwise, but for one that no
department answers for.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, text, update

from zhaoshang.database.base import Base
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.analyses import REPORTING, analyse
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.evaluation.model import (
    METRICS,
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationReport,
    EvaluationRound,
    EvaluationState,
    EvaluationYear,
    PostEvaluation,
    PromiseState,
    YearState,
)
from zhaoshang.evaluation.rules.analysis import Line
from zhaoshang.evaluation.rules.terms import Term, Terms
from zhaoshang.projects.model import Industry, Project, Stage
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.money import FEN_IN_WAN

_SEED: Final = 5_000_011
_AS: Final = text("SELECT set_config('app.tenant', :unit, true), set_config('app.writes', :writes, true)")
"""A host promises and a department records in its own name: the one transaction goes from unit to unit."""
_TABLES: Final = (
    *(EvaluationPromise, EvaluationPromiseLine),
    *(EvaluationRound, EvaluationFigure, EvaluationReport),
)
_PROMISED_UNTIL: Final = date(2025, 12, 31)
_CHANGED_BEFORE: Final = date(2025, 6, 1)
_PEOPLE_FOR: Final = 400 * FEN_IN_WAN
"""So much investment for each job."""
_OUT_OF: Final = ((9, 10), (10, 7), (3, 1))
"""By turns a promise is kept, kept in part, or missed: what was promised of what came of it."""
_UNRECORDED: Final = 8
"""One in so many is late."""
_CHANGES: Final = (PromiseState.CONFIRMED, PromiseState.WAITING)
"""What became of the promises that were changed."""
_SURVEYED: Final = "企业年报核实，统计台账未单独登记。"
_UNKNOWN: Final = "企业尚未报送年报。"
_AGAIN: Final = "企业补报年报后更正。"
_CHANGED: Final = "市场需求变化，二期推迟。"


@dataclass(slots=True)
class Evaluated:
    """Rows to write, by table; those of one unit in its own fence."""

    opened: dict[type[Base], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    said: dict[UUID, dict[type[Base], list[dict[str, Any]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    confirmed: list[dict[str, Any]] = field(default_factory=list)
    """Changed promises that their departments took note of."""


def evaluate(pipeline: Pipeline, files: dict[str, bytes]) -> Evaluated:
    """Tell the evaluations of a district; the files that prove what is said are added."""
    return _Told(replace(pipeline, chance=Chance(pipeline.cast.plan.seed + _SEED)), files).tell()


async def tell_evaluated(work: UnitOfWork, told: Evaluated) -> None:
    """Write them, each word in the fence of whose it is."""
    for table, rows in told.opened.items():
        await work.session.execute(insert(table), rows)
    for unit, said in told.said.items():
        await work.session.execute(_AS, {"unit": str(unit), "writes": "DISTRICT"})
        for table in _TABLES:
            if said[table]:
                await work.session.execute(insert(table), said[table])
    for decided in told.confirmed:
        await work.session.execute(_AS, {"unit": str(decided["department_id"]), "writes": "DISTRICT"})
        await work.session.execute(
            update(EvaluationPromise)
            .where(EvaluationPromise.district_id == work.fence.district, EvaluationPromise.id == decided["id"])
            .values(state=PromiseState.CONFIRMED, decided_at=ANCHOR, decided_by=decided["by"], version=2)
            .execution_options(synchronize_session=False)
        )
    await work.session.execute(_AS, {"unit": "", "writes": "DISTRICT"})


@dataclass(slots=True)
class _Told:
    pipeline: Pipeline
    files: dict[str, bytes]
    made: Evaluated = field(default_factory=Evaluated)
    lines: list[Line] = field(default_factory=list)
    changes: int = 0

    @property
    def cast(self) -> Cast:
        return self.pipeline.cast

    def tell(self) -> Evaluated:
        rows = {row["id"]: row for row in self.pipeline.rows[Project]}
        landed = [added for added in self.pipeline.projects if added.journey.reached(Stage.LANDED)]
        self._leave_to_nobody([rows[added.id] for added in landed])
        codes = {key: code for code, key in self.cast.tenants.items()}
        for number, added in enumerate(sorted(landed, key=lambda each: (_landed(each), each.id))):
            self._open(added, rows[added.id], number, codes)
        if self.lines:
            unit = self.cast.tenants[REPORTING]
            self.made.said[unit][EvaluationReport].append(analyse(self.cast, self.pipeline.chance, self.lines))
        return self.made

    def _leave_to_nobody(self, landed: list[dict[str, Any]]) -> None:
        """One project whose department 合作交流办 is yet to name."""
        if all(row["industry_department_id"] is not None for row in landed):
            others = [row for row in landed if row["industry"] == Industry.OTHER.value] or landed[-1:]
            others[-1]["industry_department_id"] = None

    def _open(self, added: Invented, project: Mapping[str, Any], number: int, codes: Mapping[UUID, str]) -> None:
        at, terms = _landed(added), Terms({}, {})
        own: dict[str, Any] = {
            "district_id": self.cast.district_id,
            "tenant_id": self.cast.tenants[added.host.code],
            "project_id": added.id,
            "department_id": project["industry_department_id"],
        }
        known, landed_on = project["investment_known"], day_of(at)
        evaluation = {
            **own,
            "id": self.pipeline.chance.id_at(at),
            "state": EvaluationState.RUNNING.value,
            "landed_on": landed_on,
            "years": terms.number(Term.YEARS),
            "partly_percent": terms.number(Term.PARTLY),
            "industry": project["industry"],
            "channel": project["channel"],
            "size": terms.size(project["investment_fen"] if known else None),
            "promised": landed_on <= _PROMISED_UNTIL,
            "opened_at": at,
            "version": 1,
        }
        self.made.opened[PostEvaluation].append(evaluation)
        own["evaluation_id"] = evaluation["id"]
        years = [
            {
                **own,
                "id": self.pipeline.chance.id_at(at),
                "number": year.number,
                "from_on": year.from_on,
                "to_on": year.to_on,
                "ready_at": year.ready_at,
                "due_at": year.due_at,
                "state": YearState.OPEN.value,
                "round": 0,
                "told_at": year.ready_at if year.ready_at <= ANCHOR else None,
                "version": 1,
            }
            for year in terms.years(landed_on)
        ]
        self.made.opened[EvaluationYear].extend(years)
        achieved = self._achieved(added, project, years[0])
        over = years[0]["ready_at"] <= ANCHOR
        promised = {}
        if evaluation["promised"]:
            promised = self._promise(added, own, at, achieved, number)
        results: dict[Metric, int | None] = {}
        if over and own["department_id"] is not None and number % _UNRECORDED != _UNRECORDED - 1:
            results = self._record(own, years[0], achieved, number, codes)
        # Also what ends with that very night, and is nobody's to have recorded yet.
        if years[0]["to_on"] <= day_of(ANCHOR) and own["department_id"] == self.cast.tenants.get(REPORTING):
            self._tell_line(added, evaluation, years[0], promised, results)

    def _achieved(
        self, added: Invented, project: Mapping[str, Any], year: Mapping[str, Any]
    ) -> dict[Metric, tuple[int | None, int]]:
        """By metric what statistics say of the first year, and what came of it."""
        taxed = [
            row["amount"]
            for row in self.pipeline.rows[Fact]
            if row["project_id"] == added.id
            and row["metric"] == Metric.TAX.value
            and row["state"] == FactState.VERIFIED.value
            and year["from_on"] <= row["paid_on"] <= year["to_on"]
        ]
        invested = project["investment_fen"] * self.pipeline.chance.between(15, 45) // 100
        return {
            Metric.FIXED_ASSET_INVESTMENT: (None, invested),
            Metric.EMPLOYMENT: (None, (invested // _PEOPLE_FOR + 3) * WHOLE),
            Metric.OUTPUT_VALUE: (None, invested * 2 // 5),
            Metric.TAX: (sum(taxed) if taxed else None, sum(taxed)),
        }

    def _promise(
        self,
        added: Invented,
        own: Mapping[str, Any],
        landed: datetime,
        achieved: Mapping[Metric, tuple[int | None, int]],
        number: int,
    ) -> dict[Metric, int]:
        """What the agreement promises of the first year; of two projects the promise was changed since."""
        host, at = added.host.code, self.pipeline.chance.office_hour(landed + timedelta(days=6))
        at = max(min(at, ANCHOR), landed)
        more, less = _OUT_OF[number % len(_OUT_OF)]
        promised = {
            metric: max(amount * more // less, 50_000 * 100 if metric is not Metric.EMPLOYMENT else 2 * WHOLE)
            // (WHOLE if metric is Metric.EMPLOYMENT else FEN_IN_WAN)
            * (WHOLE if metric is Metric.EMPLOYMENT else FEN_IN_WAN)
            for metric, (_, amount) in achieved.items()
        }
        self._edition(host, own, at, promised, number=1, state=PromiseState.ORIGINAL)
        later = ANCHOR - timedelta(days=9)
        is_over = day_of(landed) < _CHANGED_BEFORE and own["department_id"] is not None
        if is_over and self.changes < len(_CHANGES):
            halved = {metric: max(amount // 2, 1) for metric, amount in promised.items()}
            self._edition(host, own, later, halved, number=2, state=_CHANGES[self.changes])
            self.changes += 1
        return promised

    def _edition(  # noqa: PLR0913  what an edition is made of
        self,
        host: str,
        own: Mapping[str, Any],
        at: datetime,
        promised: Mapping[Metric, int],
        *,
        number: int,
        state: PromiseState,
    ) -> None:
        chance, person = self.pipeline.chance, self.cast.who(host)
        key, file = chance.id_at(at), chance.id_at(at)
        self._file(file, own["tenant_id"], person, at, "投资协议", "EvaluationPromise", key)
        said = self.made.said[own["tenant_id"]]
        edition = {
            **own,
            "id": key,
            "number": number,
            "state": (PromiseState.ORIGINAL if number == 1 else PromiseState.WAITING).value,
            "source": "投资协议第三条" if number == 1 else "补充协议第一条",
            "reason": None if number == 1 else _CHANGED,
            "evidence_id": file,
            "promised_at": at,
            "promised_by": person,
            "version": 1,
        }
        said[EvaluationPromise].append(edition)
        if state is PromiseState.CONFIRMED:
            department = own["department_id"]
            code = next(code for code, each in self.cast.tenants.items() if each == department)
            by = self.cast.who(code, Role.DIRECTOR)
            self.made.confirmed.append({"id": key, "department_id": department, "by": by})
        said[EvaluationPromiseLine].extend(
            {
                **own,
                "id": chance.id_at(at),
                "promise_id": key,
                "year": 1,
                "metric": metric.value,
                "amount": amount,
            }
            for metric, amount in promised.items()
        )

    def _record(
        self,
        own: Mapping[str, Any],
        year: dict[str, Any],
        achieved: Mapping[Metric, tuple[int | None, int]],
        number: int,
        codes: Mapping[UUID, str],
    ) -> dict[Metric, int | None]:
        """What the department found; of one project in thirty it corrected that since, of another it does not know."""
        at = min(self.pipeline.chance.office_hour(year["ready_at"] + timedelta(days=12)), ANCHOR - timedelta(hours=2))
        at = max(at, year["ready_at"] + timedelta(hours=9))
        if at >= ANCHOR:
            return {}
        results: dict[Metric, int | None] = {metric: amount for metric, (_, amount) in achieved.items()}
        if number % 30 == 3:  # noqa: PLR2004  one of thirty
            results[Metric.OUTPUT_VALUE] = None
        derived = {metric: known for metric, (known, _) in achieved.items()}
        corrected = number % 30 == 0
        rounds = 2 if corrected else 1
        for count in range(1, rounds + 1):
            said = dict(results)
            if count < rounds:
                said[Metric.EMPLOYMENT] = 0
            self._round(own, year, min(at + timedelta(hours=count - 1), ANCHOR), count, said, derived, codes)
        year |= {"state": YearState.RECORDED.value, "round": rounds, "version": 1 + rounds}
        return results

    def _round(  # noqa: PLR0913, PLR0917  what a round is made of
        self,
        own: Mapping[str, Any],
        year: Mapping[str, Any],
        at: datetime,
        number: int,
        results: Mapping[Metric, int | None],
        derived: Mapping[Metric, int | None],
        codes: Mapping[UUID, str],
    ) -> None:
        chance, department = self.pipeline.chance, own["department_id"]
        person = self.cast.who(codes[department], Role.STATISTICIAN)
        key, file = chance.id_at(at), chance.id_at(at)
        self._file(file, department, person, at, "年度核实材料", "EvaluationRound", key)
        said, said_of = self.made.said[department], {**own, "year_id": year["id"]}
        said[EvaluationRound].append(
            {
                **said_of,
                "id": key,
                "number": number,
                "recorder_id": department,
                "host_id": own["tenant_id"],
                "reason": None if number == 1 else _AGAIN,
                "recorded_at": at,
                "recorded_by": person,
            }
        )
        said[EvaluationFigure].extend(
            {
                **said_of,
                "id": chance.id_at(at),
                "round": number,
                "metric": metric.value,
                "derived": derived[metric],
                "amount": results[metric],
                "remark": _why(results[metric], derived[metric]),
                "evidence_id": None if results[metric] is None else file,
            }
            for metric in METRICS
        )

    def _file(  # noqa: PLR0913, PLR0917  what a proof is made of
        self, key: UUID, unit: UUID, person: UUID, at: datetime, name: str, claim: str, claim_id: UUID
    ) -> None:
        proof = Proof(
            tenant=unit,
            person=person,
            at=at,
            name=f"{name}-{at.astimezone(SHANGHAI):%Y%m%d}.pdf",
            says=f"{name} {claim_id}",
            claim=claim,
            claim_id=claim_id,
        )
        prove(self.pipeline, key, proof, self.files)

    def _tell_line(
        self,
        added: Invented,
        evaluation: Mapping[str, Any],
        year: Mapping[str, Any],
        promised: Mapping[Metric, int],
        results: Mapping[Metric, int | None],
    ) -> None:
        self.lines.extend(
            Line(
                evaluation=evaluation["id"],
                host=added.host.code,
                host_name=added.host.short_name,
                industry=evaluation["industry"],
                channel=evaluation["channel"],
                size=evaluation["size"],
                landed_on=evaluation["landed_on"],
                year=1,
                to_on=year["to_on"],
                recorded=bool(results),
                metric=metric,
                promised=promised.get(metric),
                achieved=results.get(metric),
                partly_percent=evaluation["partly_percent"],
            )
            for metric in METRICS
        )


def _why(amount: int | None, derived: int | None) -> str | None:
    if amount is None:
        return _UNKNOWN
    return _SURVEYED if amount != (derived or 0) else None


def _landed(added: Invented) -> datetime:
    return added.journey.reached(Stage.LANDED) or ANCHOR
