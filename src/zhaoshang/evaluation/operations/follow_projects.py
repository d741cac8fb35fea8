"""随项目转移: a merged unit's evaluations go on with its successor, inside the merger (domain §4)."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evaluation import store
from zhaoshang.evidence.operations.hand_over_evidence import hand_over_evidence
from zhaoshang.transfers.operations.succeed_host import register_succession


async def find_unfinished(_work: UnitOfWork, _unit: UUID) -> int:
    """Nothing keeps a unit from being merged: what is still to be said is said of its successor's project."""
    return 0


async def follow_projects(work: UnitOfWork, projects: Collection[UUID], host: UUID) -> None:
    """Let the new host have the evaluations of its projects, with the files that prove what was promised.

    Who hosted when a year was recorded stays with the round.
    """
    promises = await store.follow(work, projects)
    await hand_over_evidence(work, "EvaluationPromise", promises, host)


register_succession("evaluation", unfinished=find_unfinished, hand_over=follow_projects)
