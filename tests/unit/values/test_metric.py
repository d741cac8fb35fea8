"""What is split between origin and host, and what is counted in ten-thousandths."""

from zhaoshang.values.metric import COUNTS, SPLIT, WHOLE, Metric


def test_landed_projects_capital_and_tax_are_split_and_nothing_else() -> None:
    assert {Metric.LANDED_PROJECTS, Metric.CAPITAL_IN_PLACE, Metric.TAX} == SPLIT
    assert set(Metric) - SPLIT == {Metric.FIXED_ASSET_INVESTMENT, Metric.EMPLOYMENT, Metric.OUTPUT_VALUE}


def test_projects_and_people_are_counts_and_the_rest_is_money() -> None:
    assert {Metric.LANDED_PROJECTS, Metric.EMPLOYMENT} == COUNTS
    assert WHOLE == 10_000


def test_a_metric_is_stored_as_its_name() -> None:
    assert [str(metric) for metric in Metric] == [metric.name for metric in Metric]
