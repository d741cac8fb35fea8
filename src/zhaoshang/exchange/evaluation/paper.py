"""An analysis report on paper: Typst sets the page that ``evaluation.typ`` lays out, charts and all.

The font comes with the package, so that Chinese is drawn on a machine that has none.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

import cvttf_NotoSansCJK_Regular as font
import orjson
import typst

from zhaoshang.api.messages import Language
from zhaoshang.exchange.evaluation.layout import Frozen, laid_out

MEDIA_TYPE: Final = "application/pdf"

_LAYOUT: Final = Path(str(files("zhaoshang.exchange.evaluation") / "evaluation.typ"))
_FONTS: Final = Path(font.__file__).parent


def paper_of(frozen: Frozen, language: Language) -> bytes:
    """The report as a PDF; the same report makes the same bytes."""
    said = orjson.dumps(laid_out(frozen, language)).decode()
    made: bytes = typst.compile(
        _LAYOUT, font_paths=[_FONTS], ignore_system_fonts=True, sys_inputs={"said": said}, format="pdf"
    )
    return made
