"""What waits in major projects: blockers, sponsors' visits, milestones, monthly progress, baselines (domain §5)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import (
    JSON,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Interval,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    not_,
    select,
)

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.majors.model import (
    BaselineProposal,
    Blocker,
    BlockerAction,
    BlockerLevel,
    BlockerState,
    BlockerStep,
    MajorProject,
    Milestone,
    MilestonePlan,
    ProgressReport,
    ProposalState,
    Sponsorship,
)
from zhaoshang.majors.permissions import Blockers, Plans, Progress, Sponsorships, Visits
from zhaoshang.majors.rules.blockers import ENDED
from zhaoshang.majors.rules.lights import REPORT_DAY, STANDING, Thresholds
from zhaoshang.readmodel.declare import Form, of_each
from zhaoshang.tenancy.model import RuleVersion
from zhaoshang.values.stage import Stage

AHEAD: Final = timedelta(days=30)
"""How long before it is due a sponsor's visit is on the list: of the quarter that it usually has, the last month."""

_SHANGHAI: Final = literal_column("'Asia/Shanghai'", Text())
_MONTH: Final = literal_column("interval '1 month'", Interval())
_AHEAD: Final = literal_column(f"interval '{AHEAD.days} days'", Interval())


def _end_of(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The midnight that ends a day; written as the indexes of what waits for one are."""
    return func.timezone(_SHANGHAI, cast(day + literal_column("1", Integer()), DateTime()))


def _is_major(row: Any, *but: Iterable[Stage]) -> ColumnElement[bool]:
    """Its project is a major one now, in none of these stages."""
    major = aliased(MajorProject)
    going = exists().where(
        major.district_id == row.district_id,
        major.project_id == row.project_id,
        major.left_at.is_(None),
        *(not_(in_state(major.stage, *sorted(stages))) for stages in but),
    )
    return of_each(row, going.correlate_except(major))


# Blockers: whoever it waits for, by where it has come.


def _handed(blocker: Any) -> ColumnElement[Any]:
    """Since when it waits for whom it waits for: the last step that was more than nobody's being there."""
    step = aliased(BlockerStep)
    last = (
        select(func.max(step.at))
        .where(
            step.district_id == blocker.district_id,
            step.blocker_id == blocker.id,
            step.action != BlockerAction.STUCK.value,
        )
        .correlate(blocker)
        .scalar_subquery()
    )
    return func.coalesce(last, blocker.raised_at)


def _with_department(blocker: Any) -> ColumnElement[bool]:
    return and_(
        blocker.waits_for_tenant_id == ACTOR.tenant,
        blocker.department_id == ACTOR.tenant,
        in_state(blocker.state, BlockerState.OPEN),
    )


def _risen(level: BlockerLevel) -> Any:
    def waits(blocker: Any) -> ColumnElement[bool]:
        return and_(
            blocker.waits_for_tenant_id == ACTOR.tenant,
            blocker.department_id != ACTOR.tenant,
            in_state(blocker.state, BlockerState.OPEN),
            in_state(blocker.level, level),
        )

    return waits


def _answered(blocker: Any) -> ColumnElement[bool]:
    return and_(blocker.waits_for_tenant_id == ACTOR.tenant, in_state(blocker.state, BlockerState.ANSWERED))


def _blocker(kind: str, zh: str, en: str, permission: Permission, waits: Form) -> Duty:
    return Duty(
        kind=kind,
        zh=zh,
        en=en,
        mapped=Blocker,
        subject="Blocker",
        permission=permission,
        sees=Blockers.VIEW,
        waits=waits,
        since=_handed,
        due=lambda blocker: blocker.due_at,
        project=lambda blocker: blocker.project_id,
    )


register_duty(
    _blocker(
        "BLOCKER_ANSWER", "解决堵点", "The unit is to remove a blocker: answer it", Blockers.ANSWER, _with_department
    ),
    _blocker(
        "BLOCKER_COORDINATION",
        "协调堵点",
        "A department let a blocker pass: coordinate it",
        Blockers.REASSIGN,
        _risen(BlockerLevel.MAJOR_PROJECTS),
    ),
    _blocker(
        "BLOCKER_INSTRUCTION",
        "批示堵点",
        "A blocker of a sponsored project has come to the leader: instruct",
        Blockers.INSTRUCT,
        _risen(BlockerLevel.LEADER),
    ),
    _blocker(
        "BLOCKER_CONFIRMATION",
        "确认堵点销号",
        "A blocker of the unit's was answered: close it, or give it back",
        Blockers.RESOLVE,
        _answered,
    ),
)


# Sponsors: the next visit.


def _visit_due(sponsorship: Any) -> ColumnElement[Any]:
    return _end_of(sponsorship.next_visit_on)


register_duty(
    Duty(
        kind="SPONSOR_VISIT",
        zh="走访包联项目",
        en="A visit to a sponsored project is due within a month",
        mapped=Sponsorship,
        subject="Sponsorship",
        permission=Visits.RECORD,
        sees=Sponsorships.VIEW,
        waits=lambda sponsorship: and_(
            sponsorship.ended_at.is_(None),
            _visit_due(sponsorship) <= func.now() + _AHEAD,
            _is_major(sponsorship, ENDED),
        ),
        since=lambda sponsorship: func.greatest(sponsorship.began_at, _visit_due(sponsorship) - _AHEAD),
        due=_visit_due,
        project=lambda sponsorship: sponsorship.project_id,
    )
)


# Plans: milestones that are late, the month's progress, and other baselines.


def _milestone_due(milestone: Any) -> ColumnElement[Any]:
    """The end of the day by which it is to be there: as planned, or as its host expects it since."""
    return _end_of(func.greatest(milestone.planned_on, milestone.forecast_on))


def _report_day() -> ColumnElement[Any]:
    """The day of the next month by which progress is reported, by the district's rule in force."""
    rule = aliased(RuleVersion)
    said = (
        select(cast(cast(rule.value, JSON).op("#>>")(literal_column("'{}'")), Integer()))
        .where(rule.district_id == ACTOR.district, rule.rule == REPORT_DAY, rule.effective_on <= cast(_now(), Date()))
        .order_by(rule.effective_on.desc())
        .limit(literal_column("1"))
        .scalar_subquery()
    )
    return func.coalesce(said, literal_column(str(Thresholds().report_day), Integer()))


def _now() -> ColumnElement[Any]:
    """The wall clock's time here."""
    return func.timezone(_SHANGHAI, func.now(), type_=DateTime())


def _month() -> ColumnElement[Any]:
    """The month to report: the last one until its report's day has passed, then the present one."""
    still = func.date_part("day", _now()) <= _report_day()
    present = func.date_trunc("month", _now(), type_=DateTime())
    return case((still, present - _MONTH), else_=present)


def _unreported(plan: Any) -> ColumnElement[bool]:
    report = aliased(ProgressReport)
    reported = (
        exists()
        .where(
            report.district_id == plan.district_id,
            report.project_id == plan.project_id,
            report.period == func.to_char(_month(), "YYYY-MM"),
        )
        .correlate_except(report)
    )
    return and_(plan.start_on < _month() + _MONTH, of_each(plan, not_(reported)), _is_major(plan, STANDING))


def _progress_due(_plan: Any) -> ColumnElement[Any]:
    return func.timezone(_SHANGHAI, _month() + _MONTH + func.make_interval(0, 0, 0, _report_day()))


def _is_dropped(returned: Any) -> ColumnElement[bool]:
    """A returned proposal of a project that goes on: no other was made, and no milestone reported since."""
    again, milestone = aliased(BaselineProposal), aliased(Milestone)
    proposed = (
        exists()
        .where(
            again.district_id == returned.district_id,
            again.project_id == returned.project_id,
            again.proposed_at > returned.decided_at,
        )
        .correlate_except(again)
    )
    went_on = (
        exists()
        .where(
            milestone.district_id == returned.district_id,
            milestone.project_id == returned.project_id,
            milestone.reported_at > returned.decided_at,
        )
        .correlate_except(milestone)
    )
    return and_(of_each(returned, and_(not_(proposed), not_(went_on))), _is_major(returned, STANDING))


register_duty(
    Duty(
        kind="MILESTONE_LATE",
        zh="填报逾期节点",
        en="A milestone's day has passed: report that it is reached, or when it is expected",
        mapped=Milestone,
        subject="Milestone",
        permission=Plans.REPORT,
        sees=Plans.VIEW,
        waits=lambda milestone: and_(
            milestone.actual_on.is_(None), _milestone_due(milestone) <= func.now(), _is_major(milestone, STANDING)
        ),
        since=_milestone_due,
        due=_milestone_due,
        project=lambda milestone: milestone.project_id,
        title=lambda milestone: milestone.name,
    ),
    Duty(
        kind="PROGRESS_REPORT",
        zh="填报月度进度",
        en="The month's progress of a plan is not reported",
        mapped=MilestonePlan,
        subject="MilestonePlan",
        permission=Progress.REPORT,
        sees=Plans.VIEW,
        waits=_unreported,
        since=lambda plan: func.greatest(plan.made_at, func.timezone(_SHANGHAI, _month())),
        due=_progress_due,
        project=lambda plan: plan.project_id,
        title=lambda _plan: func.to_char(_month(), "YYYY-MM"),
    ),
    Duty(
        kind="BASELINE_DECISION",
        zh="审批计划调整申请",
        en="A host asks for another baseline: approve it, or return it",
        mapped=BaselineProposal,
        subject="BaselineProposal",
        permission=Plans.APPROVE,
        sees=Plans.VIEW,
        waits=lambda proposal: in_state(proposal.state, ProposalState.PROPOSED),
        since=lambda proposal: proposal.proposed_at,
        project=lambda proposal: proposal.project_id,
    ),
    Duty(
        kind="BASELINE_RETURNED",
        zh="处理退回的计划调整申请",
        en="A proposal for another baseline came back: propose anew, or go on as planned",
        mapped=BaselineProposal,
        subject="BaselineProposal",
        permission=Plans.PROPOSE,
        sees=Plans.VIEW,
        waits=lambda proposal: and_(in_state(proposal.state, ProposalState.RETURNED), _is_dropped(proposal)),
        since=lambda proposal: proposal.decided_at,
        project=lambda proposal: proposal.project_id,
    ),
)
