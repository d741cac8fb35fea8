"""The tables of major projects: that one is major, who sponsors it, and what stands in its way."""

from zhaoshang.majors.model.blockers import (
    PENDING,
    Blocker,
    BlockerAction,
    BlockerKind,
    BlockerLevel,
    BlockerParty,
    BlockerState,
    BlockerStep,
)
from zhaoshang.majors.model.sponsors import (
    MajorChange,
    MajorParty,
    MajorProject,
    SponsorLevel,
    Sponsorship,
    SponsorVisit,
)

__all__ = [
    "PENDING",
    "Blocker",
    "BlockerAction",
    "BlockerKind",
    "BlockerLevel",
    "BlockerParty",
    "BlockerState",
    "BlockerStep",
    "MajorChange",
    "MajorParty",
    "MajorProject",
    "SponsorLevel",
    "SponsorVisit",
    "Sponsorship",
]
