"""What major projects bring to projects: rows whose sharing follows (domain §5)."""

from zhaoshang.majors.model import Blocker, BlockerStep, MajorChange, MajorProject, Sponsorship, SponsorVisit
from zhaoshang.projects.operations.verify_sharing import register_shared

register_shared(MajorProject, MajorChange, Sponsorship, SponsorVisit, Blocker, BlockerStep)
