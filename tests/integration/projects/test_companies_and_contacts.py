"""Investors and their people: corrected by their own host, revealed on the record."""

from typing import Any

from tests.support.actors import person_id, tenant_id
from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall, codes
from zhaoshang.projects.operations.add_contact import add_contact
from zhaoshang.projects.operations.reveal_contact import Revealed, reveal_contact
from zhaoshang.projects.operations.update_company import update_company
from zhaoshang.projects.operations.update_contact import update_contact
from zhaoshang.projects.rules.entries import NewContact


async def company_of(hall: Hall, **entered: Any) -> Any:
    key = await hall.create(**entered)
    return await hall.row("company", (await hall.row("project", key))["company_id"])


async def test_a_contact_is_added_and_corrected(hall: Hall) -> None:
    officer = hall.actor("officer@huaming")
    company = await company_of(hall)

    key = await add_contact(hall.service, officer, company["id"], NewContact(name="王某", email="wang@example.com"))
    assert not isinstance(key, tuple)
    outcome = await update_contact(hall.service, officer, key, 1, {"phone": "13812341234", "email": None, "title": " "})  # type: ignore[arg-type]  # an id by now

    assert outcome == key
    (contact,) = await hall.rows("contact")
    assert (contact["phone"], contact["email"], contact["title"]) == ("13812341234", None, None)
    assert (contact["version"], contact["tenant_id"]) == (2, tenant_id("huaming"))
    kinds = {row["kind"] for row in await hall.rows("outbox_event")}
    assert {"contact.added", "contact.updated"} <= kinds


async def test_a_contact_that_is_already_so_is_not_written(hall: Hall) -> None:
    company = await company_of(hall, contact=NewContact(name="王某", phone="13812341234"))
    (contact,) = await hall.rows("contact", company_id=company["id"])

    await update_contact(hall.service, hall.actor("officer@huaming"), contact["id"], 1, {"name": "王某"})

    assert (await hall.row("contact", contact["id"]))["version"] == 1


async def test_a_reveal_is_on_record_with_its_purpose(hall: Hall) -> None:
    company = await company_of(hall, contact=NewContact(name="王某", phone="13812341234"))
    (contact,) = await hall.rows("contact", company_id=company["id"])

    shown = await reveal_contact(hall.service, hall.actor("officer@hezuo"), contact["id"], "预约座谈")

    assert isinstance(shown, Revealed)
    assert (shown.phone, shown.email) == ("13812341234", None)
    assert "13812341234" not in repr(shown)
    (disclosure,) = await hall.rows("contact_disclosure")
    assert (disclosure["purpose"], disclosure["by_person_id"]) == ("预约座谈", person_id("officer@hezuo"))
    assert disclosure["tenant_id"] == tenant_id("hezuo")
    (entry,) = await hall.rows("audit_entry", action="company.contact.reveal")
    assert entry["resource_id"] == contact["id"]
    assert "13812341234" not in "".join(row["changes"] for row in await hall.rows("audit_entry"))


async def test_a_corrected_company_is_found_and_compared_by_its_new_name(hall: Hall) -> None:
    await hall.create("officer@xinli", name="别的项目", company_name="天津远航新材料有限公司")
    company = await company_of(hall)

    await update_company(
        hall.service, hall.actor("officer@huaming"), company["id"], 1, {"name": "天津远航新材料股份有限公司"}
    )

    corrected = await hall.row("company", company["id"])
    assert (corrected["name_normal"], corrected["version"]) == ("天津远航新材料", 2)
    (link,) = await hall.rows("duplicate_link")
    assert link["kind"] == "COMPANY_NAME"
    # Told to nobody: only a creation discloses, and both reports keep what they are worth.
    assert await hall.rows("audit_entry", action="duplicate.disclose") == []
    assert [row["status"] for row in await hall.rows("first_report")] == ["VALID", "VALID"]
    (project,) = await hall.rows("project", company_id=company["id"])
    grams = {row["gram"] for row in await hall.rows("search_gram", project_id=project["id"])}
    assert "远航" in grams
    assert "云帆" not in grams


async def test_a_company_that_is_already_so_is_not_written(hall: Hall) -> None:
    company = await company_of(hall, credit_code=CREDIT_CODE)

    await update_company(
        hall.service, hall.actor("officer@huaming"), company["id"], 1, {"credit_code": CREDIT_CODE.lower()}
    )

    assert (await hall.row("company", company["id"]))["version"] == 1


async def test_a_project_in_review_keeps_its_credit_code(hall: Hall) -> None:
    company = await company_of(hall, credit_code=CREDIT_CODE)
    await hall.owner.execute("UPDATE app.project SET stage = 'IN_REVIEW'")
    officer = hall.actor("officer@huaming")

    assert codes(await update_company(hall.service, officer, company["id"], 1, {"credit_code": None})) == [
        "CREDIT_CODE_REQUIRED"
    ]
    assert (await hall.row("company", company["id"]))["credit_code"] == CREDIT_CODE
    assert await update_company(hall.service, officer, company["id"], 1, {"credit_code": OTHER_CREDIT_CODE})
