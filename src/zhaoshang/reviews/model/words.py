"""The words of reviews: what becomes of a round, of an opinion and of a condition (domain §3)."""

from enum import StrEnum


class ReviewState(StrEnum):
    """评审状态: where a round is, or how it ended."""

    COLLECTING = "COLLECTING"
    """Sections give their opinions."""
    DELIBERATING = "DELIBERATING"
    """All have; the argumentation meeting is next."""
    GOVERNMENT = "GOVERNMENT"
    """It passed there and occupies land: the government meeting is next."""
    PASSED = "PASSED"
    RETURNED = "RETURNED"
    REJECTED = "REJECTED"
    VETOED = "VETOED"
    WITHDRAWN = "WITHDRAWN"


OPEN = frozenset({ReviewState.COLLECTING, ReviewState.DELIBERATING, ReviewState.GOVERNMENT})
"""States in which somebody's word is still awaited."""


FAILED = frozenset({ReviewState.REJECTED, ReviewState.VETOED, ReviewState.WITHDRAWN})
"""Ends of a round that came to nothing: what it asked of the project, nobody waits for."""


class OpinionState(StrEnum):
    """意见状态: what a section has done about its slot."""

    PENDING = "PENDING"
    WAITING = "WAITING"
    """Its clock stands: the host was asked for more."""
    GIVEN = "GIVEN"
    LAPSED = "LAPSED"
    """The round ended before it spoke."""


UNANSWERED = frozenset({OpinionState.PENDING, OpinionState.WAITING})
"""States in which a section's word is awaited."""


class Verdict(StrEnum):
    """评审意见: what a section says. Only environment and fire can say VETO, and only VETO rejects alone."""

    SUPPORT = "SUPPORT"
    CONDITIONAL = "CONDITIONAL"
    OBJECT = "OBJECT"
    VETO = "VETO"


class SectionTrigger(StrEnum):
    """适用情形: which projects a section judges."""

    ALWAYS = "ALWAYS"
    LAND = "LAND"
    CONSTRUCTION = "CONSTRUCTION"
    HAZARDOUS = "HAZARDOUS"


class AssessmentKind(StrEnum):
    """评估类型: a host's own judgement, or one that it bought."""

    SELF = "SELF"
    THIRD_PARTY = "THIRD_PARTY"


class ConditionState(StrEnum):
    """条件状态: whether what was asked of a project has been done."""

    OPEN = "OPEN"
    REPORTED = "REPORTED"
    """The host says so."""
    MET = "MET"
    """Who asked for it agrees."""
