"""导入产业指导目录: a department's catalogue comes in from its file, all of it in one transaction or none of it."""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.exchange.errors import unusable, unusable_headers
from zhaoshang.exchange.guidance.report import GuidanceReport
from zhaoshang.exchange.guidance.sheet import NoCatalogue, read_guidance
from zhaoshang.exchange.guidance.table import open_table
from zhaoshang.exchange.ledger.workbook import UnusableFileError
from zhaoshang.guidance.operations.register_edition import register_edition
from zhaoshang.guidance.permissions import Guidances
from zhaoshang.guidance.rules.editions import NewEdition
from zhaoshang.values.refusal import Refusal, Refusals


@dataclass(frozen=True, slots=True)
class GuidanceFile:
    """An uploaded file, whatever it turns out to be."""

    name: str
    content: bytes = field(repr=False)


@repeatable
async def import_guidance(
    service: Service, actor: Actor, file: GuidanceFile, new: NewEdition, *, dry_run: bool
) -> UUID | GuidanceReport | Refusals:
    """Bring an edition of the acting department's catalogue in; its id (domain §3).

    A file with a faulty row is answered with the report of all its rows, and nothing of it is written. A dry run does
    the same as an import, is answered with the report, and writes nothing.
    Refuses the file: FORBIDDEN, UNSUPPORTED_FILE, FILE_TOO_LARGE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, NO_GUIDANCE_FOUND,
    HEADER_MISSING, HEADER_AMBIGUOUS, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, EDITION_EMPTY,
    EDITION_EXISTS.
    """
    if denial := authorize(actor, Guidances.PUBLISH):
        return denial
    # Reading takes its time for a large file: not on the loop that serves everybody.
    report = await asyncio.to_thread(_read, file)
    if not isinstance(report, GuidanceReport) or report.refused:
        return report
    async with service.unit_of_work(actor, Guidances.PUBLISH) as work:
        outcome = await register_edition(work, actor, new, report.items)
        if not isinstance(outcome, UUID):
            return outcome
        return report if dry_run else await work.commit(outcome)


def _read(file: GuidanceFile) -> GuidanceReport | tuple[Refusal, ...]:
    try:
        found = read_guidance(open_table(file.name, file.content))
    except UnusableFileError as error:
        return (unusable(error.code, **error.facts),)
    if isinstance(found, NoCatalogue):
        return unusable_headers(found.faults, "NO_GUIDANCE_FOUND")
    return found
