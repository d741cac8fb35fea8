"""A round of a review as the demo tells it: opened, answered, asked about, concluded, by the room's own rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.cited import Catalogues
from zhaoshang.demo.districts import INDUSTRY_DEPARTMENTS
from zhaoshang.demo.hours import before, working_hour
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.demo.templates import Edition, in_force
from zhaoshang.demo.words import CONFIRMED, GIVEN_BACK, REPORTS, SEE_OPINION, WORDS
from zhaoshang.projects.model import Industry
from zhaoshang.reviews.model import ConditionState, OpinionState, ReviewState, Verdict
from zhaoshang.reviews.operations.give_opinion import AGREED
from zhaoshang.reviews.rules.clocks import USUAL_REMIND_DAYS, Calendar
from zhaoshang.reviews.rules.rounds import collected
from zhaoshang.reviews.rules.sections import ProjectKind, Section, can_pass_fast, select_sections
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.guidance import Guidance

CALENDAR: Final = Calendar()
"""No day that the districts decided about lies in the story."""

_VERDICTS: Final = {Verdict.SUPPORT: 40, Verdict.CONDITIONAL: 7, Verdict.OBJECT: 1}
_OF_BUILDINGS: Final = frozenset({"environment", "fire"})
"""Sections that ask nothing of who only moves in."""


@dataclass(slots=True, kw_only=True)
class Slot:
    """One section's slot."""

    section: Section
    unit: str
    tenant: UUID
    due_at: datetime
    state: OpinionState = OpinionState.PENDING
    days_left: int | None = None
    verdict: Verdict | None = None
    opinion: str | None = None
    answers: list[str] | None = None
    guidance: Guidance | None = None
    item: UUID | None = None
    given_at: datetime | None = None
    given_by: UUID | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file handed in: its name, its evidence, and since which round."""

    name: str
    id: UUID
    evidence: UUID
    since: int


@dataclass(slots=True, kw_only=True)
class Round:
    """One round."""

    id: UUID
    added: Invented
    project: Mapping[str, Any]
    edition: Edition
    number: int
    statement: str
    veto_answer: str | None
    fast_track: bool
    submitted_at: datetime
    submitted_by: UUID
    slots: list[Slot]
    due_at: datetime
    covers_fen: int | None
    state: ReviewState = ReviewState.COLLECTING
    decided_at: datetime | None = None
    decided_by: UUID | None = None
    decision: str | None = None
    version: int = 1
    grown_fen: int | None = None
    """What the investment has become after the round judged it."""
    documents: list[Document] = field(default_factory=list)
    supplements: list[dict[str, Any]] = field(default_factory=list)
    """Rows but for ``opinion_id``: the slot's ``section_code`` stands for it."""
    conditions: list[dict[str, Any]] = field(default_factory=list)
    """Likewise; a meeting's own have none."""

    def slot(self, code: str) -> Slot:
        """The slot of a section."""
        return next(slot for slot in self.slots if slot.section.code == code)

    @property
    def waiting(self) -> list[Slot]:
        """Slots that have not spoken."""
        return [slot for slot in self.slots if slot.state in {OpinionState.PENDING, OpinionState.WAITING}]

    @property
    def collected_at(self) -> datetime:
        """When the last section spoke."""
        return max(slot.given_at for slot in self.slots if slot.given_at)


@dataclass(slots=True)
class Hearing:
    """The review of one project; its chance is its own, so that no other project's story hangs on it."""

    pipeline: Pipeline
    editions: Sequence[Edition]
    catalogues: Catalogues
    added: Invented
    project: Mapping[str, Any]
    chance: Chance
    rounds: list[Round] = field(default_factory=list)

    @property
    def now(self) -> Round:
        """The newest round."""
        return self.rounds[-1]


def open_round(hearing: Hearing, at: datetime, *, veto_answer: str | None = None, key: UUID | None = None) -> Round:
    """Submit the project: the sections that its kind calls are asked, those that vetoed it before among them."""
    project, chance, cast = hearing.project, hearing.chance, hearing.pipeline.cast
    edition = in_force(hearing.editions, day_of(at))
    kind = ProjectKind(
        industry=Industry(project["industry"]),
        investment_fen=project["investment_fen"],
        occupies_land=project["occupies_land"],
        needs_construction=project["needs_construction"],
        is_hazardous=project["is_hazardous"],
    )
    vetoed = {slot.section.code for each in hearing.rounds for slot in each.slots if slot.verdict is Verdict.VETO}
    codes = {tenant: code for code, tenant in cast.tenants.items()}
    department = cast.tenants.get(INDUSTRY_DEPARTMENTS[kind.industry])
    slots = [
        Slot(
            section=section,
            unit=codes[tenant],
            tenant=tenant,
            due_at=CALENDAR.due(at, section.working_days),
        )
        for section in select_sections(edition.sections, kind, vetoed)
        if (tenant := section.department or department)
    ]
    fast = can_pass_fast(edition.fast_track, kind)
    opened = Round(
        id=key or chance.id_at(at),
        added=hearing.added,
        project=project,
        edition=edition,
        number=len(hearing.rounds) + 1,
        statement=_statement(hearing),
        veto_answer=veto_answer,
        fast_track=fast,
        submitted_at=at,
        submitted_by=cast.who(hearing.added.host.code),
        slots=slots,
        due_at=min(slot.due_at for slot in slots),
        covers_fen=edition.fast_track.most_fen if fast else None,
        documents=list(hearing.now.documents) if hearing.rounds else [],
    )
    hearing.rounds.append(opened)
    return opened


