"""导出通报: a published bulletin as a paper or as a workbook, from the very bytes that were hashed (domain §11)."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize, sees
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.bulletins.errors import refusal
from zhaoshang.bulletins.model import Bulletin
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.exchange import store_issued as store
from zhaoshang.exchange import typesetting
from zhaoshang.exchange.bulletin import paper, workbook
from zhaoshang.exchange.bulletin.frozen import Frozen
from zhaoshang.exchange.workbook.pack import MEDIA_TYPE, saved_as
from zhaoshang.tenancy.operations.find_named import find_unit_name
from zhaoshang.values.refusal import NOT_FOUND, Refusals


class BulletinForm(StrEnum):
    """导出格式: what a bulletin is handed out as."""

    PDF = "PDF"
    WORKBOOK = "WORKBOOK"


@dataclass(frozen=True, slots=True)
class BulletinFile:
    """A bulletin as it leaves."""

    file_name: str
    media_type: str
    content: bytes = field(repr=False)


@repeatable
async def export_bulletin(
    service: Service, actor: Actor, key: UUID, form: BulletinForm, language: Language
) -> BulletinFile | Refusals:
    """Hand out a published bulletin; that somebody took it is on record before they have it.

    Its texts are in the language that it was written in, its tables in the reader's. A repeated request is made out
    anew: the bytes are never kept as an outcome, and come out the same. Refuses: NOT_FOUND, BULLETIN_UNPUBLISHED,
    FORBIDDEN.
    """
    async with service.unit_of_work(actor, Bulletins.EXPORT) as work:
        bulletin = await store.load(work, Bulletin, key)
        # Before its state is told: a draft stays the unit's own when the unit has lost oversight.
        if bulletin is None or not sees(actor, Bulletins.EXPORT, bulletin):
            return NOT_FOUND
        if bulletin.published_at is None:
            return refusal("BULLETIN_UNPUBLISHED")
        if denial := authorize(actor, Bulletins.EXPORT, bulletin):
            return denial
        frozen = Frozen.of(
            bulletin.content,
            office=await find_unit_name(work, bulletin.tenant_id),
            content_hash=bulletin.content_hash,
            published_at=bulletin.published_at,
        )
        work.record("bulletin.export", "bulletin", key, actor.tenant, form=form)
        await work.commit()
    # Setting pages takes tenths of a second of CPU: not on the loop that serves everybody, nor inside a transaction.
    if form is BulletinForm.PDF:
        made = await asyncio.to_thread(paper.paper_of, frozen, language)
        return BulletinFile(saved_as(frozen.title, "pdf"), typesetting.MEDIA_TYPE, made)
    made = await asyncio.to_thread(workbook.workbook_of, frozen, language)
    return BulletinFile(saved_as(frozen.title, "xlsx"), MEDIA_TYPE, made)
