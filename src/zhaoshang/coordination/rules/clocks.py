"""The working-day clocks of coordination: when a step is due (domain §12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.working_days import due_after

USUAL: Final[Mapping[str, int]] = MappingProxyType(
    {
        "planning_opinion_days": 5,
        "planning_revision_days": 10,
        "planning_step_days": 3,
        "service_step_days": 3,
        "coordination_remind_days": 1,
    }
)
"""Working days where the district has not said otherwise: for an opinion, an adjusted plan, the next step of who runs a
consultation, for confirming a task or mending it, and how long before something is due somebody is reminded."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days a district works, and how many of them its rules of a day give for what."""

    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))

    def after(self, since: datetime, days: int) -> datetime:
        """The midnight that ends the n-th working day after a day, which itself does not count."""
        return due_after(since, days, self.overrides)

    def due(self, since: datetime, rule: str) -> datetime:
        """When what a rule gives a number of working days for is due."""
        return self.after(since, whole_number(self.rules, rule, USUAL[rule]))
