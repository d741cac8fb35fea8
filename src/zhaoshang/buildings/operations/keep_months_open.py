"""楼宇月报把关: a month stays open while reports of buildings wait to be verified (domain §7)."""

from zhaoshang.attribution.operations.close_period import register_waiting
from zhaoshang.buildings import store

find_waiting = store.waiting
"""How many reports of a month or before wait: once it is closed, nobody could decide on them any more."""

register_waiting("buildings", find_waiting)
