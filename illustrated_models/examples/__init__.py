"""Worked examples: a model and its input, from which figures are drawn."""
