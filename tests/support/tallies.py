"""Summaries asked both ways: from the sums that are kept, and counted row by row."""

import dataclasses
import itertools
import random
from functools import cache
from typing import Any, Final

from tests.support.actors import DONGLI, tenant_id
from tests.support.pipeline import REGISTRY
from tests.support.projects import Hall
from tests.support.reading import KEY, asked
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.operations.verify_tallies import TallyReport, verify_tallies
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import AggregateRoot
from zhaoshang.readmodel.reader import Reader
from zhaoshang.values.ids import DistrictId, global_id

WIDE: Final = Fence(DistrictId(DONGLI), None, None, Reach.DISTRICT, Reach.DISTRICT)

LIVE: Final = Reader(
    dataclasses.replace(
        REGISTRY,
        roots={
            name: dataclasses.replace(root, rollup=None) if isinstance(root, AggregateRoot) else root
            for name, root in REGISTRY.roots.items()
        },
    ),
    signing_key=KEY,
)
KEPT: Final = Reader(REGISTRY, signing_key=KEY)

GROUPS: Final = ("STAGE", "INDUSTRY", "TENANT", "MONTH")
FILTERS: Final = (
    "stage: [LEAD, NEGOTIATING, WITHDRAWN]",
    "stage: []",
    "industry: [SMART_MANUFACTURING, OTHER]",
    "isMajor: true",
    "isMajor: false",
    f'host: ["{global_id("Tenant", tenant_id("linkong"))}"]',
    "channel: [VISIT]",
    'investment: {min: "50000000.00"}',
)


@cache
def summaries() -> tuple[str, ...]:
    """Three documents of many summaries each: every grouping by itself, and others under filters of chance."""
    chance = random.Random(20)  # noqa: S311  the same questions in every run
    groupings = [list(each) for size in range(4) for each in itertools.permutations(GROUPS, size)]
    narrowed = [(by, _together(chance)) for by in chance.sample(groupings, 20)]
    fields = [_field(at, by, given) for at, (by, given) in enumerate([*((by, []) for by in groupings), *narrowed])]
    chance.shuffle(fields)
    return tuple(f"{{ {' '.join(fields[at::3])} }}" for at in range(3))


def _together(chance: random.Random) -> list[str]:
    """One filter or two, each given once."""
    chosen = chance.sample(FILTERS, chance.choice((1, 1, 2)))
    return list({each.partition(":")[0]: each for each in chosen}.values())


def _field(at: int, by: list[str], given: list[str]) -> str:
    arguments = [f"groupBy: [{', '.join(by)}]"] * bool(by) + [f"filter: {{ {', '.join(given)} }}"] * bool(given)
    called = f"({', '.join(arguments)})" if arguments else ""
    return f"s{at}: projectSummary{called} {{ stage industry month tenant {{ code }} count investment }}"


async def answer(hall: Hall, reader: Reader, query: str, persona: str = "officer@hezuo") -> bytes:
    """What a persona is answered."""
    context = RequestContext(hall.actor(persona), hall.service, reader, "zh")
    return (await reader.answer(asked(query), context)).data


def statement(hall: Hall, query: str, persona: str = "officer@hezuo") -> str:
    """The statement that answers a persona."""
    return KEPT.compiled(asked(query), hall.actor(persona), for_executor=False).sql


async def agree(hall: Hall, which: int = 0) -> None:
    """Both ways answer alike, to the byte, and the sums are those of the projects."""
    query = summaries()[which % 3]
    assert await answer(hall, KEPT, query) == await answer(hall, LIVE, query)
    assert (report := await verified(hall)).consistent, report


async def verified(hall: Hall) -> TallyReport:
    return await verify_tallies(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def changes(hall: Hall) -> list[Any]:
    """What was not added up yet."""
    return await hall.rows("project_tally_change")
