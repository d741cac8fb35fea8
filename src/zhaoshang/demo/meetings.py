"""The demo's meetings: one that is over, one that its members prepare, and what is planned next (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.districts import DONGLI, INDUSTRY_DEPARTMENTS
from zhaoshang.demo.hours import before
from zhaoshang.demo.proofs import Proof, prove
from zhaoshang.demo.reviews import ARGUED, GOVERNED, Bench
from zhaoshang.demo.rounds import Round
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.meetings.model import MeetingKind, MeetingState, VoteChoice
from zhaoshang.meetings.operations.add_material import CLAIM
from zhaoshang.meetings.rules import WAITS_FOR
from zhaoshang.projects.model import Industry
from zhaoshang.reviews.model import ReviewState, Verdict
from zhaoshang.reviews.operations.give_opinion import AGREED
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI, day_of

HOLDER: Final = "hezuo"
_VOTING: Final = ("fgw", "ghzy", "sthj", "xfjy", "czj")
"""Invited to every argumentation with a vote, beside the departments of its projects' industries."""
_LISTENING: Final = "qld"
_MOST: Final = 3
"""Projects on an agenda of the demo."""
_OFF: Final = 1
"""What the seed of the meetings' own chance is away from the district's."""

_PLACES: Final = {MeetingKind.ARGUMENTATION: "区政府三楼第二会议室", MeetingKind.GOVERNMENT: "区政府二楼常务会议室"}
_CALLED: Final = {MeetingKind.ARGUMENTATION: ARGUED, MeetingKind.GOVERNMENT: GOVERNED}
_VERDICTS: Final = {Verdict.SUPPORT: "支持", Verdict.CONDITIONAL: "有条件支持", Verdict.OBJECT: "不同意"}
_CONDITIONAL: Final = "同意引进，评审中所提条件须一并落实。"
_ABSTAINING: Final = "项目与本单位职责关联不大，不作判断。"
_STATED: Final = {
    Verdict.SUPPORT: "维持评审意见：{opinion}",
    Verdict.CONDITIONAL: "维持评审意见：{opinion}所提条件请写入会议结论。",
    Verdict.OBJECT: "评审中提出的问题尚未消除：{opinion}请项目单位在会上说明。",
}
_ANSWERED: Final = "各板块意见已逐条转告企业，企业均无异议；修改后的方案和承诺函会前送达各参会单位。"
_MINUTES: Final = (
    "{day}，区合作交流办召集项目论证会。会议听取项目单位汇报，各参会单位发表意见并逐项表决，"
    "研究了{count}个项目。会议议定：{settled}。"
)
_COMPILED: Final = timedelta(minutes=40)
_BOOKLET: Final = "论证会议题资料汇编"
_PROGRAMME: Final = "整改说明和企业承诺函"


@dataclass(frozen=True, slots=True)
class Item:
    """A project on an agenda: its row, and the round that it is about."""

    row: dict[str, Any]
    round: Round

    @property
    def id(self) -> UUID:
        """Its key."""
        return UUID(str(self.row["id"]))

    @property
    def host(self) -> str:
        """Whose project it is."""
        return self.round.added.host.code


@dataclass(slots=True)
class Sitting:
    """One meeting with all that is written of it, as it is before its conclusions."""

    row: dict[str, Any]
    items: list[Item]
    members: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    """What ``app.make_statement`` is told, with the unit that speaks; likewise the votes and the materials."""
    votes: list[dict[str, Any]] = field(default_factory=list)
    materials: list[dict[str, Any]] = field(default_factory=list)
    ended: dict[str, Any] = field(default_factory=dict)
    """What the closing makes of the meeting; nothing while it is open."""
    minutes: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Hall:
    """Where a district's meetings are told; the chance is their own, so that they shift nothing in the story."""

    bench: Bench
    chance: Chance

    @property
    def tenants(self) -> dict[str, UUID]:
        """Units by their codes."""
        return self.bench.pipeline.cast.tenants

    def owned(self, at: datetime, **columns: Any) -> dict[str, Any]:
        """A row of who holds the meetings."""
        district = self.bench.pipeline.cast.district_id
        return {"district_id": district, "id": self.chance.id_at(at), "tenant_id": self.tenants[HOLDER]} | columns

    def said(self, unit: str, at: datetime, **words: Any) -> dict[str, Any]:
        """What an officer of a unit tells one of the room's functions."""
        person = self.bench.pipeline.cast.who(unit)
        return {"unit": self.tenants[unit], "id": self.chance.id_at(at), "person": person, "at": at} | words


