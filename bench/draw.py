"""Curves as SVG, drawn by matplotlib in the bench's own environment: ``python bench/draw.py`` takes JSON on stdin.

It knows nothing of the house: a list of pictures, each with panels side by side, each panel with its lines.
"""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

INK = "#7a7f87"
"""Read on white and on black alike."""
COLOURS = ("#3b82d6", "#e0762f", "#2f9e6e", "#c2568f", "#8f6fd1", "#b0892b", "#4aa3b5", "#d05050", "#7f9440")
MARKS = "os^Dv<>Px"


def main() -> None:
    """Draw each picture into its file."""
    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "bench",
            "font.family": ["sans-serif"],
            "font.size": 10,
            "text.color": INK,
            "axes.labelcolor": INK,
            "axes.edgecolor": INK,
            "axes.titlecolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    )
    for picture in json.load(sys.stdin):
        draw(picture)


def draw(picture: dict[str, Any]) -> None:
    """One file: panels beside each other, and what the lines are, below."""
    panels = picture["panels"]
    figure, axes = plt.subplots(1, len(panels), figsize=(5.2 * len(panels), 4.4), squeeze=False)
    for axis, panel in zip(axes[0], panels, strict=True):
        plot(axis, panel, picture["across"])
    handles, labels = axes[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=3, frameon=False, labelcolor=INK)
    figure.tight_layout(rect=(0, 0.02 + 0.05 * -(-len(labels) // 3), 1, 1))
    figure.savefig(Path(picture["file"]), transparent=True, metadata={"Date": None})
    plt.close(figure)


def plot(axis: Any, panel: dict[str, Any], across: str) -> None:
    """Both axes are logarithmic: a straight line upwards grows with the rows, a flat one does not."""
    for number, (name, line) in enumerate(panel["lines"].items()):
        axis.plot(
            [point[0] for point in line],
            [point[1] for point in line],
            color=COLOURS[number % len(COLOURS)],
            marker=MARKS[number % len(MARKS)],
            markersize=5,
            linewidth=1.6,
            label=name,
        )
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_title(panel["title"])
    axis.set_xlabel(across)
    axis.set_ylabel(panel["up"])
    ticks = sorted({point[0] for line in panel["lines"].values() for point in line})
    axis.set_xticks(ticks, [f"{tick:,}".replace(",", "\u202f") for tick in ticks])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axis.yaxis.set_minor_locator(NullLocator())
    axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.grid(visible=True, which="major", color=INK, alpha=0.25, linewidth=0.6)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)


if __name__ == "__main__":
    main()
