"""A district's rules as they are kept: JSON texts by name, each of a day (domain, preamble)."""

import json
from collections.abc import Mapping


def whole_number(rules: Mapping[str, str], rule: str, usual: int) -> int:
    """What a rule says, or what is usual where the district has not said otherwise.

    A JSON string of digits is welcome: fen outgrow what some JSON writers keep exact. Raises ``ValueError`` for what is
    no number: the data is wrong, not the request.
    """
    text = rules.get(rule)
    return usual if text is None else int(json.loads(text))
