"""Migrations: equal to the models, safe to run at the same time and as a plain owner, and fit for review as SQL."""

import asyncio
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import create_async_engine

from tests.support.builders import AT, a_project, a_tenant
from tests.support.database import a_database, as_login
from zhaoshang.authorization.startup import database_problems
from zhaoshang.database.embedded import DISPOSABLE, EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence
from zhaoshang.database.migrate import configuration, every_table, migrations_folder, newest_revision, upgrade
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.operations.verify_tallies import verify_tallies
from zhaoshang.values.ids import DistrictId

UNFIT_RULES = {
    "prefer-bigint-over-int": "districts are six-digit codes; versions and parts are small by nature",
    "prefer-text-field": "the only varchar is Alembic's own version table",
}
"""Squawk's rules that do not fit, each with its reason."""


@pytest.fixture(scope="module")
def fresh() -> Iterator[EmbeddedServer]:
    """A server that has never seen our roles."""
    folder = Path(tempfile.mkdtemp(prefix="zhaoshang-migrations-"))
    folder.chmod(0o755)
    with EmbeddedServer(folder, DISPOSABLE) as running:
        yield running
    shutil.rmtree(folder)


async def a_superuser(server: EmbeddedServer) -> asyncpg.Connection:
    return await asyncpg.connect(**asyncpg_arguments(server.url()))


async def differences(url: URL) -> list[object]:
    engine = create_async_engine(url)

    def compared(connection: Connection) -> list[object]:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_schemas": True,
            "include_name": lambda name, kind, _: kind != "schema" or name == "app",
            "version_table_schema": "public",
        }
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), every_table()))

    try:
        async with engine.connect() as connection:
            return await connection.run_sync(compared)
    finally:
        await engine.dispose()


async def test_several_databases_and_processes_may_migrate_at_once_as_a_plain_owner(fresh: EmbeddedServer) -> None:
    """Roles belong to the whole server, so the first migrations of two databases meet in them."""
    superuser = await a_superuser(fresh)
    await superuser.execute("CREATE ROLE zhaoshang_owner LOGIN CREATEROLE")
    for name in ("one", "two"):
        await superuser.execute(f"CREATE DATABASE {name} OWNER zhaoshang_owner")
    # Processes, because Alembic keeps its context in a module.
    script = "import asyncio, sys; from zhaoshang.database.migrate import upgrade; asyncio.run(upgrade(sys.argv[1]))"
    migrating = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, fresh.url(name, "zhaoshang_owner").render_as_string()
        )
        for name in ("one", "one", "two")
    ]
    assert [await each.wait() for each in migrating] == [0, 0, 0]
    await upgrade(fresh.url("one", "zhaoshang_owner"))  # nothing left to do
    inheriting = await superuser.fetchval(
        "SELECT count(*) FROM pg_auth_members WHERE member = 'app_login'::regrole AND inherit_option"
    )
    assert inheriting == 0
    await superuser.close()
    for name in ("one", "two"):
        async with Database.connect(fresh.url(name, "app_login"), size=2) as database:
            assert await database_problems(database) == []


async def test_models_and_migrations_are_equal(server: EmbeddedServer) -> None:
    async with a_database(server) as url:
        assert await differences(url) == []


async def test_what_was_there_before_sums_were_kept_is_counted(server: EmbeddedServer) -> None:
    """In every district, each project once, by the last step of that very migration."""
    revision = ScriptDirectory.from_config(configuration()).get_revision("20261130_0035")
    assert revision is not None

    def fill(connection: Connection) -> None:
        with Operations.context(MigrationContext.configure(connection)):
            revision.module._fill()

    async with a_database(server) as url:
        owner = await asyncpg.connect(**asyncpg_arguments(url))
        for district in (120110, 120111):
            host = await a_tenant(owner, "host", district=district)
            for stage in ("LEAD", "LEAD", "SIGNED"):
                await a_project(owner, host, district=district, stage=stage)
        await owner.execute("TRUNCATE app.project_counted, app.project_tally, app.project_tally_change")
        engine = create_async_engine(url)
        async with engine.begin() as connection:
            await connection.run_sync(fill)
        await engine.dispose()
        assert await owner.fetchval("SELECT count(*) FROM app.project_counted") == 6
        await owner.close()
        async with Database.connect(as_login(url), size=1) as database:
            for code in (120110, 120111):
                assert (await verify_tallies(database, DistrictId(code), AT)).consistent


async def test_a_difference_would_be_found(server: EmbeddedServer) -> None:
    async with a_database(server) as url:
        connection = await asyncpg.connect(**asyncpg_arguments(url))
        await connection.execute("ALTER TABLE app.note DROP COLUMN body")
        await connection.close()
        assert len(await differences(url)) == 1


async def test_the_served_revision_is_the_newest(server: EmbeddedServer) -> None:
    async with a_database(server) as url, Database.connect(as_login(url), size=1) as database:
        assert await database.read(Fence(), "SELECT app.revision()", ()) == newest_revision().encode()


async def test_definer_functions_are_pinned_and_nobodys_but_those_named(owner: asyncpg.Connection) -> None:
    unsafe = await owner.fetch(
        """
        SELECT p.oid::regprocedure::text FROM pg_proc AS p
        WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef
          AND (NOT coalesce(p.proconfig::text LIKE '%search_path=pg_catalog%', false)
               OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) AS a WHERE a.grantee = 0)
               OR p.proacl IS NULL)
        """
    )
    assert unsafe == []
    powers = await owner.fetch(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'app\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole)"
    )
    assert powers == []


