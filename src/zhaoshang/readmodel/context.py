"""What resolvers and computed fields see of the request."""

from typing import TYPE_CHECKING, NamedTuple

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.service import Service

if TYPE_CHECKING:
    from zhaoshang.readmodel.reader import Reader


class RequestContext(NamedTuple):
    """One request: who asks, what operations run on, and in which language answers are given."""

    actor: Actor
    service: Service
    reader: "Reader"
    language: Language
    idempotency_key: str | None = None
    request_hash: str = ""
    """Of the document and the variables: what an idempotency key stands for."""
    document_key: str = ""
    """The hash of the document's text: what statements of a payload are kept by; without it none is."""
