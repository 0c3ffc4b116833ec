"""Who was on board the Titanic, who lived, and the two rules that a network has to beat."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Float, Int
from torch import Tensor

from illustrated_models.data.titanic import Passengers, passengers
from illustrated_models.example import example

PERSON = 969  # row of the file: a woman of thirty, third class
YEARS = 10.0  # a unit of age: ten years
BANDS = ((0, 10), (10, 20), (20, 30), (30, 40), (40, 50), (50, 60), (60, 90))


@dataclass(frozen=True)
class OnBoardTrace:
    """All passengers: who lived, by sex, by age, and by whether the age is known."""

    n: int  # passengers (definition)
    sexes: Annotated[tuple[str, ...], "axis: sex"]  # (definition)
    fates: Annotated[tuple[str, ...], "axis: fate"]  # (definition)
    age: float  # years, of the passenger that the article begins with (definition)
    sex: str  # of that passenger (definition)
    counts: Int[Tensor, "sex fate"]  # passengers (definition)
    lived: Float[Tensor, ""]  # the share of all who lived (definition)
    lived_by_sex: Float[Tensor, " sex"]  # the share of women, and of men, who lived (definition)
    all_die: Float[Tensor, ""]  # how often the rule “nobody lives” is right (definition)
    women_live: Float[Tensor, ""]  # how often the rule “women live” is right (definition)
    rule_loss: Float[Tensor, ""]  # the least mean surprise when only the sex is known: that of
    #   saying each sex's share (Goodfellow et al. 2016, section 6.2.2)
    n_unknown: int  # passengers whose age is not known (definition)
    middle_age: float  # years: what they are given (definition)
    lived_known: Float[Tensor, ""]  # the share of those with a known age who lived (definition)
    lived_unknown: Float[Tensor, ""]  # the same of the others (definition)
    unknown_by_class: Float[Tensor, " class"]  # the share whose age is not known, in first, second
    #   and third class (definition)
    band_age: Float[Tensor, " band"]  # the middle age of each band, of known ages (definition)
    by_band: Annotated[Float[Tensor, "sex band"], "called: women, men"]  # the share who lived
    #   (definition)
    n_by_band: Int[Tensor, "sex band"]  # passengers (definition)
    correlation: Float[Tensor, " group"]  # of known age and having lived: all, women, men (Pearson
    #   1895, “Note on Regression and Inheritance”)
    spread: Float[Tensor, ""]  # how far chance alone moves such a share, were there another ship:
    #   √(share · (1 − share) / n) of the rule “women live” (Moivre 1738, “The Doctrine of Chances”)


def inputs_of(table: Passengers) -> Float[Tensor, "passenger feature"]:
    """Woman (1 or 0), and age in tens of years."""
    return torch.stack([table.is_woman, table.age / YEARS], dim=1)


def share(mask: Tensor, lived: Tensor) -> Float[Tensor, ""]:
    """How many of these lived."""
    return lived[mask].double().sum() / mask.sum()


def correlation(mask: Tensor, table: Passengers) -> Float[Tensor, ""]:
    """Of age and having lived, among these."""
    both = torch.stack([table.age[mask], table.lived[mask].double()])
    return torch.corrcoef(both)[0, 1]


def entropy(shares: Tensor) -> Tensor:
    """The mean surprise of whoever says the true share."""
    return -(shares * shares.log() + (1 - shares) * (1 - shares).log())


@example(data="titanic/passengers.csv")
def on_board() -> OnBoardTrace:
    """All passengers."""
    table = passengers()
    lived, known = table.lived, table.age_is_known
    women, everyone = table.is_woman == 1, torch.ones_like(known)
    sexes = (women, ~women)
    counts = torch.stack(
        [torch.stack([(sex & (lived == fate)).sum() for fate in (1, 0)]) for sex in sexes]
    )
    by_sex = torch.stack([share(sex, lived) for sex in sexes])
    inside = [(table.age >= low) & (table.age < high) & known for low, high in BANDS]
    right = (women.long() == lived).double().mean()
    return OnBoardTrace(
        n=len(lived),
        sexes=("women", "men"),
        fates=("lived", "died"),
        age=float(table.age[PERSON]),
        sex="woman" if table.is_woman[PERSON] else "man",
        counts=counts,
        lived=share(everyone, lived),
        lived_by_sex=by_sex,
        all_die=1 - share(everyone, lived),
        women_live=right,
        rule_loss=(entropy(by_sex) * counts.sum(dim=1)).sum() / len(lived),
        n_unknown=int((~known).sum()),
        middle_age=table.middle_age,
        lived_known=share(known, lived),
        lived_unknown=share(~known, lived),
        unknown_by_class=torch.stack(
            [(~known)[table.passenger_class == number].double().mean() for number in (1, 2, 3)]
        ),
        band_age=torch.stack([table.age[band].quantile(0.5) for band in inside]),
        by_band=torch.stack(
            [torch.stack([share(sex & band, lived) for band in inside]) for sex in sexes]
        ),
        n_by_band=torch.stack(
            [torch.stack([(sex & band).sum() for band in inside]) for sex in sexes]
        ),
        correlation=torch.stack([correlation(known & each, table) for each in (everyone, *sexes)]),
        spread=(right * (1 - right) / len(lived)).sqrt(),
    )
