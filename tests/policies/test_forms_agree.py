"""Proof 3: what Python says, what the SQL predicate selects and what row-level security lets through are the same rows.

Checked on random rows, for everybody, for reads and for writes; and the proof that this test can fail: a wrong form
on either side, planted on purpose, is caught.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final, Self

import asyncpg
import pytest
from sqlalchemy import false, inspect, select, text, true, update
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from tests.support.actors import DONGLI, SUBJECTS, an_actor
from tests.support.database import a_database, as_login
from tests.support.kinds import SEEN, WRITTEN
from tests.support.worlds import World, a_random_world
from tests.support.worlds_transfers import HOSTS
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.masks import hidden, maskable, masked
from zhaoshang.authorization.rooms import register_rooms
from zhaoshang.authorization.rules_text import root_of
from zhaoshang.authorization.scopes import ACTOR, SCOPES, covered, parameter_values, predicate
from zhaoshang.database.alias import aliased
from zhaoshang.database.direct import DIALECT
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.projects.model import (
    Company,
    CompanyParticipation,
    Contact,
    FirstReport,
    Note,
    Participation,
    Project,
    StageChange,
)
from zhaoshang.projects.permissions import Contacts, Projects
from zhaoshang.tenancy.model import Person, Tenant

NOW: Final = datetime(2026, 11, 23, tzinfo=UTC)
SCOPED: Final = (
    "involved",
    "engaged",
    "committed",
    "sponsor",
    "hosted",
    "pushed",
    "reviewer",
    "industry",
    "major",
    "own",
    "shared",
    "asked",
    "sharing",
    "admitted",
    "assigned",
    "consulted",
    "addressed",
    "published",
    "announced",
    "evaluates",
    "self",
)

PAIRS: Final = (
    ("host.director", "industry.viewer"),
    ("host.viewer", "oversight.viewer"),
    ("finance.viewer", "approval.officer"),
)


@dataclass(frozen=True)
class Fixed:
    """A world in a database of its own, and a connection that row-level security does not bind."""

    world: World
    unfenced: asyncpg.Connection
    database: Database
    reached: dict[tuple[Fence, type[Any]], set[Any]] = field(default_factory=dict)
    """What an UPDATE reaches inside a fence, asked once for all that write inside it."""


@pytest.fixture(scope="module", params=[1, 2], ids=["seed 1", "seed 2"])
async def fixed(request: pytest.FixtureRequest, server: EmbeddedServer) -> AsyncIterator[Fixed]:
    register_rooms()
    world = a_random_world(request.param)
    async with a_database(server) as url, Database.connect(as_login(url), size=2) as database:
        engine = create_async_engine(url)
        async with AsyncSession(engine, expire_on_commit=False) as session:
            for _, rows in groupby(world.in_insert_order(), type):
                session.add_all(rows)
                await session.flush()
            await session.commit()
        await engine.dispose()
        unfenced = await asyncpg.connect(**asyncpg_arguments(url))
        yield Fixed(world, unfenced, database)
        await unfenced.close()


async def driver_of(work: UnitOfWork) -> Any:
    """The driver's connection inside a fence, for statements that are asked of it and of another."""
    await work.session.execute(text("SELECT 1"))  # the transaction begins with its first statement
    connection = await (await work.session.connection()).get_raw_connection()
    found: Any = connection.driver_connection
    return found


def compiled(statement: Any, fence: Fence) -> tuple[str, list[Any]]:
    """A statement as the driver takes it, for whoever acts inside a fence."""
    return bound(made(statement), fence)


def made(statement: Any) -> Any:
    """A statement's text and what it is bound to, whoever asks."""
    return statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True})


def bound(statement: Any, fence: Fence) -> tuple[str, list[Any]]:
    values = {**statement.params, **parameter_values(fence)}
    return str(statement), [values[name] for name in statement.positiontup or ()]


def actors(world: World) -> Iterator[Actor]:
    """Everybody: each subject, for a tenant of its kind and for one that is not; those who may the same count once."""
    tenants, people = world.of(Tenant, DONGLI), world.of(Person, DONGLI)
    hosts, departments = tenants[:HOSTS], tenants[HOSTS:]
    asked = (*SEEN.values(), *(permission for several in WRITTEN.values() for permission in several))
    known = set()
    for subjects in (*((subject,) for subject in SUBJECTS), *PAIRS):
        for tenant in hosts[:2] if root_of(subjects[0]) == "host" else (departments[0], hosts[0]):
            actor = an_actor(*subjects, tenant_key=tenant.id, person_key=people[0].id, tenant=tenant.code)
            may = (tenant.id, actor.fence(), tuple(actor.decide(permission).grants for permission in asked))
            if may not in known:
                known.add(may)
                yield actor


