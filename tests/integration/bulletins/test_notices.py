"""Who is told that a bulletin was published: everybody who may have it, in every unit."""

from tests.support.bulletins import july, published
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall


async def test_everybody_who_may_have_it_is_told_once(hall: Hall) -> None:
    await staffed(hall)
    await july(hall)
    await delivered(hall)
    before = await told(hall)
    await published(hall)
    await delivered(hall)

    new = (await told(hall)) - before
    assert {kind for _, kind in new} == {"BULLETIN_PUBLISHED"}
    assert {"director@huaming", "viewer@huaming", "officer@hezuo", "director@ducha"} <= {who for who, _ in new}
