"""Recalling for comparison: own projects and contacts only, by id or by name."""

from tests.support.projects import CREDIT_CODE, Hall
from zhaoshang.projects.operations.recall_projects import Person, Recalled, recall_projects
from zhaoshang.projects.permissions import Imports
from zhaoshang.projects.rules.entries import NewContact


async def recall(hall: Hall, *, persona: str = "officer@huaming", names: set[str] | None = None) -> Recalled:
    """Everything there is, asked for by id; what comes back is what the persona's tenant owns."""
    projects = [row["id"] for row in await hall.rows("project")]
    contacts = [row["id"] for row in await hall.rows("contact")]
    actor = hall.actor(persona)
    async with hall.service.unit_of_work(actor, Imports.RUN) as work:
        if names is not None:
            return await recall_projects(work, [], [], names)
        return await recall_projects(work, projects, contacts, [])


async def test_own_projects_and_contacts_are_recalled(hall: Hall) -> None:
    contact = NewContact(name="张三", phone="13800000000")
    key = await hall.create(credit_code=CREDIT_CODE, contact=contact, investment_fen=None)
    recalled = await recall(hall)
    (project,) = recalled.projects
    assert (project.project_id, project.credit_code, project.investment_fen) == (key, CREDIT_CODE, None)
    assert [*recalled.contacts.values()] == [Person("张三", "13800000000")]


async def test_other_tenants_projects_and_contacts_are_not(hall: Hall) -> None:
    await hall.create("officer@xinli", contact=NewContact(name="张三", phone="13800000000"))
    assert await recall(hall) == Recalled((), {})
    assert await recall(hall, names={"高端装备生产基地"}) == Recalled((), {})


async def test_projects_are_recalled_by_their_normalised_name(hall: Hall) -> None:
    key = await hall.create(name="高端装备 生产基地项目")
    await hall.create(name="别的", company_name="别的公司")
    assert [project.project_id for project in (await recall(hall, names={"高端装备生产基地"})).projects] == [key]
