"""承继分成: a unit's successor takes its place in credit, inside the merger's own open transaction (domain §4)."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.attribution import store, store_cases
from zhaoshang.attribution.columns import parties_of
from zhaoshang.attribution.operations.freeze_terms import known_terms
from zhaoshang.attribution.rules.terms import in_force, succeeded_terms
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


async def open_cases(work: UnitOfWork, unit: UUID) -> int:
    """How many disputes and agreements that concern a unit wait to be decided."""
    return await store_cases.open_cases(work, unit)


async def succeed_terms(work: UnitOfWork, *, unit: UUID, successor: UUID, hosted: Collection[UUID]) -> int:
    """Freeze new terms wherever a unit shares today, with its successor in its place; how many.

    What was credited stays the unit's own, and so does what was paid before today, whenever it is verified. ``hosted``
    are the projects it hosted until now, of which those never pushed have no terms yet.
    """
    made = 0
    for project in sorted({*hosted, *await store.projects_shared_by(work, unit)}):
        past = await known_terms(work, project, host=unit) if project in hosted else await store.history(work, project)
        for counts_only in sorted({terms.counts_only for terms in past}):
            before = in_force(past, counts_only=counts_only)
            if unit in {before.origin, *parties_of(before)}:
                terms = succeeded_terms(before, unit, successor, day_of(work.at), key=new_id())
                await store.keep_terms(work, project, terms)
                made += 1
    return made
