"""What one transaction may see and write: the value bound to PostgreSQL before its first statement."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

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


class Binding(StrEnum):
    """How a read gets its fence; writes always get theirs with their BEGIN (ADR 0021)."""

    STATEMENT = "statement"
    """Inside the statement itself, one message for all, on connections that are read-only from their start."""
    TRANSACTION = "transaction"
    """In a transaction of its own around it, three messages: where connections are shared (PgBouncer) or the settings
    of a statement do not reach the rows (Citus)."""


@dataclass(frozen=True)
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

    @cached_property
    def values(self) -> tuple[str, str, str, str]:
        """What ``fenced`` takes after the statement's own values."""
        return (
            "" if self.district is None else str(int(self.district)),
            "" if self.tenant is None else str(self.tenant),
            "" if self.person is None else str(self.person),
            self.reads.value,
        )


STATEMENTS: Final = 8_192
"""How many texts are kept with their fence around them; more than the reader keeps."""


def encoded(sql: str) -> str:
    """A statement of one text, its value in UTF-8: what goes on as it is need not be made characters of and back."""
    return f"SELECT convert_to((\n{sql}\n), 'UTF8')"


@lru_cache(STATEMENTS)
def fenced(sql: str, values: int) -> str:
    """A statement of one text, encoded, that binds its own fence; ``Fence.values`` follow its own ``values``.

    The settings end with the statement. They are set when the first row of ``bound`` is asked for, and the statement is
    asked for its value only then: PostgreSQL computes a subquery that depends on nothing outside when it is needed.
    Were it otherwise, it would be answered inside no fence at all, which shows nothing.
    """
    district, tenant, person, reads = (f"${values + at}" for at in range(1, 5))
    return (
        f"WITH bound AS MATERIALIZED (SELECT set_config('app.district', {district}, true),"  # noqa: S608  our own text
        f" set_config('app.tenant', {tenant}, true), set_config('app.person', {person}, true),"
        f" set_config('app.reads', {reads}, true), set_config('app.writes', 'NONE', true))"
        f" {encoded(sql)} FROM bound"
    )
