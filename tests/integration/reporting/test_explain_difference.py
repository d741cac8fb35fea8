"""说明差异: the unit says why; both figures stay."""

from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.projects import NOW, Hall
from tests.support.reporting import STATISTICIAN, explain, only, others, recorded, refused, submitted


@pytest.fixture
async def figure(hall: Hall) -> UUID:
    """One of the bureau's that differs from 华明's report."""
    await submitted(hall)
    key = await recorded(hall)
    assert isinstance(key, UUID), key
    return key


async def test_the_reason_holds_for_just_these_two(hall: Hall, figure: UUID) -> None:
    assert await explain(hall, figure, reason=" 登记地口径。 ") == figure
    (said,) = await hall.rows("figure_explanation")
    assert (said["bureau_figure_id"], said["reported"], said["reason"]) == (figure, 0, "登记地口径。")
    assert (said["at"], said["by_person_id"], said["by_tenant_id"]) == (NOW, person_id(STATISTICIAN), said["tenant_id"])
    assert said["tenant_id"] == tenant_id("huaming")
    # Said better, it is another; the first stays.
    assert await explain(hall, figure, reason="登记地口径，含园区。") == figure
    assert len(await hall.rows("figure_explanation")) == 2


async def test_what_needs_no_reason_gets_none(hall: Hall, figure: UUID) -> None:
    for text, code in ((" ", "TEXT_REQUIRED"), ("长" * 2001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")):
        await refused(hall, explain, figure, code, reason=text)
    newer = await recorded(hall, fen=0, expected_number=1, reason="核定")
    await refused(hall, explain, figure, "BUREAU_FIGURE_REPLACED")
    await refused(hall, explain, newer, "FIGURES_AGREE")
    unreported = await recorded(hall, unit="xinli")
    await refused(hall, explain, unreported, "FIGURES_AGREE", persona="statistician@xinli")


async def test_nobody_else_explains_it_as_the_unit(hall: Hall, figure: UUID) -> None:
    await only(hall, explain, figure, others(STATISTICIAN))
