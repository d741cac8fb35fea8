"""Who reported first, and which projects look like one: the demo's certificates, disputes and duplicates."""

from datetime import timedelta
from typing import Any, Final

from zhaoshang.demo.districts import Unit
from zhaoshang.demo.journey import Journey, Step
from zhaoshang.demo.pipeline import Invented, Pipeline, add_project
from zhaoshang.projects.model import (
    DuplicateLink,
    DuplicateState,
    FirstReport,
    FirstReportStatus,
    MatchKind,
    Stage,
)
from zhaoshang.projects.rules.first_reports import NUMBER_BITS, report_number

_DIFFERENT: Final = "经核实为同一集团的两个独立项目，分别推进。"
_SAME: Final = "经核实，首谈时间以来访登记为准，首报归先接洽单位。"


def stake(pipeline: Pipeline) -> None:
    """Give the projects their first reports, and a few of them a rival."""
    reported = {added.id: FirstReportStatus.VALID for added in pipeline.projects}
    hosts = [unit for unit in pipeline.cast.plan.units if unit.projects]
    young = [added for added in pipeline.projects if added.journey.stage is Stage.NEGOTIATING and not added.origin]
    rivals = pipeline.chance.shuffled(young)[:6]
    for number, first in enumerate(rivals):
        other = pipeline.chance.pick([unit for unit in hosts if unit is not first.host])
        if number in (0, 1):  # one dispute open, one settled: the reports came minutes apart
            later = _echo(pipeline, first, other, timedelta(minutes=pipeline.chance.between(4, 25)))
            settled = number == 1
            reported[first.id] = FirstReportStatus.UPHELD if settled else FirstReportStatus.DISPUTED
            reported[later.id] = FirstReportStatus.DISMISSED if settled else FirstReportStatus.DISPUTED
            _link(pipeline, first, later, DuplicateState.SAME if settled else DuplicateState.OPEN)
        else:  # the others came too late for a first report; one pair turned out to be two projects
            later = _echo(pipeline, first, other, timedelta(days=pipeline.chance.between(2, 4)))
            different = first is rivals[-1]
            if different:
                reported[later.id] = FirstReportStatus.VALID
            _link(pipeline, first, later, DuplicateState.DIFFERENT if different else DuplicateState.OPEN)
    for added in pipeline.projects:
        if status := reported.get(added.id):
            report(pipeline, added, status)


def _echo(pipeline: Pipeline, first: Invented, other: Unit, after: timedelta) -> Invented:
    """Another host's lead of the same firm."""
    at = first.journey.steps[0].at + after
    journey = Journey((Step(None, Stage.LEAD, at, None),), None)
    return add_project(pipeline, other, first.industry, first.firm, journey, builds=True)


def _decision(pipeline: Pipeline, later: Invented, reason: str | None) -> dict[str, Any]:
    if reason is None:
        return {"decision_reason": None, "decided_at": None, "decided_by": None, "version": 1}
    return {
        "decision_reason": reason,
        "decided_at": later.journey.steps[0].at + timedelta(days=3, hours=2),
        "decided_by": pipeline.cast.who("hezuo"),
        "version": 2,
    }


def _link(pipeline: Pipeline, first: Invented, later: Invented, state: DuplicateState) -> None:
    found = later.journey.steps[0].at
    reason = {DuplicateState.OPEN: None, DuplicateState.SAME: _SAME, DuplicateState.DIFFERENT: _DIFFERENT}[state]
    pipeline.rows[DuplicateLink].append(
        {
            "district_id": pipeline.cast.district_id,
            "id": pipeline.chance.id_at(found),
            "project_id": later.id,
            "other_project_id": first.id,
            "kind": (MatchKind.CREDIT_CODE if first.has_code and later.has_code else MatchKind.COMPANY_NAME).value,
            "state": state.value,
            "found_at": found,
        }
        | _decision(pipeline, later, reason)
    )


def report(pipeline: Pipeline, added: Invented, status: FirstReportStatus) -> None:
    """Give a project its first report."""
    settled = status in (FirstReportStatus.UPHELD, FirstReportStatus.DISMISSED)
    reporter = added.origin or added.host
    at = added.journey.steps[0].at
    pipeline.rows[FirstReport].append(
        {
            "district_id": pipeline.cast.district_id,
            "id": pipeline.chance.id_at(at),
            "tenant_id": pipeline.cast.tenants[reporter.code],
            "project_id": added.id,
            "number": report_number(at.year, pipeline.chance.between(0, 2**NUMBER_BITS - 1)),
            "reported_at": at,
            "by_person_id": pipeline.cast.who(reporter.code),
            "status": status.value,
        }
        | _decision(pipeline, added, _SAME if settled else None)
    )
