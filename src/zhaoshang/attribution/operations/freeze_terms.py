"""分成条款: what an assignment freezes, inside its own open transaction (domain §4, rule 1)."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.attribution import store
from zhaoshang.attribution.rules.terms import (
    ORIGIN_SHARE,
    Terms,
    first_terms,
    in_force,
    next_terms,
    origin_party,
)
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.ids import new_id

ORIGIN_SHARE_RULE: Final = "origin_share_ten_thousandths"

HasTarget = Callable[[UnitOfWork, UUID, int], Awaitable[bool]]
"""Whether a unit has a target of its own in a year."""

_TARGETS: Final[list[HasTarget]] = []


def register_targets(has_target: HasTarget) -> None:
    """Let the room that keeps targets say who has one."""
    _TARGETS.append(has_target)


async def freeze_terms(  # noqa: PLR0913  what an assignment is
    work: UnitOfWork, project: UUID, *, pusher: UUID, host: UUID, since: date, transfer: UUID
) -> None:
    """Freeze who shares a moved project's credit, and in which ratio, as of the host's acceptance (policy III.3).

    The ratio is the district's rule of that day; later changes never reach back.
    """
    before = in_force(await known_terms(work, project, host=pusher))
    rules = await find_rules(work, since)
    share = whole_number(rules, ORIGIN_SHARE_RULE, ORIGIN_SHARE)
    department = await store.is_department(work, before.origin)
    # A department has its share against a target of the year; without one it is the district's line.
    has_target = department and any([await has(work, before.origin, since.year) for has in _TARGETS])
    party = origin_party(before.origin, is_department=department, has_target=has_target)
    terms = next_terms(before, host, since, key=new_id(), party=party, share=share)
    await store.keep_terms(work, project, terms, transfer)
    work.record("attribution.freeze", "attribution", terms.id, host, project=project, parties=len(terms.others))


async def known_terms(work: UnitOfWork, project: UUID, *, host: UUID) -> list[Terms]:
    """The terms of a project so far; one never pushed gets its first ones, wholly its host's, when first asked for."""
    found = await store.history(work, project)
    if not found:
        first = first_terms(host, key=new_id())
        await store.keep_terms(work, project, first)
        found = [first]
    return found
