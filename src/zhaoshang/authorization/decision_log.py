"""The decision log: each denial and each sensitive read, with the policy's version and the rules that spoke.

It says who was refused what and why, for those who answer questions about it; the audit trail says what happened.
It holds ids and rule names, never business text.
"""

import logging
from typing import Any, Final
from uuid import UUID

import orjson

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.permissions import Permission
from zhaoshang.values.ids import new_id

LOGGER: Final = logging.getLogger("zhaoshang.decisions")

SENSITIVE: Final = frozenset({"reveal", "export"})
"""Actions that disclose personal data: allowed ones are logged like refused ones."""


def log_denial(actor: Actor, permission: Permission, decision: Decision, *, outcome: str, row: Any = None) -> UUID:
    """Log a refusal; returns the decision id that its answer carries. ``outcome`` is the code answered."""
    return _log(actor, permission, decision, outcome, row)


def log_sensitive_read(actor: Actor, permission: Permission, decision: Decision, *, row: Any = None) -> UUID:
    """Log that personal data is about to be disclosed."""
    return _log(actor, permission, decision, "ALLOWED", row)


def _log(actor: Actor, permission: Permission, decision: Decision, outcome: str, row: Any) -> UUID:
    decision_id = new_id()
    entry = {
        "decision": str(decision_id),
        "outcome": outcome,
        "permission": str(permission),
        "policy": decision.version,
        "rules": list(decision.rules),
        "denied_by": decision.denied_by,
        "district": actor.district,
        "tenant": str(actor.tenant),
        "person": str(actor.person),
        "subjects": sorted(actor.subjects),
        "request": actor.trace.request_id,
        "row": None if row is None else str(getattr(row, "id", "")),
    }
    # The text is the entry itself, so that any handler keeps it; ``extra`` is for handlers that write fields.
    LOGGER.info("%s", orjson.dumps(entry).decode(), extra={"decision": entry})
    return decision_id
