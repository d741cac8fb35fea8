"""Requests as a frontend sends them, and what a refusal must be: a code, words, nothing written."""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf
from tests.support.graphql import Graphql
from tests.support.projects import Hall
from tests.support.tenancy import NEVER, state_of
from zhaoshang.values.ids import global_id

UPLOAD = """mutation($file: Upload!) {
    evidenceUpload(input: {file: $file}) { evidence { id } errors { code } } }"""


def ids(type_name: str) -> tuple[str, ...]:
    """What is no id of anything of a type: one that never was, another type's, the nil id, and no id at all."""
    return (global_id(type_name, NEVER), f"Person_{NEVER}", global_id(type_name, UUID(int=0)), "nonsense", "")


def unit(code: str) -> str:
    return global_id("Tenant", tenant_id(code))


def parts(**shares: str) -> list[dict[str, str | None]]:
    """Shares as they are sent; ``pool`` is the district's."""
    return [{"party": None if code == "pool" else unit(code), "share": share} for code, share in shares.items()]


@dataclass
class Desk:
    """Everybody in the district at a browser of their own."""

    hall: Hall
    client: Graphql
    met: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    async def ask(self, persona: str, query: str, **variables: Any) -> dict[str, Any]:
        """A query, answered without errors."""
        return (await self.client.as_(persona).run(query, variables)).data

    async def send(
        self, persona: str, name: str, given: dict[str, Any], selection: str = "", **headers: str
    ) -> dict[str, Any]:
        """A mutation's payload."""
        answered = await self.client.as_(persona).with_(**headers).run(_mutation(name, selection), {"input": given})
        payload: dict[str, Any] = answered.data[name]
        return payload

    async def done(self, persona: str, name: str, given: dict[str, Any], selection: str) -> Any:
        """What a mutation that succeeds answers of its object."""
        payload = await self.send(persona, name, given, selection)
        assert payload.pop("errors") == [], payload
        (thing,) = payload.values()
        return thing

    async def refused(self, persona: str, name: str, given: dict[str, Any], code: str, *path: str) -> None:
        """Refused with exactly this code, in Chinese unless asked for English, and nothing was written."""
        before = await state_of(self.hall.owner)
        payload = await self.send(persona, name, given)
        assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, list(path))], (persona, given)
        (chinese,) = payload["errors"]
        (english,) = (await self.send(persona, name, given, Accept_Language="en"))["errors"]
        assert not chinese["message"].isascii()
        assert english["message"] != chinese["message"]
        assert await state_of(self.hall.owner) == before, code
        self.met[name].add(code)

    async def invalid(self, persona: str, name: str, given: dict[str, Any]) -> None:
        """A request that does not fit the schema: refused as a whole, and nothing was written."""
        before = await state_of(self.hall.owner)
        answered = await self.client.as_(persona).run(_mutation(name), {"input": given})
        assert answered.codes == ["BAD_USER_INPUT"], answered.body
        assert await state_of(self.hall.owner) == before

    async def key_reused(self, persona: str, name: str, given: dict[str, Any], **changes: Any) -> None:
        """A key that stands for another request already, whatever came of it, is no key for this one."""
        await self.send(persona, name, given, Idempotency_Key="key")
        before = await state_of(self.hall.owner)
        payload = await self.send(persona, name, given | changes, Idempotency_Key="key")
        assert [each["code"] for each in payload["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]
        assert await state_of(self.hall.owner) == before
        self.met[name].add("IDEMPOTENCY_KEY_REUSED")

    def unmet(self, name: str) -> set[str]:
        """The codes of a mutation that it has not refused with here."""
        called = f"{name[0].upper()}{name[1:]}ErrorCode"
        rooms = [vars(module) for path, module in [*sys.modules.items()] if path.startswith("zhaoshang.")]
        known = {id(room[called]): room[called] for room in rooms if called in room}
        (kind,) = known.values()
        return {member.name for member in kind} - self.met[name]

    async def upload(self, persona: str, text: str = "协议") -> str:
        """A file as evidence of the persona's unit; its id."""
        form = {
            "operations": (None, json.dumps({"query": UPLOAD, "variables": {"file": None}})),
            "map": (None, json.dumps({"0": ["variables.file"]})),
            "0": ("协议.pdf", a_pdf(text)),
        }
        answered = await self.client.as_(persona).with_(GraphQL_Require_Preflight="1").send(files=form)
        kept: str = answered.data["evidenceUpload"]["evidence"]["id"]
        return kept

    async def terms(self, persona: str, project: UUID, selection: str = "id") -> list[Any]:
        """What a persona lists of a project's terms, the newest first."""
        query = f"""query($p: ID!) {{ attributionTermsList(filter: {{project: $p}}) {{ nodes {{ {selection} }} }} }}"""
        found: list[Any] = (await self.ask(persona, query, p=global_id("Project", project)))["attributionTermsList"][
            "nodes"
        ]
        return found

    async def newest(self, project: UUID) -> str:
        """The id of the newest terms of a project."""
        found: str = (await self.terms("officer@hezuo", project))[0]["id"]
        return found

    async def dispute(self, terms: str, by: str = "huaming") -> str:
        """A unit's dispute of terms; its id."""
        given = {"terms": terms, "reason": "首谈单位有误"}
        found: str = (await self.done(f"director@{by}", "attributionDisputeRaise", given, "dispute { id }"))["id"]
        return found

    async def agreement(self, terms: str, by: str = "huaming", evidence: str | None = None, **shares: str) -> str:
        """A unit's agreement about terms, one half each unless told otherwise; its id."""
        given = {
            "terms": terms,
            "shares": parts(**(shares or {"linkong": "0.5", "huaming": "0.5"})),
            "since": "2026-08-01",
            "evidence": evidence or await self.upload(f"officer@{by}", f"{by} {terms} {shares}"),
        }
        found: str = (await self.done(f"director@{by}", "attributionAgreementPropose", given, "agreement { id }"))["id"]
        return found

    async def credit(self) -> dict[str | None, tuple[str, str]]:
        """Money and counts by unit, as 合作交流办 reads them; the district's pool as None."""
        query = "{ attributionStatement(groupBy: [PARTY]) { party { code } amount count } }"
        lines = (await self.ask("officer@hezuo", query))["attributionStatement"]
        return {line["party"] and line["party"]["code"]: (line["amount"], line["count"]) for line in lines}


def _mutation(name: str, selection: str = "") -> str:
    kind = f"{name[0].upper()}{name[1:]}Input"
    return f"mutation($input: {kind}!) {{ {name}(input: $input) {{ {selection} errors {{ code message path }} }} }}"
