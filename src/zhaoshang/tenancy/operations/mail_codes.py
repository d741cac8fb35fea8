"""发送验证码: who set an address is mailed the code that confirms it; by job."""

import asyncio
import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from zhaoshang.authorization.service import Service
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.letters import code_letter, draw_code
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.mail import ROUND_SECONDS, Delivery, Letter

MOST: Final = 200
"""Codes of one round."""
_NOT_NOW: Final = frozenset({Delivery.POSTPONED, Delivery.UNREACHABLE})


async def mail_codes(service: Service, district: DistrictId) -> int:
    """Mail the codes that were asked for within the last hour; how many left. Without a mail server, none.

    The code is drawn here and its digest kept before the letter leaves: a crash in between mails none, and whoever
    waits asks again. No transaction is open while a mail server is spoken to.
    """
    if service.mail is None:
        return 0
    sent, machine = 0, asyncio.get_running_loop()
    until = machine.time() + ROUND_SECONDS
    since = service.clock.now() - rules.CODE_WAITS
    async with service.database.unit_of_work(_fence(district), at=service.clock.now()) as work:
        waiting = await store.emails_awaiting_code(work, since=since, most=MOST)
    for key in waiting:
        if machine.time() > until:
            break
        drawn = await _draw(service, district, key)
        if drawn is None:
            continue
        letter, wanted_at, digest = drawn
        delivery = await service.mail.send(letter)
        sent += delivery is Delivery.SENT
        if delivery in _NOT_NOW:
            await _put_back(service, district, key, wanted_at, digest)
        if delivery is Delivery.UNREACHABLE:
            break
    return sent


def _fence(district: DistrictId) -> Fence:
    return Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)


async def _draw(service: Service, district: DistrictId, key: UUID) -> tuple[Letter, datetime, str] | None:
    """Draw a code for an address and keep its digest; None when another machine did, or nobody wants it any more."""
    async with service.database.unit_of_work(_fence(district), at=service.clock.now()) as work:
        email = await store.hold_email(work, key)
        if email is None or email.address is None or email.code_wanted_at is None:
            return None
        code, wanted_at = draw_code(secrets.choice), email.code_wanted_at
        digest = rules.digest_code(email.id, email.address, code)
        email.code_wanted_at, email.code_tries = None, 0
        email.code_digest, email.code_expires_at = digest, work.at + rules.CODE_LASTS
        await store.add(work, email)
        work.record("person.email.mail_code", "person.email", email.id)
        return await work.commit((code_letter(new_id(), email.address, code), wanted_at, digest))


async def _put_back(service: Service, district: DistrictId, key: UUID, wanted_at: datetime, digest: str) -> None:
    """Let the next round try again, unless the person has meanwhile set another address or asked anew."""
    async with service.database.unit_of_work(_fence(district), at=service.clock.now()) as work:
        email = await store.hold_email(work, key)
        if email is None or email.code_digest != digest:
            return
        email.code_wanted_at, email.code_digest, email.code_expires_at = wanted_at, None, None
        await store.add(work, email)
        await work.commit()
