"""Bars and lines as SVG: pure, without a script, the same bytes for the same figures; every text is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from zhaoshang.bulletins.rules.template import percent
from zhaoshang.values.metric import WHOLE

FONT: Final = "'Noto Sans CJK TC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
COLOURS: Final = ("#c8102e", "#1f6fb2", "#2e8b57", "#b8860b")
"""Told apart by their lightness, too, and by the mark at their end."""
WIDTH: Final = 640
_LEFT: Final = 150
_RIGHT: Final = 80
_NAMES: Final = 170
"""What the names of lines take at the right."""
_ROW: Final = 26
_MOST: Final = 3 * WHOLE
"""Whatever is beyond three times the promise is drawn as that: its figure says how much it is."""
_TALL: Final = 240


def bars(rows: Sequence[tuple[str, int | None]], *, nothing: str, whole: str) -> str:
    """One bar for each share, in ten-thousandths, against the line of the whole promise."""
    scale = _scale(share for _, share in rows)
    top = 24
    height = top + _ROW * max(len(rows), 1) + 8
    drawn = []
    for at, (label, share) in enumerate(rows):
        y = top + _ROW * at
        drawn.append(_text(_LEFT - 8, y + 15, label, anchor="end"))
        if share is None:
            drawn.append(_text(_LEFT + 4, y + 15, nothing, fill="#777"))
            continue
        wide = _along(share, scale) - _LEFT
        drawn.append(f'<rect x="{_LEFT}" y="{y + 3}" width="{wide}" height="16" fill="{COLOURS[1]}"/>')
        drawn.append(_text(_LEFT + wide + 4, y + 15, percent(share)))
    at = _along(WHOLE, scale)
    drawn.append(f'<line x1="{at}" y1="{top - 4}" x2="{at}" y2="{height - 6}" {_DASHED}/>')
    drawn.append(_text(at, top - 10, whole, anchor="middle", fill="#555"))
    return _picture(height, drawn)


def lines(series: Mapping[str, Mapping[int, int]], *, years: Mapping[int, str], whole: str) -> str:
    """One line for each series of shares by year, with its name at the side."""
    scale = _scale(share for shares in series.values() for share in shares.values())
    last, end = max(len(years) - 1, 1), WIDTH - _NAMES
    places = {year: _LEFT + 20 + (end - _LEFT - 40) * at // last for at, year in enumerate(sorted(years))}
    drawn = [
        f'<line x1="{_LEFT}" y1="{_up(0, scale)}" x2="{end}" y2="{_up(0, scale)}" stroke="#888"/>',
        f'<line x1="{_LEFT}" y1="{_up(WHOLE, scale)}" x2="{end}" y2="{_up(WHOLE, scale)}" {_DASHED}/>',
        _text(_LEFT - 8, _up(WHOLE, scale) + 4, whole, anchor="end", fill="#555"),
        _text(_LEFT - 8, _up(0, scale) + 4, "0", anchor="end", fill="#555"),
        *(_text(x, _TALL + 34, years[year], anchor="middle") for year, x in places.items()),
    ]
    for at, (name, shares) in enumerate(series.items()):
        colour = COLOURS[at % len(COLOURS)]
        points = [(places[year], _up(share, scale)) for year, share in sorted(shares.items())]
        if len(points) > 1:
            path = " ".join(f"{x},{y}" for x, y in points)
            drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        drawn.extend(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points)
        legend = 16 + 20 * at
        drawn.append(f'<rect x="{end + 14}" y="{legend - 9}" width="10" height="10" fill="{colour}"/>')
        drawn.append(_text(end + 30, legend, name))
    return _picture(_TALL + 44, drawn)


_DASHED: Final = 'stroke="#c8102e" stroke-width="1" stroke-dasharray="4 3"'


def _scale(shares: Iterable[int | None]) -> int:
    """What the far end of the axis stands for: a little more than the largest share that is drawn."""
    largest = max((min(share, _MOST) for share in shares if share is not None), default=WHOLE)
    return max(largest, WHOLE) * 11 // 10


def _along(share: int, scale: int) -> int:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * min(share, _MOST) // scale


def _up(share: int, scale: int) -> int:
    return _TALL + 10 - (_TALL - 20) * min(share, _MOST) // scale


def _text(x: int, y: int, text: str, *, anchor: str = "start", fill: str = "#222") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


def _picture(height: int, drawn: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' font-family="{FONT}" font-size="12" role="img">{"".join(drawn)}</svg>'
    )
