"""Which resource a row of this room is, so that its visibility is asked of its own view permission."""

from zhaoshang.attribution.model import AttributionEntry
from zhaoshang.authorization.authorize import register_resource

register_resource(AttributionEntry, "attribution")
