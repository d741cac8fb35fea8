"""编制通报: what a closed month comes to, and what is refused."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.assessment import targeted
from tests.support.attribution import disputed
from tests.support.bulletins import (
    MONTH,
    OFFICE,
    brought,
    closed,
    composed,
    composing,
    correcting,
    july,
    lines,
    published,
    publishing,
)
from tests.support.majors import light, planned
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.majors.operations.read_lights import read_lights
from zhaoshang.values.ids import DistrictId


def shown(line: Any) -> tuple[Any, ...]:
    return (line["kind"], line["name"], line["done"], line["disputed"], line["share"], line["rank"])


async def test_a_closed_month_is_told_by_metric_and_rank(hall: Hall) -> None:
    await july(hall)
    key = await composed(hall, MONTH, ("一、总体情况", "请各单位加快推进。"))

    capital = [line for line in await lines(hall, key) if line["metric"] == "CAPITAL_IN_PLACE"]
    assert list(map(shown, capital)) == [
        ("UNIT", "华明街道", 300_000_01, 0, 3000, 1),
        ("UNIT", "临空经济区", 500_000_00, 0, 2500, 2),
        ("UNIT", "东丽开发区", 0, 0, None, None),
        ("UNIT", "新立街道", 70_000_00, 0, None, None),
        ("DISTRICT", "全区合计", 870_000_01, 0, 2900, None),
    ]
    assert {line["planned"] for line in capital} == {583_333_33, 1_166_666_66, 1_749_999_99, None}
    (bulletin,) = await hall.rows("bulletin")
    assert (bulletin["state"], bulletin["edition"], bulletin["published_at"]) == ("DRAFT", 1, None)
    sections = sorted(await hall.rows("bulletin_section", bulletin_id=key), key=lambda section: section["place"])
    assert [section["commentary"] for section in sections] == ["请各单位加快推进。", None, None, None]
    assert json.loads(bulletin["content"])["sections"][0]["text"] == sections[0]["text"]


async def test_composing_anew_puts_the_draft_aside(hall: Hall) -> None:
    await july(hall)
    first, second = await composed(hall), await composed(hall)

    assert {row["id"]: row["state"] for row in await hall.rows("bulletin")} == {first: "SUPERSEDED", second: "DRAFT"}
    assert len(await lines(hall, first)) == len(await lines(hall, second))


async def test_what_is_disputed_is_told_apart(hall: Hall) -> None:
    await july(hall)
    project = (await hall.rows("project", name="huaming30000001"))[0]["id"]
    await disputed(hall, project)

    key = await composed(hall)
    told = {line["name"]: shown(line)[2:] for line in await lines(hall, key) if line["metric"] == "CAPITAL_IN_PLACE"}
    assert told["华明街道"] == (0, 300_000_01, 0, 2)
    assert told["临空经济区"] == (500_000_00, 0, 2500, 1)
    assert told["全区合计"] == (570_000_00, 300_000_01, 2900, None)


async def test_final_lights_are_counted_and_open_ones_waited_for(hall: Hall) -> None:
    plan = await planned(hall)
    await july(hall)
    await read_lights(hall.service.database, DistrictId(120110), hall.clock.now())
    colour, _ = await light(hall, plan, MONTH)

    key = await composed(hall)
    (shone,) = await hall.rows("bulletin_light", bulletin_id=key)
    assert (shone["name"], shone[colour.lower()], shone["green"] + shone["yellow"] + shone["red"]) == ("华明街道", 1, 1)

    await hall.owner.execute("UPDATE app.light_reading SET final = false WHERE period = $1", MONTH)
    assert codes(await composing(hall)) == ["BULLETIN_LIGHTS_OPEN"]


async def test_the_month_after_is_compared_with_the_newest_edition(hall: Hall) -> None:
    await july(hall)
    first = await published(hall)
    correction = await correcting(hall, first)
    assert await publishing(hall, correction) == correction
    hall.clock.pass_by(timedelta(days=31))
    await closed(hall, "2026-08")

    key = await composed(hall, "2026-08")
    told = {line["name"]: line for line in await lines(hall, key) if line["metric"] == "CAPITAL_IN_PLACE"}
    assert [(told[name]["rank"], told[name]["previous_rank"]) for name in ("华明街道", "临空经济区")] == [
        (1, 1),
        (2, 2),
    ]
    (august,) = await hall.rows("bulletin", id=key)
    assert august["previous_id"] == correction


async def test_the_district_s_own_words_of_the_month(hall: Hall) -> None:
    await july(hall)
    await hall.set_rule("bulletin_metrics", json.dumps({"TAX": "区级税收"}, ensure_ascii=False))
    template = {"title": "{district}{month}月简报", "进展": "{progress}"}
    await hall.set_rule("bulletin_template", json.dumps(template, ensure_ascii=False))

    key = await composed(hall, MONTH, ("进展", "好"))
    (bulletin,) = await hall.rows("bulletin", id=key)
    (section,) = await hall.rows("bulletin_section", bulletin_id=key)
    assert bulletin["title"].endswith("7月简报")
    assert section["text"] == "区级税收完成0元"
    assert {line["metric"] for line in await lines(hall, key)} == {"TAX"}


async def test_a_template_that_cannot_be_filled_in_is_refused(hall: Hall) -> None:
    await july(hall)
    await hall.set_rule("bulletin_template", json.dumps({"title": "简报", "进展": "{gdp}"}))
    async with nothing_happens(hall.owner):
        assert codes(await composing(hall)) == ["BULLETIN_TEMPLATE_INVALID"]


async def test_what_is_refused(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        assert codes(await composing(hall)) == ["BULLETIN_MONTH_OPEN"]
        assert codes(await composing(hall, OFFICE, "2026-13")) == ["PERIOD_INVALID"]
        assert codes(await composing(hall, OFFICE, MONTH, ("", "x"))) == ["TEXT_REQUIRED"]
    await july(hall)
    async with nothing_happens(hall.owner):
        assert codes(await composing(hall, OFFICE, MONTH, ("五", "x"))) == ["BULLETIN_SECTION_UNKNOWN"]
        assert codes(await composing(hall, OFFICE, "2026-08")) == ["BULLETIN_MONTH_OPEN"]
    await published(hall)
    async with nothing_happens(hall.owner):
        assert codes(await composing(hall)) == ["BULLETIN_PUBLISHED"]


@pytest.mark.parametrize(
    "persona", ["viewer@ducha", "director@hezuo", "director@huaming", "director@qld", "statistician@ducha"]
)
async def test_nobody_else_composes_or_corrects(hall: Hall, persona: str) -> None:
    await july(hall)
    key = await published(hall)
    async with nothing_happens(hall.owner):
        assert codes(await composing(hall, persona)) == ["FORBIDDEN"]
        assert codes(await correcting(hall, key, persona=persona)) == ["FORBIDDEN"]


async def test_a_correction_refers_to_the_first_and_tells_what_is_known_now(hall: Hall) -> None:
    await july(hall)
    first = await published(hall)
    await targeted(hall, "huaming", fen=600_000_02, expected_number=1, reason="调整任务")
    second = await correcting(hall, first)
    assert await publishing(hall, second) == second
    third = await correcting(hall, second, "再次更正")

    rows = {row["id"]: row for row in await hall.rows("bulletin")}
    assert [(rows[key]["edition"], rows[key]["corrects_id"]) for key in (first, second, third)] == [
        (1, None),
        (2, first),
        (3, first),
    ]
    content = json.loads(rows[second]["content"])
    assert (content["corrects"], content["reason"]) == (rows[first]["content_hash"], "漏报一笔到位资金")
    shares = [
        next(line["share"] for line in await lines(hall, key) if line["name"] == "华明街道") for key in (first, second)
    ]
    assert shares == [3000, 5000]


async def test_only_what_was_published_is_corrected(hall: Hall) -> None:
    await july(hall)
    draft = await composed(hall)
    async with nothing_happens(hall.owner):
        assert codes(await correcting(hall, draft)) == ["BULLETIN_UNPUBLISHED"]
        assert codes(await correcting(hall, UUID(int=5))) == ["NOT_FOUND"]
        assert codes(await correcting(hall, draft, " ")) == ["TEXT_REQUIRED"]


async def test_credit_of_departments_is_the_line_of_others(hall: Hall) -> None:
    await july(hall)
    await brought(hall, "kfq", 1_000_00)  # August's day is July's: an adjustment of the open month
    key = await composed(hall)
    (district,) = [
        line for line in await lines(hall, key) if line["kind"] == "DISTRICT" and line["metric"] == "CAPITAL_IN_PLACE"
    ]
    assert district["done"] == 870_000_01
