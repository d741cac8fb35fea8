"""The demo's reviews: what became of every project that was submitted, until the story ends (domain §3)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.cited import Catalogues
from zhaoshang.demo.hours import before, working_hour
from zhaoshang.demo.papers import Files, assess, hand_in
from zhaoshang.demo.pipeline import Invented, Pipeline, Word
from zhaoshang.demo.rounds import (
    Hearing,
    Round,
    Slot,
    argue,
    ask,
    close,
    collect,
    conclude,
    deliberate,
    give,
    minutes,
    open_round,
)
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.demo.templates import Edition, publish
from zhaoshang.demo.words import GIVEN_UP, PAUSED, SELF_ASSESSMENTS
from zhaoshang.projects.model import Project, Stage
from zhaoshang.reviews.model import ReviewState, Verdict
from zhaoshang.tenancy.model import Role

ARGUED: Final = "项目论证会"
GOVERNED: Final = "区政府常务会议"

_FRESH_DAYS: Final = 30
"""Rounds younger than this still collect opinions when the story ends."""
_YOUNG_DAYS: Final = 48
"""Those younger than this have them all, after a question or two, and wait for a meeting."""


@dataclass(slots=True)
class Bench:
    """What all reviews of a district go by, and what was told so far."""

    pipeline: Pipeline
    editions: Sequence[Edition]
    catalogues: Catalogues
    projects: dict[UUID, dict[str, Any]]
    files: Files
    rounds: list[Round] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How many of each kind were told, so that kinds take turns."""

    def hear(self, added: Invented) -> Hearing:
        """The review of a project, to be told."""
        project = self.projects[added.id]
        return Hearing(self.pipeline, self.editions, self.catalogues, added, project, Chance(added.id.int))

    def turn(self, kind: str, of: int) -> int:
        """Whose turn it is among so many."""
        self.told[kind] += 1
        return (self.told[kind] - 1) % of


def review(pipeline: Pipeline, files: Files) -> Bench:
    """Publish the templates, and tell the review of every project that reached one; their files join the others."""
    editions, catalogues = publish(pipeline), Catalogues(pipeline.cast)
    bench = Bench(pipeline, editions, catalogues, {row["id"]: row for row in pipeline.rows[Project]}, files)
    for added in pipeline.projects:
        submitted = added.journey.reached(Stage.IN_REVIEW)
        if submitted is not None:
            hearing = bench.hear(added)
            _tell(bench, hearing, submitted)
            _look_into(hearing, submitted)
            bench.rounds += hearing.rounds
    return bench


def _tell(bench: Bench, hearing: Hearing, submitted: datetime) -> None:
    words = bench.pipeline.concluded.get(hearing.added.id)
    if words is not None:
        words = sorted(words, key=lambda word: word.at)
        open_round(hearing, submitted, key=words[-1].id)
        passing(hearing, words)
        return
    open_round(hearing, submitted)
    if hearing.added.journey.stage is Stage.REJECTED:
        _veto(hearing)
    elif hearing.added.journey.stage is Stage.IN_REVIEW:
        _go_on(bench, hearing)
    else:
        _leave(bench, hearing)


def passing(hearing: Hearing, words: Sequence[Word]) -> None:
    """All speak in time to be heard; whoever cannot pass on opinions alone is argued, with land before the government.

    ``words`` are the latest moments at which the one or two meetings can have met, and the numbers of their minutes.
    """
    now, chance = hearing.now, hearing.chance
    collect(hearing, now.submitted_at + (words[0].at - now.submitted_at) * 2 / 3)
    deliberate(hearing)
    if now.state is ReviewState.PASSED:
        return
    argued = before(chance, now.collected_at, chance.between(2, now.edition.meeting_days), words[0].at)
    if not now.project["occupies_land"]:
        decision = f"经论证同意引进，按各板块意见落实相关条件（{minutes(ARGUED, argued, words[-1].number)}）。"
        conclude(hearing, ReviewState.PASSED, argued, decision)
        return
    argue(hearing, argued)
    decided = before(chance, argued, chance.between(2, now.edition.government_days), words[-1].at)
    decision = f"经{ARGUED}论证、{GOVERNED}研究，同意引进并供地（{minutes(GOVERNED, decided, words[-1].number)}）。"
    conclude(hearing, ReviewState.PASSED, decided, decision)


def _veto(hearing: Hearing) -> None:
    """Some have spoken; environment or fire asked for more, and then stopped the project."""
    step = hearing.added.journey.steps[-1]
    unit = step.by[0] if step.by else ""
    slot = next(each for each in hearing.now.slots if each.unit == unit)
    veto_slot(hearing, slot, step.at, step.reason or "")


