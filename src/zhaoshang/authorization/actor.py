"""Who is asking: the frozen answer to a token and an acting tenant."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.policy import Decision, Decisions
from zhaoshang.database.fence import Fence
from zhaoshang.values.ids import DistrictId, PersonId, TenantId


class Trace(NamedTuple):
    """Where a request came from, for the audit trail: never used for a decision."""

    request_id: str
    address: str = ""
    client: str = ""


@dataclass(frozen=True)
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
    reading: Fence = field(init=False, compare=False, repr=False)
    """The bounds of what only reads."""
    fingerprint: tuple[str, frozenset[str]] = field(init=False, compare=False, repr=False)
    """What a compiled read depends on besides its text: policy version and subjects held."""

    def __post_init__(self) -> None:
        """Work out once what each request of theirs needs."""
        reading = Fence(self.district, self.tenant, self.person, reads=self.decisions.floor)
        object.__setattr__(self, "reading", reading)
        object.__setattr__(self, "fingerprint", (self.decisions.version, self.subjects))

    def decide(self, permission: Permission) -> Decision:
        """What the policy says about one permission for these subjects; cached by the authorizer."""
        return self.decisions[permission.resource, permission.action]

    def fence(self, *, writes: Permission | None = None) -> Fence:
        """The bounds of a transaction of this actor: reads as far as its floor, writes only for ``writes``.

        Whom the policy gives that permission nowhere writes nothing, and holds up nobody by locking.
        """
        if writes is None or not self.decide(writes).allowed:
            return self.reading
        return replace(self.reading, writes=writes.writes)

    def traced(self, trace: Trace) -> "Actor":
        """The same, asking in another request."""
        other = object.__new__(Actor)
        other.__dict__.update(self.__dict__, trace=trace)
        return other
