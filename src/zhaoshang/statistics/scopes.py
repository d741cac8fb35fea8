"""Which resource a row of this room is, so that its visibility is asked of its own view permission."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.statistics.model import Fact

register_resource(Fact, "fact")
