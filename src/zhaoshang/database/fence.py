"""What one transaction may see and write: the value bound to PostgreSQL before its first statement."""

from dataclasses import dataclass
from enum import StrEnum

from zhaoshang.values.ids import DistrictId, PersonId, TenantId


class Reach(StrEnum):
    """How far one side of a fence goes inside its district."""

    NONE = "NONE"
    """Nothing at all."""
    OWN = "OWN"
    """Rows of the acting tenant; when reading, also rows shared with it."""
    DISTRICT = "DISTRICT"
    """Every tenant's business rows in the district."""
    ADMIN = "ADMIN"
    """The tables of tenants, people and memberships only."""
    AUDIT = "AUDIT"
    """The audit tables only."""


@dataclass(frozen=True, slots=True)
class Fence:
    """The bounds of one transaction, enforced by row-level security whatever the statements say."""

    district: DistrictId | None = None
    tenant: TenantId | None = None
    person: PersonId | None = None
    reads: Reach = Reach.NONE
    writes: Reach = Reach.NONE

    def binding(self, *, read_only: bool) -> str:
        """The one message that opens the transaction: BEGIN, the settings, the working role.

        It takes no parameters, so it is rendered from integers, UUIDs and enum members only.
        """
        district = "NULL" if self.district is None else str(int(self.district))
        tenant = "NULL" if self.tenant is None else f"'{self.tenant}'"
        person = "NULL" if self.person is None else f"'{self.person}'"
        begin = "BEGIN READ ONLY" if read_only else "BEGIN"
        role = "app_ro" if read_only else "app_rw"
        writes = Reach.NONE if read_only else self.writes
        # A page's plan is the same whatever the values, but making it anew takes as long as the page itself. PostgreSQL
        # would, in a large district: not knowing LIMIT's value, it takes the plan without values for a dear one.
        planned = "; SET LOCAL plan_cache_mode = force_generic_plan" if read_only else ""
        return (
            f"{begin}; SELECT app.begin({district}, {tenant}, {person}, '{self.reads.value}', '{writes.value}');"
            f" SET LOCAL ROLE {role}{planned}"
        )
