"""登记邮箱: the system administrator enters somebody's address; confirming it stays that person's own."""

from tests.support.actors import person_id
from tests.support.mail import an_address
from tests.support.projects import NOW
from tests.support.tenancy import NEVER, Office
from zhaoshang.tenancy.operations.register_email import register_email

WANG = person_id("officer@huaming")


async def test_an_address_is_entered_and_waits_for_its_persons_code(office: Office) -> None:
    assert await register_email(office.service, office.system, WANG, "wang@example.cn", None) == WANG

    (row,) = await office.hall.rows("person_email")
    assert (row["person_id"], row["address"], row["set_by"]) == (WANG, "wang@example.cn", office.system.person)
    assert (row["verified_at"], row["code_wanted_at"]) == (None, NOW)
    await office.told("person.email.set", "person.email_set")


async def test_an_address_is_changed_and_taken_away(office: Office) -> None:
    await an_address(office.hall, "officer@huaming")
    assert await register_email(office.service, office.system, WANG, "wang@example.cn", 2) == WANG
    assert await register_email(office.service, office.system, WANG, None, 3) == WANG
    (row,) = await office.hall.rows("person_email")
    assert (row["address"], row["verified_at"], row["version"]) == (None, None, 4)


async def test_what_cannot_be_is_refused(office: Office) -> None:
    service, system = office.service, office.system
    await office.refused(register_email(service, system, NEVER, "wang@example.cn", None), "NOT_FOUND")
    await office.refused(register_email(service, system, WANG, "wang", None), "INVALID_EMAIL", "address")
    await office.refused(register_email(service, system, WANG, "wang@example.cn", 1), "CONFLICT", "expectedVersion")
    await an_address(office.hall, "officer@huaming", codes_asked=5)
    await office.refused(register_email(service, system, WANG, "wang@example.cn", 2), "EMAIL_CODES_TOO_MANY", "address")


async def test_only_the_system_administrator_enters_addresses(office: Office) -> None:
    await office.refused_to_all_but(
        "system_admin", attempt=lambda who: register_email(office.service, who, WANG, "wang@example.cn", None)
    )