@dataclass(frozen=True)
class Asked:
    """The statement for the rows of a kind that a decision covers, and whether each of some fields is hidden."""

    made: Any
    fields: list[str]

    @classmethod
    def of(cls, kind: type[Any], decision: Decision) -> Self:
        row: Any = aliased(kind)
        where = predicate(decision, row)
        fields = [column.key for column in inspect(kind).column_attrs if maskable(decision, column.key)]
        hides = [masked(decision, name, row) for name in fields]
        statement = select(row.id, *(false() if hide is None else hide for hide in hides)).where(
            row.district_id == ACTOR.district, true() if where is None else where
        )
        return cls(made(statement), fields)


Statements = dict[tuple[Any, ...], Asked]
"""By kind and decision: the same for all who are decided alike, as in a served process."""


async def read_differences(
    fixed: Fixed, fenced: asyncpg.Connection, actor: Actor, kind: type[Any], known: Statements
) -> list[str]:
    """Where Python, SQL and row-level security disagree about the rows of a kind that an actor may see."""
    decision = actor.decide(SEEN[kind])
    rows = [fixed.world.as_seen_by(actor.tenant, row) for row in fixed.world.of(kind)]
    python = {row.id for row in rows if covered(decision, row, actor)}
    key = (kind, decision.allowed, decision.grants)
    if key not in known:
        known[key] = Asked.of(kind, decision)
    fields = known[key].fields
    asked, values = bound(known[key].made, actor.fence())
    sql = {found[0]: tuple(found)[1:] for found in await fixed.unfenced.fetch(asked, *values)}
    floor = {found[0] for found in await fenced.fetch(asked, *values)}
    problems = []
    if python != set(sql):
        problems.append(f"python and SQL differ on {len(python ^ set(sql))} rows of {kind.__name__}")
    if floor != set(sql):
        problems.append(f"row-level security and SQL differ on {len(floor ^ set(sql))} rows of {kind.__name__}")
    for each in rows:
        if each.id in python & set(sql):
            told = tuple(hidden(decision, name, each, actor) for name in fields)
            if told != sql[each.id]:
                problems.append(f"python and SQL mask differently in a row of {kind.__name__}")
    return [f"{sorted(actor.subjects)}: {problem}" for problem in problems]


async def all_differences(fixed: Fixed, scope: str | None = None) -> AsyncIterator[str]:
    """Every difference; with a scope, among what that scope has a part in, which is all that its forms can change."""
    known: Statements = {}
    for actor in actors(fixed.world):
        kinds = [kind for kind in SEEN if scope is None or scope in actor.decide(SEEN[kind]).scopes]
        if not kinds:
            continue
        async with fixed.database.unit_of_work(actor.fence(), at=NOW) as work:
            fenced = await driver_of(work)
            for kind in kinds:
                for problem in await read_differences(fixed, fenced, actor, kind, known):
                    yield problem


async def notices(fixed: Fixed, what: str, scope: str | None = None) -> bool:
    """Whether the comparison finds a difference of this kind somewhere."""
    async for problem in all_differences(fixed, scope):
        if what in problem:
            return True
    return False


async def writable(fixed: Fixed, fence: Fence, kind: type[Any]) -> set[Any]:
    """The rows an UPDATE without a WHERE reaches inside a fence; nothing is kept."""
    if (fence, kind) not in fixed.reached:
        table = kind.__table__
        async with fixed.database.unit_of_work(fence, at=NOW) as work:
            changed = await work.session.execute(update(table).values(version=table.c.version).returning(table.c.id))
            fixed.reached[fence, kind] = set(changed.scalars())
    return fixed.reached[fence, kind]


async def test_python_sql_and_row_level_security_agree_on_what_everybody_sees(fixed: Fixed) -> None:
    assert [problem async for problem in all_differences(fixed)] == []


def is_own(row: Any, actor: Actor) -> bool:
    """A row of the acting tenant; of what has no tenant, one of the person's own."""
    if hasattr(row, "tenant_id"):
        return bool(row.tenant_id == actor.tenant)
    return bool(getattr(row, "person_id", None) == actor.person)