def convene(bench: Bench) -> list[Sitting]:
    """Tell the district's meetings, after everything else; the files of their materials join the others."""
    hall = Hall(bench, Chance(bench.pipeline.cast.plan.seed + _OFF))
    if bench.pipeline.cast.plan is not DONGLI:
        told = [_plan_next(hall, MeetingKind.ARGUMENTATION, 1), _plan_next(hall, MeetingKind.GOVERNMENT, 1)]
        return [sitting for sitting in told if sitting is not None]
    told = [_over(hall), _prepared(hall), _plan_next(hall, MeetingKind.GOVERNMENT, 2)]
    return [sitting for sitting in told if sitting is not None]


def _over(hall: Hall) -> Sitting | None:
    """The latest argumentation that ended the rounds which it judged: all of them in one moment."""
    rounds = _settled_together(hall.bench)
    if not rounds:
        return None
    closed = max(each.decided_at for each in rounds if each.decided_at)
    decision = next(each.decision or "" for each in rounds if each.decided_at == closed)
    for each in rounds:
        each.decided_at, each.decision = closed, decision
    planned = max(each.collected_at for each in rounds) + timedelta(hours=1)
    invited = before(hall.chance, planned, 1, closed)
    held = _on(closed, 9, 30)
    sitting = _plan(hall, MeetingKind.ARGUMENTATION, rounds, (planned, held))
    _invite(hall, sitting, invited)
    _provide(hall, sitting, planned + _COMPILED)
    for item in sitting.items:
        _discuss(hall, sitting, item, (held, held + (closed - held) / 2), 2)
        _vote(hall, sitting, item, (held + (closed - held) / 2, closed), len(sitting.members))
    director = hall.bench.pipeline.cast.who(HOLDER, Role.DIRECTOR)
    sitting.ended = {"state": MeetingState.CLOSED.value, "closed_at": closed, "closed_by": director, "version": 3}
    sitting.minutes = hall.owned(
        closed,
        meeting_id=sitting.row["id"],
        text=_MINUTES.format(
            day=_date(closed),
            count=len(rounds),
            settled="；".join(f"{each.project['name']}，同意引进，各板块所提条件由项目单位落实" for each in rounds),
        ),
        document=decision[decision.rindex("（") + 1 : decision.rindex("）")],
        evidence_id=None,
    )
    return sitting


def _settled_together(bench: Bench) -> list[Round]:
    """The last round that an argumentation ended, with those that can have waited for that very meeting."""
    passed = [
        each
        for each in bench.rounds
        if each.state is ReviewState.PASSED
        and each.decision != AGREED
        and each.decided_at is not None
        and not each.project["occupies_land"]
        and all(row["section_code"] for row in each.conditions)
    ]
    if not passed:
        return []
    last = max(passed, key=lambda each: each.decided_at or each.submitted_at)
    at = last.decided_at or ANCHOR
    return [
        each
        for each in passed
        if at <= each.due_at
        and each.collected_at <= last.collected_at + timedelta(days=1)
        and all(not (each.decided_at or at) <= step.at <= at for step in each.added.journey.steps)
    ][-_MOST:]


def _prepared(hall: Hall) -> Sitting | None:
    """Early in July: its members are invited and have begun to speak and to vote, the chair and others have not."""
    planned, invited = _on(ANCHOR - timedelta(days=4), 15, 30), _on(ANCHOR - timedelta(days=1), 9, 40)
    rounds = _waiting(hall.bench, MeetingKind.ARGUMENTATION, _MOST, planned)
    if not rounds:
        return None
    sitting = _plan(hall, MeetingKind.ARGUMENTATION, rounds, (planned, _on(ANCHOR + timedelta(days=3), 9, 30)))
    _invite(hall, sitting, invited)
    _provide(hall, sitting, planned + _COMPILED)
    first, *others = sitting.items
    _provide(hall, sitting, invited + timedelta(hours=2), first)
    until = ANCHOR - timedelta(hours=1)
    _discuss(hall, sitting, first, (invited, until), 1)
    _vote(hall, sitting, first, (invited, until), 4)
    for item in others:
        _vote(hall, sitting, item, (invited, until), 2)
    return sitting


