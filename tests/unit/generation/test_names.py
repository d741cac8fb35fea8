"""Names put together from pieces are folded and cut as whole ones are."""

from itertools import product

import pytest

from zhaoshang.generation import fields
from zhaoshang.generation.chance import Luck
from zhaoshang.generation.names import BRANDS, FORM, PHASES, PRODUCTS, TRADES, Wording, firm_called, project_called
from zhaoshang.values.industry import Industry
from zhaoshang.values.normalise import bigrams, company_name_normal, project_name_normal


def whole(name: str, normal: str) -> Wording:
    return Wording(fields.words(name), fields.words(normal), frozenset(map(fields.words, bigrams(name))))


@pytest.mark.parametrize("industry", Industry)
def test_pieces_are_what_the_whole_is(industry: Industry) -> None:
    luck, brands = Luck("names", 0), BRANDS[:: len(BRANDS) // 40]
    expected = {}
    for brand in brands:
        for trade in TRADES[industry]:
            name = brand + trade + FORM
            assert firm_called(brand, trade) == whole(name, company_name_normal(name))
        for made, phase in product(PRODUCTS[industry], PHASES):
            name = brand + made + phase
            expected[fields.words(name)] = whole(name, project_name_normal(name))
    told = [project_called(luck, brand, industry) for brand in brands for _ in range(20)]
    assert all(expected[each.name] == each for each in told)
