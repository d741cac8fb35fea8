"""From an operation's outcome to a mutation's payload."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from zhaoshang.api.messages import message
from zhaoshang.api.payload import UserError, refused
from zhaoshang.projects.api import codes, payloads
from zhaoshang.projects.api.reading import Info
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.operations.register_project import Registered
from zhaoshang.projects.operations.reveal_contact import Revealed
from zhaoshang.values.ids import parse_global_id
from zhaoshang.values.refusal import Refusal

NOBODY = UUID(int=0)

P = TypeVar("P")


def keyed(type_name: str, text: str) -> UUID:
    """The key in a global id of a type. What never was such an id becomes nobody's, so that it is simply not found."""
    parsed = parse_global_id(text)
    return parsed[1] if parsed is not None and parsed[0] == type_name else NOBODY


def answer(
    info: Info, outcome: UUID | Refusals, payload: Callable[..., P], error: type[UserError], code: type[Enum]
) -> P:
    """The payload of an outcome: the id of what to read anew, or the refusals in the request's language."""
    if isinstance(outcome, UUID):
        return payload(key=outcome, errors=[])
    return payload(key=None, errors=refused(error, code, outcome, info.context.language))


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