async def test_row_level_security_never_lets_an_actor_write_outside_its_permission_s_reach(fixed: Fixed) -> None:
    for actor in actors(fixed.world):
        for kind, permissions in WRITTEN.items():
            rows = [fixed.world.as_seen_by(actor.tenant, row) for row in fixed.world.of(kind)]
            for permission in permissions:
                reached = await writable(fixed, actor.fence(writes=permission), kind)
                decision = actor.decide(permission)
                allowed = {row.id for row in rows if covered(decision, row, actor)}
                inside = {row.id for row in rows if row.district_id == actor.district}
                own = {row.id for row in rows if is_own(row, actor)}
                assert allowed <= reached, (sorted(actor.subjects), str(permission), "the floor hides an allowed row")
                assert reached <= (own if permission.writes is Reach.OWN else inside), str(permission)


async def revealable(fixed: Fixed, actor: Actor) -> tuple[set[Any], set[Any]]:
    """The contacts an actor may see in full, by Python and by SQL."""
    decision, row = actor.decide(Contacts.REVEAL), aliased(Contact)
    contacts = [fixed.world.as_seen_by(actor.tenant, each) for each in fixed.world.of(Contact)]
    where = predicate(decision, row)
    statement = select(row.id).where(row.district_id == ACTOR.district, true() if where is None else where)
    asked, values = compiled(statement, actor.fence())
    found = {each[0] for each in await fixed.unfenced.fetch(asked, *values)}
    return {each.id for each in contacts if covered(decision, each, actor)}, found


async def test_python_and_sql_agree_on_whose_contacts_a_sponsor_may_see_in_full(
    fixed: Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    departments = fixed.world.of(Tenant, DONGLI)[HOSTS:]
    sponsors = [an_actor("leadership.officer", tenant_key=each.id, tenant=each.code) for each in departments]
    told = [await revealable(fixed, each) for each in sponsors]
    assert [python for python, _ in told] == [sql for _, sql in told]
    everything = {each.id for each in fixed.world.of(Contact, DONGLI)}
    assert any(python and python != everything for python, _ in told)

    monkeypatch.setitem(SCOPES, "sponsored", replace(SCOPES["sponsored"], sql=SCOPES["own"].sql))
    told = [await revealable(fixed, each) for each in sponsors]
    assert [python for python, _ in told] != [sql for _, sql in told]


async def test_nobody_bound_sees_nothing(fixed: Fixed) -> None:
    for fence in (Fence(), Fence(district=DONGLI), Fence(district=DONGLI, reads=Reach.OWN)):
        async with fixed.database.unit_of_work(fence, at=NOW) as work:
            for kind in (
                *(Project, Company, Contact, Note, StageChange, FirstReport),
                *(Participation, CompanyParticipation),
            ):
                assert (await work.session.execute(select(kind.id))).all() == []


async def test_an_origin_sees_the_project_and_not_the_host_s_words(fixed: Fixed) -> None:
    origin = an_actor("host.director", tenant_key=fixed.world.of(Tenant, DONGLI)[0].id)
    decision, row = origin.decide(Projects.VIEW), aliased(Project)
    hide, where = masked(decision, "description", row), predicate(decision, row)
    assert hide is not None
    assert where is not None
    asked, values = compiled(select(row.tenant_id, hide.label("hide")).where(where), origin.fence())
    found = await fixed.unfenced.fetch(asked, *values)
    hidden_in = {(seen["tenant_id"] == origin.tenant, seen["hide"]) for seen in found}
    assert hidden_in == {(True, False), (False, True)}


@pytest.mark.parametrize("name", SCOPED)
async def test_a_wrong_sql_form_is_caught(name: str, fixed: Fixed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SCOPES, name, replace(SCOPES[name], sql=lambda row, _: row.district_id == ACTOR.district))
    assert await notices(fixed, "python and SQL differ", name)


@pytest.mark.parametrize(
    "name", ["involved", "hosted", "reviewer", "industry", "major", "own", "shared", "asked", "admitted", "district"]
)
async def test_a_wrong_python_form_is_caught(name: str, fixed: Fixed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SCOPES, name, replace(SCOPES[name], python=lambda row, _: row.id.int % 2 == 0))
    assert await notices(fixed, "python and SQL differ", name)


async def test_a_mask_applied_wrongly_is_caught(fixed: Fixed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.policies.test_forms_agree.hidden", lambda *_: False)
    assert await notices(fixed, "mask differently")


async def test_a_form_wrong_on_both_sides_is_caught_by_row_level_security(
    fixed: Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SCOPES, "own", replace(SCOPES["own"], sql=None, python=lambda _row, _actor: True))
    assert await notices(fixed, "row-level security and SQL differ", "own")
    assert not await notices(fixed, "python and SQL differ", "own")
