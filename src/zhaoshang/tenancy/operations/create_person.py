"""登记人员."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import Person
from zhaoshang.tenancy.permissions import People
from zhaoshang.values.ids import new_id
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.refusal import Refusal


@repeatable
async def create_person(service: Service, actor: Actor, issuer: str, subject: str, name: str) -> UUID | Refusal:
    """Register an account, so that memberships can be granted to it; alone it can do nothing.

    Refuses: FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, PERSON_KNOWN.
    """
    async with service.unit_of_work(actor, People.CREATE) as work:
        if denial := authorize(actor, People.CREATE):
            return denial
        if fault := (
            rules.refuse_name(name, "name")
            or rules.refuse_account(issuer, "issuer")
            or rules.refuse_account(subject, "subject")
        ):
            return fault
        await store.queue_up(work, f"{issuer} {subject}")
        if await store.subject_known(work, issuer, subject):
            return Refusal("PERSON_KNOWN", ("subject",))
        person = Person(
            district_id=actor.district,
            id=new_id(),
            issuer=issuer,
            subject=subject,
            name=name.strip(),
            pinyin=pinyin_key(name.strip()),
            created_at=work.at,
        )
        await store.add(work, person)
        work.record("person.create", "person", person.id, subject=subject)
        work.emit("person.created", person=str(person.id))
        return await work.commit(person.id)
