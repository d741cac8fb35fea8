"""台账导入: a tenant's own ledger file comes into its pipeline, all of it in one transaction or none of it."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.exchange import store
from zhaoshang.exchange.errors import unusable, unusable_headers
from zhaoshang.exchange.ledger.headers import Column
from zhaoshang.exchange.ledger.plan import COLUMN_OF, Plan, Standing, Update, plan_import
from zhaoshang.exchange.ledger.report import LedgerReport
from zhaoshang.exchange.ledger.sheet import (
    Candidate,
    Ledger,
    LedgerKey,
    LedgerValues,
    NotALedger,
    Warned,
    read_ledger,
)
from zhaoshang.exchange.ledger.workbook import UnusableFileError, open_workbook
from zhaoshang.exchange.model import ImportRun, LedgerLine
from zhaoshang.exchange.terms import as_said, change_of, entry_of
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.operations.follow_ledger import Followed, follow_ledger
from zhaoshang.projects.operations.recall_projects import Snapshot, recall_projects
from zhaoshang.projects.operations.register_ledger import Entered, register_ledger
from zhaoshang.projects.permissions import Imports
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal

REASON: Final = "台账导入"
"""What the history of an imported project says."""

FILE_NAME: Final = 200
"""Characters of a file's name that are kept."""

Progress = Callable[[int, int], None]
"""Told how many of how many rows are done."""


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """An uploaded file, whatever it turns out to be."""

    name: str
    content: bytes


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


async def import_ledger(
    service: Service, actor: Actor, file: LedgerFile, *, dry_run: bool, progress: Progress = silent
) -> LedgerReport | Refusals:
    """Bring a ledger of the acting tenant in: each row is created, updated, unchanged or refused with cell and reason.

    A row is known by company and project name; only what the ledger itself changed since its last import is changed,
    so running a file twice changes nothing. A dry run does the same, writes nothing, and compares with no other
    tenant: only a creation, which leaves a trace, may tell that somebody else reported the same.
    Refuses the file: FORBIDDEN, UNSUPPORTED_FILE, FILE_TOO_LARGE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, NO_LEDGER_FOUND,
    HEADER_MISSING, HEADER_AMBIGUOUS, AMBIGUOUS_UNIT, TOO_MANY_DUPLICATES.
    """
    if denial := authorize(actor, Imports.RUN):
        return denial
    # Reading takes seconds of CPU for a large file: not on the loop that serves everybody.
    ledger = await asyncio.to_thread(_read, file.content, service)
    if not isinstance(ledger, Ledger):
        return ledger
    async with service.unit_of_work(actor, Imports.RUN) as work:
        await store.queue_imports(work)
        kept = {LedgerKey(line.company_normal, line.project_normal): line for line in await store.lines_of(work)}
        plan = plan_import(ledger.candidates, await _standing(work, ledger, kept))
        running = _Run(work, actor, file, plan, kept, progress)
        await running.follow()
        if dry_run:
            return _report(ledger, plan, run_id=None)
        if refused := await running.register():
            return refused
        report = _report(ledger, plan, run_id=new_id())
        await running.remember(report)
        await work.commit()
        return report


def _read(content: bytes, service: Service) -> Ledger | tuple[Refusal, ...]:
    try:
        found = read_ledger(open_workbook(content), day_of(service.clock.now()))
    except UnusableFileError as error:
        return (unusable(error.code, **error.facts),)
    if isinstance(found, NotALedger):
        return unusable_headers(found.faults, "NO_LEDGER_FOUND")
    return found


async def _standing(
    work: UnitOfWork, ledger: Ledger, kept: Mapping[LedgerKey, LedgerLine]
) -> dict[LedgerKey, Standing]:
    """What the last import and the pipeline know of each candidate's project."""
    known = [(candidate, kept[candidate.key]) for candidate in ledger.candidates if candidate.key in kept]
    unknown = [candidate for candidate in ledger.candidates if candidate.key not in kept]
    said = {candidate.key: LedgerValues.from_json(orjson.loads(line.said)) for candidate, line in known}
    recalled = await recall_projects(
        work,
        [line.project_id for _, line in known],
        [line.contact_id for _, line in known if line.contact_id is not None],
        {candidate.key.project for candidate in unknown},
        to_change=[line.project_id for candidate, line in known if candidate.values != said[candidate.key]],
    )
    by_id = {snapshot.project_id: snapshot for snapshot in recalled.projects}
    standing: dict[LedgerKey, Standing] = {}
    for candidate, line in known:
        now = by_id.get(line.project_id)
        person = None if line.contact_id is None else recalled.contacts.get(line.contact_id)
        standing[candidate.key] = Standing(
            line.project_id, said[candidate.key], None if now is None else as_said(now, person)
        )
    # A project of a line belongs to that line's row only, whatever else has its name.
    taken = {line.project_id for line in kept.values()}
    free = [snapshot for snapshot in recalled.projects if snapshot.project_id not in taken]
    for candidate in unknown:
        if met := _met(candidate, free):
            standing[candidate.key] = Standing(met.project_id, None, as_said(met, None))
    return standing


