"""What is entered about a carrier, and every fault it can have."""

from dataclasses import dataclass
from datetime import date

from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.rules.entries import NAME, PURPOSE
from zhaoshang.transfers.rules.flow import MOST_AREA, MOST_POWER, refuse_size
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCarrier:
    """A carrier as entered."""

    name: str
    kind: CarrierKind
    area: int
    """Square metres."""
    power: int = 0
    """kVA."""
    purpose: str | None = None
    available_on: date | None = None


def refuse_carrier(new: NewCarrier) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, SIZE_OUT_OF_RANGE."""
    return (
        *check_text(new.name, "name", limit=NAME, required=True),
        *check_text(new.purpose, "purpose", limit=PURPOSE),
        *refuse_size(new.area, "area", MOST_AREA),
        *refuse_size(new.power, "power", MOST_POWER, least=0),
    )
