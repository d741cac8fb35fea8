"""How far a responsibility reaches in major projects (domain §5)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.majors.model import MajorChange, MajorProject, Sponsorship, SponsorVisit

for _row_type, _resource in (
    (MajorProject, "major"),
    (MajorChange, "major"),
    (Sponsorship, "major.sponsorship"),
    (SponsorVisit, "major.visit"),
):
    register_resource(_row_type, _resource)
