"""What an analysis report says of its cohorts, to the byte."""

import hashlib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import orjson
import pytest

from zhaoshang.evaluation.model import METRICS, PromiseVerdict
from zhaoshang.evaluation.rules.analysis import AskedReport, Content, Line, Section, hash_of, refuse_report
from zhaoshang.values.metric import Metric

BASE = Line(
    evaluation=UUID(int=1),
    host="huaming",
    host_name="华明街道",
    industry="BIOMEDICINE",
    channel="FAIR",
    size="1亿元以上",
    landed_on=date(2024, 5, 10),
    year=2,
    to_on=date(2026, 5, 9),
    recorded=True,
    metric=Metric.TAX,
    promised=300,
    achieved=100,
    partly_percent=60,
)
ASKED = AskedReport(year=2026, half=1)


def of(number: int, **changes: Any) -> Line:
    return replace(BASE, evaluation=UUID(int=number), **changes)


def said(*lines: Line, **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "district": "东丽区",
        "office": "工信局",
        "asked": ASKED,
        "edition": 1,
        "as_of": date(2026, 6, 30),
        "lines": lines,
        **changes,
    }
    found: dict[str, Any] = orjson.loads(Content(**given).to_json())
    return found


def metric(cohort: dict[str, Any], name: str = "TAX") -> dict[str, Any]:
    assert [each["metric"] for each in cohort["metrics"]] == [each.value for each in METRICS]
    (found,) = (each for each in cohort["metrics"] if each["metric"] == name)
    return {key: value for key, value in found.items() if key != "metric"}


@pytest.mark.parametrize(
    ("achieved", "verdict"),
    [
        (300, PromiseVerdict.KEPT),
        (301, PromiseVerdict.KEPT),
        (299, PromiseVerdict.PARTLY),
        (180, PromiseVerdict.PARTLY),
        (179, PromiseVerdict.MISSED),
        (0, PromiseVerdict.MISSED),
        (None, None),
    ],
)
def test_a_verdict_is_exact(achieved: int | None, verdict: PromiseVerdict | None) -> None:
    assert replace(BASE, achieved=achieved).verdict is verdict
    assert replace(BASE, achieved=achieved, promised=None).share is None


def test_a_cohort_compares_like_with_like() -> None:
    lines = (
        of(1, achieved=100),  # a third
        of(2, achieved=300),
        of(3, achieved=500, promised=None),  # nothing promised
        of(4, achieved=None),  # not known
        of(5, achieved=None, recorded=False),  # not recorded
        of(6, achieved=200, promised=400),
    )
    everything = said(*lines)["all"]
    assert (everything["projects"], everything["evaluated"]) == (6, 5)
    assert metric(everything) == {
        "promised": 1000,
        "compared": 600,
        "achieved": 1100,
        "rate": 6000,
        "median": 5000,
        "kept": 1,
        "partly": 0,
        "missed": 2,
    }
    # Of an even number the lower one, rounded once.
    assert metric(said(of(1), of(2, achieved=300))["all"])["median"] == 3333
    assert metric(said(of(1, achieved=200))["all"])["rate"] == round(Fraction(20_000, 3))
    nothing = metric(said(of(3, promised=None))["all"])
    assert (nothing["rate"], nothing["median"], nothing["achieved"]) == (None, None, 100)
    assert metric(said()["all"], "EMPLOYMENT")["rate"] is None


def test_every_cohort_is_there_and_what_is_not_known_comes_last() -> None:
    told = said(of(1), of(2, industry="OTHER", host="xinli", host_name="新立街道", size=None))
    cohorts = {each["by"]: each["rows"] for each in told["cohorts"]}
    assert list(cohorts) == ["INDUSTRY", "HOST", "CHANNEL", "SIZE", "LANDING_YEAR"]
    assert [(row["key"], row["name"]) for row in cohorts["HOST"]] == [("huaming", "华明街道"), ("xinli", "新立街道")]
    assert [row["key"] for row in cohorts["SIZE"]] == ["1亿元以上", None]
    assert [row["key"] for row in cohorts["LANDING_YEAR"]] == ["2024"]
    assert [row["projects"] for row in cohorts["CHANNEL"]] == [2]


def test_only_years_that_ended_in_the_period_are_compared_and_all_before_are_in_the_curve() -> None:
    told = said(of(1, year=1, to_on=date(2025, 12, 31), achieved=300), of(2, year=2, achieved=150))
    assert told["all"]["projects"] == 1
    assert [(each["year"], each["projects"], each["rate"]) for each in told["curve"]] == [(1, 1, 10_000), (2, 1, 5_000)]


def test_the_bytes_are_what_is_hashed() -> None:
    content = Content(
        district="东丽区",
        office="工信局",
        asked=replace(ASKED, sections=(Section(" 总体 ", "达产率提高。 "),)),
        edition=2,
        as_of=date(2026, 6, 30),
        lines=(BASE,),
    )
    text = content.to_json()
    assert hash_of(text) == hashlib.sha256(text.encode()).hexdigest()
    told = orjson.loads(text)
    assert told["sections"] == [{"heading": "总体", "text": "达产率提高。"}]
    assert told["title"] == "工信局招商项目后评价分析报告（2026年上半年）（第2版）"
    assert (told["from"], told["to"], told["half"]) == ("2026-01-01", "2026-06-30", 1)
    assert text == orjson.dumps(told, option=orjson.OPT_SORT_KEYS).decode()


def test_the_periods() -> None:
    assert replace(ASKED, half=2).days == (date(2026, 7, 1), date(2026, 12, 31))
    assert replace(ASKED, half=None).days == (date(2026, 1, 1), date(2026, 12, 31))
    assert [replace(ASKED, half=half).name for half in (None, 1, 2)] == ["2026年", "2026年上半年", "2026年下半年"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"half": 3}, ["EVALUATION_PERIOD_INVALID"]),
        ({"year": 0}, ["EVALUATION_PERIOD_INVALID"]),
        ({"year": 99_999}, ["EVALUATION_PERIOD_INVALID"]),
        ({"half": 2}, ["EVALUATION_PERIOD_OPEN"]),
        ({"half": None}, ["EVALUATION_PERIOD_OPEN"]),
        ({"sections": (Section("一", "二"),) * 11}, ["EVALUATION_SECTIONS_TOO_MANY"]),
        ({"sections": (Section(" ", "二"),)}, ["TEXT_REQUIRED"]),
        ({"sections": (Section("一", ""),)}, ["TEXT_REQUIRED"]),
        ({"sections": (Section("长" * 101, "二"),)}, ["TEXT_TOO_LONG"]),
        ({"sections": (Section("一", "\x00"),)}, ["TEXT_INVALID"]),
    ],
)
def test_a_report_is_about_a_period_that_is_over(changes: dict[str, Any], expected: list[str]) -> None:
    faults = refuse_report(replace(ASKED, **changes), date(2026, 6, 30))
    assert [each.code for each in faults] == expected
