"""What bedrooms and bathrooms are worth, by numpy's own least squares."""

import numpy as np
import pytest

from illustrated_models.data.houses import houses
from illustrated_models.examples.neural_networks.baths import baths


@pytest.mark.proves(
    "illustrated_models.examples.neural_networks.baths.BathsTrace.inputs",
    "illustrated_models.examples.neural_networks.baths.BathsTrace.bedrooms",
    "illustrated_models.examples.neural_networks.baths.BathsTrace.bathrooms",
    "illustrated_models.examples.neural_networks.baths.BathsTrace.correlation",
)
def test_the_weight_of_a_bathroom_changes_its_sign_beside_bedrooms():
    trace, table = baths(), houses()
    size, price = table.size.numpy(), table.price.numpy()
    rooms = {"bedrooms": [table.beds.numpy()], "bathrooms": [table.baths.numpy()]}
    rooms["both"] = rooms["bedrooms"] + rooms["bathrooms"]
    found = [
        np.linalg.lstsq(np.column_stack([size, *each, np.ones_like(size)]), price, rcond=None)[0]
        for each in rooms.values()
    ]
    assert trace.inputs == tuple(rooms)
    assert trace.bedrooms.tolist() == pytest.approx([found[0][1], found[2][1]])
    assert trace.bathrooms.tolist() == pytest.approx([found[1][1], found[2][2]])
    assert [round(float(each), 1) for each in trace.bathrooms] == [-3.5, 5.3]
    right = [np.corrcoef(each, price)[0, 1] for each in rooms["both"]]
    assert trace.correlation.tolist() == pytest.approx(right)
