"""How many of what in which district."""

import pytest

from zhaoshang.generation.plan import Size, SizeError, by_rank, shares


def test_the_first_has_most_and_nobody_is_forgotten() -> None:
    found = shares(Size(districts=200, tenants=5_000, projects=50_000))
    assert (sum(each.tenants for each in found), sum(each.projects for each in found)) == (5_000, 50_000)
    assert found[0].projects == pytest.approx(50_000 / 5.88, rel=0.02)
    assert found[0].projects > found[1].projects > found[199].projects > 0


def test_of_a_hundred_times_as_many_each_has_a_hundred_times_as_many() -> None:
    few, many = (shares(Size(20, 500, projects)) for projects in (50_000, 5_000_000))
    assert [round(each.projects / 100) for each in many[1:]] == pytest.approx(
        [each.projects for each in few[1:]], abs=1
    )


def test_what_is_left_over_goes_first() -> None:
    assert (by_rank(10, 3), by_rank(0, 3), by_rank(7, 1)) == ([7, 2, 1], [0, 0, 0], [7])


def test_a_district_needs_some_tenants_to_work_at_all() -> None:
    with pytest.raises(SizeError, match="--tenants: 10 districts need at least 50"):
        shares(Size(districts=10, tenants=49, projects=1))
