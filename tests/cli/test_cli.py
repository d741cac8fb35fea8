"""The command line on a real, seeded database: each command does its one thing and says so."""

import asyncio
import json
import re
from pathlib import Path

import asyncpg
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import URL

from tests.support.database import as_login
from zhaoshang.cli import main
from zhaoshang.database.engine import asyncpg_arguments

LEDGER = Path(__file__).parents[1] / "exchange_data" / "huaming-ledger-2018.xlsx"


class Shell:
    """Runs commands as an operator of the demo would, against one database."""

    def __init__(self, url: URL, folder: Path) -> None:
        self.owner = url.render_as_string(hide_password=False)
        self._environment = {
            "DATABASE_URL": as_login(url).render_as_string(hide_password=False),
            "ZHAOSHANG_DATA": str(folder),
            "ZHAOSHANG_ENV": "demo",
        }

    def run(self, *arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(main, arguments, env={**self._environment, **environment})


@pytest.fixture(scope="module")
def shell(seeded_url: URL, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    return Shell(seeded_url, tmp_path_factory.mktemp("data"))


def test_a_ledger_is_imported_once(shell: Shell) -> None:
    dry = shell.run("import", "ledger", str(LEDGER), "--tenant", "huaming", "--dry-run", "--json")
    assert dry.exit_code == 0, dry.output
    assert json.loads(dry.stdout)["created"] == 86
    first = json.loads(shell.run("import", "ledger", str(LEDGER), "--tenant", "huaming", "--json").stdout)
    assert (first["created"], first["skipped"], len(first["refused"])) == (86, 4, 10)
    again = json.loads(shell.run("import", "ledger", str(LEDGER), "--tenant", "120110/huaming", "--json").stdout)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 86)


def test_an_import_for_somebody_elses_tenant_is_refused(shell: Shell) -> None:
    foreign = shell.run("import", "ledger", str(LEDGER), "--tenant", "huaming", "--person", "officer@jinzhong")
    unknown = shell.run("import", "ledger", str(LEDGER), "--tenant", "nowhere", "--person", "officer@jinzhong")
    assert "TENANT_NOT_YOURS" in foreign.output
    assert foreign.output.replace("huaming", "nowhere") == unknown.output
    assert foreign.exit_code == unknown.exit_code == 1


def test_a_department_cannot_import(shell: Shell) -> None:
    assert "FORBIDDEN" in shell.run("import", "ledger", str(LEDGER), "--tenant", "ducha").output


def test_the_chain_is_sealed_and_holds(shell: Shell) -> None:
    assert "not yet" in shell.run("audit", "verify", "120111").output
    assert "sealed" in shell.run("jobs", "120111").output
    verified = shell.run("audit", "verify", "120111")
    assert (verified.exit_code, "chain holds" in verified.output, " 0 not yet" in verified.output) == (0, True, True)


def test_the_jobs_let_the_demos_old_pushes_expire_once(shell: Shell) -> None:
    first, again = shell.run("jobs", "120110"), shell.run("jobs", "120110")
    assert first.exit_code == 0, first.output
    assert re.search(r"lapsed [1-9]\d*, pushes warned \d+ and expired [1-9]", first.output), first.output
    assert re.search(r"notices [1-9]", first.output), first.output
    assert "lapsed 0, pushes warned 0 and expired 0; reviews reminded 0, overdue 0; majors entered 0" in again.output
    assert "blockers escalated 0, stuck 0; coordination reminded 0, overdue 0; orders raised 0" in again.output
    assert "notices 0; codes mailed 0, digests 0, failed 0, uncertain 0; sealed 0" in again.output


def test_the_demo_is_consistent(shell: Shell) -> None:
    verified = shell.run("verify")
    assert verified.exit_code == 0, verified.output
    assert verified.output.count("sharing consistent") == 2
    assert verified.output.count("sums of projects consistent") == 2
    assert verified.output.count("ledger of credit consistent") == 2
    assert verified.output.count("assessments consistent") == 2
    assert verified.output.count("evaluation reports consistent") == 2
    assert "120110: bulletins consistent; 18 computed again" in verified.output


def test_a_sum_that_somebody_changed_is_told_and_counted_anew(shell: Shell, seeded_url: URL) -> None:
    async def change() -> None:
        owner = await asyncpg.connect(**asyncpg_arguments(seeded_url))
        await owner.execute("UPDATE app.project_tally_change SET projects = projects + 1 WHERE district_id = 120111")
        await owner.execute("UPDATE app.project_tally SET projects = projects + 1 WHERE district_id = 120111")
        await owner.close()

    asyncio.run(change())
    told = shell.run("verify", "120111")
    assert told.exit_code == 1
    assert re.search(
        r"120111: sums of projects 0 projects counted wrongly \(\), \d+ sums off \(.+: \+\d+ pro", told.output
    )
    assert shell.run("recount", "120111").output == "120111: projects and credit of closed months added up anew\n"
    assert "120111: sums of projects consistent" in shell.run("verify", "120111").output


def test_what_was_published_about_a_month_comes_out_again(shell: Shell) -> None:
    replayed = shell.run("bulletin", "replay", "2025-06")
    assert replayed.exit_code == 0, replayed.output
    assert re.search(r"^120110: 2025-06 edition 1: reproduced; [0-9a-f]{64}$", replayed.output, re.MULTILINE)
    assert "120111: nothing was published about 2025-06" in replayed.output
    assert shell.run("bulletin", "replay", "2025-09", "120110").output.count("reproduced") == 2


def test_a_month_is_written_as_one(shell: Shell) -> None:
    refused = shell.run("bulletin", "replay", "2025年6月")
    assert (refused.exit_code, refused.output) == (1, "Error: 2025年6月: a month is YYYY-MM\n")


def test_a_figure_that_somebody_changed_is_told(shell: Shell, seeded_url: URL) -> None:
    async def change(by: int) -> None:
        owner = await asyncpg.connect(**asyncpg_arguments(seeded_url))
        await owner.execute("UPDATE app.target SET amount = amount + $1 WHERE year = 2025 AND district_id = 120110", by)
        await owner.close()

    asyncio.run(change(1))
    told = shell.run("bulletin", "replay", "2025-06", "120110")
    asyncio.run(change(-1))
    assert told.exit_code == 1
    assert "DIFFERS; published" in told.output


@pytest.mark.parametrize("command", [("verify",), ("audit", "verify")])
def test_nothing_is_said_of_a_district_that_is_not_there(shell: Shell, command: tuple[str, ...]) -> None:
    refused = shell.run(*command, "999999")
    assert (refused.exit_code, refused.output) == (1, "Error: 999999: there is no such district\n")


def test_a_district_is_created_once(shell: Shell) -> None:
    arguments = ("district", "create", "120112", "天津市津南区")
    administrators = ("--system-admin", "a=甲", "--security-admin", "b=乙", "--auditor", "c=丙")
    assert "created 120112" in shell.run(*arguments, *administrators).output
    assert "CODE_TAKEN" in shell.run(*arguments, *administrators).output


def test_one_account_cannot_be_two_administrators(shell: Shell) -> None:
    same = ("--system-admin", "a=甲", "--security-admin", "a=甲", "--auditor", "c=丙")
    assert "ROLES_EXCLUSIVE" in shell.run("district", "create", "120113", "天津市北辰区", *same).output


def test_an_account_without_a_name_and_a_code_that_is_none_are_refused(shell: Shell) -> None:
    named = ("--system-admin", "a=甲", "--security-admin", "b=乙")
    assert "SUBJECT=NAME" in shell.run("district", "create", "120114", "天津市武清区", *named, "--auditor", "丙").output
    wrong = shell.run("district", "create", "12011", "天津市武清区", *named, "--auditor", "c=丙")
    assert "DISTRICT_CODE_INVALID 区划代码须为六位数字" in wrong.output


@pytest.mark.parametrize(
    "persona", ["", "director", "director@nowhere", "chief@huaming", "auditor@huaming", "officer@xtgl"]
)
def test_nobody_is_somebody_of_the_demo_by_a_slip_of_the_pen(shell: Shell, persona: str) -> None:
    refused = shell.run("demo-token", persona)
    assert (refused.exit_code, "nobody of the demo" in refused.output) == (1, True)


def test_a_broken_policy_is_told_in_a_line(shell: Shell, tmp_path: Path) -> None:
    broken = tmp_path / "rules.csv"
    broken.write_text("p, X01, nobody, project, view, own, -, -, allow\n", "utf-8")
    refused = shell.run("policy", "diff", str(broken), str(broken))
    assert (refused.exit_code, refused.output.startswith("Error: "), "Traceback" in refused.output) == (1, True, False)


def test_demo_tokens_exist_in_the_demo_only(shell: Shell) -> None:
    assert shell.run("demo-token", "director@huaming").output.count(".") == 2
    refused = shell.run("demo-token", "director@huaming", ZHAOSHANG_ENV="production")
    assert (refused.exit_code, "demo" in refused.output) == (1, True)


def test_a_policy_differs_from_itself_in_nothing(shell: Shell) -> None:
    rules = str(Path(__file__).parents[2] / "policies" / "responsibilities.csv")
    assert "0 changed cells" in shell.run("policy", "diff", rules, rules).output


def test_production_names_what_is_missing(shell: Shell) -> None:
    refused = shell.run("serve", ZHAOSHANG_ENV="production")
    assert (refused.exit_code, "OIDC_ISSUER" in refused.output) == (1, True)
    assert "ZHAOSHANG_ENV" in shell.run("migrate", ZHAOSHANG_ENV="elsewhere").output


def test_districts_are_generated_beside_nobodys(shell: Shell) -> None:
    def refused(*options: str, **environment: str) -> str:
        told = shell.run("bench", "generate", *options, **environment)
        assert (told.exit_code, told.output.count("\n")) == (1, 1)
        return told.output

    assert refused(ZHAOSHANG_ENV="production").startswith("Error: ZHAOSHANG_ENV: generated districts are for")
    assert refused(ZHAOSHANG_ENV="").startswith("Error: ZHAOSHANG_ENV: ")
    assert refused().startswith("Error: MIGRATION_DATABASE_URL: ")
    assert "at least 10" in refused("--districts", "2", "--tenants", "9", MIGRATION_DATABASE_URL=shell.owner)
    taken = refused(MIGRATION_DATABASE_URL=shell.owner)
    assert taken == "Error: the database has districts that were not generated (120110): nothing was written\n"
    assert "consistent" in shell.run("verify", "120111").output
    assert shell.run("demo-token", "officer@900001/hezuo").output.count(".") == 2
    assert "nobody of the demo" in shell.run("demo-token", "officer@900999/hezuo").output
