"""合作交流办 lets a written agreement replace the ratio, from a day on and never before (domain §4.7)."""

from datetime import date, timedelta

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import agree, credited, disputed, holds, newest, proposed, shared, terms_of
from tests.support.projects import Hall, codes
from tests.support.statistics import credit, verified
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.approve_agreement import approve_agreement
from zhaoshang.values.ids import new_id


async def test_agreed_50_50_holds_from_the_approval_on(hall: Hall) -> None:
    """1 000 000.01 yuan at 30 : 70 before; 0.01 and 99.99 at 50 : 50 after: the origin has the odd fen first."""
    project = await shared(hall)
    fact = await credited(hall, project)
    key = await proposed(hall, project, since=date(2026, 7, 1), linkong=5_000, huaming=5_000)
    await agree(hall, key, "linkong")

    assert await approve_agreement(hall.service, hall.actor("director@hezuo"), key, 1, None) == key

    terms = (await terms_of(hall, project))[-1]
    row = await hall.row("attribution_agreement", key)
    assert (row["state"], row["made_terms_id"]) == ("APPROVED", terms["id"])
    # Agreed for 1 July, approved on the 31st: what was paid in between stays as it was.
    assert (terms["basis"], terms["since"], terms["shares"]) == ("AGREEMENT", date(2026, 7, 31), [5_000])
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "linkong", 500, paid_on=date(2026, 7, 30))
    assert await credit(hall) == {"huaming": 30_000_150, "linkong": 70_000_351}
    await verified(hall, project, "linkong", 1, paid_on=date(2026, 8, 1))
    assert await credit(hall) == {"huaming": 30_000_151, "linkong": 70_000_351}
    await verified(hall, project, "linkong", 9_999, paid_on=date(2026, 8, 2))
    assert await credit(hall) == {"huaming": 30_005_150, "linkong": 70_005_351}
    # A refund of what was paid before goes at the old ratio.
    await verified(hall, project, "linkong", -1_000, paid_on=date(2026, 8, 3), corrects=fact, reason="退资")
    assert await credit(hall) == {"huaming": 30_004_850, "linkong": 70_004_651}
    assert await holds(hall)


async def test_an_agreement_may_begin_later_and_name_a_third(hall: Hall) -> None:
    project = await shared(hall)
    key = await proposed(hall, project, since=date(2026, 9, 1), linkong=5_000, huaming=2_500, xinli=2_500)
    await agree(hall, key, "linkong", "xinli")
    assert await approve_agreement(hall.service, hall.actor("director@hezuo"), key, 1, "同意") == key

    hall.clock.pass_by(timedelta(days=60))
    await verified(hall, project, "linkong", 1_000, paid_on=date(2026, 8, 31))
    assert await credit(hall) == {"huaming": 300, "linkong": 700}
    await verified(hall, project, "linkong", 10_001, paid_on=date(2026, 9, 1))
    assert await credit(hall) == {"huaming": 300 + 2_500, "linkong": 700 + 5_001, "xinli": 2_500}
    assert await holds(hall)
    assert {row["tenant_id"] for row in await hall.rows("attribution_party", terms_id=await newest(hall, project))} == {
        tenant_id("huaming"),
        tenant_id("linkong"),
        tenant_id("xinli"),
    }


async def test_everybody_has_agreed_first(hall: Hall) -> None:
    project = await shared(hall)
    key = await proposed(hall, project, linkong=5_000, xinli=5_000)
    before = await state_of(hall.owner)
    outcome = await approve_agreement(hall.service, hall.actor("director@hezuo"), key, 1, None)
    assert codes(outcome) == ["PARTIES_NOT_AGREED"]
    assert not isinstance(outcome, tuple)
    assert dict(getattr(outcome, "facts")) == {"count": 2}  # noqa: B009  either kind of outcome
    assert await state_of(hall.owner) == before


async def test_terms_in_dispute_or_replaced_are_not_agreed_away(hall: Hall) -> None:
    project, director = await shared(hall), hall.actor("director@hezuo")
    first = await proposed(hall, project, linkong=5_000, huaming=5_000)
    await agree(hall, first, "linkong")
    await disputed(hall, project)
    assert codes(await approve_agreement(hall.service, director, first, 1, None)) == ["TERMS_DISPUTED"]
    await hall.owner.execute("UPDATE app.attribution_dispute SET state = 'REJECTED'")
    assert await approve_agreement(hall.service, director, first, 1, None) == first
    assert codes(await approve_agreement(hall.service, director, first, 2, None)) == ["AGREEMENT_DECIDED"]

    stale = await proposed(hall, project, linkong=4_000, huaming=6_000)
    await agree(hall, stale, "linkong")
    old = (await terms_of(hall, project))[1]["id"]
    await hall.owner.execute("UPDATE app.attribution_agreement SET terms_id = $1 WHERE id = $2", old, stale)
    assert codes(await approve_agreement(hall.service, director, stale, 1, None)) == ["TERMS_NOT_IN_FORCE"]


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("officer@hezuo", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@linkong", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ],
)
async def test_nobody_else_approves_it(hall: Hall, persona: str, code: str) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    await agree(hall, key, "linkong")
    before = await state_of(hall.owner)
    assert codes(await approve_agreement(hall.service, hall.actor(persona), key, 1, None)) == [code]
    assert await state_of(hall.owner) == before


async def test_an_approval_is_of_what_was_seen(hall: Hall) -> None:
    key, director = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000), hall.actor("director@hezuo")
    assert codes(await approve_agreement(hall.service, director, key, 2, None)) == ["CONFLICT"]
    assert codes(await approve_agreement(hall.service, director, key, 1, "长" * 1_001)) == ["TEXT_TOO_LONG"]
    assert codes(await approve_agreement(hall.service, director, new_id(), 1, None)) == ["NOT_FOUND"]
