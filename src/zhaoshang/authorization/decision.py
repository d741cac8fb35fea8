"""What the policy answers: plain values, cached, compared and compiled by everybody else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """One rule that allows: how far it reaches, what it leaves out and what else must hold."""

    rule: str
    scope: str
    mask: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to "may these subjects do this to that resource, and how far?".

    ``grants`` is reduced to what matters (a grant inside a wider one is left out); ``rules`` names every rule that
    matched, in the order of the policy. ``denied_by`` is the denying rule, or ``None`` when nothing was granted.
    """

    resource: str
    action: str
    version: str
    allowed: bool
    grants: tuple[Grant, ...] = ()
    rules: tuple[str, ...] = ()
    denied_by: str | None = None
    subjects: frozenset[str] = frozenset()

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes of all grants that matter."""
        return frozenset(grant.scope for grant in self.grants)

    @property
    def masks(self) -> frozenset[str]:
        """The masks of all grants that matter."""
        return frozenset(grant.mask for grant in self.grants if grant.mask is not None)
