"""The demo district: two years of invented but plausible work, the same on every machine.

Every id, time and value comes from a seed and a fixed anchor, so that an example in the documentation stays true.
It is written through the same fences and functions as real work.
"""
