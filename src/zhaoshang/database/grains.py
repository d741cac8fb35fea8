"""Sums by several sets of a row's columns: one table holds them all, by grain, which set tells its rows apart."""

from collections.abc import Mapping, Sequence


def grain_of(columns: Sequence[str], told: Sequence[str]) -> int:
    """A grain's number: what PostgreSQL's GROUPING of all these columns says of it, a bit for each that is left out."""
    return sum(1 << place for place, column in enumerate(reversed(columns)) if column not in told)


def by_number(columns: Sequence[str], grains: Sequence[Sequence[str]]) -> Mapping[int, frozenset[str]]:
    """Grains by their numbers, in their order."""
    return {grain_of(columns, told): frozenset(told) for told in grains}
