"""首报证书: a printable page that says who reported a lead first, and a hash to check it by."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from zhaoshang.api.messages import Language
from zhaoshang.projects.model import FirstReportStatus
from zhaoshang.values.clock import SHANGHAI

CERTIFIABLE: Final = frozenset({FirstReportStatus.VALID, FirstReportStatus.UPHELD})
"""A disputed or dismissed report proves nothing, so it has no certificate."""

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "zh": {
        "lang": "zh-CN",
        "title": "招商项目首报证书",
        "project": "项目名称",
        "company": "投资方",
        "tenant": "首报单位",
        "reported_at": "首报时间",
        "status": "状态",
        "VALID": "有效",
        "UPHELD": "经合作交流办裁定有效",
        "statement": "兹证明上述项目由上述单位于上述时间首次报备。",
        "check": "核验码（SHA-256）：",
    },
    "en": {
        "lang": "en",
        "title": "Certificate of First Report",
        "project": "Project",
        "company": "Investor",
        "tenant": "Reported by",
        "reported_at": "Reported at",
        "status": "Status",
        "VALID": "Valid",
        "UPHELD": "Upheld by the coordination office",
        "statement": "This certifies that the above unit was the first to report the above project, at the above time.",
        "check": "Checksum (SHA-256):",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """What a certificate states."""

    number: str
    status: FirstReportStatus
    reported_at: datetime
    tenant: str
    project: str
    company: str
    credit_code: str | None

    @property
    def content_hash(self) -> str:
        """What two printed certificates are compared by: the same statement gives the same hash in any language."""
        stated = (
            self.number,
            self.status.value,
            self.reported_at.astimezone(SHANGHAI).isoformat(timespec="microseconds"),
            self.tenant,
            self.project,
            self.company,
            self.credit_code or "",
        )
        return hashlib.sha256(orjson.dumps(stated)).hexdigest()


def certificate(stated: Certified, language: Language) -> str | None:
    """The certificate as one standalone HTML page; nothing for a report that is not certifiable."""
    if stated.status not in CERTIFIABLE:
        return None
    words = _WORDS[language]
    local = stated.reported_at.astimezone(SHANGHAI)
    pattern = "%Y年%m月%d日 %H:%M:%S" if language == "zh" else "%d %B %Y, %H:%M:%S (UTC+08:00)"
    return _template().render(
        words=words,
        number=stated.number,
        status=stated.status.value,
        reported_at=local,
        reported=local.strftime(pattern),
        tenant=stated.tenant,
        project=stated.project,
        company=stated.company,
        credit_code=stated.credit_code,
        content_hash=stated.content_hash,
    )


@cache
def _template() -> Template:
    # Everything stated was typed by people: escaped without exception, and a forgotten value is a bug, not a blank.
    environment = Environment(
        loader=PackageLoader("zhaoshang.projects", "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("certificate.html.j2")
