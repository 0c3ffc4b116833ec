"""Figures of the pond that come out otherwise in every build, in as many ways as there are."""

UNSTEADY = '''
"""Figures of the weather."""

import random
import time

from figures.kit.plain import figure

@figure()
def clouds(trace):
    """A set of words comes in another order when strings hash otherwise."""
    return " ".join({"cirrus", "stratus", "cumulus", "nimbus", "fog"})

@figure()
def lightning(trace):
    """An address in memory is another in each process."""
    return str(id(object()))

@figure()
def rain(trace):
    """No seed."""
    return str(random.random())

@figure()
def sunset(trace):
    """The clock."""
    return str(time.time_ns())

@figure()
def wind(trace):
    """The folder."""
    return __file__

@figure()
def evening(trace):
    """The time zone."""
    return str(time.timezone)

@figure()
def calm(trace):
    """A figure as it should be."""
    return "calm"

@figure()
def calm_sea(trace):
    """One whose name begins as another's."""
    return "calm"
'''
