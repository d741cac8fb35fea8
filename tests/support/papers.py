"""A bulletin as it was frozen, long enough to fill several pages, with everything on it that there can be."""

from datetime import datetime

from tests.support.projects import NOW
from zhaoshang.bulletins.rules.content import Content, Inputs, Told, hash_of
from zhaoshang.bulletins.rules.figures import POOL, Brought, Key, Lights, Planned, Unit, lines_of
from zhaoshang.bulletins.rules.template import USUAL, USUAL_METRICS
from zhaoshang.exchange.bulletin.frozen import Frozen
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.period import Period


def a_content(units: int = 60, edition: int = 1, names: str = "第{at}街道") -> Content:
    """What a district of so many units says of June 2026."""
    told = [Unit(new_id(), f"u{at:03}", names.format(at=at)) for at in range(1, units + 1)]
    inputs = Inputs(
        district="东丽区", units=told, metrics=USUAL_METRICS, template=USUAL, targets=1, disputed=[], lights=[]
    )
    planned: dict[Key, Planned] = {}
    brought: dict[Key, Brought] = {}
    for at, unit in enumerate(told, 1):
        for metric in Metric:
            scale = 10_000 if metric in COUNTS else 123_456_789
            brought[unit.id, metric] = Brought(at * scale // 7, at * scale // 3, 5 * scale if at % 20 == 0 else 0)
            if at % 9:
                planned[unit.id, metric] = Planned(40 * scale, 20 * scale)
        brought[POOL, Metric.TAX] = Brought(1, 2, 0)
    before = {(unit.code, metric): units + 1 - at for at, unit in enumerate(told, 1) for metric in Metric}
    reasons = None if edition == 1 else "漏报一笔到位资金"
    return Content(
        told=Told(
            period=Period("2026-06"),
            edition=edition,
            reason=reasons,
            corrects=None if edition == 1 else "0123456789abcdef" * 4,
            previous=None,
            commentary={"一、总体情况": "#strong[请] $加快$ *推进* <b>\\n_项目_"},
        ),
        inputs=inputs,
        lines=lines_of(told, inputs.metrics, planned, brought, before),
        lights=[Lights(unit, at % 4, at % 3, at % 2) for at, unit in enumerate(told, 1)],
    )


def a_frozen(content: Content | None = None, published_at: datetime = NOW) -> Frozen:
    """The same, published."""
    said = (content or a_content()).to_json()
    return Frozen.of(said, office="督查室", content_hash=hash_of(said), published_at=published_at)
