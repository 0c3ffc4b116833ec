"""Every start that a reader can look at, compared with the file that the training wrote."""

import json
import statistics

import pytest

from illustrated_models.data.titanic import PASSENGERS
from illustrated_models.examples.neural_network_math.sizes import FOLDER, STUDENT
from illustrated_models.examples.neural_network_math.starts import every_start


@pytest.fixture(scope="module")
def trace():
    return every_start()


@pytest.fixture(scope="module")
def kept():
    return json.loads((FOLDER / "sizes.json").read_text(encoding="utf-8"))


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.right",
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.starts",
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.known",
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.first",
)
def test_every_start_is_shown_as_the_training_wrote_it(trace, kept):
    assert trace.right.tolist() == [kept["inputs_2"], kept["inputs_3"]]
    assert trace.starts.tolist() == list(range(1, len(kept["inputs_2"][0]) + 1))
    assert len(trace.known) == len(trace.right)
    assert int(trace.first) == kept["sizes"][1]


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.mean",
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.beside",
)
def test_the_mean_that_is_shown_first_and_its_interval_are_students(trace, kept):
    seeds = kept["inputs_2"][1]
    margin = STUDENT * statistics.stdev(seeds) / len(seeds) ** 0.5
    mean, whole = statistics.mean(seeds), trace.averaged
    assert trace.mean.tolist() == pytest.approx([mean])
    assert float(whole.low[0, 1]) == pytest.approx(mean - margin)
    assert float(whole.high[0, 1]) == pytest.approx(mean + margin)
    assert trace.beside.tolist() == [len(seeds) + 1]


@pytest.mark.proves(
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.all_die",
    "illustrated_models.examples.neural_network_math.starts.StartsTrace.women_live",
)
def test_both_rules_counted_again_in_the_file(trace):
    rows = [line.split(",") for line in PASSENGERS.read_text(encoding="utf-8").split()[1:]]
    died = sum(fate == "no" for fate, *_ in rows) / len(rows)
    right = sum((sex == "female") == (fate == "yes") for fate, sex, *_ in rows) / len(rows)
    assert trace.all_die.tolist() == pytest.approx([died] * len(trace.starts))
    assert trace.women_live.tolist() == pytest.approx([right] * len(trace.starts))
