"""Sums by several sets of a row's columns: one table holds them all, by grain, which set tells its rows apart."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_, union_all

Kind = Mapping[str, ColumnElement[Any]]
"""What rows are added up by, by name."""


def grain_of(columns: Sequence[str], told: Sequence[str]) -> int:
    """A grain's number: what PostgreSQL's GROUPING of all these columns says of it, a bit for each that is left out."""
    return sum(1 << place for place, column in enumerate(reversed(columns)) if column not in told)


def by_number(columns: Sequence[str], grains: Sequence[Sequence[str]]) -> Mapping[int, frozenset[str]]:
    """Grains by their numbers, in their order."""
    return {grain_of(columns, told): frozenset(told) for told in grains}


def added_up(kind: Kind, grains: Sequence[Sequence[str]], **sums: ColumnElement[Any]) -> Select[Any]:
    """Rows added up by each grain: its number, what they have in common, and ``sums`` by name."""
    sets = func.grouping_sets(*(tuple_(*(kind[name] for name in grain)) for grain in grains))
    labelled = [column.label(name) for name, column in (*kind.items(), *sums.items())]
    return select(func.grouping(*kind.values()).label("grain"), *labelled).group_by(sets)


def unequal(parts: Sequence[Select[Any]], dimensions: Sequence[str], *sums: str) -> Select[Any]:
    """The grains and kinds of which some sum, over all parts, is not zero: what should be there is taken off.

    Each part has ``grain``, ``dimensions`` and ``sums``, in this order.
    """
    every = union_all(*parts).subquery().c
    kind = [every[name] for name in ("grain", *dimensions)]
    totals = [func.sum(every[name]) for name in sums]
    labelled = [total.label(name) for name, total in zip(sums, totals, strict=True)]
    return select(*kind, *labelled).group_by(*kind).having(or_(*(total != 0 for total in totals))).order_by(*kind)
