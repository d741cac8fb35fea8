"""What people are told about major projects (domain §5)."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.majors.model import BaselineProposal, Blocker, Sponsorship
from zhaoshang.majors.permissions import Blockers, Plans, Sponsorships, Visits
from zhaoshang.notifications.declare import Told, Units, register_notice


def _owner(row: Any, _event: Any) -> list[UUID]:
    """The host of a blocker or a proposal; the sponsor of a sponsorship."""
    return [row.tenant_id]


def _named(entry: str) -> Units:
    """The unit that the event itself names, if it does."""

    def units(_row: Any, event: Mapping[str, Any]) -> list[UUID]:
        return [UUID(event[entry])] if event[entry] else []

    return units


_WAITED_FOR: Final = _named("waits_for")


def _blocker(  # noqa: PLR0913  what is told of one
    kind: str, event: str, zh: str, en: str, *, units: Units | None = _WAITED_FOR, holders: Permission
) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key="blocker",
        mapped=Blocker,
        subject="Blocker",
        units=units,
        holders=holders,
    )


def _baseline(kind: str, event: str, zh: str, en: str, *, units: Units | None, holders: Permission) -> Told:  # noqa: PLR0913  what is told of one
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key="proposal",
        mapped=BaselineProposal,
        subject="BaselineProposal",
        units=units,
        holders=holders,
    )


# Whoever a step makes wait is told by who may act there: a department and 发改委 answer, a leader instructs.
register_notice(
    _blocker(
        "BLOCKER_RAISED",
        "major.blocker_raised",
        "有新的堵点待解决",
        "The unit is to remove a blocker",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_HANDED_ON",
        "major.blocker_handed_on",
        "堵点转办至本单位",
        "A department handed a blocker on to the unit",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_REASSIGNED",
        "major.blocker_reassigned",
        "堵点改派至本单位",
        "发改委 gave a blocker to the unit",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_INSTRUCTED",
        "major.blocker_instructed",
        "区领导批示堵点由本单位解决",
        "A leader instructed the unit to remove a blocker",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_ANSWERED",
        "major.blocker_answered",
        "堵点已答复，请确认",
        "A blocker of the unit's was answered",
        holders=Blockers.RESOLVE,
    ),
    _blocker(
        "BLOCKER_RETURNED",
        "major.blocker_returned",
        "堵点被退回",
        "A host found that the unit's blocker is still there",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_RETURNED_TO_LEADER",
        "major.blocker_returned",
        "堵点退回区领导",
        "A host found that a blocker is still there, and its leader is to instruct anew",
        holders=Blockers.INSTRUCT,
    ),
    _blocker(
        "BLOCKER_ESCALATED",
        "major.blocker_escalated",
        "堵点逾期，升级至本单位",
        "A blocker that was overdue has come to the unit",
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_ESCALATED_TO_LEADER",
        "major.blocker_escalated",
        "堵点升级至区领导",
        "A blocker of a sponsored project has come to the leader",
        holders=Blockers.INSTRUCT,
    ),
    _blocker(
        "BLOCKER_ROSE",
        "major.blocker_escalated",
        "本单位提出的堵点已升级",
        "A blocker that the unit raised was overdue, and has gone up",
        units=_named("host"),
        holders=Blockers.RESOLVE,
    ),
    _blocker(
        "BLOCKER_STUCK",
        "major.blocker_stuck",
        "堵点逾期，上一级暂缺",
        "A blocker is overdue, and nobody is there to take it further up",
        units=None,
        holders=Sponsorships.APPOINT,
    ),
    _blocker(
        "BLOCKER_RESOLVED",
        "major.blocker_resolved",
        "堵点已销号",
        "A host closed a blocker that the unit removed",
        units=_named("department"),
        holders=Blockers.ANSWER,
    ),
    _blocker(
        "BLOCKER_WITHDRAWN",
        "major.blocker_withdrawn",
        "堵点已撤回",
        "A host took back a blocker that the unit was to remove",
        units=_named("department"),
        holders=Blockers.ANSWER,
    ),
    Told(
        kind="SPONSOR_APPOINTED",
        zh="确定本单位包联项目",
        en="The unit sponsors a major project",
        event="major.sponsor_appointed",
        key="sponsorship",
        mapped=Sponsorship,
        subject="Sponsorship",
        units=_owner,
        holders=Visits.RECORD,
    ),
    Told(
        kind="SPONSOR_REPLACED",
        zh="包联改由其他单位承担",
        en="Another unit sponsors a project that the unit sponsored",
        event="major.sponsor_appointed",
        key="sponsorship",
        mapped=Sponsorship,
        subject="Project",
        thing="project_id",
        units=_named("replaced"),
        holders=Visits.RECORD,
    ),
    Told(
        kind="SPONSOR_RELIEVED",
        zh="解除本单位包联",
        en="The unit sponsors a project no longer",
        event="major.sponsor_relieved",
        key="sponsorship",
        mapped=Sponsorship,
        subject="Sponsorship",
        units=_owner,
        holders=Visits.RECORD,
    ),
    _baseline(
        "BASELINE_PROPOSED",
        "major.baseline_proposed",
        "有新的计划调整申请",
        "A host asks for another baseline",
        units=None,
        holders=Plans.APPROVE,
    ),
    _baseline(
        "BASELINE_APPROVED",
        "major.baseline_approved",
        "计划调整申请获批",
        "The baseline that the unit asked for is in force",
        units=_owner,
        holders=Plans.PROPOSE,
    ),
    _baseline(
        "BASELINE_RETURNED",
        "major.baseline_returned",
        "计划调整申请被退回",
        "A baseline that the unit asked for came back",
        units=_owner,
        holders=Plans.PROPOSE,
    ),
)
