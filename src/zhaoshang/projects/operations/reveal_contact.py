"""查看联系方式原文: the one way to see a telephone number in full, and it leaves a trace."""

from dataclasses import dataclass, field

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import ContactDisclosure
from zhaoshang.projects.permissions import Contacts
from zhaoshang.projects.rules.entries import refuse_text
from zhaoshang.projects.rules.texts import PURPOSE
from zhaoshang.values.ids import ContactId, new_id
from zhaoshang.values.refusal import NOT_FOUND


@dataclass(frozen=True, slots=True)
class Revealed:
    """A contact's personal data in full; kept out of every log."""

    contact_id: ContactId
    phone: str | None = field(repr=False)
    email: str | None = field(repr=False)


@repeatable
async def reveal_contact(service: Service, actor: Actor, contact_id: ContactId, purpose: str) -> Revealed | Refusals:
    """Show a contact's telephone number and e-mail address for a stated purpose (domain §14).

    The record of it is committed before the values leave this function. A repeated request is another disclosure: the
    values are never kept as an outcome.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    async with service.unit_of_work(actor, Contacts.REVEAL) as work:
        contact = await store.load_contact(work, contact_id)
        if contact is None:
            return NOT_FOUND
        if denial := authorize(actor, Contacts.REVEAL, contact):
            return denial
        if faults := refuse_text(purpose, "purpose", limit=PURPOSE):
            return faults
        disclosure = ContactDisclosure(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            contact_id=contact.id,
            purpose=purpose.strip(),
            by_person_id=actor.person,
            at=work.at,
        )
        await store.add(work, disclosure)
        work.record("company.contact.reveal", "company.contact", contact.id, actor.tenant, disclosure=disclosure.id)
        work.emit("contact.revealed", contact=str(contact.id), disclosure=str(disclosure.id))
        await work.commit()
        return Revealed(contact_id, contact.phone, contact.email)
