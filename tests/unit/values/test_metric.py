"""What is split between origin and host, and what is counted in ten-thousandths."""

import pytest

from zhaoshang.values.metric import COUNTS, SPLIT, WHOLE, Metric, TenThousandths, count_text, parse_count


def test_landed_projects_capital_and_tax_are_split_and_nothing_else() -> None:
    assert {Metric.LANDED_PROJECTS, Metric.CAPITAL_IN_PLACE, Metric.TAX} == SPLIT
    assert set(Metric) - SPLIT == {Metric.FIXED_ASSET_INVESTMENT, Metric.EMPLOYMENT, Metric.OUTPUT_VALUE}


def test_projects_and_people_are_counts_and_the_rest_is_money() -> None:
    assert {Metric.LANDED_PROJECTS, Metric.EMPLOYMENT} == COUNTS
    assert WHOLE == 10_000


def test_a_metric_is_stored_as_its_name() -> None:
    assert [str(metric) for metric in Metric] == [metric.name for metric in Metric]


@pytest.mark.parametrize(
    ("text", "count"), [("1", 10_000), ("0.3", 3_000), ("-0.0001", -1), ("12.5", 125_000), ("0", 0)]
)
def test_a_count_is_read_and_written(text: str, count: int) -> None:
    parsed = parse_count(text)
    assert parsed == count
    assert parse_count(count_text(TenThousandths(count))) == count


@pytest.mark.parametrize("text", ["", "1e3", "0.00001", "1,000", "+1", "１", " 1", ".5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    assert parse_count(text) is None
