"""联系人修改: a host corrects a person at a company."""

from typing import Any, cast

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Contact
from zhaoshang.projects.permissions import Contacts
from zhaoshang.projects.rules.entries import ContactChanges, refuse_contact_changes
from zhaoshang.values.ids import ContactId
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def update_contact(
    service: Service, actor: Actor, contact_id: ContactId, expected: int, changes: ContactChanges
) -> ContactId | Refusals:
    """Correct a contact of the acting tenant.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, NOTHING_TO_CHANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID,
    INVALID_PHONE, INVALID_EMAIL, CONTACT_CHANNEL_REQUIRED.
    """
    async with service.unit_of_work(actor, Contacts.UPDATE) as work:
        contact = await store.load(work, Contact, contact_id)
        if contact is None:
            return NOT_FOUND
        if denial := authorize(actor, Contacts.UPDATE, contact):
            return denial
        if conflict := await store.lock(work, contact, expected):
            return conflict
        if faults := refuse_contact_changes(changes, phone=contact.phone, email=contact.email):
            return faults
        wanted = {name: trimmed(value) for name, value in cast("dict[str, Any]", changes).items()}
        changed = {name: value for name, value in wanted.items() if getattr(contact, name) != value}
        if not changed:
            return contact_id
        for name, value in changed.items():
            setattr(contact, name, value)
        contact.version += 1
        await store.add(work, contact)
        work.record("company.contact.update", "company.contact", contact.id, contact.tenant_id, **changed)
        work.emit("contact.updated", contact=str(contact.id), changed=sorted(changed))
        return await work.commit(contact_id)
