"""The demo is written once, through the fences, and ends up as the application's own functions would leave it."""

from typing import Any

import asyncpg
import pytest
from sqlalchemy import text

from tests.demo.conftest import Demo
from tests.support.database import a_database, as_login
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo import seed as seeding
from zhaoshang.demo.cast import assemble
from zhaoshang.demo.districts import PLANS
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.values.ids import DistrictId

SHARED = (
    *("project", "company", "stage_change"),
    *("planning_consultation", "planning_revision", "planning_opinion", "service_task"),
    *("review", "review_assessment", "review_supplement", "review_condition"),
    *("meeting", "meeting_minutes", "meeting_item", "meeting_member"),
    *("meeting_statement", "meeting_vote", "meeting_material"),
)


async def derived(connection: asyncpg.Connection) -> dict[str, list[Any]]:
    """Everything that the application derives from projects and their explicit participations; and the catalogues."""
    return {
        "participations": await connection.fetch(
            "SELECT tenant_id, project_id, parts, created_at, updated_at, investment_fen"
            " FROM app.participation ORDER BY project_id, tenant_id"
        ),
        **{table: await connection.fetch(f"SELECT id, shared_with FROM app.{table} ORDER BY id") for table in SHARED},
        "companies": await connection.fetch(
            "SELECT tenant_id, company_id, created_at FROM app.company_participation ORDER BY company_id, tenant_id"
        ),
        "guidance": await connection.fetch("SELECT id, text FROM app.guidance_item ORDER BY id"),
        "slots": await connection.fetch(
            "SELECT review_id, section_code, state, verdict, due_at, given_at, shared_with, version"
            " FROM app.review_opinion ORDER BY 1, 2"
        ),
        "parties": await connection.fetch(
            "SELECT tenant_id, review_id, submitted_at, due_at FROM app.review_party ORDER BY review_id, tenant_id"
        ),
        "consulted": await connection.fetch(
            "SELECT tenant_id, consultation_id, applied_at, due_at FROM app.planning_party ORDER BY 2, 1"
        ),
        "served": await connection.fetch("SELECT tenant_id, task_id, due_at FROM app.service_party ORDER BY 2, 1"),
        "grams": await connection.fetch("SELECT project_id, gram FROM app.search_gram ORDER BY 1, 2"),
    }


async def test_a_second_start_writes_nothing(demo: Demo, superuser: asyncpg.Connection) -> None:
    before = await derived(superuser)
    assert await seed(demo.database, ISSUER, demo.files) is False
    assert await derived(superuser) == before


async def test_sharing_and_search_are_what_the_application_derives(demo: Demo, superuser: asyncpg.Connection) -> None:
    before = await derived(superuser)
    for code in (120110, 120111):
        fence = Fence(district=DistrictId(code), reads=Reach.DISTRICT, writes=Reach.DISTRICT)
        async with demo.database.unit_of_work(fence, at=ANCHOR) as work:
            keys = list(await work.session.scalars(text("SELECT id FROM app.project")))
            assert keys
            for key in keys:
                await work.session.execute(text("SELECT app.reshare(:project)"), {"project": key})
            await work.commit()
    assert await derived(superuser) == before


async def test_a_start_that_was_interrupted_is_completed_by_the_next(
    server: EmbeddedServer, demo: Demo, superuser: asyncpg.Connection
) -> None:
    async with a_database(server) as url, Database.connect(as_login(url)) as database:
        cast = assemble(PLANS[0], Chance(PLANS[0].seed), ISSUER)
        await seeding._write_people(database, cast)
        await seeding._write_guidance(database, cast)
        assert await seed(database, ISSUER, demo.files) is True
        assert await seed(database, ISSUER, demo.files) is False
        completed = await asyncpg.connect(**asyncpg_arguments(url))
        assert await derived(completed) == await derived(superuser)
        await completed.close()


@pytest.mark.parametrize(
    ("persona", "tenant", "role", "responsibility"),
    [
        ("director@huaming", "huaming", "DIRECTOR", ["HOST"]),
        ("officer@hezuo", "hezuo", "OFFICER", ["COORDINATION"]),
        ("viewer@ducha", "ducha", "VIEWER", ["OVERSIGHT"]),
        ("officer@sthj", "sthj", "OFFICER", ["ENVIRONMENT_REVIEW"]),
        ("auditor@xtgl", "xtgl", "AUDITOR", []),
        ("director@120111/zhongbei", "zhongbei", "DIRECTOR", ["HOST"]),
    ],
)
async def test_a_persona_is_who_its_name_says(
    demo: Demo, persona: str, tenant: str, role: str, responsibility: list[str]
) -> None:
    (membership,) = await demo.database.identify(ISSUER, persona)
    assert (membership["tenant_code"], membership["role"]) == (tenant, role)
    assert list(membership["responsibilities"]) == responsibility


async def test_the_second_district_is_behind_its_own_fence(demo: Demo) -> None:
    count = "SELECT count(*)::text FROM app.project"
    seen = [
        await demo.database.read(Fence(district=DistrictId(code), reads=Reach.DISTRICT), count, ())
        for code in (120110, 120111, 120112)
    ]
    assert int(seen[0] or 0) > 600
    assert 60 <= int(seen[1] or 0) < 100
    assert seen[2] == b"0"
