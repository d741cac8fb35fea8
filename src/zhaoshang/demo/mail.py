"""Where some of the demo's people may be written to, and what they want mailed. The demo has no mail server."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from zhaoshang.demo.cast import Cast
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.notifications.model import Language
from zhaoshang.tenancy.model import PersonEmail, Role

_SEED: Final = 3_000_017
_SET: Final = ANCHOR - timedelta(days=40)
_DOMAIN: Final = "demo.example"
"""Nobody's, for ever (RFC 2606): even with a mail server nothing would leave for anybody."""

_WRITTEN_TO: Final = (
    *(("hezuo", Role.DIRECTOR, True), ("hezuo", Role.OFFICER, True)),
    *(("huaming", Role.DIRECTOR, True), ("huaming", Role.OFFICER, False)),
)
"""Whose address is entered, and whether they have confirmed it."""
_SAID: Final = (("hezuo", Role.OFFICER, True, Language.EN), ("huaming", Role.DIRECTOR, False, Language.ZH))
"""What some of them said of the daily digest."""


def give_addresses(cast: Cast) -> None:
    """Add people's addresses, from a seed of their own: nothing that was told before is told otherwise."""
    chance = Chance(cast.plan.seed + _SEED)
    for unit, role, confirmed in _WRITTEN_TO:
        if unit not in cast.tenants:
            continue
        person = cast.who(unit, role)
        cast.rows[PersonEmail].append(
            {
                "district_id": cast.district_id,
                "id": chance.id_at(_SET),
                "person_id": person,
                "address": f"{role.value.lower()}.{unit}@{_DOMAIN}",
                "set_at": _SET,
                "set_by": person,
                "verified_at": _SET + timedelta(minutes=3) if confirmed else None,
                "code_tries": 0,
                "codes_asked": 1,
                "codes_since": _SET,
                "version": 2 if confirmed else 1,
            }
        )


def preferences(cast: Cast) -> Iterator[dict[str, Any]]:
    """What people said of the digest."""
    chance = Chance(cast.plan.seed + 2 * _SEED)
    for unit, role, wanted, language in _SAID:
        if unit in cast.tenants:
            yield {
                "district_id": cast.district_id,
                "id": chance.id_at(_SET),
                "person_id": cast.who(unit, role),
                "wanted": wanted,
                "language": language.value,
                "set_at": _SET,
                "version": 1,
            }
