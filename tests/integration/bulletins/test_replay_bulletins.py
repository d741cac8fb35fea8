"""重现通报: what was published comes out again, whatever became of the district since, unless somebody tampered."""

from datetime import date, timedelta

import pytest

from tests.support.actors import tenant_id
from tests.support.assessment import targeted
from tests.support.attribution import disputed
from tests.support.bulletins import MONTH, brought, closed, correcting, july, published, publishing, replayed
from tests.support.projects import Hall
from tests.support.statistics import verified


async def test_later_corrections_and_all_else_change_nothing(hall: Hall) -> None:
    await july(hall)
    key = await published(hall, MONTH, ("一、总体情况", "加快。"))
    (fact,) = await hall.rows("fact", amount=300_000_01)
    hall.clock.pass_by(timedelta(days=3))

    # A refund of July's payment, a late one of July, another target, a dispute, a template, a new name, a unit less.
    await verified(
        hall, fact["project_id"], "huaming", -100_000_00, paid_on=date(2026, 7, 20), corrects=fact["id"], reason="退款"
    )
    await brought(hall, "linkong", 9_000_000_00)
    await targeted(hall, "huaming", fen=9_000_000_00, expected_number=1, reason="调整任务")
    await disputed(hall, fact["project_id"])
    await hall.set_rule("bulletin_template", '{"title": "x", "y": "{progress}"}')
    await hall.owner.execute(
        "UPDATE app.tenant SET name = '华明镇', code = 'huaming2' WHERE id = $1", tenant_id("huaming")
    )
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("kfq"))
    hall.clock.pass_by(timedelta(days=31))
    await closed(hall, "2026-08")

    (again,) = await replayed(hall)
    assert again.reproduced, again
    assert (again.period, again.edition) == (MONTH, 1)
    (row,) = await hall.rows("bulletin", id=key)
    assert again.computed == row["content_hash"]


async def test_every_edition_and_month_is_replayed(hall: Hall) -> None:
    await july(hall)
    first = await published(hall)
    await targeted(hall, "huaming", fen=600_000_02, expected_number=1, reason="调整任务")
    second = await correcting(hall, first)
    assert await publishing(hall, second) == second
    hall.clock.pass_by(timedelta(days=31))
    await closed(hall, "2026-08")
    await published(hall, "2026-08")

    again = await replayed(hall, None)
    assert [(each.period, each.edition, each.reproduced) for each in again] == [
        (MONTH, 1, True),
        (MONTH, 2, True),
        ("2026-08", 1, True),
    ]
    assert len({each.published for each in again}) == 3


async def test_nothing_published_is_nothing_to_replay(hall: Hall) -> None:
    assert await replayed(hall) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE app.attribution_entry SET amount = amount + 1, credited_after = credited_after + 1",
        "UPDATE app.target SET amount = amount * 2",
        "UPDATE app.target_month SET amount = amount + 1 WHERE period = '2026-01'",
        "UPDATE app.bulletin_section SET commentary = '另说' WHERE place = 1",
        "UPDATE app.bulletin SET inputs = replace(inputs, '华明街道', '花明街道')",
    ],
)
async def test_whoever_changes_the_data_is_found_out(hall: Hall, tampering: str) -> None:
    await july(hall)
    await published(hall)
    await hall.owner.execute(tampering)

    (again,) = await replayed(hall)
    assert again.kept == again.published != again.computed


async def test_whoever_changes_what_is_kept_is_found_out(hall: Hall) -> None:
    await july(hall)
    await published(hall)
    await hall.owner.execute("UPDATE app.bulletin SET content = replace(content, '3000', '3001')")

    (again,) = await replayed(hall)
    assert again.computed == again.published != again.kept
