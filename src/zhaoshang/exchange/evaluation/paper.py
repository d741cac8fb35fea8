"""An analysis report on paper, charts and all: what ``evaluation.typ`` lays out."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from zhaoshang.api.messages import Language
from zhaoshang.exchange.evaluation.layout import Frozen, laid_out
from zhaoshang.exchange.typesetting import typeset

_LAYOUT: Final = Path(str(files("zhaoshang.exchange.evaluation") / "evaluation.typ"))


def paper_of(frozen: Frozen, language: Language) -> bytes:
    """The report as a PDF; the same report makes the same bytes."""
    return typeset(_LAYOUT, laid_out(frozen, language))
