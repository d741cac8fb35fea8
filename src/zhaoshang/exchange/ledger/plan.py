"""What to do with each understood row, by what the ledger said last time and what officials made of it since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from zhaoshang.exchange.ledger.headers import Column
from zhaoshang.exchange.ledger.sheet import Candidate, LedgerKey, LedgerValues, Refused, Warned

COLUMN_OF: Final[Mapping[str, Column]] = {
    "project_name": Column.PROJECT_NAME,
    "company_name": Column.COMPANY_NAME,
    "credit_code": Column.CREDIT_CODE,
    "industry": Column.INDUSTRY,
    "investment_fen": Column.INVESTMENT,
    "investment_approximate": Column.INVESTMENT,
    "first_contact_on": Column.FIRST_CONTACT,
    "first_contact_precision": Column.FIRST_CONTACT,
    "stage": Column.STAGE,
    "contact_name": Column.CONTACT_NAME,
    "contact_phone": Column.CONTACT_PHONE,
    "occupies_land": Column.OCCUPIES_LAND,
    "remark": Column.REMARK,
}
"""Where each field of ``LedgerValues`` stands in the sheet."""

_MAY_FALL_SILENT: Final = frozenset(
    {"credit_code", "industry", "contact_name", "contact_phone", "occupies_land", "remark"}
)
"""A blank here says nothing and takes nothing away; an amount that became 待定 is a statement."""

_NOT_COMPARED: Final = frozenset({"contact_name", "contact_phone", "project_name", "company_name"})
"""Not compared when a row meets a project that people entered: names are equal by the key, contacts are many."""

_NO_FACTS: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about one row's project before the import."""

    project_id: UUID
    said: LedgerValues | None
    """What the ledger said last time; ``None`` for a project that people entered themselves."""
    now: LedgerValues | None
    """What the pipeline holds today; ``None`` when the project is no longer this tenant's."""


@dataclass(frozen=True, slots=True)
class Update:
    """An existing project the ledger says something new about."""

    candidate: Candidate
    project_id: UUID
    changes: frozenset[str]
    """Fields of ``LedgerValues`` to write to the project; empty when only the kept line changes."""
    said: LedgerValues
    """What to keep as said last."""
    is_new_line: bool = False


@dataclass(slots=True)
class Plan:
    """The outcome of every row, before anything is written."""

    created: list[Candidate] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    adopted: list[Update] = field(default_factory=list)
    """Rows that change nothing in the pipeline but must be remembered."""
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)
    _warned: dict[LedgerKey, list[Warned]] = field(default_factory=dict)

    def warn(self, candidate: Candidate, *warnings: Warned) -> None:
        """Say something about a row that is imported."""
        self._warned.setdefault(candidate.key, []).extend(warnings)

    def refuse(self, candidate: Candidate, column: Column, code: str, facts: Mapping[str, Any] = _NO_FACTS) -> None:
        """Leave a row out after all; nothing else is said about it."""
        self._warned.pop(candidate.key, None)
        self.refused.append(Refused(candidate.cell(column), code, row=candidate.row, facts=facts))

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """Of all imported rows, in the order of the file."""
        return tuple(warned for warnings in self._warned.values() for warned in warnings)


def plan_import(candidates: Iterable[Candidate], standing: Mapping[LedgerKey, Standing]) -> Plan:
    """Decide for each row: create, update exactly what the ledger changed, leave alone, or refuse.

    What officials changed since is overwritten only where the ledger's own value changed too, and then with the
    warning REPLACES_CHANGE. Refuses rows: PROJECT_MOVED, STAGE_MOVED_ON, DIFFERS_FROM_PIPELINE.
    """
    plan = Plan()
    for candidate in candidates:
        plan.warn(candidate, *candidate.warnings)
        known = standing.get(candidate.key)
        if known is None:
            plan.created.append(candidate)
            continue
        outcome = _meet(candidate, known)
        if not isinstance(outcome, Update):
            plan.refuse(candidate, *outcome)
        elif outcome.changes:
            plan.warn(candidate, *_replaced(candidate, known, outcome))
            plan.updated.append(outcome)
        else:
            plan.unchanged += 1
            if outcome.is_new_line or outcome.said != known.said:
                plan.adopted.append(outcome)
    return plan


def _meet(candidate: Candidate, known: Standing) -> Update | tuple[Column, str]:
    spoken = _spoken(candidate)
    if known.said is None:
        return _adopt(candidate, known, spoken)
    said = replace(known.said, **{each: getattr(candidate.values, each) for each in spoken})
    changed = [each for each in spoken if getattr(candidate.values, each) != getattr(known.said, each)]
    if not changed:
        return Update(candidate, known.project_id, frozenset(), said)
    if known.now is None:
        return (Column.PROJECT_NAME, "PROJECT_MOVED")
    pending = frozenset(each for each in changed if getattr(known.now, each) != getattr(candidate.values, each))
    if "stage" in pending and known.now.stage is not known.said.stage:
        return (Column.STAGE, "STAGE_MOVED_ON")
    return Update(candidate, known.project_id, pending, said)


def _adopt(candidate: Candidate, known: Standing, spoken: list[str]) -> Update | tuple[Column, str]:
    """A row about a project that people entered: the same in every respect, or a question for them."""
    for each in spoken:
        if each not in _NOT_COMPARED and getattr(candidate.values, each) != getattr(known.now, each):
            return (COLUMN_OF[each], "DIFFERS_FROM_PIPELINE")
    return Update(candidate, known.project_id, frozenset(), candidate.values, is_new_line=True)


def _spoken(candidate: Candidate) -> list[str]:
    """The fields this row says something about: its column is in the sheet, and silence is not taken for a word."""
    return [
        each.name
        for each in fields(LedgerValues)
        if COLUMN_OF[each.name] in candidate.cells
        and not (each.name in _MAY_FALL_SILENT and getattr(candidate.values, each.name) is None)
    ]


def _replaced(candidate: Candidate, known: Standing, outcome: Update) -> Iterable[Warned]:
    """Cells whose new value takes the place of one that officials changed since the last import."""
    if known.said is None or known.now is None:
        return ()
    columns = {COLUMN_OF[each] for each in outcome.changes if getattr(known.now, each) != getattr(known.said, each)}
    return [Warned(candidate.cell(column), "REPLACES_CHANGE") for column in Column if column in columns]
