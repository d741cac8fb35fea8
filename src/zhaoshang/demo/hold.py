"""Writing the demo's meetings: opened as the room opens them, then filled by its functions with what each unit said."""

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import insert, text, update

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.meetings import Sitting
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingMember, MeetingMinutes, MeetingState
from zhaoshang.reviews.operations.conclude_review import Conclusion

_SHARE: Final = text("SELECT app.share_meeting(each) FROM unnest(CAST(:meetings AS uuid[])) AS each")
_ACT: Final = text("SELECT set_config('app.tenant', :unit, true)")
"""Whoever speaks, votes or provides does so for itself: the one transaction goes from unit to unit."""
_STATE: Final = text(
    "SELECT app.make_statement((each ->> 'id')::uuid, (each ->> 'item')::uuid, each ->> 'words',"
    " (each ->> 'person')::uuid, (each ->> 'at')::timestamptz) FROM json_array_elements(CAST(:said AS json)) AS each"
)
_VOTE: Final = text(
    "SELECT app.cast_vote((each ->> 'id')::uuid, (each ->> 'item')::uuid, each ->> 'vote', each ->> 'reason', NULL,"
    " (each ->> 'person')::uuid, (each ->> 'at')::timestamptz) FROM json_array_elements(CAST(:said AS json)) AS each"
)
_PROVIDE: Final = text(
    "SELECT app.add_material((each ->> 'id')::uuid, (each ->> 'meeting')::uuid, (each ->> 'item')::uuid,"
    " each ->> 'title', (each ->> 'evidence')::uuid, (each ->> 'person')::uuid, (each ->> 'at')::timestamptz)"
    " FROM json_array_elements(CAST(:said AS json)) AS each"
)


async def hold(work: UnitOfWork, sittings: list[Sitting]) -> None:
    """Write meetings up to where each of them is; their rounds and the files of their materials are written."""
    if not sittings:
        return
    await _add(work, Meeting, [each.row for each in sittings])
    await _add(work, MeetingItem, [item.row for each in sittings for item in each.items])
    await _add(work, MeetingMember, [member for each in sittings for member in each.members])
    invited = [each for each in sittings if each.row["state"] == MeetingState.INVITED]
    await _share(work, invited)
    for function, said in (
        (_STATE, [words for each in invited for words in each.statements]),
        (_VOTE, [words for each in invited for words in each.votes]),
        (_PROVIDE, [words for each in invited for words in each.materials]),
    ):
        for unit in dict.fromkeys(words["unit"] for words in said):
            await work.session.execute(_ACT, {"unit": str(unit)})
            theirs = [words for words in said if words["unit"] == unit]
            await work.session.execute(function, {"said": json.dumps(theirs, ensure_ascii=False, default=str)})
    await work.session.execute(_ACT, {"unit": str(work.fence.tenant or "")})
    await _close(work, [each for each in invited if each.ended])


async def _close(work: UnitOfWork, sittings: list[Sitting]) -> None:
    """Every project of these meetings passed, with the words that its round ended with."""
    if not sittings:
        return
    for each in sittings:
        await work.session.execute(
            update(Meeting)
            .where(Meeting.district_id == work.fence.district, Meeting.id == each.row["id"])
            .values(each.ended)
            .execution_options(synchronize_session=False)
        )
        for item in each.items:
            await work.session.execute(
                update(MeetingItem)
                .where(MeetingItem.district_id == work.fence.district, MeetingItem.id == item.id)
                .values(conclusion=Conclusion.PASS.value, reasons=item.round.decision, version=2)
                .execution_options(synchronize_session=False)
            )
    await _add(work, MeetingMinutes, [each.minutes for each in sittings])
    await _share(work, sittings)


async def _share(work: UnitOfWork, sittings: Iterable[Sitting]) -> None:
    await work.session.execute(_SHARE, {"meetings": [each.row["id"] for each in sittings]})


async def _add(work: UnitOfWork, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        await work.session.execute(insert(table), rows)
