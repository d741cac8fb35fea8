"""A report that is not what was issued is found."""

from tests.support.actors import DONGLI
from tests.support.evaluation import issue
from tests.support.projects import Hall
from zhaoshang.evaluation.operations.verify_reports import count_altered_reports
from zhaoshang.values.ids import DistrictId


async def altered(hall: Hall) -> int:
    return await count_altered_reports(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def test_a_changed_word_or_hash_is_found(hall: Hall) -> None:
    await issue(hall)
    await issue(hall)
    assert await altered(hall) == 0

    await hall.owner.execute("UPDATE app.evaluation_report SET content = replace(content, '工信局', '商务局')")
    assert await altered(hall) == 2
