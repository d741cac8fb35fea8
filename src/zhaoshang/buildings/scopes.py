"""Which resource a row of this room is, so that its visibility is asked of its own view permission."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.buildings.model import Building, BuildingAlert, BuildingReport, Lease

for _row_type, _resource in (
    (Building, "building"),
    (Lease, "building.lease"),
    (BuildingReport, "building.report"),
    (BuildingAlert, "building.alert"),
):
    register_resource(_row_type, _resource)
