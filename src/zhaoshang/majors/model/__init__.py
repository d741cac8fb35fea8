"""The tables of major projects: that one is major, who sponsors it, how it is to come along and how it does."""

from zhaoshang.majors.model.plans import (
    BaselineProposal,
    BaselineShift,
    LightColour,
    LightReading,
    LightRule,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    MilestoneTemplateItem,
    PlanKind,
    ProgressReport,
    ProposalState,
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
    "BaselineProposal",
    "BaselineShift",
    "LightColour",
    "LightReading",
    "LightRule",
    "MajorChange",
    "MajorParty",
    "MajorProject",
    "Milestone",
    "MilestonePlan",
    "MilestoneTemplate",
    "MilestoneTemplateItem",
    "PlanKind",
    "ProgressReport",
    "ProposalState",
    "SponsorLevel",
    "SponsorVisit",
    "Sponsorship",
]
