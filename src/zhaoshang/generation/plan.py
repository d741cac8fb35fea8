"""How many of what: districts of very different sizes, and in each some big hosts and many small ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FIRST_DISTRICT: Final = 900_001
"""No place has such a code (GB/T 2260 ends at 82): a generated district is known by it."""
MOST_DISTRICTS: Final = 200
MOST_TENANTS: Final = 5_000
MOST_PROJECTS: Final = 5_000_000
LEAST_TENANTS: Final = 5
"""Of a district: its administration, who coordinates, who follows major projects, an industry's department, a host."""


class SizeError(ValueError):
    """No such districts can be; the text says why."""


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for, over all districts together."""

    districts: int
    tenants: int
    projects: int
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """One district's part."""

    number: int
    tenants: int
    projects: int

    @property
    def code(self) -> str:
        """Its code."""
        return str(FIRST_DISTRICT + self.number)

    @property
    def name(self) -> str:
        """Its name; with the code, what says that it was generated."""
        return f"生成第{self.number + 1:03d}区"


def shares(size: Size) -> list[Share]:
    """Every district's part: tenants evenly, projects by rank, so that the first of 200 has a sixth of them.

    The parts do not depend on how many projects there are: of a hundred times as many, each has a hundred times as
    many. Raises ``SizeError`` when a district would have too few tenants to work at all.
    """
    if size.tenants < size.districts * LEAST_TENANTS:
        raise SizeError(f"--tenants: {size.districts} districts need at least {size.districts * LEAST_TENANTS}")
    projects = by_rank(size.projects, size.districts)
    each, over = divmod(size.tenants, size.districts)
    return [Share(number, each + (number < over), projects[number]) for number in range(size.districts)]


def by_rank(whole: int, parts: int) -> list[int]:
    """A whole number cut so that the second has half of the first, the third a third; what is left over goes first."""
    weights = ranks(parts)
    total = sum(weights)
    cut = [int(whole * weight / total) for weight in weights]
    cut[0] += whole - sum(cut)
    return cut


def ranks(parts: int) -> Sequence[float]:
    """The weights of so many ranks."""
    return [1 / rank for rank in range(1, parts + 1)]
