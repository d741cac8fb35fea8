"""What may be asked for about major projects, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Majors(Permissions):
    """重大项目: that a project is one, since when, and what changed that."""

    VIEW = Permission("major", "view")


class Sponsorships(Permissions):
    """包联: who sponsors a project. Appointing changes who takes part in it, so it writes the host's rows."""

    VIEW = Permission("major.sponsorship", "view")
    APPOINT = Permission("major.sponsorship", "appoint", writes=Reach.DISTRICT)
    """Authorize the major project."""
    RELIEVE = Permission("major.sponsorship", "relieve", writes=Reach.DISTRICT)
    NAME = Permission("major.sponsorship", "name")
    """Say who of one's own unit answers for it."""


class Visits(Permissions):
    """包联走访: what a sponsor saw."""

    VIEW = Permission("major.visit", "view")
    RECORD = Permission("major.visit", "visit")
    """Authorize the acting tenant's own sponsorship."""
