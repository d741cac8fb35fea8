"""登记邮箱: the system administrator enters where somebody may be written to."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Person
from zhaoshang.tenancy.operations.set_email import change_address
from zhaoshang.tenancy.permissions import Emails
from zhaoshang.values.refusal import Refusal


@repeatable
async def register_email(
    service: Service, actor: Actor, person_id: UUID, address: str | None, expected: int | None
) -> UUID | Refusal:
    """Set a person's address for them, or take it away; only they can confirm it.

    Refuses: NOT_FOUND, FORBIDDEN, INVALID_EMAIL, CONFLICT, EMAIL_CODES_TOO_MANY.
    """
    async with service.unit_of_work(actor, Emails.REGISTER) as work:
        person = await store.load(work, Person, person_id)
        if denial := authorize(actor, Emails.REGISTER, person):
            return denial
        if refusal := await change_address(work, actor, person_id, address, expected):
            return refusal
        return await work.commit(person_id)
