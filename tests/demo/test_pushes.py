"""The demo's pushes keep the deadlines that the application would have kept."""

import pytest

from tests.demo.conftest import Demo
from tests.demo.test_story import story
from zhaoshang.demo.districts import PLANS, Plan
from zhaoshang.demo.pushes import push
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.transfers.model import Transfer, TransferOffer
from zhaoshang.transfers.operations.keep_clocks import Kept, keep_clocks
from zhaoshang.transfers.rules.flow import Clocks, Due, due
from zhaoshang.values.ids import DistrictId


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.code)
def test_nobody_answered_too_late_or_was_given_up_too_early(plan: Plan) -> None:
    pipeline = story(plan)[1]
    push(pipeline)

    for offer in pipeline.rows[TransferOffer]:
        assert offer["respond_by"] == Clocks().respond_by(offer["offered_at"])
        assert offer["offered_at"] < (offer["answered_at"] or ANCHOR) < offer["respond_by"]
    expired = [row for row in pipeline.rows[Transfer] if row["state"] == "EXPIRED"]
    assert expired
    for row in expired:
        assert due(row["waiting_since"], True, 0, row["closed_at"], Clocks()) is Due.EXPIRY
        assert due(row["waiting_since"], False, 0, row["warned_at"], Clocks()) is Due.WARNING


async def test_when_the_story_ends_the_clocks_have_nothing_to_do(demo: Demo) -> None:
    for plan in PLANS:
        assert await keep_clocks(demo.database, DistrictId(int(plan.code)), ANCHOR) == Kept(0, 0, 0)
