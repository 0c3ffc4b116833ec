"""The two tables are those that their sources describe, and what was done about gaps is so."""

import torch

from illustrated_models.data.houses import houses
from illustrated_models.data.titanic import passengers


def test_there_are_932_sales_and_the_first_rows_run_upwards():
    table = houses()
    assert len(table.price) == 932
    assert torch.equal(table.price[:30], table.price[:30].sort().values)
    assert table.town[0] == "Sacramento"
    assert set(table.kind) == {"Residential", "Condo", "Multi_Family"}
    assert 0.4 < float(table.size.min()) < float(table.size.max()) < 5
    assert all(len(column) == 932 for column in (table.latitude, table.longitude, table.beds))


def test_of_1309_passengers_500_lived_and_the_age_of_263_is_not_known():
    table = passengers()
    assert (len(table.lived), int(table.lived.sum())) == (1309, 500)
    assert int((~table.age_is_known).sum()) == 263
    assert set(table.passenger_class.tolist()) == {1, 2, 3}


def test_an_unknown_age_is_the_middle_one_and_those_who_have_it_lived_less_often():
    table = passengers()
    known = table.age[table.age_is_known]
    assert table.middle_age == float(known.quantile(0.5)) == 28
    assert (table.age[~table.age_is_known] == table.middle_age).all()
    lived = [
        float(table.lived[mask].double().mean())
        for mask in (table.age_is_known, ~table.age_is_known)
    ]
    assert lived[1] < lived[0] - 0.1


def test_the_rule_that_women_live_is_right_for_78_of_100():
    table = passengers()
    right = (table.is_woman.long() == table.lived).double().mean()
    assert round(float(right), 3) == 0.78
