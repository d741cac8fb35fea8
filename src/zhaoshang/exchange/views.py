"""The read side of imports."""

from zhaoshang.exchange.model import ImportRun
from zhaoshang.projects.permissions import Imports
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Root, ToOne, View

VIEWS: tuple[View, ...] = (
    View(
        "ImportRun",
        ImportRun,
        Imports.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda run, t: t.id == run.tenant_id),
            "by": ToOne("Person", on=lambda run, someone: someone.id == run.by_person_id),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("import_run", "ImportRun"),
    ConnectionRoot("import_runs", "ImportRun", orders={"AT": "at"}, default=("AT", "DESC")),
)
