"""查重: what counts as already there, and how much may be told about it (domain §2)."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.projects.errors import refusal
from zhaoshang.values.refusal import Refusal


@dataclass(frozen=True, slots=True)
class OwnMatch:
    """A project of the same tenant that looks like the one about to be created."""

    project_id: UUID
    name: str


def refuse_own_duplicate(matches: Collection[OwnMatch], distinct_from: Collection[UUID]) -> tuple[Refusal, ...]:
    """Refuses DUPLICATE_PROJECT for each own project that matches and was not named as a different one.

    A second phase of the same investor is legitimate; whoever enters it names the first phase and answers for it.
    """
    return tuple(
        refusal("DUPLICATE_PROJECT", name=match.name, project=match.project_id)
        for match in matches
        if match.project_id not in distinct_from
    )


def refuse_fishing(disclosures: int, limit: int) -> Refusal | None:
    """Refuses TOO_MANY_DUPLICATES once a person was told "already reported" as often as the district allows an hour.

    Asked before anything is compared, so the refusal itself says nothing about the project at hand.
    """
    return refusal("TOO_MANY_DUPLICATES") if disclosures >= limit else None
