"""Targets of the hall's units."""

from typing import Any

from tests.support.actors import tenant_id
from tests.support.projects import Hall
from zhaoshang.assessment.operations.set_target import set_target
from zhaoshang.assessment.rules.targets import NewTarget
from zhaoshang.values.metric import Metric


async def targeted(hall: Hall, unit: str = "huaming", persona: str = "director@hezuo", **changes: Any) -> Any:
    """What setting a unit's target of capital comes to: 1.2亿元 unless told otherwise."""
    given: dict[str, Any] = {"year": 2026, "metric": Metric.CAPITAL_IN_PLACE, "fen": 12_000_000_000, **changes}
    return await set_target(hall.service, hall.actor(persona), NewTarget(tenant=tenant_id(unit), **given))
