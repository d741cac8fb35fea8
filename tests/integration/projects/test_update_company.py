"""An investor, corrected."""

from typing import Any

from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall, codes
from zhaoshang.projects.operations.update_company import update_company


async def company_of(hall: Hall, **entered: Any) -> Any:
    key = await hall.create(**entered)
    return await hall.row("company", (await hall.row("project", key))["company_id"])


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
