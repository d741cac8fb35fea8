"""What may be asked for about credit, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Attributions(Permissions):
    """三七分成: the ledger of credit. It is written by verifying figures, by nobody's own hand."""

    VIEW = Permission("attribution", "view")
    EXPORT = Permission("attribution", "export")
    """The statement as a file: a disclosure, logged like every other."""


class SharingTerms(Permissions):
    """分成条款: who shares a project, and in what ratio."""

    VIEW = Permission("attribution.terms", "view")


class Agreements(Permissions):
    """分成约定: a written agreement that replaces the ratio once 合作交流办 has approved it (domain §4.7)."""

    VIEW = Permission("attribution.agreement", "view")
    PROPOSE = Permission("attribution.agreement", "propose")
    """Authorize the terms that it would replace."""
    AGREE = Permission("attribution.agreement", "agree")
    WITHDRAW = Permission("attribution.agreement", "withdraw")
    APPROVE = Permission("attribution.agreement", "approve", writes=Reach.DISTRICT)
    """Makes terms, which are the district's."""
    RETURN = Permission("attribution.agreement", "return", writes=Reach.DISTRICT)


class Disputes(Permissions):
    """分成异议: credit that somebody says is not shared as it should be (domain §4.8)."""

    VIEW = Permission("attribution.dispute", "view")
    RAISE = Permission("attribution.dispute", "raise")
    """Authorize the disputed terms."""
    REGISTER = Permission("attribution.dispute", "register", writes=Reach.DISTRICT)
    """For a unit that cannot see the terms it disputes: enters a row that the claimant owns."""
    ANSWER = Permission("attribution.dispute", "answer")
    WITHDRAW = Permission("attribution.dispute", "withdraw")
    UPHOLD = Permission("attribution.dispute", "uphold", writes=Reach.DISTRICT)
    """Moves credit between tenants."""
    REJECT = Permission("attribution.dispute", "reject", writes=Reach.DISTRICT)


class Links(Permissions):
    """项目关联: sites of one investment, and second phases (domain §4.6)."""

    VIEW = Permission("attribution.link", "view")
    LINK = Permission("attribution.link", "link", writes=Reach.DISTRICT)
    """Authorize the project that would follow another."""


class Periods(Permissions):
    """关账: closing a month for the whole district."""

    VIEW = Permission("period", "view")
    CLOSE = Permission("period", "close", writes=Reach.DISTRICT)
