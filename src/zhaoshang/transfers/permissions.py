"""What may be asked for about transfers, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Transfers(Permissions):
    """推送: pushing a project its street or park cannot host, and finding it another."""

    VIEW = Permission("transfer", "view")
    PROPOSE = Permission("transfer", "propose")
    """Authorize the project about to be pushed, after ``Projects.VIEW`` on it."""
    WITHDRAW = Permission("transfer", "withdraw")
    CONFIRM = Permission("transfer", "confirm", writes=Reach.DISTRICT)
    """合作交流办 takes the project into the pool: writes the origin's project, and rows of the departments it names."""
    RETURN = Permission("transfer", "return", writes=Reach.DISTRICT)
    OFFER = Permission("transfer", "offer", writes=Reach.DISTRICT)
    """Writes a row that each candidate owns."""
    ASSIGN = Permission("transfer", "assign", writes=Reach.DISTRICT)
    """Moves a project from one tenant to another."""


class Offers(Permissions):
    """承接邀请: a candidate answers its own."""

    VIEW = Permission("transfer.offer", "view")
    ACCEPT = Permission("transfer.offer", "accept")
    DECLINE = Permission("transfer.offer", "decline")


class Advices(Permissions):
    """行业部门意见: a named department's advice on a transfer."""

    VIEW = Permission("transfer.advice", "view")
    ADVISE = Permission("transfer.advice", "advise")


class Successions(Permissions):
    """单位合并: streets and parks merged into others."""

    VIEW = Permission("succession", "view")
    SUCCEED = Permission("succession", "succeed", writes=Reach.DISTRICT)
    """Moves all that one tenant hosts to another."""


class Carriers(Permissions):
    """载体: what a host has to offer."""

    VIEW = Permission("carrier", "view")
    ADD = Permission("carrier", "add")
    UPDATE = Permission("carrier", "update")


class LeadingIndustries(Permissions):
    """主导产业: what a host declares to lead in."""

    VIEW = Permission("leading_industry", "view")
    DECLARE = Permission("leading_industry", "declare")
