"""Who is asking: the frozen answer to a token and an acting tenant."""

from dataclasses import dataclass, field
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Decision, Decisions
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, PersonId, TenantId


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a request came from, for the audit trail: never used for a decision."""

    request_id: str
    address: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting for one tenant of one district in one request.

    ``subjects`` are the policy's names for what they hold there: responsibility and role, e.g. ``host.director``.
    """

    district: DistrictId
    tenant: TenantId
    person: PersonId
    subjects: frozenset[str]
    decisions: Decisions = field(compare=False, repr=False)
    trace: Trace = field(compare=False)
    district_code: str = ""
    tenant_code: str = ""
    person_name: str = field(default="", compare=False)
    membership: UUID | None = None

    def decide(self, permission: Permission) -> Decision:
        """What the policy says about one permission for these subjects; cached by the authorizer."""
        return self.decisions[permission.resource, permission.action]

    def fence(self, *, writes: Permission | None = None) -> Fence:
        """The bounds of a transaction of this actor: reads as far as its floor, writes only for ``writes``."""
        return Fence(
            district=self.district,
            tenant=self.tenant,
            person=self.person,
            reads=self.decisions.floor,
            writes=Reach.NONE if writes is None else writes.writes,
        )

    def traced(self, trace: Trace) -> "Actor":
        """The same, asking in another request."""
        return Actor(
            self.district,
            self.tenant,
            self.person,
            self.subjects,
            self.decisions,
            trace,
            self.district_code,
            self.tenant_code,
            self.person_name,
            self.membership,
        )

    @property
    def fingerprint(self) -> tuple[str, frozenset[str]]:
        """What a compiled read depends on besides its text: policy version and subjects held."""
        return (self.decisions.version, self.subjects)
