"""What may be said in a bulletin, and of which month one may be composed (domain §11). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from zhaoshang.bulletins.errors import refusal
from zhaoshang.bulletins.rules.template import Template
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text, trimmed

COMMENTARY: Final = 4000
REASON: Final = 1000
HEADING: Final = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What 督查室 adds: a commentary by the heading of its section, and why a correction is made."""

    commentary: Sequence[tuple[str, str]] = ()
    reason: str | None = None


def refuse_said(said: Said, *, corrects: bool = False) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    faults = [*check_text(said.reason, "reason", limit=REASON, required=corrects)]
    for at, (heading, text) in enumerate(said.commentary):
        faults += check_text(heading, "commentary", str(at), "heading", limit=HEADING, required=True)
        faults += check_text(text, "commentary", str(at), "text", limit=COMMENTARY, required=True)
    return tuple(faults)


def said_by_heading(said: Said, template: Template) -> Mapping[str, str] | Refusal:
    """The commentary of each section that has one. Refuses BULLETIN_SECTION_UNKNOWN."""
    found: dict[str, str] = {}
    for at, (given, text) in enumerate(said.commentary):
        heading = given.strip()
        if heading not in template.sections or heading in found:
            return refusal("BULLETIN_SECTION_UNKNOWN", "commentary", str(at), "heading", heading=heading)
        found[heading] = trimmed(text) or ""
    return found


def refuse_month(period: Period, closed_through: Period | None, lights_open: int) -> Refusal | None:
    """Only what cannot change any more is told. Refuses BULLETIN_MONTH_OPEN, BULLETIN_LIGHTS_OPEN."""
    if closed_through is None or period > closed_through:
        return refusal("BULLETIN_MONTH_OPEN", "period", period=period)
    if lights_open:
        return refusal("BULLETIN_LIGHTS_OPEN", "period", period=period, projects=lights_open)
    return None
