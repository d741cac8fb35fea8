"""The tables of major projects: that one is major, and who sponsors it."""

from zhaoshang.majors.model.sponsors import (
    MajorChange,
    MajorParty,
    MajorProject,
    SponsorLevel,
    Sponsorship,
    SponsorVisit,
)

__all__ = ["MajorChange", "MajorParty", "MajorProject", "SponsorLevel", "SponsorVisit", "Sponsorship"]
