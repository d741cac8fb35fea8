"""What the hash is of: anybody who reads the lines can make the same text, in plain Python."""

import json
from hashlib import sha256
from typing import Any

from tests.support.assessment import decide, finalise, objected, published, window_over
from tests.support.projects import Hall


async def text_of(hall: Hall, key: Any, *, corrected: bool) -> str:
    codes = {row["id"]: row["code"] for row in await hall.rows("tenant")}
    assessment = await hall.row("assessment", key)
    scheme = await hall.row("assessment_scheme", assessment["scheme_id"])
    indicators = sorted(
        await hall.rows("assessment_indicator", scheme_id=scheme["id"]), key=lambda row: int(row["place"])
    )
    named = {row["id"]: row["code"] for row in indicators}
    lines = await hall.rows("assessment_line", assessment_id=key)
    points = {
        line["id"]: line["corrected"] if corrected and line["corrected"] is not None else line["points"]
        for line in lines
    }
    hosts = []
    for host in sorted({line["tenant_id"] for line in lines}, key=lambda each: str(codes[each])):
        total = sum(points[line["id"]] for line in lines if line["tenant_id"] == host)
        better = {
            other
            for other in {line["tenant_id"] for line in lines}
            if sum(points[line["id"]] for line in lines if line["tenant_id"] == other) > total
        }
        own = (line for line in lines if line["tenant_id"] == host)
        told = sorted(own, key=lambda line: str(named[line["indicator_id"]]))
        hosts.append(
            {
                "unit": codes[host],
                "total": total,
                "rank": len(better) + 1,
                "lines": [
                    {
                        **{
                            name: line[name]
                            for name in ("value", "disputed", "target", "lowest", "highest", "points", "remark")
                        },
                        "code": named[line["indicator_id"]],
                        "corrected": line["corrected"] if corrected else None,
                    }
                    for line in told
                ],
            }
        )
    content = {
        "district": assessment["district_id"],
        "year": assessment["year"],
        "assessment": assessment["number"],
        "scheme": {
            "number": scheme["number"],
            "indicators": [
                {
                    **{name: row[name] for name in ("code", "kind", "measure", "method", "weight", "cap", "rate")},
                    "department": codes[row["tenant_id"]] if row["measure"] == "MARK" else None,
                }
                for row in indicators
            ],
        },
        "hosts": hosts,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


async def test_what_was_published_can_be_proved_after_it_was_corrected(hall: Hall) -> None:
    key = await published(hall)
    objection = await objected(hall, "SERVICE", "kfq")
    assert await decide(hall, objection, points=40_00) == objection
    window_over(hall)
    assert await finalise(hall, key) == key

    row = await hall.row("assessment", key)
    assert sha256((await text_of(hall, key, corrected=False)).encode()).hexdigest() == row["published_hash"]
    assert sha256((await text_of(hall, key, corrected=True)).encode()).hexdigest() == row["final_hash"]
