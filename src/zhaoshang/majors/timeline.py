"""What major projects tell: sponsors, plans, progress, lights and blockers (domain §5)."""

from typing import Any, Final

from sqlalchemy import func

from zhaoshang.majors.model import (
    BaselineProposal,
    BlockerStep,
    LightReading,
    MajorChange,
    Milestone,
    MilestonePlan,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.model.blockers import BlockerAction
from zhaoshang.majors.permissions import Blockers, Lights, Majors, Plans, Progress, Sponsorships, Visits
from zhaoshang.majors.views.plans import changed_light
from zhaoshang.projects.views.happenings import Happening, register_happening

register_happening(
    Happening(
        kind="MAJOR_ENTERED",
        zh="纳入重大项目",
        en="It became a major project",
        mapped=MajorChange,
        sees=Majors.VIEW,
        at=lambda change: change.at,
        when=lambda change: change.entered,
        by="by_person_id",
    ),
    Happening(
        kind="MAJOR_LEFT",
        zh="退出重大项目",
        en="It stopped being a major project",
        mapped=MajorChange,
        sees=Majors.VIEW,
        at=lambda change: change.at,
        when=lambda change: ~change.entered,
        by="by_person_id",
    ),
    Happening(
        kind="SPONSOR_APPOINTED",
        zh="指定包联",
        en="Somebody sponsors it at the level in `detail`",
        mapped=Sponsorship,
        sees=Sponsorships.VIEW,
        at=lambda sponsorship: sponsorship.began_at,
        by="appointed_by",
        detail="level",
    ),
    Happening(
        kind="SPONSOR_ENDED",
        zh="包联结束",
        en="A sponsorship ended at the level in `detail`",
        mapped=Sponsorship,
        sees=Sponsorships.VIEW,
        at=lambda sponsorship: sponsorship.ended_at,
        when=lambda sponsorship: sponsorship.ended_at.is_not(None),
        detail="level",
    ),
    Happening(
        kind="VISITED",
        zh="走访",
        en="A sponsor came and found what `detail` says",
        mapped=SponsorVisit,
        sees=Visits.VIEW,
        at=lambda visit: visit.recorded_at,
        by="recorded_by",
        detail="findings",
    ),
    Happening(
        kind="PLAN_MADE",
        zh="编制计划",
        en="Its plan was made",
        mapped=MilestonePlan,
        sees=Plans.VIEW,
        at=lambda plan: plan.made_at,
        by="made_by",
    ),
    Happening(
        kind="MILESTONE_REACHED",
        zh="节点完成",
        en="The milestone in `detail` was reported as reached",
        mapped=Milestone,
        sees=Plans.VIEW,
        at=lambda milestone: milestone.reported_at,
        when=lambda milestone: milestone.actual_on.is_not(None) & milestone.reported_at.is_not(None),
        by="reported_by",
        detail="name",
    ),
    Happening(
        kind="BASELINE_PROPOSED",
        zh="申请调整",
        en="Its host asked for another baseline, as `detail` says",
        mapped=BaselineProposal,
        sees=Plans.VIEW,
        at=lambda proposal: proposal.proposed_at,
        by="proposed_by",
        detail="reason",
    ),
    Happening(
        kind="BASELINE_DECIDED",
        zh="调整决定",
        en="Another baseline came to the state in `detail`",
        mapped=BaselineProposal,
        sees=Plans.VIEW,
        at=lambda proposal: proposal.decided_at,
        when=lambda proposal: proposal.decided_at.is_not(None),
        by="decided_by",
        detail="state",
    ),
    Happening(
        kind="PROGRESS_REPORTED",
        zh="填报进度",
        en="The month in `detail` was reported",
        mapped=ProgressReport,
        sees=Progress.VIEW,
        at=lambda report: report.reported_at,
        by="reported_by",
        detail="period",
    ),
    Happening(
        kind="LIGHT_CHANGED",
        zh="变灯",
        en="From the month in `detail` on it shows that colour",
        mapped=LightReading,
        sees=Lights.VIEW,
        at=lambda reading: reading.read_at,
        when=changed_light,
        detail="colour",
        words=lambda reading: func.concat(reading.period, " ", reading.colour),
    ),
)

_STEPS: Final[dict[BlockerAction, tuple[str, str]]] = {
    BlockerAction.RAISED: ("提出堵点", "Its host raised a blocker"),
    BlockerAction.ANSWERED: ("堵点答复", "A blocker was answered"),
    BlockerAction.HANDED_ON: ("堵点转交", "A department handed a blocker on"),
    BlockerAction.RETURNED: ("堵点退回", "Its host was not content with an answer"),
    BlockerAction.RESOLVED: ("堵点销号", "Its host closed a blocker as removed"),
    BlockerAction.WITHDRAWN: ("撤回堵点", "Its host withdrew a blocker"),
    BlockerAction.REASSIGNED: ("堵点改派", "发改委 gave a blocker to another department"),
    BlockerAction.INSTRUCTED: ("堵点批示", "The leader who sponsors it gave an instruction on a blocker"),
    BlockerAction.ESCALATED: ("堵点升级", "A blocker went one level up by the clock"),
    BlockerAction.STUCK: ("堵点无处可升", "A blocker was due and nobody was there to take it up"),
}


def _is(action: BlockerAction) -> Any:
    return lambda step: step.action == action.value


register_happening(
    *(
        Happening(
            kind=f"BLOCKER_{action}",
            zh=zh,
            en=f"{en}; `detail` has the reason, if one was given",
            mapped=BlockerStep,
            sees=Blockers.VIEW,
            at=lambda step: step.at,
            when=_is(action),
            by="by_person_id",
            unit="by_tenant_id",
            detail="reason",
        )
        for action, (zh, en) in _STEPS.items()
    )
)
