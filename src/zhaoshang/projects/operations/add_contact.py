"""联系人登记: a host enters a person at a company."""

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Company, Contact
from zhaoshang.projects.permissions import Contacts
from zhaoshang.projects.rules.entries import NewContact, refuse_new_contact
from zhaoshang.values.ids import CompanyId, ContactId, new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed


@repeatable
async def add_contact(service: Service, actor: Actor, company_id: CompanyId, new: NewContact) -> ContactId | Refusals:
    """Enter a contact of a company of the acting tenant.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, INVALID_PHONE, INVALID_EMAIL,
    CONTACT_CHANNEL_REQUIRED.
    """
    async with service.unit_of_work(actor, Contacts.ADD) as work:
        company = await store.load(work, Company, company_id)
        if company is None:
            return NOT_FOUND
        if denial := authorize(actor, Contacts.ADD, company):
            return denial
        if faults := refuse_new_contact(new):
            return faults
        contact = Contact(
            id=new_id(),
            district_id=company.district_id,
            tenant_id=company.tenant_id,
            company_id=company.id,
            name=new.name.strip(),
            title=trimmed(new.title),
            phone=trimmed(new.phone),
            email=trimmed(new.email),
            created_at=work.at,
            version=1,
        )
        await store.add(work, contact)
        work.record("company.contact.add", "company.contact", contact.id, company.tenant_id)
        work.emit("contact.added", company=str(company.id), contact=str(contact.id))
        return await work.commit(ContactId(contact.id))
