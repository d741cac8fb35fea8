"""What 督查室 published in the demo: a closed year and more, each as a plain count of raw rows has it."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

import asyncpg
import pytest

from tests.demo.conftest import Demo
from tests.support.graphql import Graphql
from zhaoshang.bulletins.operations.replay_bulletins import replay_bulletins
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.values.ids import DistrictId, global_id

HERE = DistrictId(120110)
YEAR = [f"2025-{month:02d}" for month in range(1, 13)]
METRICS = ("CAPITAL_IN_PLACE", "LANDED_PROJECTS", "TAX")
LINES = """query($bulletin: ID!) {
  bulletinLines(first: 100, filter: {bulletin: $bulletin}) { nodes { kind name metric unit { code } targetAmount
      targetCount plannedAmount plannedCount monthAmount monthCount doneAmount doneCount disputedAmount disputedCount
      share rank previousRank } pageInfo { hasNextPage } } }"""


async def test_a_whole_year_is_published_and_more(superuser: asyncpg.Connection) -> None:
    rows = await superuser.fetch("SELECT * FROM app.bulletin ORDER BY period, edition")
    first = [row["period"] for row in rows if row["edition"] == 1 and row["state"] == "PUBLISHED"]
    assert [month for month in first if month in YEAR] == YEAR
    assert first[-1] == "2026-05"  # the last month that is closed
    assert len(first) == 17
    assert [(row["period"], row["state"]) for row in rows if row["edition"] == 2] == [
        ("2025-09", "PUBLISHED"),
        ("2026-03", "DRAFT"),
    ]
    assert {row["district_id"] for row in rows} == {HERE}
    assert all(row["published_at"] is None or row["published_at"] <= ANCHOR for row in rows)


async def test_each_comes_out_again(demo: Demo) -> None:
    again = await replay_bulletins(demo.database, HERE, ANCHOR)
    assert len(again) == 18
    assert [each for each in again if not each.reproduced] == []


class Raw:
    """The raw rows, and a count of them that knows nothing of the product's."""

    def __init__(self, rows: dict[str, list[Any]]) -> None:
        self.rows = rows
        self.hosts = {
            row["tenant_id"]
            for row in rows["tenant_responsibility"]
            if row["responsibility"] == "HOST" and row["ended_at"] is None
        }
        self.codes = {row["id"]: row["code"] for row in rows["tenant"]}

    def frozen(self, at: Any) -> set[Any]:
        """The terms in dispute at an instant."""
        return {
            row["terms_id"]
            for row in self.rows["attribution_dispute"]
            if row["raised_at"] <= at and (row["decided_at"] is None or row["decided_at"] > at)
        }

    def target(self, unit: Any, metric: str, month: str, at: Any) -> tuple[int, int] | None:
        """What a unit was to bring in the year, and up to the month, as set by then."""
        year = int(month[:4])
        given = [
            row
            for row in self.rows["target"]
            if (row["tenant_id"], row["metric"], row["year"]) == (unit, metric, year) and row["set_at"] <= at
        ]
        if not given:
            return None
        latest = max(given, key=lambda row: row["number"])
        months = [row for row in self.rows["target_month"] if row["target_id"] == latest["id"]]
        return latest["amount"], sum(row["amount"] for row in months if row["period"] <= month)

    def expected(self, month: str, at: Any) -> dict[tuple[str, str | None], dict[str, Any]]:
        """Every line, by metric and unit's code, or by metric and kind."""
        frozen, january = self.frozen(at), f"{month[:4]}-01"
        sums: dict[tuple[str, Any], list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in self.rows["attribution_entry"]:
            if not january <= row["period"] <= month or row["metric"] not in METRICS:
                continue
            unit: Any = row["tenant_id"]
            key = unit if unit in self.hosts else "POOL" if unit.int == 0 else "OTHERS"
            found = sums[row["metric"], key]
            if row["terms_id"] in frozen:
                found[2] += row["amount"]
                continue
            found[1] += row["amount"]
            found[0] += row["amount"] if row["period"] == month else 0
        lines: dict[tuple[str, str | None], dict[str, Any]] = {}
        for metric in METRICS:
            done = {}
            for unit in self.hosts:
                target, brought = self.target(unit, metric, month, at), sums[metric, unit]
                lines[metric, self.codes[unit]] = _line(target, brought, brought[1])
                if target is not None:
                    done[self.codes[unit]] = Fraction(brought[1], target[0])
            for code, share in done.items():
                lines[metric, code]["rank"] = 1 + sum(other > share for other in done.values())
            kinds = [sums[metric, kind] for kind in ("POOL", "OTHERS")]
            whole = [sum(each) for each in zip(*(sums[metric, unit] for unit in self.hosts), *kinds, strict=True)]
            targets = [target for unit in self.hosts if (target := self.target(unit, metric, month, at))]
            total = (sum(each[0] for each in targets), sum(each[1] for each in targets)) if targets else None
            lines[metric, "DISTRICT"] = _line(total, whole, whole[1] + whole[2])
            for kind in ("POOL", "OTHERS"):
                if any(sums[metric, kind]):
                    lines[metric, kind] = _line(None, sums[metric, kind], 0)
        return lines


def _line(target: tuple[int, int] | None, brought: list[int], counted: int) -> dict[str, Any]:
    share = None
    if target is not None:
        exact = Fraction(counted * 10_000, target[0])
        share = int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))
    year, planned = target or (None, None)
    return {
        "target": year,
        "planned": planned,
        "month": brought[0],
        "done": brought[1],
        "disputed": brought[2],
        "share": share,
        "rank": None,
    }


def _parts(line: dict[str, Any], name: str) -> int | None:
    """Fen or ten-thousandths, from the text of the answer."""
    amount, count = line[f"{name}Amount"], line[f"{name}Count"]
    text = amount if count is None else count
    return None if text is None else int(text.replace(".", ""))


@pytest.fixture
async def raw(superuser: asyncpg.Connection) -> Raw:
    tables = (
        *("attribution_entry", "attribution_dispute", "target", "target_month", "tenant"),
        "tenant_responsibility",
    )
    return Raw(
        {table: await superuser.fetch(f"SELECT * FROM app.{table} WHERE district_id = 120110") for table in tables}
    )


async def test_every_line_of_every_month_is_what_raw_rows_say(
    superuser: asyncpg.Connection, raw: Raw, graphql: Graphql
) -> None:
    rows = await superuser.fetch("SELECT * FROM app.bulletin WHERE edition = 1 ORDER BY period")
    assert len(rows) == 17
    ranks: dict[tuple[str, str | None], int | None] = {}
    for row in rows:
        asked = {"bulletin": global_id("Bulletin", row["id"])}
        told = (await graphql.as_("viewer@ducha").run(LINES, asked)).data["bulletinLines"]
        assert not told["pageInfo"]["hasNextPage"]
        expected = raw.expected(row["period"], row["published_at"])
        seen, before = {}, ranks if not row["period"].endswith("-01") else {}
        for line in told["nodes"]:
            key = line["metric"], line["unit"]["code"] if line["unit"] else line["kind"]
            share = line["share"]
            seen[key] = {
                **{name: _parts(line, name) for name in ("target", "planned", "month", "done", "disputed")},
                "share": None if share is None else int(share.replace(".", "")),
                "rank": line["rank"],
            }
            assert line["previousRank"] == before.get(key), (row["period"], key)
        assert seen == expected, row["period"]
        ranks = {key: line["rank"] for key, line in seen.items()}
