"""An analysis report as one standalone HTML page: no script, nothing fetched; every typed text is escaped."""

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from zhaoshang.api.messages import Language
from zhaoshang.exchange.evaluation.layout import Frozen, laid_out

MEDIA_TYPE: Final = "text/html; charset=utf-8"


def page_of(frozen: Frozen, language: Language) -> bytes:
    """The report as a page; the same report makes the same bytes."""
    return _template().render(said=laid_out(frozen, language)).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("zhaoshang.exchange.evaluation", ""), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("evaluation.html.j2")
