"""How a room says of what people are told: one ``Told`` for each kind, in a ``notices.py`` of its own.

An event of the outbox, the rows it is about, whose units, and the permission whose holders there are told::

    register_notice(
        Told(
            kind="TRANSFER_OFFERED",
            zh="收到承接邀请",
            en="The unit is asked to take a pushed project",
            event="transfer.offered",
            key="offer",
            mapped=TransferOffer,
            subject="TransferOffer",
            units=lambda offer, _event: [offer.tenant_id],
            holders=Offers.ACCEPT,
        )
    )

A notice carries the kind and an id, and no content: whoever opens it sees what the policy lets them see then.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.rooms import import_contributions

Units = Callable[[Any, Mapping[str, Any]], Iterable[UUID]]
"""From a row and its event's payload to the units that it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One kind of thing that people are told."""

    kind: str
    zh: str
    """What happened, in a few words."""
    en: str
    """What happened, as one sentence."""
    event: str
    """The event's name."""
    key: str
    """The entry of the event's payload that names the rows."""
    mapped: type[Any]
    """The class of the rows; each is told of by itself."""
    by: str = "id"
    """The column that the entry is looked up in."""
    subject: str
    """The GraphQL type of the thing to open."""
    thing: str = "id"
    """The column with that thing's id."""
    units: Units | None = None
    """Whose staff are told; ``None`` for every unit of the district that has such staff."""
    holders: Permission
    """Who of them: whoever may do this somewhere."""


_TOLD: Final[dict[str, Told]] = {}


def register_notice(*told: Told) -> None:
    """Add kinds of notices. A kind means one thing: registering it twice is a bug."""
    for each in told:
        if _TOLD.setdefault(each.kind, each) is not each:
            raise ValueError(f"notice {each.kind!r} is already registered")


def all_notices() -> Mapping[str, Told]:
    """Every kind that any room brings, in the order of their names."""
    import_contributions("notices")
    return MappingProxyType(dict(sorted(_TOLD.items())))
