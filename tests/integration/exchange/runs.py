"""Running imports in tests, and reading their reports."""

from typing import Any

from tests.support.projects import Hall, codes
from zhaoshang.exchange.ledger.report import LedgerReport
from zhaoshang.exchange.operations.import_ledger import LedgerFile, import_ledger


async def run(hall: Hall, content: bytes, persona: str = "officer@huaming", *, dry_run: bool = False) -> LedgerReport:
    outcome = await import_ledger(hall.service, hall.actor(persona), LedgerFile("台账.xlsx", content), dry_run=dry_run)
    assert isinstance(outcome, LedgerReport), outcome
    return outcome


async def refused(hall: Hall, content: bytes, persona: str = "officer@huaming") -> list[str]:
    outcome = await import_ledger(hall.service, hall.actor(persona), LedgerFile("台账.xlsx", content), dry_run=False)
    assert not isinstance(outcome, LedgerReport)
    return codes(outcome)


def counts(report: LedgerReport) -> tuple[int, int, int, int, int]:
    """Created, updated, unchanged, skipped, refused."""
    return (report.created, report.updated, report.unchanged, len(report.skipped), len(report.refused))


def coded(report: LedgerReport) -> list[tuple[str, str]]:
    return [(each.cell, each.code) for each in report.refused]


def warned(report: LedgerReport) -> list[tuple[str, str]]:
    return [(each.cell, each.code) for each in report.warnings]


async def the_project(hall: Hall) -> Any:
    (project,) = await hall.rows("project")
    return project


async def everything(hall: Hall) -> dict[str, int]:
    """How many rows each table has: for asserting that nothing happened."""
    tables = await hall.owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    return {table: await hall.owner.fetchval(f"SELECT count(*) FROM app.{table}") for (table,) in tables}
