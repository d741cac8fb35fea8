"""确认承诺变更: it counts beside the promise as it was, which stays the one compared with."""

import asyncio
from uuid import UUID

from tests.support.actors import person_id
from tests.support.evaluation import DIRECTOR, confirm, evaluated, give_back, only, others, promise, refused
from tests.support.projects import NOW, Hall


async def changed(hall: Hall) -> UUID:
    """A change that waits."""
    key = await evaluated(hall)
    await promise(hall, key)
    made = await promise(hall, key, reason="市场变化")
    assert isinstance(made, UUID), made
    return made


async def test_a_confirmed_change_stays_beside_the_first(hall: Hall) -> None:
    key = await changed(hall)
    assert await confirm(hall, key) == key
    row = await hall.row("evaluation_promise", key)
    assert (row["state"], row["version"], row["return_reason"]) == ("CONFIRMED", 2, None)
    assert (row["decided_at"], row["decided_by"]) == (NOW, person_id(DIRECTOR))
    (first,) = await hall.rows("evaluation_promise", state="ORIGINAL")
    assert (first["number"], first["version"]) == (1, 1)
    assert len(await hall.rows("outbox_event", kind="evaluation.promise_decided")) == 1


async def test_it_is_decided_once(hall: Hall) -> None:
    key = await changed(hall)
    await refused(hall, confirm, key, "CONFLICT", version=9)
    outcomes = await asyncio.gather(confirm(hall, key), give_back(hall, key))
    assert sorted(type(each).__name__ for each in outcomes) == ["Refusal", "UUID"]
    await refused(hall, confirm, key, "PROMISE_DECIDED", version=2)
    (first,) = await hall.rows("evaluation_promise", state="ORIGINAL")
    await refused(hall, confirm, first["id"], "PROMISE_DECIDED")


async def test_nobody_but_the_department_s_director_confirms(hall: Hall) -> None:
    key = await changed(hall)
    await only(hall, confirm, key, others(DIRECTOR))
