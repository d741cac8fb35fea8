"""通报模板: what a bulletin says in words, with its figures filled in. Pure.

A district sets its own with the rule ``bulletin_template``, a map of texts: ``title``, and each section's text by its
heading, in their order. ``{places}`` in them are filled in; there are no others than ``PLACES``.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from zhaoshang.bulletins.model import LineKind
from zhaoshang.bulletins.rules.figures import Lights, Line, year_gone
from zhaoshang.values.metric import COUNTS, WHOLE, Metric
from zhaoshang.values.money import FEN_IN_WAN, FEN_IN_YI, Fen, display
from zhaoshang.values.period import Period
from zhaoshang.values.reckoning import round_half_away

TEMPLATE: Final = "bulletin_template"
METRICS: Final = "bulletin_metrics"
"""The rules of the district."""

PLACES: Final = frozenset(
    {"district", "year", "month", "year_gone", "progress", "leading", "trailing", "untargeted", "lights", "disputed"}
)
"""What a text may ask to be filled in: of the district, the month, its figures and its lights."""

FEW: Final = 3
"""So many are named first, and last."""

_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_NONE: Final = "无"


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a bulletin."""

    title: str
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a district's rules say of its bulletins."""

    template: Template
    metrics: Mapping[Metric, str]
    """What is counted, in its order, and what it is called."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it reads."""

    heading: str
    text: str
    commentary: str | None


USUAL_METRICS: Final[Mapping[Metric, str]] = MappingProxyType(
    {Metric.CAPITAL_IN_PLACE: "内资到位额", Metric.LANDED_PROJECTS: "落地项目", Metric.TAX: "税收"}
)
USUAL: Final = Template(
    "{district}{year}年{month}月招商引资工作通报",
    MappingProxyType(
        {
            "一、总体情况": "截至{year}年{month}月底，序时进度为{year_gone}。{progress}。",
            "二、位次情况": "完成率居前的：{leading}。完成率居后的：{trailing}。未下达任务的：{untargeted}。",
            "三、重大项目亮灯": "{lights}。",
            "四、争议额度": "{disputed}。争议额度计入全区总量，不计入单位排名。",
        }
    ),
)
"""What a district says that set nothing else."""


def texts_of(rules: Mapping[str, str]) -> Texts | str:
    """The district's template and what it counts; or what is wrong with them."""
    template, metrics = _template(rules.get(TEMPLATE)), _metrics(rules.get(METRICS))
    if isinstance(template, str):
        return template
    return metrics if isinstance(metrics, str) else Texts(template, metrics)


def _template(text: str | None) -> Template | str:
    if text is None:
        return USUAL
    given = dict(json.loads(text))
    title = given.pop("title", "")
    if not title.strip() or not given:
        return "title"
    unknown = sorted({place for each in (title, *given.values()) for place in _PLACE.findall(each)} - PLACES)
    return "{" + unknown[0] + "}" if unknown else Template(title, given)


def _metrics(text: str | None) -> Mapping[Metric, str] | str:
    if text is None:
        return USUAL_METRICS
    given = dict(json.loads(text))
    unknown = [each for each in given if each not in Metric.__members__]
    return unknown[0] if unknown else {Metric(each): name for each, name in given.items()}


def title_of(template: Template, district: str, period: Period, edition: int) -> str:
    """What a bulletin is called; a correction says that it is one."""
    filled = _filled(template.title, _month(district, period))
    return filled if edition == 1 else f"{filled}（更正{edition - 1}）"


def written(  # noqa: PLR0913, PLR0917  what the texts tell of
    template: Template,
    district: str,
    period: Period,
    metrics: Mapping[Metric, str],
    lines: Sequence[Line],
    lights: Sequence[Lights],
    commentary: Mapping[str, str],
) -> Sequence[Section]:
    """The sections as they read."""
    places = {
        **_month(district, period),
        "progress": _progress(lines, metrics, year_gone(int(period[5:]))),
        "leading": _named(lines, metrics, last=False),
        "trailing": _named(lines, metrics, last=True),
        "untargeted": _untargeted(lines, metrics),
        "lights": _lights(lights),
        "disputed": _disputed(lines, metrics),
    }
    return [
        Section(heading, _filled(text, places), commentary.get(heading)) for heading, text in template.sections.items()
    ]