def _plan_next(hall: Hall, kind: MeetingKind, most: int) -> Sitting | None:
    """A meeting of which nobody has been told: the rounds that must be decided first, in the afternoon they are due."""
    planned = _on(ANCHOR, 10, 20)
    rounds = _waiting(hall.bench, kind, most, planned)
    if not rounds:
        return None
    due = min(each.due_at for each in rounds) - timedelta(seconds=1)
    return _plan(hall, kind, rounds, (planned, _on(max(due, ANCHOR + timedelta(days=1)), 14, 30)))


def _waiting(bench: Bench, kind: MeetingKind, most: int, by: datetime) -> list[Round]:
    """Rounds that waited for such a meeting at an instant, the contested and then the oldest first, one of a host."""
    waiting = [each for each in bench.rounds if each.state is WAITS_FOR[kind] and each.collected_at < by]
    waiting.sort(key=lambda each: (all(slot.verdict is not Verdict.OBJECT for slot in each.slots), each.collected_at))
    hosts = {each.added.host.code: each for each in reversed(waiting)}
    return [each for each in waiting if hosts[each.added.host.code] is each][:most]


def _plan(hall: Hall, kind: MeetingKind, rounds: Sequence[Round], at: tuple[datetime, datetime]) -> Sitting:
    """Plan a meeting and list the rounds, as of when it is planned and when it is held."""
    planned, held = at
    row = hall.owned(
        planned,
        kind=kind.value,
        title=f"{_date(held)}{_CALLED[kind]}",
        held_at=held,
        place=_PLACES[kind],
        state=MeetingState.PLANNED.value,
        **dict.fromkeys(("invited_at", "closed_at", "closed_by", "cancel_reason")),
        created_at=planned,
        created_by=hall.bench.pipeline.cast.who(HOLDER),
        version=1,
    )
    items = [
        Item(
            hall.owned(
                planned + timedelta(minutes=5 * place),
                meeting_id=row["id"],
                review_id=each.id,
                project_id=each.added.id,
                host_tenant_id=hall.tenants[each.added.host.code],
                place=place,
                summary=_summary(each),
                **dict.fromkeys(("conclusion", "reasons", "withdrawn_at", "withdrawn_reason")),
                version=1,
            ),
            each,
        )
        for place, each in enumerate(rounds, 1)
    ]
    return Sitting(row, items)


def _invite(hall: Hall, sitting: Sitting, at: datetime) -> None:
    """Invite the departments with a vote and the leaders without; the hosts come for their own projects."""
    answering = (INDUSTRY_DEPARTMENTS[Industry(item.round.project["industry"])] for item in sitting.items)
    voting = [unit for unit in dict.fromkeys((*_VOTING, *answering)) if unit in hall.tenants]
    listening = [unit for unit in (_LISTENING,) if unit in hall.tenants]
    hosts = sorted({item.host for item in sitting.items})
    for unit in (*voting, *listening, HOLDER, *hosts):
        member = {"whole_agenda": unit not in hosts, "votes": unit in voting or unit == HOLDER}
        known = {"meeting_id": sitting.row["id"], "invited_at": at, "held_at": sitting.row["held_at"]}
        sitting.members.append(hall.owned(at, **member, **known) | {"tenant_id": hall.tenants[unit]})
    sitting.row |= {"state": MeetingState.INVITED.value, "invited_at": at, "version": 2}


