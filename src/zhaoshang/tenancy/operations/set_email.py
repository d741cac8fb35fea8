"""设置邮箱: somebody says where they may be written to."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import PersonEmail
from zhaoshang.tenancy.permissions import Emails
from zhaoshang.values.email import read_address
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, Refusal


@repeatable
async def set_email(service: Service, actor: Actor, address: str | None, expected: int | None) -> UUID | Refusal:
    """Set one's own address, or take it away; a code is mailed there, and nothing else until it is given back.

    The same address again asks for a new code. Refuses: FORBIDDEN, INVALID_EMAIL, CONFLICT, EMAIL_CODES_TOO_MANY.
    """
    async with service.unit_of_work(actor, Emails.SET) as work:
        if denial := authorize(actor, Emails.SET):
            return denial
        if refusal := await change_address(work, actor, actor.person, address, expected):
            return refusal
        return await work.commit(actor.person)


async def change_address(
    work: UnitOfWork, actor: Actor, person: UUID, address: str | None, expected: int | None
) -> Refusal | None:
    """Change a person's address as part of a larger operation. ``expected`` is None where there was none before.

    A confirmed address that stays is left as it is. Refuses: INVALID_EMAIL, CONFLICT, EMAIL_CODES_TOO_MANY.
    """
    kept = None if address is None else read_address(address)
    if address is not None and kept is None:
        return Refusal("INVALID_EMAIL", ("address",))
    email = await store.email_of(work, person)
    if (None if email is None else email.version) != expected:
        return CONFLICT
    if email is None:
        email = PersonEmail(
            id=new_id(), district_id=actor.district, person_id=person, codes_asked=0, codes_since=None, version=0
        )
    elif email.address == kept and (kept is None or email.verified_at is not None):
        return None
    email.code_wanted_at = None
    if kept is not None:
        if refusal := rules.refuse_asking(email.codes_asked, email.codes_since, work.at):
            return refusal
        _ask(email, work)
    email.address, email.set_at, email.set_by, email.verified_at = kept, work.at, actor.person, None
    email.code_digest, email.code_expires_at, email.code_tries = None, None, 0
    email.version += 1
    await store.add(work, email)
    # That it changed, and not to what: not even a digest of it is kept longer than the address.
    work.record("person.email.set", "person.email", email.id, removed=kept is None)
    work.emit("person.email_set", person=str(person))
    return None


def _ask(email: PersonEmail, work: UnitOfWork) -> None:
    if rules.asks_anew(email.codes_since, work.at):
        email.codes_asked, email.codes_since = 0, work.at
    email.codes_asked += 1
    email.code_wanted_at = work.at
