"""What may be asked for in the pipeline, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Projects(Permissions):
    """项目: seeing a project and moving it along."""

    VIEW = Permission("project", "view")
    CREATE = Permission("project", "create")
    UPDATE = Permission("project", "update")
    ADVANCE = Permission("project", "advance")
    HOLD = Permission("project", "hold")
    RESUME = Permission("project", "resume")
    LOSE = Permission("project", "lose")
    WITHDRAW = Permission("project", "withdraw")
    INVOLVE = Permission("project", "involve", writes=Reach.DISTRICT)
    """合作交流办 asks a department to take part: writes a participation and the host's project's sharing."""


class Notes(Permissions):
    """跟进记录: the host's working notes."""

    VIEW = Permission("project.note", "view")
    ADD = Permission("project.note", "add")


class History(Permissions):
    """阶段变更: what happened to a project."""

    VIEW = Permission("project.history", "view")


class Summaries(Permissions):
    """项目汇总: counts and sums over exactly the projects the actor may list."""

    VIEW = Permission("project.summary", "view")


class Companies(Permissions):
    """企业, as the acting tenant knows it. Creating one belongs to creating a project."""

    VIEW = Permission("company", "view")
    UPDATE = Permission("company", "update")


class Contacts(Permissions):
    """联系人: personal data. ``view`` shows it masked; ``reveal`` and ``export`` are audited disclosures."""

    VIEW = Permission("company.contact", "view")
    ADD = Permission("company.contact", "add")
    UPDATE = Permission("company.contact", "update")
    REVEAL = Permission("company.contact", "reveal")
    EXPORT = Permission("company.contact", "export")


class FirstReports(Permissions):
    """首报: who reported a lead first."""

    VIEW = Permission("first_report", "view")
    CERTIFY = Permission("first_report", "certify")
    SETTLE = Permission("first_report", "settle", writes=Reach.DISTRICT)
    """合作交流办 decides a dispute between two tenants' reports."""


class Duplicates(Permissions):
    """疑似重复: links between tenants' projects."""

    VIEW = Permission("duplicate", "view")
    SETTLE = Permission("duplicate", "settle", writes=Reach.DISTRICT)
    """合作交流办 says whether two tenants' projects are one; the link belongs to neither."""


class Imports(Permissions):
    """台账导入: bringing a tenant's own ledger in."""

    VIEW = Permission("import", "view")
    RUN = Permission("import", "run")
