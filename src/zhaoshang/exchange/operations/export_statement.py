"""导出分成对账: a unit's credit of some months as a workbook that it can recompute by hand."""

import asyncio
from dataclasses import dataclass, field

from zhaoshang.api.messages import Language
from zhaoshang.attribution.permissions import Attributions
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.exchange import store_statement as store
from zhaoshang.exchange.statement.asked import AskedStatement, Months, months_of, refuse_size
from zhaoshang.exchange.statement.lines import Statement
from zhaoshang.exchange.statement.workbook import file_name, workbook_of
from zhaoshang.exchange.workbook.pack import MEDIA_TYPE
from zhaoshang.projects.permissions import Projects
from zhaoshang.values.refusal import Refusals


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement as it leaves; kept out of every log."""

    file_name: str
    media_type: str
    entries: int
    content: bytes = field(repr=False)


@repeatable
async def export_statement(
    service: Service, actor: Actor, asked: AskedStatement, language: Language
) -> StatementFile | Refusals:
    """Hand out exactly the entries that ``attributionEntries`` lists under the same filter, with their totals.

    The record of it is committed before the file is made. A repeated request is another disclosure: the bytes are
    never kept as an outcome. A party or project that is out of sight or never was has no entries: the same answer.
    Refuses: FORBIDDEN, PERIOD_INVALID, PERIOD_RANGE_INVALID, EXPORT_TOO_LARGE.
    """
    async with service.unit_of_work(actor, Attributions.EXPORT) as work:
        if denial := authorize(actor, Attributions.EXPORT):
            return denial
        months = months_of(asked)
        if not isinstance(months, Months):
            return months
        # What may be exported is what is seen, and of that as much as the export reaches.
        sight = store.Sight(
            (actor.decide(Attributions.VIEW), actor.decide(Attributions.EXPORT)), actor.decide(Projects.VIEW)
        )
        if too_many := refuse_size(await store.count_entries(work, sight, asked)):
            return too_many
        tenant = await store.tenant_of(work)
        statement = Statement(
            tenant=tenant.name,
            tenant_code=tenant.code,
            first=months.first,
            last=months.last,
            of_one_party=asked.party is not None,
            of_one_project=asked.project is not None,
            lines=await store.lines_of(work, sight, asked),
        )
        work.record(
            "attribution.export",
            "attribution",
            actor.tenant,
            actor.tenant,
            first=months.first,
            last=months.last,
            party=asked.party,
            project=asked.project,
            entries=len(statement.lines),
        )
        await work.commit()
    # Thousands of rows take seconds of CPU: not on the loop that serves everybody, nor inside a transaction.
    content = await asyncio.to_thread(workbook_of, statement, language)
    return StatementFile(file_name(statement, language), MEDIA_TYPE, len(statement.lines), content)
