"""每日邮件: once a working day people are mailed how much waits for them; by job."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.service import Service
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.duties.declare import all_duties
from zhaoshang.duties.operations.count_duties import count_duties
from zhaoshang.notifications import rules, store, store_digests
from zhaoshang.notifications.declare import all_notices
from zhaoshang.notifications.letters import Desk, Digest, digest_letter
from zhaoshang.notifications.model import DigestState, Language
from zhaoshang.notifications.rules import Job
from zhaoshang.notifications.store_digests import Reader
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, PersonId, TenantId
from zhaoshang.values.mail import ROUND_SECONDS, Delivery, Letter, Mailer

_BY_JOB: Final = Trace("digest")


@dataclass(frozen=True, slots=True)
class Mailed:
    """What a round of digests did."""

    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    """Those that a mail server may have taken, or not."""


async def mail_digests(service: Service, district: DistrictId) -> Mailed:
    """Mail everybody who wants it how much waits for them, once a working day, from the district's hour on.

    Each is claimed in a transaction of its own, sent while none is open, and then noted. So a crash between the mail
    server's yes and the note loses the note, and no second is sent: at most once. What the server surely did not take
    is tried again, later each time. Two machines at once send each once. Without a mail server nothing is done at all.
    """
    if service.mail is None:
        return Mailed()
    round_ = _Round(service, service.mail, district)
    machine = asyncio.get_running_loop()
    until = machine.time() + ROUND_SECONDS
    settled: list[DigestState] = []
    staff, readers = await round_.due()
    for reader in readers:
        if machine.time() > until:
            break
        delivery, state = await round_.serve(reader, rules.units_of(staff, reader.person))
        settled.append(state)
        if delivery is Delivery.UNREACHABLE:
            break
    return Mailed(*(settled.count(each) for each in (DigestState.SENT, DigestState.FAILED, DigestState.UNKNOWN)))


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of digests of a district."""

    service: Service
    mail: Mailer
    district: DistrictId

    @property
    def _fence(self) -> Fence:
        return Fence(self.district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)

    @property
    def _now(self) -> datetime:
        return self.service.clock.now()

    async def due(self) -> tuple[Sequence[Job], Sequence[Reader]]:
        """Everybody's jobs, and whose digest is due: nobody's before the hour, or on a day off."""
        async with self.service.database.unit_of_work(self._fence, at=self._now) as work:
            today = day_of(work.at)
            if not rules.is_digest_time(work.at, await find_rules(work, today), await find_overrides(work)):
                return (), ()
            await store_digests.give_up(work, claimed_before=work.at - rules.LOST_AFTER)
            readers = await store_digests.readers(work, today)
            staff = await store.staff(work) if readers else []
            return await work.commit((staff, readers))

    async def serve(self, reader: Reader, units: dict[UUID, frozenset[str]]) -> tuple[Delivery | None, DigestState]:
        """Mail one reader their digest, unless there is nothing to tell, or somebody else is about to."""
        today = day_of(self._now)
        digest = await self._read(reader, units, today)
        wanted = DigestState.SENDING if digest.desks or digest.unread else DigestState.NOTHING
        async with self.service.database.unit_of_work(self._fence, at=self._now) as work:
            key = await store_digests.claim(work, reader, today, wanted, duties=digest.duties, notices=digest.notices)
            await work.commit()
        if key is None or wanted is DigestState.NOTHING:
            return None, DigestState.NOTHING
        delivery = await self.mail.send(self._letter(key, reader, digest))
        state, next_at = rules.settle(delivery, reader.attempts + 1, self._now)
        async with self.service.database.unit_of_work(self._fence, at=self._now) as work:
            await store_digests.settle(work, key, state, next_at, delivery)
            await work.commit()
        return delivery, state

    async def _read(self, reader: Reader, units: dict[UUID, frozenset[str]], today: date) -> Digest:
        """What waits for a reader in each of their units, under their own permissions there, and what is new."""
        desks: list[Desk] = []
        unread: list[tuple[str, int]] = []
        for tenant, subjects in units.items():
            actor = self._actor(reader, tenant, subjects)
            async with self.service.database.unit_of_work(actor.fence(), at=self._now) as work:
                (name,) = (await store_digests.unit_names(work, [tenant])).values()
                if waiting := await count_duties(work, actor):
                    desks.append(Desk(name, waiting))
                if not unread:
                    unread = await store_digests.unread(work, reader.told_until or work.at - store_digests.FIRST)
        return Digest(today, desks, unread)

    def _actor(self, reader: Reader, tenant: UUID, subjects: frozenset[str]) -> Actor:
        return Actor(
            self.district,
            TenantId(tenant),
            PersonId(reader.person),
            subjects,
            self.service.authorizer().decisions(subjects),
            _BY_JOB,
        )

    def _letter(self, key: UUID, reader: Reader, digest: Digest) -> Letter:
        duties, notices = all_duties(), all_notices()
        english = reader.language is Language.EN
        return digest_letter(
            key,
            reader.address,
            digest,
            reader.language,
            duty=lambda kind: duties[kind].en if english else duties[kind].zh,
            notice=lambda kind: notices[kind].en if english else notices[kind].zh,
            link=self.mail.link,
        )
