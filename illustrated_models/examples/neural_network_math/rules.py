"""Rules that need no network, neurons that know the class, and who of the children lived."""

from dataclasses import dataclass
from typing import Annotated

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from illustrated_models.data.titanic import Passengers, passengers
from illustrated_models.example import example
from illustrated_models.examples.neural_network_math.people import correlation
from illustrated_models.logistic import LogisticTrace, learn, logistic
from illustrated_models.neuron import standardised
from illustrated_models.training.measures import share

RATE, N_STEPS = 1.0, 300
CHILD, SMALL, YOUTH = 13, 10, 17  # years: who is younger is a child; a small boy; a youth at most


@dataclass(frozen=True)
class RulesTrace:
    """How often rules are right, and what a neuron adds to them when it knows more."""

    names: Annotated[tuple[str, ...], "axis: rule"]  # (definition)
    right: Float[Tensor, " rule"]  # the share of passengers (definition)
    third_women: Float[Tensor, ""]  # the share who lived of the women in third class (definition)
    n_third_women: int  # (definition)
    second_men: Float[Tensor, ""]  # the share who lived of the men in second class (definition)
    third_men: Float[Tensor, ""]  # and in third class (definition)
    sex_loss: Float[Tensor, ""]  # of a neuron that knows the sex (Goodfellow et al. 2016, section
    #   6.2.2)
    class_loss: Float[Tensor, ""]  # of one that knows the class, too (Goodfellow et al. 2016,
    #   section 6.2.2)
    class_differ: int  # passengers about whom that one says something else than the rule “women
    #   live” (definition)
    age_differ: int  # the same of one that knows the age, too (definition)
    age_right: Float[Tensor, ""]  # the share of right answers of that one (definition)


@dataclass(frozen=True)
class ChildrenTrace:
    """Who of the children lived, by class; ages that are known only."""

    names: Annotated[tuple[str, ...], "axis: group"]  # (definition)
    lived: Float[Tensor, " group"]  # the share (definition)
    low: Float[Tensor, " group"]  # of the interval of that share, with a chance of 95 % (Wilson
    #   1927)
    high: Float[Tensor, " group"]  # (Wilson 1927)
    counts: Int[Tensor, " group"]  # children (definition)
    child: int  # years: who is younger is counted (definition)
    correlation: Float[Tensor, " class"]  # of known age and having lived, within each class
    #   (Pearson 1895)
    youths: Float[Tensor, ""]  # the share who lived of boys from that age on to sixteen
    #   (definition)


def by_majority(table: Passengers, *keys: Tensor) -> Bool[Tensor, " passenger"]:
    """Say of everybody what is true of most with the same keys."""
    _, group = torch.stack(keys, dim=1).unique(dim=0, return_inverse=True)
    lived = torch.zeros(int(group.max()) + 1, dtype=torch.float64)
    total = lived.index_add(0, group, torch.ones(len(group), dtype=torch.float64))
    return (lived.index_add(0, group, table.lived.double()) / total > 0.5)[group]


def fitted(table: Passengers, *columns: Tensor) -> LogisticTrace:
    """A neuron trained on everybody, with these inputs."""
    inputs = standardised(torch.stack(columns, dim=1))
    log = learn(inputs, table.lived, rate=RATE, n_steps=N_STEPS)
    return logistic(inputs, table.lived, log.weights[-1], log.bias[-1])


@example(data="titanic/passengers.csv")
def rules() -> RulesTrace:
    """Rules by sex, class and age, and neurons that know as much."""
    table = passengers()
    woman, third = table.is_woman == 1, table.passenger_class == 3
    small_boys = ~woman & table.age_is_known & (table.age < SMALL) & ~third
    said = {
        "nobody lives": torch.zeros_like(woman),
        "by class": by_majority(table, table.passenger_class),
        "women live": woman,
        "sex and class": by_majority(table, table.is_woman, table.passenger_class),
        "and small boys": woman | small_boys,
    }
    known = table.is_woman, table.passenger_class, table.age
    sex, of_class, age = (fitted(table, *known[:n]) for n in (1, 2, 3))
    return RulesTrace(
        names=tuple(said),
        right=torch.stack([(each.long() == table.lived).double().mean() for each in said.values()]),
        third_women=table.lived[woman & third].double().mean(),
        n_third_women=int((woman & third).sum()),
        second_men=table.lived[~woman & (table.passenger_class == 2)].double().mean(),
        third_men=table.lived[~woman & third].double().mean(),
        sex_loss=sex.loss,
        class_loss=of_class.loss,
        class_differ=int(((of_class.sums > 0) != woman).sum()),
        age_differ=int(((age.sums > 0) != woman).sum()),
        age_right=age.right,
    )


@example(data="titanic/passengers.csv")
def children() -> ChildrenTrace:
    """Children of known age, by class and sex."""
    table = passengers()
    woman, third, known = table.is_woman == 1, table.passenger_class == 3, table.age_is_known
    child = known & (table.age < CHILD)
    groups = {
        "1st and 2nd class": child & ~third,
        "3rd class, girls": child & third & woman,
        "3rd class, boys": child & third & ~woman,
    }
    counts = [int(rows.sum()) for rows in groups.values()]
    lived = [int(table.lived[rows].sum()) for rows in groups.values()]
    ends = [share(*each) for each in zip(lived, counts, strict=True)]
    youths = known & ~woman & (table.age >= CHILD) & (table.age < YOUTH)
    return ChildrenTrace(
        names=tuple(groups),
        lived=torch.tensor(lived, dtype=torch.float64) / torch.tensor(counts),
        low=torch.tensor([each["low"] for each in ends], dtype=torch.float64),
        high=torch.tensor([each["high"] for each in ends], dtype=torch.float64),
        counts=torch.tensor(counts),
        child=CHILD,
        correlation=torch.stack(
            [correlation(known & (table.passenger_class == each), table) for each in (1, 2, 3)]
        ),
        youths=table.lived[youths].double().mean(),
    )