def percent(ten_thousandths: int) -> str:
    """A share as people read it: ``56.78%``."""
    sign, magnitude = ("-", -ten_thousandths) if ten_thousandths < 0 else ("", ten_thousandths)
    return f"{sign}{magnitude // 100}.{magnitude % 100:02d}%"


def figure(amount: int, metric: Metric) -> str:
    """A figure as people read it: ``1.23亿元``, ``3.7个``; money to two decimals, which the tables have exactly."""
    if metric not in COUNTS:
        unit = FEN_IN_YI if abs(amount) >= FEN_IN_YI else FEN_IN_WAN if abs(amount) >= FEN_IN_WAN else 1
        return display(Fen(round_half_away(amount * 100, unit) * unit // 100)) if unit > 1 else display(Fen(amount))
    sign, magnitude = ("-", -amount) if amount < 0 else ("", amount)
    fraction = f"{magnitude % WHOLE:04d}".rstrip("0")
    return (
        f"{sign}{magnitude // WHOLE}{'.' + fraction if fraction else ''}{'人' if metric is Metric.EMPLOYMENT else '个'}"
    )


def _filled(text: str, places: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: places[found[1]], text)


def _month(district: str, period: Period) -> dict[str, str]:
    year, month = int(period[:4]), int(period[5:])
    return {"district": district, "year": str(year), "month": str(month), "year_gone": percent(year_gone(month))}


def _progress(lines: Iterable[Line], metrics: Mapping[Metric, str], gone: int) -> str:
    told = []
    for line in lines:
        if line.kind is not LineKind.DISTRICT:
            continue
        done = f"{metrics[line.metric]}完成{figure(line.counted, line.metric)}"
        if line.planned is not None and line.share is not None:
            ahead = line.share - gone
            pace = (
                "与序时进度持平"
                if not ahead
                else f"{'快' if ahead > 0 else '慢'}于序时进度{percent(abs(ahead))[:-1]}个百分点"
            )
            done += f"，为年度任务{figure(line.planned.year, line.metric)}的{percent(line.share)}，{pace}"
        told.append(done)
    return "；".join(told) or _NONE


def _named(lines: Sequence[Line], metrics: Mapping[Metric, str], *, last: bool) -> str:
    told = []
    for metric, name in metrics.items():
        ranked = [line for line in lines if line.metric is metric and line.rank is not None]
        few = ranked[-FEW:][::-1] if last else ranked[:FEW]
        if few:
            told.append(f"{name}，{'、'.join(_shared(line) for line in few)}")
    return "；".join(told) or _NONE


def _shared(line: Line) -> str:
    return f"{_name(line)}（{percent(line.share or 0)}）"


def _name(line: Line) -> str:
    return "" if line.unit is None else line.unit.name


def _untargeted(lines: Sequence[Line], metrics: Mapping[Metric, str]) -> str:
    told = []
    for metric, name in metrics.items():
        without = [
            _name(line)
            for line in lines
            if line.metric is metric and line.kind is LineKind.UNIT and line.planned is None
        ]
        if without:
            told.append(f"{name}，{'、'.join(without)}")
    return "；".join(told) or _NONE


def _lights(lights: Sequence[Lights]) -> str:
    green, yellow, red = (sum(getattr(each, colour) for each in lights) for colour in ("green", "yellow", "red"))
    told = f"绿灯{green}个、黄灯{yellow}个、红灯{red}个"
    warned = [f"{each.unit.name}（{each.red}个）" for each in lights if each.red]
    return f"{told}；亮红灯的：{'、'.join(warned)}" if warned else told


def _disputed(lines: Iterable[Line], metrics: Mapping[Metric, str]) -> str:
    told = [
        f"{metrics[line.metric]}{figure(line.brought.disputed, line.metric)}"
        for line in lines
        if line.kind is LineKind.DISTRICT and line.brought.disputed
    ]
    return "、".join(told) or _NONE
