"""The worked example behind an entry of the errata: a table that is often melted."""

from dataclasses import dataclass

import pandas as pd

from illustrated_models.example import example
from illustrated_models.tables import TableTrace, ask


@dataclass(frozen=True)
class PeopleTrace:
    """The people of pandas' own documentation, with height and weight in one column."""

    melted: TableTrace  # (definition)


@example()
def people() -> PeopleTrace:
    """Heights are fractions, weights are whole: the table of “Reshaping” in pandas' user guide."""
    table = pd.DataFrame(
        {
            "first": ["John", "Mary"],
            "last": ["Doe", "Bo"],
            "height": [5.5, 6.0],
            "weight": [130, 150],
        }
    )
    return PeopleTrace(ask('people.melt(["first", "last"])', table, "people", deep=False))
