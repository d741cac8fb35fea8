"""What a stage asks for before it is entered: the interface rooms contribute conditions through.

A condition reads ``StageFacts``, loaded by one SQL expression (``facts.py``), so that the field which lists what is
unmet and the operation which refuses cannot differ. A later room registers its condition here and the fact it needs
in ``facts.py``; its code gets a message through ``register_messages`` and a value in the API's enum of codes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from zhaoshang.projects.model import Stage


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What is known about a project when somebody asks what it may enter next."""

    stage: Stage
    resume_stage: Stage | None = None
    needs_construction: bool = False
    occupies_land: bool | None = None
    is_hazardous: bool | None = None
    industry_answered: bool = False
    """A leading industry, or some department answers for it by the district's rules."""
    investment_known: bool = False
    has_credit_code: bool = False
    has_talk: bool = False
    """Somebody at the company is known, or a talk is noted."""
    host_is_carrier: bool = False
    """Whether its host answers for hosting projects: a street or park does, a department that found a lead does not."""
    is_registered: bool = False
    has_site_basis: bool = False
    has_site_document: bool = False
    contributed: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Facts of other rooms, by the name they registered in ``facts.py``."""


@dataclass(frozen=True, slots=True)
class EntryCondition:
    """One thing that must hold before a stage is entered."""

    stage: Stage
    code: str
    holds: Callable[[StageFacts], bool]


_CONDITIONS: Final[dict[str, EntryCondition]] = {}


def register_condition(condition: EntryCondition) -> None:
    """Let a stage ask for one thing more. A code stands for one condition of one stage."""
    if condition.code in _CONDITIONS:
        msg = f"entry condition {condition.code} is already registered"
        raise ValueError(msg)
    _CONDITIONS[condition.code] = condition


def conditions_of(stage: Stage) -> Iterable[EntryCondition]:
    """What a stage asks for, in the order of registration."""
    return (condition for condition in _CONDITIONS.values() if condition.stage is stage)


def condition_codes() -> frozenset[str]:
    """Every code that can keep a project out of a stage."""
    return frozenset(_CONDITIONS)