def _met(candidate: Candidate, snapshots: Iterable[Snapshot]) -> Snapshot | None:
    """The project people entered that a row speaks of: the same name of the same company, by name or credit code."""
    code = candidate.values.credit_code
    for snapshot in snapshots:
        same_company = snapshot.company_normal == candidate.key.company or (code and snapshot.credit_code == code)
        if snapshot.project_normal == candidate.key.project and same_company and not snapshot.is_forgotten:
            return snapshot
    return None


@dataclass(slots=True)
class _Run:
    """One import on its way through its transaction."""

    work: UnitOfWork
    actor: Actor
    file: LedgerFile
    plan: Plan
    kept: Mapping[LedgerKey, LedgerLine]
    progress: Progress
    entered: tuple[Entered, ...] = ()
    followed: tuple[Followed, ...] = ()

    async def follow(self) -> None:
        """Update what the ledger changed; a row that the pipeline refuses becomes a refused row."""
        updated: list[Update] = []
        followed: list[Followed] = []
        for done, update in enumerate(self.plan.updated, 1):
            line = self.kept.get(update.candidate.key)
            change = change_of(update, None if line is None else line.contact_id)
            outcome = await follow_ledger(self.work, self.actor, change, reason=REASON)
            if isinstance(outcome, Followed):
                updated.append(update)
                followed.append(outcome)
            else:
                first = outcome[0] if isinstance(outcome, tuple) else outcome
                column = min(map(COLUMN_OF.__getitem__, update.changes), key=list(Column).index)
                self.plan.refuse(update.candidate, column, first.code, first.facts)
            self.progress(done, self._total)
        self.plan.updated[:], self.followed = updated, tuple(followed)

    async def register(self) -> Refusals | None:
        """Create what is new. Refuses TOO_MANY_DUPLICATES."""
        if not self.plan.created:
            return None
        before = self._total - len(self.plan.created)
        entries = [entry_of(candidate.values) for candidate in self.plan.created]
        entered = await register_ledger(
            self.work,
            self.actor,
            entries,
            reason=REASON,
            progress=lambda done: self.progress(before + done, self._total),
        )
        if not isinstance(entered, list):
            return entered
        self.entered = tuple(entered)
        for candidate, each in zip(self.plan.created, entered, strict=True):
            if each.reported_elsewhere:
                self.plan.warn(candidate, Warned(candidate.cell(Column.PROJECT_NAME), "ALREADY_REPORTED"))
        return None

    async def remember(self, report: LedgerReport) -> None:
        """Keep the run, and for each row what the ledger said, to compare with next time."""
        run = ImportRun(
            id=report.run_id,
            district_id=self.actor.district,
            tenant_id=self.actor.tenant,
            at=self.work.at,
            by_person_id=self.actor.person,
            file_name=self.file.name[:FILE_NAME],
            file_sha256=hashlib.sha256(self.file.content).hexdigest(),
            created=report.created,
            updated=report.updated,
            unchanged=report.unchanged,
            skipped=len(report.skipped),
            refused=len(report.refused),
            warned=len(report.warnings),
        )
        lines = [
            self._line(run, candidate, each.project_id, each.contact_id)
            for candidate, each in zip(self.plan.created, self.entered, strict=True)
        ]
        changed: list[dict[str, Any]] = []
        contacts = [*(each.contact_id for each in self.followed), *(None for _ in self.plan.adopted)]
        for update, contact in zip((*self.plan.updated, *self.plan.adopted), contacts, strict=True):
            line = self.kept.get(update.candidate.key)
            if line is None:
                lines.append(self._line(run, update.candidate, update.project_id, None))
            else:
                changed.append(
                    {
                        "district_id": line.district_id,
                        "id": line.id,
                        "said": _kept(update.said),
                        "contact_id": contact or line.contact_id,
                        "run_id": run.id,
                    }
                )
        await store.keep(self.work, run, lines, changed)
        self.work.record("import.run", "import", run.id, self.actor.tenant, created=run.created, updated=run.updated)

    def _line(self, run: ImportRun, candidate: Candidate, project: UUID, contact: UUID | None) -> LedgerLine:
        return LedgerLine(
            id=new_id(),
            district_id=self.actor.district,
            tenant_id=self.actor.tenant,
            project_id=project,
            contact_id=contact,
            company_normal=candidate.key.company,
            project_normal=candidate.key.project,
            said=_kept(candidate.values),
            run_id=run.id,
        )

    @property
    def _total(self) -> int:
        return len(self.plan.updated) + len(self.plan.created)


def _kept(values: LedgerValues) -> str:
    return orjson.dumps(values.as_json()).decode()


def _report(ledger: Ledger, plan: Plan, run_id: UUID | None) -> LedgerReport:
    return LedgerReport(
        created=len(plan.created),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        skipped=ledger.skipped,
        refused=tuple(sorted((*ledger.refused, *plan.refused), key=lambda refused: refused.row)),
        warnings=(*ledger.warnings, *plan.warnings),
        mappings=ledger.mappings,
        is_dry_run=run_id is None,
        run_id=run_id,
    )