async def test_what_is_done_for_each_row_of_a_ledger_walks_indexes_whatever_the_statistics(
    owner: asyncpg.Connection,
) -> None:
    """Plans are kept for a session: one made while the tables were small took minutes where seconds are enough."""
    steady = await owner.fetch(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'app'::regnamespace"
        " AND 'enable_seqscan=off' = ANY (proconfig)"
    )
    assert {row["proname"] for row in steady} == {
        *("reshare", "reshare_one", "reshare_all", "count_projects", "resort"),
        *("may_change", "reshare_company", "index_project", "find_matches", "link_duplicate"),
        *("reshare_reviews", "open_review", "hand_in_document", "resume_slot", "follow_review"),
        *("follow_major", "reshare_major", "rebase_plan"),
        *("derive_blockers", "follow_blocker"),
        *("reshare_planning", "apply_planning", "hand_in_plan", "revise_planning", "withdraw_planning"),
        *("follow_planning", "reshare_coordination", "reshare_services", "add_service_tasks", "decide_service_task"),
        *("open_order", "answer_order"),
        *("compose_bulletin", "publish_bulletin"),
    }


async def test_no_working_role_may_delete_or_rewrite_what_is_append_only(owner: asyncpg.Connection) -> None:
    rights = await owner.fetch(
        """
        SELECT table_name, privilege_type FROM information_schema.role_table_grants
        WHERE table_schema = 'app' AND grantee IN ('app_rw', 'app_ro', 'app_login', 'PUBLIC')
          AND (privilege_type IN ('DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')
               OR grantee IN ('app_login', 'PUBLIC')
               OR (grantee = 'app_ro' AND privilege_type <> 'SELECT')
               OR (privilege_type = 'UPDATE' AND table_name IN (
                   'audit_entry', 'audit_seal', 'outbox_event', 'idempotent_outcome', 'stage_change', 'note',
                   'contact_disclosure', 'import_run', 'rule_version', 'attribution_entry',
                   'attribution_terms', 'attribution_party', 'attribution_link', 'host_succession', 'closed_period',
                   'working_day_override', 'guidance_item', 'review_template', 'review_template_section',
                   'review_party', 'review_document', 'review_assessment', 'meeting_minutes', 'meeting_statement',
                   'meeting_vote', 'meeting_material', 'major_project', 'major_party', 'major_change', 'sponsor_visit',
                   'milestone_template', 'milestone_template_item', 'baseline_shift', 'blocker_step', 'blocker_party',
                   'notice_taken', 'planning_party', 'planning_revision', 'planning_document',
                   'service_list', 'service_list_task', 'service_party', 'order_step', 'target', 'target_month',
                   'assessment_scheme', 'assessment_mark',
                   'monthly_report_round', 'monthly_report_line', 'monthly_report_step', 'bureau_figure',
                   'figure_explanation', 'project_counted', 'project_tally', 'project_tally_change',
                   'attribution_tally',
                   'evaluation_round', 'evaluation_figure', 'evaluation_promise_line', 'evaluation_report')))
        """
    )
    assert rights == []


async def test_every_filter_and_sort_column_is_leakproof(owner: asyncpg.Connection) -> None:
    """Under row-level security an index serves only operators that cannot leak: no numeric, enum, jsonb or varchar."""
    found = await owner.fetch(
        "SELECT relname, attname, format_type(atttypid, NULL) AS type FROM pg_attribute"
        " JOIN pg_class ON pg_class.oid = attrelid"
        " WHERE relnamespace = 'app'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped"
    )
    scalars = {"integer", "bigint", "uuid", "text", "boolean", "date", "timestamp with time zone"}
    others = {f"{row['relname']}.{row['attname']}" for row in found if row["type"] not in scalars}
    # Policies and scopes read these, or nothing but their own row's keeper; no list is driven by them.
    assert {each for each in others if not each.endswith(".shared_with")} == {
        "transfer.departments",
        *("attribution_terms.parties", "attribution_terms.shares"),
        *("attribution_running.parties", "attribution_running.credited"),
        *("review_template_section.triggers", "review_template_section.industries"),
        *("review_template_section.questions", "review_template_section.documents", "review_opinion.answers"),
        *("milestone_template_item.after", "milestone.after"),
        "service_list_task.industries",
        *("project_tally.invested_fen", "project_tally_change.invested_fen", "attribution_tally.credited"),
    }
    indexed = await owner.fetchval("SELECT string_agg(indexdef, '; ') FROM pg_indexes WHERE schemaname = 'app'")
    assert not [each for each in others if re.search(rf"\b{each.partition('.')[2]}\b", indexed)]


def as_sql() -> str:
    config = configuration()
    config.output_buffer = io.StringIO()
    command.upgrade(config, "head", sql=True)
    return config.output_buffer.getvalue()


def test_the_sql_passes_squawk(tmp_path: Path) -> None:
    script = tmp_path / "upgrade.sql"
    script.write_text(as_sql(), "utf-8")
    squawk = Path(sys.executable).with_name("squawk")
    checked = subprocess.run(
        [squawk, "--pg-version=18.0", *(f"--exclude={rule}" for rule in UNFIT_RULES), script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


async def test_the_reviewed_sql_makes_the_same_schema(server: EmbeddedServer) -> None:
    superuser = await a_superuser(server)
    name = f"test_{uuid4().hex}"
    await superuser.execute(f"CREATE DATABASE {name}")
    try:
        connection = await asyncpg.connect(**asyncpg_arguments(server.url(name)))
        await connection.execute(as_sql())
        await connection.close()
        assert await differences(server.url(name)) == []
    finally:
        await superuser.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await superuser.close()


def test_every_migration_says_what_it_does_in_its_name() -> None:
    names = [each.stem for each in (migrations_folder() / "versions").glob("*.py")]
    assert names
    assert [name for name in names if not any(f"_{step}_" in name for step in ("expand", "backfill", "contract"))] == []
