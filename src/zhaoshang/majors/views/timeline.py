"""Everything that happened to a major project, in one list: a union, no table (domain §5)."""

from typing import Any

from sqlalchemy import Text, Uuid, and_, cast, func, literal, null, or_, select, union_all
from sqlalchemy.orm import aliased

from zhaoshang.database.base import Base
from zhaoshang.majors.model import (
    BaselineProposal,
    LightReading,
    MajorChange,
    MajorProject,
    Milestone,
    MilestonePlan,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.rules.events import MajorEventKind
from zhaoshang.projects.views.milestones import stage_changes


def _event(row: Any, kind: MajorEventKind, at: Any, detail: Any, person: Any, *where: Any) -> Any:
    return select(
        row.district_id,
        row.id,
        row.tenant_id,
        row.project_id,
        literal(kind.value, Text()).label("kind"),
        at.label("at"),
        cast(detail, Text()).label("detail"),
        cast(person, Uuid()).label("by_person_id"),
    ).where(*where)


def _happened() -> Any:
    change, sponsorship, visit = aliased(MajorChange), aliased(Sponsorship), aliased(SponsorVisit)
    plan, milestone, proposal = aliased(MilestonePlan), aliased(Milestone), aliased(BaselineProposal)
    report, reading, before = aliased(ProgressReport), aliased(LightReading), aliased(LightReading)
    kinds, stage, major = MajorEventKind, stage_changes(), aliased(MajorProject)
    # A light is told of when it changes, not every month that it stays.
    other = (
        select(before.colour)
        .where(
            before.district_id == reading.district_id,
            before.project_id == reading.project_id,
            before.period < reading.period,
        )
        .order_by(before.period.desc())
        .limit(1)
        .correlate(reading)
        .scalar_subquery()
    )
    return union_all(
        _event(change, kinds.ENTERED, change.at, null(), change.by_person_id, change.entered),
        _event(change, kinds.LEFT, change.at, null(), change.by_person_id, ~change.entered),
        _event(sponsorship, kinds.SPONSOR_APPOINTED, sponsorship.began_at, sponsorship.level, sponsorship.appointed_by),
        _event(
            sponsorship,
            kinds.SPONSOR_ENDED,
            sponsorship.ended_at,
            sponsorship.level,
            null(),
            sponsorship.ended_at.is_not(None),
        ),
        _event(visit, kinds.VISITED, visit.recorded_at, visit.findings, visit.recorded_by),
        _event(plan, kinds.PLAN_MADE, plan.made_at, null(), plan.made_by),
        _event(
            milestone,
            kinds.MILESTONE_REACHED,
            milestone.reported_at,
            milestone.name,
            milestone.reported_by,
            milestone.actual_on.is_not(None),
            milestone.reported_at.is_not(None),
        ),
        _event(proposal, kinds.BASELINE_PROPOSED, proposal.proposed_at, proposal.reason, proposal.proposed_by),
        _event(
            proposal,
            kinds.BASELINE_DECIDED,
            proposal.decided_at,
            proposal.state,
            proposal.decided_by,
            proposal.decided_at.is_not(None),
        ),
        _event(report, kinds.PROGRESS_REPORTED, report.reported_at, report.period, report.reported_by),
        _event(
            reading,
            kinds.LIGHT_CHANGED,
            reading.read_at,
            func.concat(reading.period, " ", reading.colour),
            null(),
            or_(other.is_(None), other != reading.colour),
        ),
        # Of what left, its stages are for who takes part in it, by the project itself.
        _event(stage, kinds.STAGE_CHANGED, stage.at, stage.to_stage, stage.by_person_id).join(
            major,
            and_(
                major.district_id == stage.district_id,
                major.project_id == stage.project_id,
                major.left_at.is_(None),
            ),
        ),
    ).subquery()


class MajorEvent(Base):
    """One thing that happened to a major project: who sees that it is one sees it, too."""

    __table__ = _happened()
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.id, __table__.c.kind]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute
