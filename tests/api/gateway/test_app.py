"""The composed service on a real database: who is let in, what starts, and what must not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest
import strawberry
from sqlalchemy import URL
from starlette.applications import Starlette

from tests.support.builders import AT, a_membership, a_person, a_tenant
from tests.support.graphql import Graphql
from zhaoshang.api.permission import public
from zhaoshang.app import Contract, Demo, StartupError, serving
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER, DemoIssuer, demo_token
from zhaoshang.demo.tokens import PATH, token_route
from zhaoshang.gateway.execution import Caller, SchemaExecutor
from zhaoshang.settings import Environment, Settings, SettingsError
from zhaoshang.values.clock import SystemClock

WHO = "{ who }"
HOUSE: list[object] = [public()]


def who(info: strawberry.Info[Caller, None]) -> str:
    actor = info.context.actor
    assert actor is not None
    return f"{actor.district_code}/{actor.tenant_code} {','.join(sorted(actor.subjects))}"


def touch() -> str:
    return "done"


@strawberry.type
class Query:
    who: str = strawberry.field(resolver=who, directives=HOUSE)


@strawberry.type
class Mutation:
    touch: str = strawberry.field(resolver=touch, directives=HOUSE)


@strawberry.type
class Unmarked:
    @strawberry.field
    def who(self) -> str:
        return ""


def contract(query: type = Query) -> Contract:
    schema = strawberry.Schema(query, Mutation)._schema
    return Contract(schema, SchemaExecutor(schema))


@pytest.fixture
def demo(tmp_path: Path) -> Settings:
    return Settings(environment=Environment.DEMO, data_directory=tmp_path)


@asynccontextmanager
async def running(settings: Settings, database: Database, query: type = Query) -> AsyncIterator[Starlette]:
    service = Service(clock=SystemClock(), database=database, authorizer=load_authorizer)
    extra = None
    if settings.demo:
        issuer = DemoIssuer.of(settings)
        extra = Demo([issuer.trusted(settings)], [token_route(issuer, settings)], token_path=PATH)
    async with serving(settings, service, contract(query), demo=extra) as app:
        yield app


async def _huaming(owner: asyncpg.Connection) -> None:
    tenant = await a_tenant(owner, "huaming", "HOST")
    person = await a_person(owner, "director@huaming", issuer=ISSUER)
    await a_membership(owner, person, tenant, "DIRECTOR")


async def test_a_persona_is_who_the_database_says(
    demo: Settings, database: Database, owner: asyncpg.Connection
) -> None:
    await _huaming(owner)
    async with running(demo, database) as app:
        client = Graphql(app)
        assert (await client.as_("director@huaming").run(WHO)).data == {"who": "120110/huaming host.director"}
        assert (await client.as_("director@hezuo").run(WHO)).codes == ["NO_MEMBERSHIP"]
        assert (await client.run(WHO)).codes == ["UNAUTHENTICATED"]


async def test_an_ended_membership_writes_no_more_at_once(
    demo: Settings, database: Database, owner: asyncpg.Connection
) -> None:
    await _huaming(owner)
    async with running(demo, database) as app:
        client = Graphql(app).as_("director@huaming")
        assert (await client.run("mutation { touch }")).data == {"touch": "done"}
        await owner.execute("UPDATE app.membership SET ended_at = $1", AT)
        assert (await client.run("mutation { touch }")).codes == ["NO_MEMBERSHIP"]
        # And having asked, reads know it too.
        assert (await client.run(WHO)).codes == ["NO_MEMBERSHIP"]


async def test_a_served_demo_is_ready_and_shows_its_page(demo: Settings, database: Database) -> None:
    async with running(demo, database) as app:
        ready = await Graphql(app).send("GET", "/readyz")
        assert (ready.status, ready.body["checks"]) == (200, {"database": "ok", "migrations": "ok"})
        page = await Graphql(app).send("GET", headers={"Accept": "text/html"})
        assert PATH in page.response.text


async def test_a_database_at_another_revision_is_not_ready(
    demo: Settings, database: Database, owner: asyncpg.Connection
) -> None:
    async with running(demo, database) as app:
        newest = await owner.fetchval("SELECT version_num FROM public.alembic_version")
        await owner.execute("UPDATE public.alembic_version SET version_num = 'older'")
        try:
            found = await Graphql(app).send("GET", "/readyz")
        finally:
            await owner.execute("UPDATE public.alembic_version SET version_num = $1", newest)
    assert (found.status, found.body["checks"]) == (503, {"database": "ok", "migrations": "failed"})


@pytest.mark.parametrize("environment", [Environment.PRODUCTION, Environment.DEVELOPMENT])
async def test_outside_demo_mode_nothing_of_the_demo_is_reachable(
    demo: Settings, database: Database, owner: asyncpg.Connection, environment: Environment
) -> None:
    await _huaming(owner)
    token = demo_token(demo, "director@huaming")
    elsewhere = Settings(environment=environment, data_directory=demo.data_directory, oidc_issuer="https://id.example")
    async with running(elsewhere, database) as app:
        client = Graphql(app)
        refused = await client.with_(Authorization=f"Bearer {token}").run(WHO)
        assert (refused.status, refused.errors[0]["extensions"]["reason"]) == (401, "ISSUER_UNKNOWN")
        assert (await client.send("POST", PATH, json={"persona": "director@huaming"})).status == 404
        page = (await client.send("GET", headers={"Accept": "text/html"})).response.text
        assert PATH not in page
        assert ("<html" in page) is (environment is Environment.DEVELOPMENT)


async def test_a_demo_issuer_handed_to_production_is_not_trusted(demo: Settings, database: Database) -> None:
    """Even if the wiring were wrong, the mode decides."""
    issuer = DemoIssuer.of(demo)
    production = Settings(data_directory=demo.data_directory)
    service = Service(clock=SystemClock(), database=database, authorizer=load_authorizer)
    with pytest.raises(SettingsError, match="OIDC_ISSUER"):
        async with serving(production, service, contract(), demo=Demo([issuer.trusted(demo)])):
            pass


async def test_a_schema_with_an_unmarked_field_is_not_served(demo: Settings, database: Database) -> None:
    with pytest.raises(StartupError, match=r"Unmarked\.who"):
        async with running(demo, database, Unmarked):
            pass


async def test_a_superuser_is_no_login_for_the_service(demo: Settings, database_url: URL) -> None:
    async with Database.connect(database_url) as database:
        with pytest.raises(StartupError, match="superuser"):
            async with running(demo, database):
                pass
