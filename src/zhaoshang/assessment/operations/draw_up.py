"""测算: what the figures, targets and marks of a year come to, by its scheme; part of computing and of publishing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from zhaoshang.assessment import store as targets
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.model import CREDITED, AssessmentMark, AssessmentScheme, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.rules.scoring import Figure, Indicator, Line, score
from zhaoshang.assessment.rules.targets import months_of
from zhaoshang.attribution.operations.find_credits import Credited, find_credits, find_frozen
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.find_started import find_started
from zhaoshang.statistics.operations.find_returned import find_returned
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.responsibility import Responsibility


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """What a year comes to now."""

    indicators: list[Indicator]
    lines: Mapping[UUID, list[Line]]
    """Of every host, in the order of the indicators."""
    missing_targets: int
    missing_marks: int


@dataclass(frozen=True, slots=True)
class _Year:
    """Everything that is counted of a year, whoever it is of."""

    credit: Mapping[tuple[UUID, Metric], Credited]
    targets: Mapping[tuple[UUID, Metric], int]
    started: Mapping[UUID, int]
    returned: Mapping[UUID, int]
    marks: Mapping[tuple[UUID, str, UUID], AssessmentMark]


async def draw_up(work: UnitOfWork, scheme: AssessmentScheme) -> DrawnUp:
    """Score every open host of the district by a scheme. The district's pool is no host, and is never ranked."""
    hosts = sorted((await find_holders(work)).get(Responsibility.HOST, ()))
    indicators = [schemes.indicator_of(row) for row in await schemes.indicators(work, scheme.id)]
    year = await _gather(work, scheme.year)
    figures = {each.id: {host: _figure(each, host, year) for host in hosts} for each in indicators}
    lacking = [
        figure
        for each in indicators
        if each.method is IndicatorMethod.RATIO
        for figure in figures[each.id].values()
        if figure.target is None
    ]
    scored = {each.id: score(each, figures[each.id]) for each in indicators}
    lines = {host: [scored[each.id][host] for each in indicators] for host in hosts}
    unmarked = [line for of_host in lines.values() for line in of_host if line.value is None]
    return DrawnUp(indicators, lines, len(lacking), len(unmarked))


async def _gather(work: UnitOfWork, year: int) -> _Year:
    months = months_of(year)
    since, before = (datetime.combine(date(each, 1, 1), time.min, SHANGHAI) for each in (year, year + 1))
    phased = await targets.phased(work, months[-1], await targets.revision(work))
    credited = await find_credits(work, months[0], months[-1], await find_frozen(work))
    return _Year(
        credit={(each.party, each.metric): each for each in credited},
        targets={(each.tenant, each.metric): each.year for each in phased},
        started=await find_started(work, since, before),
        returned=await find_returned(work, since, before),
        marks=await schemes.last_marks(work, year),
    )


def _figure(indicator: Indicator, host: UUID, year: _Year) -> Figure:
    if indicator.measure in CREDITED:
        metric = Metric(indicator.measure.value)
        credit = year.credit.get((host, metric), Credited(host, metric, 0, 0, 0))
        target = year.targets.get((host, metric)) if indicator.method is IndicatorMethod.RATIO else None
        return Figure(value=credit.undisputed, disputed=credit.disputed, target=target)
    if indicator.measure is IndicatorMeasure.MARK:
        # Only the asked department's own: whoever else wrote a mark marked nothing.
        mark = year.marks.get((indicator.department, indicator.code, host))
        return Figure(value=None) if mark is None else Figure(value=mark.mark, remark=mark.reason)
    counted = year.started if indicator.measure is IndicatorMeasure.STARTED_PROJECTS else year.returned
    return Figure(value=counted.get(host, 0) * WHOLE)
