"""What `make demo` prints: who can be played, and three things to try."""

from pathlib import Path

from zhaoshang.demo.districts import ADMINISTRATION, DONGLI, XIQING
from zhaoshang.tenancy.model import TenantKind


def welcome(address: str, data: Path) -> str:
    """The text, for a terminal."""
    hosts = [unit.code for unit in DONGLI.units if unit.kind is not TenantKind.DEPARTMENT]
    departments = [unit.code for unit in DONGLI.units if unit.kind is TenantKind.DEPARTMENT][:-1]
    towns = [unit.code for unit in XIQING.units if unit.kind is not TenantKind.DEPARTMENT]
    return f"""
{DONGLI.name} ({DONGLI.code})  {address}

Personas are <role>@<tenant>; roles: director officer statistician viewer
  streets, parks   {_wrapped(hosts)}
  departments      {_wrapped(departments)}
  administrators   system_admin@{ADMINISTRATION} security_admin@{ADMINISTRATION} auditor@{ADMINISTRATION}
{XIQING.name} ({XIQING.code}), fenced off: director@120111/<tenant>
  streets, parks   {_wrapped(towns)}

Three things to try
  1. Open {address} in a browser: the explorer.
  2. Ask as a street for its own pipeline:
     curl -s {address} -H 'Content-Type: application/json' \\
       -H "Authorization: Bearer $(.venv/bin/zhaoshang demo-token director@huaming)" \\
       -d '{{"query":"{{ projects(first: 3) {{ totalCount nodes {{ name stage }} }} }}"}}'
  3. Ask the same as officer@hezuo, and count the whole district.

Ctrl-C stops it. Data stays in {data}
"""


def personas() -> list[str]:
    """Some people of the demo to choose from, the telling ones first."""
    first = ["director@huaming", "officer@hezuo", "viewer@ducha", "officer@sthj", "officer@fgw"]
    hosts = [f"officer@{unit.code}" for unit in DONGLI.units if unit.projects]
    administrators = [f"{role}@{ADMINISTRATION}" for role in ("system_admin", "security_admin", "auditor")]
    return [*first, *hosts, *administrators, XIQING.persona("director", "zhongbei")]


def _wrapped(codes: list[str]) -> str:
    lines: list[str] = [""]
    for code in codes:
        if len(lines[-1]) + len(code) > 84:  # noqa: PLR2004  fits a terminal of 104 columns
            lines.append("")
        lines[-1] = f"{lines[-1]} {code}".strip()
    return ("\n" + " " * 19).join(lines)
