"""People's addresses, and a service that hands letters to a mail server of the test's own."""

import re
from dataclasses import replace
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from tests.support.smtp import PostOffice
from zhaoshang.notifications.smtp import SmtpMailer
from zhaoshang.tenancy.operations.mail_codes import mail_codes
from zhaoshang.values.ids import DistrictId, new_id

LINK = "https://zhaoshang.example.cn/"


def mailing(hall: Hall, office: PostOffice, *, patience: float = 5.0) -> None:
    """Let the hall's service hand in its letters there."""
    hall.service = replace(hall.service, mail=SmtpMailer(office.settings(link=LINK), patience=patience))


def address_of(persona: str) -> str:
    """Where a persona may be written to."""
    return f"{persona.replace('@', '.')}@example.cn"


async def an_address(hall: Hall, persona: str, **values: Any) -> UUID:
    """A persona's confirmed address."""
    row = {
        "district_id": DONGLI,
        "id": new_id(),
        "person_id": person_id(persona),
        "address": address_of(persona),
        "set_at": NOW,
        "set_by": person_id(persona),
        "verified_at": NOW,
        "code_tries": 0,
        "codes_asked": 1,
        "codes_since": NOW,
        "version": 2,
    }
    return await insert(hall.owner, "person_email", **(row | values))


async def codes_mailed(hall: Hall) -> int:
    """One round of the job that mails codes."""
    return await mail_codes(hall.service, DistrictId(DONGLI))


def code_in(letter: EmailMessage) -> str:
    """The code that a letter tells."""
    found = re.search(r"^ +([0-9A-Z]{4}-[0-9A-Z]{4})$", letter.get_content().replace("\r", ""), re.MULTILINE)
    assert found is not None
    return found[1]