def _provide(hall: Hall, sitting: Sitting, at: datetime, item: Item | None = None) -> None:
    """Add a material: the chair's of the whole agenda, or a host's of its project."""
    unit, title = (HOLDER, _BOOKLET) if item is None else (item.host, f"{item.round.project['name']}{_PROGRAMME}")
    evidence = hall.chance.id_at(at)
    told = {"meeting": sitting.row["id"], "item": item and item.id, "title": title, "evidence": evidence}
    material = hall.said(unit, at, **told)
    proof = Proof(
        tenant=material["unit"],
        person=material["person"],
        at=at,
        name=f"{title}.pdf",
        says=f"{sitting.row['title']} {title}",
        claim=CLAIM,
        claim_id=material["id"],
    )
    prove(hall.bench.pipeline, evidence, proof, hall.bench.files)
    sitting.materials.append(material)


def _discuss(hall: Hall, sitting: Sitting, item: Item, span: tuple[datetime, datetime], most: int) -> None:
    """Members who had more to say than yes speak first, as many as may; then the host answers."""
    present = _voters(hall, sitting)
    speaking = [(slot.unit, slot.verdict, slot.opinion) for slot in item.round.slots if slot.unit in present]
    speaking.sort(key=lambda each: list(_VERDICTS).index(each[1] or Verdict.SUPPORT), reverse=True)
    *hours, answered = _hours(hall, span, min(most, len(speaking)) + 1)
    for (unit, verdict, opinion), at in zip(speaking, hours, strict=False):
        words = _STATED[verdict or Verdict.SUPPORT].format(opinion=opinion)
        sitting.statements.append(hall.said(unit, at, item=item.id, words=words))
    sitting.statements.append(hall.said(item.host, answered, item=item.id, words=_ANSWERED))


def _vote(hall: Hall, sitting: Sitting, item: Item, span: tuple[datetime, datetime], most: int) -> None:
    """Let so many members vote as they judged the project in its review, the chair last."""
    verdicts = {slot.unit: (slot.verdict, slot.opinion) for slot in item.round.slots}
    voters = [unit for unit in _voters(hall, sitting) if unit != HOLDER]
    for unit, at in zip([*voters, HOLDER][:most], _hours(hall, span, most), strict=False):
        verdict, opinion = verdicts.get(unit, (None, None))
        vote, reason = VoteChoice.FOR, _CONDITIONAL if verdict is Verdict.CONDITIONAL else None
        if verdict is Verdict.OBJECT:
            vote, reason = VoteChoice.AGAINST, opinion
        elif verdict is None and unit != HOLDER and hall.chance.one_in(2):
            vote, reason = VoteChoice.ABSTAIN, _ABSTAINING
        sitting.votes.append(hall.said(unit, at, item=item.id, vote=vote.value, reason=reason))


def _voters(hall: Hall, sitting: Sitting) -> list[str]:
    """Members with a vote."""
    codes = {tenant: code for code, tenant in hall.tenants.items()}
    return [codes[member["tenant_id"]] for member in sitting.members if member["votes"]]


def _hours(hall: Hall, span: tuple[datetime, datetime], count: int) -> list[datetime]:
    """So many moments between two instants, in their order: in the meeting itself, or in the offices' hours before."""
    since, latest = span
    if latest - since < timedelta(hours=8):
        seconds = (hall.chance.between(1, (latest - since) // timedelta(seconds=1) - 1) for _ in range(count))
        return [since + timedelta(seconds=each) for each in sorted(seconds)]
    days = max(1, (latest - since).days)
    return sorted(before(hall.chance, since, hall.chance.between(1, days), latest) for _ in range(count))


def _summary(each: Round) -> str:
    """What whoever is invited may know: no contacts, no price."""
    project = each.project
    way = "新建厂房及配套设施" if project["needs_construction"] else "租用现有载体"
    said = [slot.verdict for slot in each.slots]
    counted = "、".join(f"{words}{said.count(verdict)}个" for verdict, words in _VERDICTS.items() if verdict in said)
    land = "，需供地" if project["occupies_land"] else ""
    return f"{project['name']}，拟落{each.added.host.name}，{way}{land}。{len(said)}个评审板块均已答复：{counted}。"


def _date(at: datetime) -> str:
    day = day_of(at)
    return f"{day.year}年{day.month}月{day.day}日"


def _on(day: datetime, hour: int, minute: int) -> datetime:
    """An hour of that day in Shanghai."""
    return day.astimezone(SHANGHAI).replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(ANCHOR.tzinfo)
