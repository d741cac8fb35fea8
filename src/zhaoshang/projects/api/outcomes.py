"""From an operation's outcome to a mutation's payload."""

from typing import Any

from zhaoshang.api.messages import message
from zhaoshang.api.payload import refused
from zhaoshang.projects.api import codes, payloads
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.operations.register_project import Registered
from zhaoshang.projects.operations.reveal_contact import Revealed
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer
from zhaoshang.values.refusal import Refusal


def created(info: Info, outcome: Registered | Refusals) -> payloads.ProjectCreatePayload:
    """The payload of a creation: its notices, and the own project that a refused duplicate repeats."""
    language = info.context.language
    if isinstance(outcome, Registered):
        notices = [
            payloads.ProjectCreateNotice(
                code=codes.ProjectCreateNoticeCode[each.code], message=message(each.code, language, each.facts)
            )
            for each in outcome.notices
        ]
        return payloads.ProjectCreatePayload(key=outcome.project_id, errors=[], notices=notices)
    refusals = (outcome,) if isinstance(outcome, Refusal) else outcome
    errors = refused(payloads.ProjectCreateError, codes.ProjectCreateErrorCode, refusals, language)
    for shown, refusal in zip(errors, refusals, strict=True):
        shown.key = refusal.facts.get("project")
    return payloads.ProjectCreatePayload(key=None, errors=errors, notices=[])


def revealed(info: Info, outcome: Revealed | Refusals) -> payloads.ContactRevealPayload:
    """The payload of a disclosure, whose record is committed by now."""
    if not isinstance(outcome, Revealed):
        return answer(
            info, outcome, payloads.ContactRevealPayload, payloads.ContactRevealError, codes.ContactRevealErrorCode
        )
    shown: dict[str, Any] = {"phone": outcome.phone, "email": outcome.email}
    return payloads.ContactRevealPayload(key=outcome.contact_id, errors=[], **shown)
