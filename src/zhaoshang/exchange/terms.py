"""Between the ledger's terms and the pipeline's: the same facts under both names."""

from uuid import UUID

from zhaoshang.exchange.ledger.plan import Update
from zhaoshang.exchange.ledger.sheet import LedgerValues
from zhaoshang.projects.model import DayPrecision, Industry, Stage
from zhaoshang.projects.operations.follow_ledger import LedgerChange
from zhaoshang.projects.operations.recall_projects import Person, Snapshot
from zhaoshang.projects.operations.register_ledger import LedgerEntry
from zhaoshang.projects.rules.entries import CompanyChanges, NewContact, NewProject, ProjectChanges


def as_said(now: Snapshot, person: Person | None) -> LedgerValues:
    """What the pipeline holds, in the ledger's terms."""
    return LedgerValues(
        project_name=now.project_name,
        company_name=now.company_name,
        credit_code=now.credit_code,
        industry=Industry(now.industry),
        investment_fen=now.investment_fen,
        investment_approximate=now.investment_approximate,
        first_contact_on=now.first_contact_on,
        first_contact_precision=DayPrecision(now.first_contact_precision),
        stage=Stage(now.stage),
        contact_name=None if person is None else person.name,
        contact_phone=None if person is None else person.phone,
        occupies_land=now.occupies_land,
        remark=now.description,
    )


def entry_of(values: LedgerValues) -> LedgerEntry:
    """A row of the ledger as a project to enter."""
    return LedgerEntry(
        NewProject(
            name=values.project_name,
            company_name=values.company_name,
            credit_code=values.credit_code,
            industry=values.industry or Industry.OTHER,
            description=values.remark,
            investment_fen=values.investment_fen,
            investment_approximate=values.investment_approximate,
            occupies_land=values.occupies_land,
            first_contact_on=values.first_contact_on,
            first_contact_precision=values.first_contact_precision,
            contact=_contact(values),
        ),
        values.stage,
    )


def _contact(values: LedgerValues) -> NewContact | None:
    """A contact needs somebody to ask for and a number to call."""
    if values.contact_name is None or values.contact_phone is None:
        return None
    return NewContact(name=values.contact_name, phone=values.contact_phone)


def change_of(update: Update, contact_id: UUID | None) -> LedgerChange:
    """Exactly the fields that the ledger changed, in the pipeline's terms."""
    said, changes = update.said, update.changes
    project = ProjectChanges()
    if "project_name" in changes:
        project["name"] = said.project_name
    if "remark" in changes:
        project["description"] = said.remark
    if "industry" in changes:
        project["industry"] = said.industry or Industry.OTHER
    if not changes.isdisjoint({"investment_fen", "investment_approximate"}):
        project["investment_fen"] = said.investment_fen
        project["investment_approximate"] = said.investment_approximate
    if not changes.isdisjoint({"first_contact_on", "first_contact_precision"}):
        project["first_contact_on"] = said.first_contact_on
        project["first_contact_precision"] = said.first_contact_precision
    if "occupies_land" in changes:
        project["occupies_land"] = said.occupies_land
    company = CompanyChanges()
    if "company_name" in changes:
        company["name"] = said.company_name
    if "credit_code" in changes:
        company["credit_code"] = said.credit_code
    return LedgerChange(
        update.project_id,
        project,
        company,
        said.stage if "stage" in changes else None,
        None if changes.isdisjoint({"contact_name", "contact_phone"}) else _contact(said),
        contact_id,
    )
