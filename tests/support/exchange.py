"""What is imported over HTTP, and by whom: the personas of the hall."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.gateway import ISSUER
from tests.support.graphql import Graphql, Result
from tests.support.projects import UNITS
from zhaoshang.gateway.identity import HeldMembership
from zhaoshang.values.ids import new_id

IMPORT = """
mutation Import($file: Upload!, $dryRun: Boolean! = false) {
  ledgerImport(input: {file: $file, dryRun: $dryRun}) {
    report {
      created updated unchanged skipped dryRun runId
      refused { cell code message }
      warnings { cell code }
      mapping { sheet headerRow unit columns { cell header field } }
    }
    errors { code message path }
  }
}
"""


async def identify(issuer: str, subject: str) -> Sequence[HeldMembership]:
    """The hall's personas, ``officer@huaming``; nobody else."""
    role, _, code = subject.partition("@")
    if issuer != ISSUER or code not in UNITS:
        return []
    _, kind, responsibility = UNITS[code]
    return [
        HeldMembership(
            district_id=DONGLI,
            district_code=str(DONGLI),
            tenant_id=tenant_id(code),
            tenant_code=code,
            tenant_kind=kind.value,
            person_id=person_id(subject),
            person_name=subject,
            membership_id=new_id(),
            role=role.upper(),
            responsibilities=[responsibility.value],
        )
    ]


async def upload(client: Graphql, content: bytes, *, name: str = "台账.xlsx", **variables: Any) -> Result:
    """Import a file, sent as the GraphQL multipart request format says."""
    operations = {"query": IMPORT, "variables": {"file": None, **variables}}
    form = {
        "operations": (None, json.dumps(operations)),
        "map": (None, json.dumps({"0": ["variables.file"]})),
        "0": (name, content),
    }
    return await client.with_(GraphQL_Require_Preflight="1").send(files=form)


def payload(result: Result) -> Mapping[str, Any]:
    """The mutation's payload."""
    answered: Mapping[str, Any] = result.data["ledgerImport"]
    return answered
