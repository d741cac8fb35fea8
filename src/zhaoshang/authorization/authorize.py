"""May this actor do this, to this row? The one question every operation asks before it decides anything."""

from types import MappingProxyType
from typing import Any, Final

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.decision_log import SENSITIVE, log_denial, log_sensitive_read
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.scopes import covered
from zhaoshang.values.refusal import NOT_FOUND, Refusal

FORBIDDEN: Final = "FORBIDDEN"
NO_RULE: Final = "-"
"""The rule named when nothing denies but nothing allows either."""

_RESOURCES: Final[dict[type, str]] = {}
_NO_ROW: Final = object()


def register_resource(row_type: type, resource: str) -> None:
    """Say which resource a row of a class is, so that its visibility is asked of its own view permission.

    Without it, a row counts as the resource of the permission asked.
    """
    if _RESOURCES.setdefault(row_type, resource) != resource:
        msg = f"{row_type.__name__} is already the resource {_RESOURCES[row_type]!r}"
        raise ValueError(msg)


def authorize(actor: Actor, permission: Permission, row: Any = _NO_ROW) -> Refusal | None:
    """Nothing when the actor may; otherwise the refusal to return.

    Refuses: NOT_FOUND when the row is absent or out of the actor's sight, the same answer for both; FORBIDDEN, with
    the denying ``rule``, when the row is visible but the policy refuses or does not reach it. Without a row only the
    decision counts (creating, running). Each refusal and each disclosure is in the decision log.
    """
    decision = actor.decide(permission)
    if row is None:
        return NOT_FOUND
    if row is not _NO_ROW and not sees(actor, permission, row):
        log_denial(actor, permission, decision, outcome=NOT_FOUND.code, row=row)
        return NOT_FOUND
    if not decision.allowed or (row is not _NO_ROW and not covered(decision, row, actor)):
        return forbidden(actor, permission, decision, row=None if row is _NO_ROW else row)
    if permission.action in SENSITIVE:
        log_sensitive_read(actor, permission, decision, row=None if row is _NO_ROW else row)
    return None


def sees(actor: Actor, permission: Permission, row: Any) -> bool:
    """Whether the view permission of the row's own resource covers it."""
    resource = _RESOURCES.get(type(row), permission.resource)
    return covered(actor.decisions[resource, "view"], row, actor)


def forbidden(actor: Actor, permission: Permission, decision: Decision, *, row: Any = None) -> Refusal:
    """The refusal of something visible, logged; its facts name the rule and the decision's id in the log."""
    decision_id = log_denial(actor, permission, decision, outcome=FORBIDDEN, row=row)
    rule = decision.denied_by or NO_RULE
    facts = {"rule": rule, "permission": str(permission), "decision": str(decision_id)}
    return Refusal(FORBIDDEN, facts=MappingProxyType(facts))
