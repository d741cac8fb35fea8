"""Papers: Typst sets a page layout filled with texts.

The font comes with the package, so that Chinese is drawn on a machine that has none; nothing of the machine is looked
at.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import cvttf_NotoSansCJK_Regular as font
import orjson
import typst

MEDIA_TYPE: Final = "application/pdf"
_FONTS: Final = Path(font.__file__).parent


def typeset(layout: Path, said: Mapping[str, Any]) -> bytes:
    """A layout as a PDF; it reads what it says from the input ``said``. The same texts make the same bytes."""
    made: bytes = typst.compile(
        layout,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        sys_inputs={"said": orjson.dumps(said).decode()},
        format="pdf",
    )
    return made
