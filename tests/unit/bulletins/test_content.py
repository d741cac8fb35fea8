"""What a bulletin says in words, and the bytes that are hashed."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from zhaoshang.bulletins.rules.bulletins import Said, refuse_month, refuse_said, said_by_heading
from zhaoshang.bulletins.rules.content import Content, Inputs, Told, hash_of
from zhaoshang.bulletins.rules.figures import POOL, Brought, Lights, Planned, Unit, lines_of
from zhaoshang.bulletins.rules.template import USUAL, USUAL_METRICS, Texts, figure, percent, texts_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import Refusal

CAPITAL, LANDED = Metric.CAPITAL_IN_PLACE, Metric.LANDED_PROJECTS
HUAMING, XINLI = Unit(UUID(int=1), "huaming", "华明街道"), Unit(UUID(int=2), "xinli", "新立街道")
INPUTS = Inputs(
    district="东丽区",
    units=[HUAMING, XINLI],
    metrics={CAPITAL: "内资到位额", LANDED: "落地项目"},
    template=USUAL,
    targets=3,
    disputed=[UUID(int=7)],
    lights=[UUID(int=8), UUID(int=9)],
)
TOLD = Told(period=Period("2026-06"), edition=1, reason=None, corrects=None, previous=None, commentary={})


def content(**changes: Any) -> Content:
    lines = lines_of(
        INPUTS.units,
        INPUTS.metrics,
        {(HUAMING.id, CAPITAL): Planned(100_000_000_00, 50_000_000_00), (XINLI.id, CAPITAL): Planned(10_000_00, 1)},
        {
            (HUAMING.id, CAPITAL): Brought(1, 60_000_000_00, 2_000_000_00),
            (XINLI.id, CAPITAL): Brought(0, 1_000_00, 0),
            (POOL, LANDED): Brought(3_000, 3_000, 0),
        },
        {},
    )
    given = Content(told=TOLD, inputs=INPUTS, lines=lines, lights=[Lights(HUAMING, 4, 1, 2), Lights(XINLI, 1, 0, 0)])
    return replace(given, **changes)


def test_the_usual_texts_tell_the_figures() -> None:
    said = content()
    overall, places, lights, disputed = (section.text for section in said.sections)

    assert said.title == "东丽区2026年6月招商引资工作通报"
    assert overall == (
        "截至2026年6月底，序时进度为50.00%。内资到位额完成6200.1万元，为年度任务1亿元的61.99%，快于序时进度11.99个"
        "百分点；落地项目完成0.3个。"
    )
    assert places == (
        "完成率居前的：内资到位额，华明街道（60.00%）、新立街道（10.00%）。"
        "完成率居后的：内资到位额，新立街道（10.00%）、华明街道（60.00%）。未下达任务的：落地项目，华明街道、新立街道。"
    )
    assert lights == "绿灯5个、黄灯1个、红灯2个；亮红灯的：华明街道（2个）。"
    assert disputed.startswith("内资到位额200万元。")


def test_what_is_hashed_holds_whole_numbers_and_codes_and_no_id() -> None:
    said = content().to_json()
    kept = json.loads(said)

    assert kept["lines"][0] == {
        "kind": "UNIT",
        "unit": "huaming",
        "name": "华明街道",
        "metric": "CAPITAL_IN_PLACE",
        "target": 100_000_000_00,
        "planned": 50_000_000_00,
        "month": 1,
        "done": 60_000_000_00,
        "disputed": 2_000_000_00,
        "share": 6000,
        "rank": 1,
        "previous_rank": None,
    }
    assert str(HUAMING.id) not in said
    assert "." not in "".join(str(value) for line in kept["lines"] for value in line.values())
    assert list(kept) == sorted(kept)


@pytest.mark.parametrize(
    "changed",
    [
        {"told": replace(TOLD, edition=2, reason="更正", corrects="0" * 64)},
        {"told": replace(TOLD, previous="1" * 64)},
        {"told": replace(TOLD, commentary={"一、总体情况": "加快推进。"})},
        {"inputs": replace(INPUTS, district="北辰区")},
        {"lights": []},
        {"lines": content().lines[:-1]},
    ],
)
def test_whatever_is_said_otherwise_has_another_hash(changed: dict[str, Any]) -> None:
    assert hash_of(content(**changed).to_json()) != hash_of(content().to_json())


def test_what_it_was_computed_from_is_kept_to_the_letter() -> None:
    again = Inputs.from_json(INPUTS.to_json())

    assert replace(content(), inputs=again).to_json() == content().to_json()
    assert (again.targets, again.disputed, again.lights) == (3, [UUID(int=7)], [UUID(int=8), UUID(int=9)])


def test_a_correction_says_so() -> None:
    assert content(told=replace(TOLD, edition=3)).title.endswith("（更正2）")


@pytest.mark.parametrize(("share", "read"), [(0, "0.00%"), (6_199, "61.99%"), (-5, "-0.05%"), (123_456, "1234.56%")])
def test_shares_as_people_read_them(share: int, read: str) -> None:
    assert percent(share) == read


@pytest.mark.parametrize(
    ("amount", "metric", "read"),
    [
        (3_000, LANDED, "0.3个"),
        (-10_000, LANDED, "-1个"),
        (25_000, Metric.EMPLOYMENT, "2.5人"),
        (120_000_000_00, CAPITAL, "1.2亿元"),
        (123_456_789_01, CAPITAL, "1.23亿元"),
        (-1_234_567, CAPITAL, "-1.23万元"),
        (99_999_999_99, CAPITAL, "1亿元"),
        (999_999, CAPITAL, "9999.99元"),
        (0, Metric.TAX, "0元"),
    ],
)
def test_figures_as_people_read_them(amount: int, metric: Metric, read: str) -> None:
    assert figure(amount, metric) == read


def test_a_district_that_set_nothing_says_the_usual() -> None:
    assert texts_of({}) == Texts(USUAL, USUAL_METRICS)


def test_a_district_s_own_template_and_metrics() -> None:
    rules = {
        "bulletin_template": json.dumps({"title": "{district}通报", "二": "{progress}", "一": "{lights}"}),
        "bulletin_metrics": json.dumps({"TAX": "区级税收"}),
    }
    texts = texts_of(rules)

    assert isinstance(texts, Texts)
    assert list(texts.template.sections) == ["二", "一"]
    assert texts.metrics == {Metric.TAX: "区级税收"}


@pytest.mark.parametrize(
    ("rule", "value", "fault"),
    [
        ("bulletin_template", {"title": "通报", "一": "{progres}"}, "{progres}"),
        ("bulletin_template", {"title": "{", "一": "{}"}, "{}"),
        ("bulletin_template", {"一": "文"}, "title"),
        ("bulletin_template", {"title": "通报"}, "title"),
        ("bulletin_metrics", {"GDP": "产值"}, "GDP"),
    ],
)
def test_what_is_wrong_with_them(rule: str, value: dict[str, str], fault: str) -> None:
    assert texts_of({rule: json.dumps(value)}) == fault


def test_commentary_goes_to_sections_that_there_are_once() -> None:
    assert said_by_heading(Said((("一、总体情况 ", " 好 "),)), USUAL) == {"一、总体情况": "好"}
    for given in ((("五", "x"),), (("一、总体情况", "x"), ("一、总体情况", "y"))):
        refused = said_by_heading(Said(given), USUAL)
        assert isinstance(refused, Refusal)
        assert refused.code == "BULLETIN_SECTION_UNKNOWN"


def test_what_is_typed_is_checked() -> None:
    faults = refuse_said(Said((("", "x"), ("一", " "), ("二", "长" * 4_001)), "\x00"), corrects=True)

    assert [(each.code, each.path[-1]) for each in faults] == [
        ("TEXT_INVALID", "reason"),
        ("TEXT_REQUIRED", "heading"),
        ("TEXT_REQUIRED", "text"),
        ("TEXT_TOO_LONG", "text"),
    ]
    assert [each.code for each in refuse_said(Said(), corrects=True)] == ["TEXT_REQUIRED"]
    assert refuse_said(Said()) == ()


def test_only_what_cannot_change_is_told() -> None:
    june, may = Period("2026-06"), Period("2026-05")
    for through in (None, may):
        refused = refuse_month(june, through, 0)
        assert refused is not None
        assert refused.code == "BULLETIN_MONTH_OPEN"
    assert refuse_month(june, june, 0) is None
    waiting = refuse_month(june, june, 2)
    assert waiting is not None
    assert (waiting.code, waiting.facts["projects"]) == ("BULLETIN_LIGHTS_OPEN", 2)
