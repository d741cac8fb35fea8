"""What may be asked about the audit trail."""

from zhaoshang.authorization.permissions import Permission, Permissions


class AuditEntries(Permissions):
    """审计记录: read by auditors, edited by nobody."""

    VIEW = Permission("audit.entry", "view")
