"""验证邮箱: somebody shows that they read what is mailed to their address."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.permissions import Emails
from zhaoshang.values.refusal import Refusal

_NONE_MAILED = Refusal("EMAIL_CODE_EXPIRED", ("code",))


@repeatable
async def confirm_email(service: Service, actor: Actor, code: str) -> UUID | Refusal:
    """Confirm one's own address by the code that was mailed there.

    A wrong code is counted, and that is all it writes. Refuses: FORBIDDEN, EMAIL_CODE_WRONG, EMAIL_CODE_EXPIRED.
    """
    async with service.unit_of_work(actor, Emails.CONFIRM) as work:
        if denial := authorize(actor, Emails.CONFIRM):
            return denial
        email = await store.email_of(work, actor.person)
        if email is None or email.address is None:
            return _NONE_MAILED
        mailed = rules.MailedCode(email.code_digest, email.code_expires_at, email.code_tries)
        if refusal := rules.refuse_code_given(mailed, rules.digest_code(email.id, email.address, code), work.at):
            if refusal.code != "EMAIL_CODE_WRONG":
                return refusal
            email.code_tries += 1
            await store.add(work, email)
            return await work.commit(refusal)
        email.verified_at, email.code_digest, email.code_expires_at = work.at, None, None
        email.version += 1
        await store.add(work, email)
        work.record("person.email.confirm", "person.email", email.id)
        work.emit("person.email_confirmed", person=str(actor.person))
        return await work.commit(actor.person)
