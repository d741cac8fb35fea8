"""What may be asked for about units, people and their jobs, by name."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach
from zhaoshang.tenancy.model import Person, PersonEmail, Tenant


class Directory(Permissions):
    """名录: names of the district's units and people, for everybody in it."""

    VIEW = Permission("directory", "view")


class Tenants(Permissions):
    """单位."""

    CREATE = Permission("tenant", "create", writes=Reach.ADMIN)
    UPDATE = Permission("tenant", "update", writes=Reach.ADMIN)
    CLOSE = Permission("tenant", "close", writes=Reach.ADMIN)


class People(Permissions):
    """人员."""

    CREATE = Permission("person", "create", writes=Reach.ADMIN)


class Emails(Permissions):
    """邮箱: a person's own to set and to confirm; the system administrator enters it for others."""

    VIEW = Permission("person.email", "view")
    SET = Permission("person.email", "set")
    CONFIRM = Permission("person.email", "validate")
    """Give back the code that was mailed: nobody can for another."""
    REGISTER = Permission("person.email", "register", writes=Reach.ADMIN)


class Memberships(Permissions):
    """岗位: who acts for which unit in which role."""

    VIEW = Permission("membership", "view")
    GRANT = Permission("membership", "grant", writes=Reach.ADMIN)
    REVOKE = Permission("membership", "revoke", writes=Reach.ADMIN)


class Responsibilities(Permissions):
    """职责: what a unit answers for."""

    GRANT = Permission("responsibility", "grant", writes=Reach.ADMIN)
    REVOKE = Permission("responsibility", "revoke", writes=Reach.ADMIN)


class DistrictRules(Permissions):
    """本区规则: ratios, thresholds and deadlines as versioned data."""

    VIEW = Permission("district_rule", "view")
    SET = Permission("district_rule", "set", writes=Reach.ADMIN)


class WorkingDays(Permissions):
    """工作日调整: days a district works, or does not, otherwise than the calendar says."""

    VIEW = Permission("working_day", "view")
    SET = Permission("working_day", "set", writes=Reach.ADMIN)


# Everybody with business finds units and people in the directory: to them, changing one is forbidden, not unheard of.
register_resource(Tenant, Directory.VIEW.resource)
register_resource(Person, Directory.VIEW.resource)
register_resource(PersonEmail, Emails.VIEW.resource)
