"""计算通报: one statement for each source, however many units there are."""

from typing import Any

from sqlalchemy import Engine, event

from tests.support.bulletins import MONTH, july, published, replayed
from tests.support.projects import Hall


async def test_the_number_of_statements_does_not_grow_with_the_units(hall: Hall) -> None:
    await july(hall)
    await published(hall)
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        (again,) = await replayed(hall, MONTH)
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert again.reproduced
    reading = [each for each in said if each.lstrip().startswith("SELECT") and "app.begin" not in each]
    assert len(reading) == 5, reading  # the bulletin, its commentary, credits, targets, lights
