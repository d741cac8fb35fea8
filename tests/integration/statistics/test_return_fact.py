"""合作交流办 gives a figure back."""

from uuid import UUID

from tests.support.projects import Hall, codes
from tests.support.statistics import entered, landed
from zhaoshang.statistics.operations.return_fact import return_fact
from zhaoshang.statistics.operations.verify_fact import verify_fact

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_a_returned_figure_stays_on_record_and_never_counts(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    fact = await entered(hall, key, "huaming", 100)
    officer = hall.actor("officer@hezuo")

    assert await return_fact(hall.service, officer, fact, 1, "凭证不清") == fact

    row = await hall.row("fact", fact)
    assert (row["state"], row["return_reason"]) == ("RETURNED", "凭证不清")
    assert codes(await verify_fact(hall.service, officer, fact, 2)) == ["FACT_DECIDED"]
    assert codes(await return_fact(hall.service, officer, fact, 2, "再退")) == ["FACT_DECIDED"]
    assert await hall.rows("attribution_entry") == []


async def test_what_cannot_be_returned_is_refused(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    fact, officer = await entered(hall, key, "huaming", 100), hall.actor("officer@hezuo")

    assert codes(await return_fact(hall.service, officer, NEVER, 1, "退")) == ["NOT_FOUND"]
    for persona, code in (
        ("statistician@huaming", "FORBIDDEN"),
        ("viewer@hezuo", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await return_fact(hall.service, hall.actor(persona), fact, 1, "退")) == [code]
    assert codes(await return_fact(hall.service, officer, fact, 1, " ")) == ["TEXT_REQUIRED"]
    assert codes(await return_fact(hall.service, officer, fact, 2, "退")) == ["CONFLICT"]
    assert (await hall.row("fact", fact))["state"] == "SUBMITTED"
