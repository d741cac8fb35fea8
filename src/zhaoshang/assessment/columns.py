"""What rows keep of a scored line: the store and the demo write the same columns."""

from typing import Any

from zhaoshang.assessment.rules.scoring import Line


def line_columns(line: Line) -> dict[str, Any]:
    """The columns of a line that recompute and explain it, but for where it belongs."""
    return {
        "indicator_id": line.indicator.id,
        "place": line.indicator.place,
        "kind": line.indicator.kind,
        "measure": line.indicator.measure,
        "method": line.indicator.method,
        "weight": line.indicator.weight,
        "cap": line.indicator.cap,
        "rate": line.indicator.rate,
        "value": line.value,
        "disputed": line.disputed,
        "target": line.target,
        "lowest": line.lowest,
        "highest": line.highest,
        "share": line.share,
        "points": line.points,
        "remark": line.remark,
    }
