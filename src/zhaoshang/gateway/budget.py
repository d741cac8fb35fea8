"""How much one tenant may ask for over time: a token bucket for each, kept in this process."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from math import ceil
from time import monotonic
from typing import Final

from zhaoshang.gateway.errors import GatewayError

REMEMBERED: Final = 10_000
"""Buckets kept. A forgotten one starts full again, which only ever favours the caller."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Budget:
    """Buckets by key, each refilled steadily and charged before an operation runs."""

    def __init__(self, capacity: int, per_second: int) -> None:
        """``capacity`` may be spent at once; ``per_second`` comes back."""
        self._capacity = capacity
        self._per_second = per_second
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def charge(self, key: Hashable, cost: int, *, now: float | None = None) -> int:
        """Take ``cost`` from the bucket and say what is left.

        Refuses (``GatewayError``): RATE_LIMITED with the seconds to wait; nothing is taken then.
        """
        at = monotonic() if now is None else now
        bucket = self._buckets.pop(key, None) or _Bucket(self._capacity, at)
        self._buckets[key] = bucket
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.left = min(self._capacity, bucket.left + (at - bucket.at) * self._per_second)
        bucket.at = at
        # An operation dearer than the whole bucket takes all of it: it would otherwise wait for ever.
        needed = min(cost, self._capacity)
        if bucket.left < needed:
            seconds = max(1, ceil((needed - bucket.left) / self._per_second))
            raise GatewayError(
                "RATE_LIMITED",
                headers={"Retry-After": str(seconds)},
                facts={"seconds": seconds},
                cost={"asked": cost, "spent": 0, "left": int(bucket.left)},
            )
        bucket.left -= needed
        return int(bucket.left)
