"""楼宇月报把关: a month stays open, and a unit is not merged away, while building reports wait to be verified (§7)."""

from zhaoshang.attribution.operations.close_period import register_waiting
from zhaoshang.buildings import store
from zhaoshang.transfers.operations.succeed_host import register_succession

find_waiting = store.waiting
"""How many reports of a month or before wait: once it is closed, nobody could decide on them any more."""

find_unfinished = store.waiting_of
"""How many reports of a unit wait."""

register_waiting("buildings", find_waiting)
register_succession("buildings", unfinished=find_unfinished)