def give(hearing: Hearing, slot: Slot, at: datetime, verdict: Verdict | None = None, says: str | None = None) -> None:
    """Let a section speak."""
    chance, builds, code = hearing.chance, bool(hearing.project["needs_construction"]), slot.section.code
    words = WORDS[code]
    said = verdict or chance.weighted(_VERDICTS)
    if verdict is None and not builds and code in _OF_BUILDINGS:
        said = Verdict.SUPPORT
    opinion = chance.pick(words.building if builds else words.moving_in)
    if said is Verdict.CONDITIONAL:
        opinion, requirement = chance.pick(words.conditions)
        _set_condition(hearing, slot.unit, at, requirement, code)
    elif said is Verdict.OBJECT:
        opinion = chance.pick(words.objections)
    if slot.section.asks_guidance and said is not Verdict.VETO:
        slot.guidance, slot.item = hearing.catalogues.look_up(hearing.project["name"], day_of(at))
    if said is not Verdict.VETO:
        options = ((SEE_OPINION,),) * len(words.answers) if said is Verdict.OBJECT else words.answers
        slot.answers = [chance.pick(each) for each in options]
    slot.state, slot.verdict, slot.opinion = OpinionState.GIVEN, said, says or opinion
    slot.given_at, slot.given_by = at, hearing.pipeline.cast.who(slot.unit)
    slot.days_left = None
    slot.version += 1
    hearing.now.due_at = min((each.due_at for each in hearing.now.waiting), default=hearing.now.due_at)


def ask(hearing: Hearing, slot: Slot, at: datetime, answered: datetime | None) -> None:
    """Let a section ask the host for more; its clock stands until the host answers."""
    chance, cast, host = hearing.chance, hearing.pipeline.cast, hearing.added.host.code
    asked = WORDS[slot.section.code].asked
    question, answer = chance.pick(asked if hearing.project["needs_construction"] else asked[-1:])
    slot.state, slot.days_left = OpinionState.WAITING, CALENDAR.left(hearing.now.submitted_at, slot.due_at, at)
    slot.version += 1
    hearing.now.supplements.append(
        {
            "district_id": cast.district_id,
            "id": chance.id_at(at),
            "tenant_id": cast.tenants[host],
            "project_id": hearing.added.id,
            "section_code": slot.section.code,
            "question": question,
            "asked_at": at,
            "asked_by": cast.who(slot.unit),
            "answer": answer if answered else None,
            "evidence_id": None,
            "answered_at": answered,
            "answered_by": cast.who(host) if answered else None,
            "version": 2 if answered else 1,
        }
    )
    if answered is not None:
        slot.due_at = max(slot.due_at, CALENDAR.resumed(slot.due_at, slot.days_left, answered))
        slot.state, slot.days_left = OpinionState.PENDING, None
        slot.version += 1
    hearing.now.due_at = min(each.due_at for each in hearing.now.waiting)


def collect(hearing: Hearing, latest: datetime, *, but: Sequence[Slot] = (), verdict: Verdict | None = None) -> None:
    """Let the sections speak, most of them in time, some after they asked for more, all before an instant."""
    chance, since = hearing.chance, hearing.now.submitted_at
    speaking: list[tuple[datetime, Slot]] = []
    for slot in hearing.now.slots:
        if slot in but:
            continue
        days = chance.between(1, slot.section.working_days)
        at = before(chance, since, days + (chance.between(2, 3) if chance.one_in(16) else 0), latest)
        if chance.one_in(14):
            asked = before(chance, since, 1, latest)
            answered = before(chance, asked, chance.between(2, 4), latest)
            ask(hearing, slot, asked, answered)
            at = before(chance, answered, 1, latest)
        speaking.append((at, slot))
    for at, slot in sorted(speaking, key=lambda each: each[0]):
        give(hearing, slot, at, verdict)


def deliberate(hearing: Hearing) -> None:
    """All have spoken: pass on opinions alone, or go to the argumentation meeting."""
    now = hearing.now
    verdicts = {slot.verdict for slot in now.slots if slot.verdict}
    if collected(verdicts, fast_track=now.fast_track) is ReviewState.PASSED:
        last = max(now.slots, key=lambda slot: slot.given_at or now.submitted_at)
        close(hearing, ReviewState.PASSED, now.collected_at, last.given_by, AGREED)
        return
    now.state, now.due_at = ReviewState.DELIBERATING, CALENDAR.due(now.collected_at, now.edition.meeting_days)
    now.version += 1


