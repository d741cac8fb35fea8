"""Writing the demo's rounds: opened by the application's own function, then filled as their sections spoke."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import insert, text, update

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.rounds import Round, told_of
from zhaoshang.projects.model import Project
from zhaoshang.reviews.model import OpinionState, ReviewCondition, ReviewSupplement

_OPEN: Final = text(
    "SELECT app.open_review((each ->> 'project')::uuid, (each ->> 'id')::uuid, (each ->> 'template')::uuid,"
    " each ->> 'statement', each ->> 'veto_answer', (each ->> 'fast_track')::boolean, (each ->> 'person')::uuid,"
    " (each ->> 'at')::timestamptz, each -> 'slots', each -> 'documents')"
    " FROM json_array_elements(CAST(:rounds AS json)) AS each"
)
_HAND_IN: Final = text(
    "SELECT app.hand_in_document((each ->> 'review')::uuid, (each ->> 'id')::uuid, each ->> 'name',"
    " (each ->> 'evidence')::uuid) FROM json_array_elements(CAST(:documents AS json)) AS each"
)
_SPEAK: Final = text(
    "UPDATE app.review_opinion AS o SET state = s.state, due_at = s.due_at, days_left = s.days_left,"
    " verdict = s.verdict, opinion = s.opinion, answers = s.answers, guidance = s.guidance,"
    " guidance_item_id = s.item, given_at = s.given_at, given_by = s.given_by, reminded_at = s.reminded_at,"
    " overdue_told_at = s.overdue_told_at, version = s.version"
    " FROM json_to_recordset(CAST(:slots AS json)) AS s(review uuid, code text, state text, due_at timestamptz,"
    " days_left int, verdict text, opinion text, answers text[], guidance text, item uuid, given_at timestamptz,"
    " given_by uuid, reminded_at timestamptz, overdue_told_at timestamptz, version int)"
    " WHERE o.district_id = :district AND o.review_id = s.review AND o.section_code = s.code"
    " RETURNING o.review_id, o.section_code, o.id"
)
_END: Final = text(
    "UPDATE app.review AS r SET state = s.state, pending = s.pending, covers_fen = s.covers_fen, due_at = s.due_at,"
    " decided_at = s.decided_at, decided_by = s.decided_by, decision = s.decision, version = s.version"
    " FROM json_to_recordset(CAST(:rounds AS json)) AS s(id uuid, state text, pending int, covers_fen bigint,"
    " due_at timestamptz, decided_at timestamptz, decided_by uuid, decision text, version int)"
    " WHERE r.district_id = :district AND r.id = s.id"
)


async def hear(work: UnitOfWork, rounds: Iterable[Round]) -> None:
    """Write rounds with all that was said in them, a project's second after its first."""
    slots: dict[tuple[UUID, str], UUID] = {}
    told = sorted(rounds, key=lambda each: each.number)
    for _, these in groupby(told, key=lambda each: each.number):
        slots |= await _write(work, list(these))
    await _grow(work, told)
    for table, rows in (
        (ReviewSupplement, [_of_slot(row, each, slots) for each in told for row in each.supplements]),
        (ReviewCondition, [_of_slot(row, each, slots) for each in told for row in each.conditions]),
    ):
        if rows:
            await work.session.execute(insert(table), rows)


async def _write(work: UnitOfWork, rounds: Sequence[Round]) -> dict[tuple[UUID, str], UUID]:
    district = work.fence.district
    await work.session.execute(_OPEN, {"rounds": _json(_opened(each) for each in rounds)})
    handed = [
        {"review": each.id, "id": document.id, "name": document.name, "evidence": document.evidence}
        for each in rounds
        for document in each.documents
        if document.since == each.number
    ]
    if handed:
        await work.session.execute(_HAND_IN, {"documents": _json(handed)})
    spoken = [said for each in rounds for said in _said(each)]
    found = await work.session.execute(_SPEAK, {"slots": _json(spoken), "district": district})
    await work.session.execute(_END, {"rounds": _json(_ended(each) for each in rounds), "district": district})
    return {(review, code): key for review, code, key in found}


async def _grow(work: UnitOfWork, rounds: Iterable[Round]) -> None:
    """Projects that became more than their round had judged."""
    for each in rounds:
        if each.grown_fen is not None:
            await work.session.execute(
                update(Project)
                .where(Project.district_id == work.fence.district, Project.id == each.added.id)
                .values(investment_fen=each.grown_fen, version=Project.version + 1)
                .execution_options(synchronize_session=False)
            )


def _opened(each: Round) -> dict[str, Any]:
    return {
        "project": each.added.id,
        "id": each.id,
        "template": each.edition.id,
        "statement": each.statement,
        "veto_answer": each.veto_answer,
        "fast_track": each.fast_track,
        "person": each.submitted_by,
        "at": each.submitted_at,
        "slots": [
            {
                "id": uuid5(each.id, slot.section.code),
                "section": slot.section.id,
                "unit": slot.tenant,
                "due": slot.due_at,
            }
            for slot in each.slots
        ],
        "documents": [
            {"name": document.name, "evidence": document.evidence, "since": document.since}
            for document in each.documents
            if document.since < each.number
        ],
    }


def _said(each: Round) -> list[dict[str, Any]]:
    return [
        {
            "review": each.id,
            "code": slot.section.code,
            "state": slot.state,
            "due_at": slot.due_at,
            "days_left": slot.days_left,
            "verdict": slot.verdict,
            "opinion": slot.opinion,
            "answers": slot.answers,
            "guidance": slot.guidance,
            "item": slot.item,
            "given_at": slot.given_at,
            "given_by": slot.given_by,
            "version": slot.version,
        }
        | told_of(slot.due_at, awaited=slot.state is OpinionState.PENDING)
        for slot in each.slots
    ]


def _ended(each: Round) -> dict[str, Any]:
    return {
        "id": each.id,
        "state": each.state,
        "pending": len(each.waiting),
        "covers_fen": each.covers_fen,
        "due_at": each.due_at,
        "decided_at": each.decided_at,
        "decided_by": each.decided_by,
        "decision": each.decision,
        "version": each.version,
    }


def _of_slot(row: dict[str, Any], each: Round, slots: dict[tuple[UUID, str], UUID]) -> dict[str, Any]:
    """A row as its table has it: of the slot that the database gave its section."""
    code = row["section_code"]
    return {name: value for name, value in row.items() if name != "section_code"} | {
        "opinion_id": None if code is None else slots[each.id, code]
    }


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, default=str)