def veto_slot(hearing: Hearing, slot: Slot, at: datetime, reasons: str) -> None:
    """A veto after a question whose answer did not help, unless it came in time without one."""
    now, chance = hearing.now, hearing.chance
    silent = [each for each in now.slots if each is not slot and each.section.working_days == slot.section.working_days]
    silenced = silent[:1]
    collect(hearing, min(at - timedelta(days=1), slot.due_at), but=[slot, *silenced], verdict=Verdict.SUPPORT)
    if at >= slot.due_at:
        asked = before(chance, now.submitted_at, 2, at)
        answered = chance.office_hour(at - timedelta(days=2))
        ask(hearing, slot, asked, max(answered, before(chance, asked, 1, at)))
        for each in silenced:
            give(hearing, each, before(chance, now.submitted_at, each.section.working_days, at), Verdict.SUPPORT)
    give(hearing, slot, at, Verdict.VETO, reasons)
    close(hearing, ReviewState.VETOED, at, slot.given_by, reasons)


def _leave(bench: Bench, hearing: Hearing) -> None:
    """Lost or put on hold after the review: half of them had passed it, the others took the round with them."""
    steps = hearing.added.journey.steps
    leaving = next(after for before_it, after in pairwise(steps) if before_it.target is Stage.IN_REVIEW)
    if bench.turn("left", 2) == 0:
        word = Word(leaving.at - timedelta(days=1), hearing.added.id, hearing.chance.between(1, 60))
        passing(hearing, [word, word])
        return
    asking = hearing.now.slot("environment")
    collect(hearing, leaving.at, but=[asking], verdict=Verdict.SUPPORT)
    ask(hearing, asking, before(hearing.chance, hearing.now.submitted_at, 2, leaving.at), None)
    words = PAUSED if leaving.target is Stage.ON_HOLD else GIVEN_UP
    by = bench.pipeline.cast.who(hearing.added.host.code, Role.DIRECTOR)
    close(hearing, ReviewState.WITHDRAWN, leaving.at, by, words)


def _go_on(bench: Bench, hearing: Hearing) -> None:
    """Still in review when the story ends: the youngest collect, the others wait for a meeting or for signing."""
    now = hearing.now
    days, plain = (ANCHOR - now.submitted_at).days, now.fast_track
    if days <= _FRESH_DAYS:
        _ask_around(bench, hearing)
    elif plain or (days > _YOUNG_DAYS and bench.turn("old", 5)):
        word = Word(ANCHOR - timedelta(days=1), hearing.added.id, hearing.chance.between(1, 60))
        passing(hearing, [word, word])
    else:
        _await_meeting(bench, hearing)


def _ask_around(bench: Bench, hearing: Hearing) -> None:
    """One section is late, or waits for the host, or was just answered; the others have spoken."""
    now, chance = hearing.now, hearing.chance
    hand_in(hearing, bench.files)
    turn = bench.turn("collecting", 3)
    slot = now.slot("fire" if turn == 1 else "environment")
    late = [now.slot("benefit" if "czj" in bench.pipeline.cast.tenants else "fire")] if turn == 0 else []
    latest = ANCHOR - timedelta(hours=3)
    collect(hearing, latest, but=[slot, *late])
    if turn:
        asked = before(chance, now.submitted_at, 2, latest)
        recently = chance.office_hour(ANCHOR - timedelta(days=chance.between(1, 2)))
        ask(hearing, slot, asked, max(recently, before(chance, asked, 1, latest)) if turn == 2 else None)  # noqa: PLR2004  the third way


def _await_meeting(bench: Bench, hearing: Hearing) -> None:
    """One answer came late in the story, so that the meeting is still to come; with land, perhaps the government's."""
    now, chance = hearing.now, hearing.chance
    slow = chance.pick(now.slots)
    governed = now.project["occupies_land"] and bench.turn("land", 2) == 0
    collect(hearing, now.submitted_at + timedelta(days=14), but=[slow])
    overdue = 7 if chance.one_in(4) else 0
    answered = chance.office_hour(ANCHOR - timedelta(days=chance.between(4, 7) + overdue + 6 * governed))
    ask(hearing, slow, before(chance, now.submitted_at, 2, answered), answered)
    give(hearing, slow, working_hour(chance, answered, 1), Verdict.OBJECT if now.fast_track else None)
    deliberate(hearing)
    if governed:
        argue(hearing, before(chance, now.collected_at, 3, ANCHOR))


def _look_into(hearing: Hearing, submitted: datetime) -> None:
    """One host in nine judges its project itself before it submits it (policy III.2)."""
    chance = hearing.chance
    if chance.one_in(9):
        at = chance.office_hour(submitted - timedelta(days=chance.between(2, 5)))
        assess(hearing, at, chance.pick(SELF_ASSESSMENTS))