def argue(hearing: Hearing, at: datetime) -> None:
    """The argumentation meeting passes a project that occupies land: on to the government."""
    now = hearing.now
    now.state, now.due_at = ReviewState.GOVERNMENT, CALENDAR.due(at, now.edition.government_days)
    now.version += 1


def conclude(hearing: Hearing, state: ReviewState, at: datetime, decision: str) -> None:
    """A meeting's last word."""
    now, chance = hearing.now, hearing.chance
    now.covers_fen = None
    if state is ReviewState.PASSED and chance.one_in(9):
        _set_condition(hearing, "hezuo", at, "签约后三个月内完成项目公司注册，并按月报送进展。", None)
    close(hearing, state, at, hearing.pipeline.cast.who("hezuo", Role.DIRECTOR), decision)


def close(hearing: Hearing, state: ReviewState, at: datetime, by: UUID | None, decision: str) -> None:
    """End the round; what has not been said lapses."""
    now = hearing.now
    now.state, now.decided_at, now.decided_by, now.decision = state, at, by, decision
    now.version += 1
    for slot in now.waiting:
        slot.state, slot.version = OpinionState.LAPSED, slot.version + 1


def told_of(due_at: datetime, *, awaited: bool) -> dict[str, datetime | None]:
    """What the job that reminds had told of something by the end of the story: that it is due soon, and overdue."""
    soon = awaited and due_at <= CALENDAR.due(ANCHOR, USUAL_REMIND_DAYS)
    return {
        "reminded_at": due_at - timedelta(days=2, hours=15) if soon else None,
        "overdue_told_at": due_at + timedelta(hours=9) if soon and due_at <= ANCHOR else None,
    }


def minutes(meeting: str, at: datetime, number: int) -> str:
    """What a meeting's minutes are called."""
    return f"{meeting}纪要〔{day_of(at).year}〕{number}号"


def _statement(hearing: Hearing) -> str:
    added, project = hearing.added, hearing.project
    wan = project["investment_fen"] // 1_000_000
    money = f"{wan / 10_000:g}亿元" if wan >= 10_000 else f"{wan}万元"  # noqa: PLR2004  ten thousand 万 are one 亿
    way = "新建厂房及配套设施" if project["needs_construction"] else "租用现有载体"
    if project["occupies_land"]:
        way = "供地新建厂房及配套设施"
    return f"{added.firm.name}拟在{added.host.short_name}{way}，实施{project['name']}，计划总投资{money}。"


def _set_condition(hearing: Hearing, unit: str, at: datetime, requirement: str, code: str | None) -> None:
    chance, cast, host = hearing.chance, hearing.pipeline.cast, hearing.added.host.code
    row: dict[str, Any] = {
        "district_id": cast.district_id,
        "id": chance.id_at(at),
        "tenant_id": cast.tenants[host],
        "project_id": hearing.added.id,
        "review_id": hearing.now.id,
        "section_code": code,
        "set_by_tenant_id": cast.tenants[unit],
        "requirement": requirement,
        "due_at": end_of(day_of(at) + timedelta(days=chance.between(3, 9) * 10)),
        "state": ConditionState.OPEN.value,
        "set_at": at,
        **dict.fromkeys(("report", "evidence_id", "reported_at", "reported_by", "decision", "decided_at")),
        "decided_by": None,
        "version": 1,
    }
    for changes in _follow_up(hearing, unit, at):
        row |= changes | {"version": row["version"] + 1}
    row |= told_of(row["due_at"], awaited=row["state"] == ConditionState.OPEN)
    hearing.now.conditions.append(row)


def _follow_up(hearing: Hearing, unit: str, at: datetime) -> Iterator[dict[str, Any]]:
    """Reported by the host in its time, then confirmed, or given back, by who asked for it."""
    chance, cast = hearing.chance, hearing.pipeline.cast
    reported = working_hour(chance, at, chance.between(8, 40))
    if reported >= ANCHOR or chance.one_in(20):
        return
    yield {
        "state": ConditionState.REPORTED.value,
        "report": chance.pick(REPORTS),
        "reported_at": reported,
        "reported_by": cast.who(hearing.added.host.code),
    }
    decided = working_hour(chance, reported, chance.between(1, 5))
    if decided >= ANCHOR or chance.one_in(16):
        return
    met = not chance.one_in(20)
    yield {
        "state": (ConditionState.MET if met else ConditionState.OPEN).value,
        "decision": chance.pick(CONFIRMED) if met else GIVEN_BACK,
        "decided_at": decided,
        "decided_by": cast.who(unit),
    }
