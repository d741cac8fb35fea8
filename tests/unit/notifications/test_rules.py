from uuid import UUID

import pytest

from zhaoshang.notifications.declare import Told, all_notices, register_notice
from zhaoshang.notifications.rules import Job, recipients
from zhaoshang.tenancy.model import Role

ANNE, BO, CHEN = (UUID(int=at) for at in (1, 2, 3))
STREET, OFFICE = UUID(int=10), UUID(int=11)
STAFF = [
    Job(ANNE, STREET, Role.DIRECTOR, ("HOST",)),
    Job(BO, STREET, Role.VIEWER, ("HOST",)),
    Job(CHEN, OFFICE, Role.DIRECTOR, ("COORDINATION", "INDUSTRY")),
    Job(CHEN, STREET, Role.AUDITOR, ("HOST",)),
]


def directors(subjects: frozenset[str]) -> bool:
    return any(each.endswith(".director") for each in subjects)


@pytest.mark.parametrize(
    ("units", "unwilling", "expected"),
    [
        (None, (), [(ANNE, STREET), (CHEN, OFFICE)]),
        ([STREET], (), [(ANNE, STREET)]),
        ([STREET, OFFICE], {ANNE}, [(CHEN, OFFICE)]),
        ([], (), []),
    ],
)
def test_whoever_may_act_for_these_units_is_told(
    units: list[UUID] | None, unwilling: set[UUID], expected: list[tuple[UUID, UUID]]
) -> None:
    assert recipients(STAFF, units, directors, unwilling) == expected


def test_administrators_are_told_of_no_business() -> None:
    assert recipients([STAFF[-1]], None, lambda _: True, ()) == []


def test_roles_of_one_person_in_a_unit_count_together() -> None:
    both = [STAFF[1], Job(BO, STREET, Role.STATISTICIAN, ("HOST",))]
    asked: list[frozenset[str]] = []
    recipients(both, None, lambda subjects: asked.append(subjects) or True, ())  # type: ignore[func-returns-value]  # append's None is falsy
    assert asked == [frozenset({"host.viewer", "host.statistician"})]


def test_a_kind_means_one_thing() -> None:
    kind, told = next(iter(all_notices().items()))
    register_notice(told)
    other = Told(
        kind=kind, zh="", en="", event="", key="", mapped=told.mapped, subject="", units=None, holders=told.holders
    )
    with pytest.raises(ValueError, match=kind):
        register_notice(other)
