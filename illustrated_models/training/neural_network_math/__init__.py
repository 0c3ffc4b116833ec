"""Recipes of the article about the mathematics of neural networks."""
