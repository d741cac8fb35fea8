"""What may be asked for about buildings; who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Buildings(Permissions):
    """楼宇: kept by the street or park in which it stands."""

    VIEW = Permission("building", "view")
    REGISTER = Permission("building", "register")
    UPDATE = Permission("building", "update")
    RETIRE = Permission("building", "retire")


class Leases(Permissions):
    """租约: what is let of a building."""

    VIEW = Permission("building.lease", "view")
    RECORD = Permission("building.lease", "record")
    """Authorize the building in which it is let."""
    UPDATE = Permission("building.lease", "update")
    END = Permission("building.lease", "end")


class BuildingReports(Permissions):
    """楼宇月报: what a host says of a building's month, verified by 合作交流办."""

    VIEW = Permission("building.report", "view")
    SUBMIT = Permission("building.report", "submit")
    """Authorize the building that it is about."""
    VERIFY = Permission("building.report", "verify", writes=Reach.DISTRICT)
    RETURN = Permission("building.report", "return", writes=Reach.DISTRICT)


class BuildingAlerts(Permissions):
    """楼宇预警: what is noticed about a building."""

    VIEW = Permission("building.alert", "view")
