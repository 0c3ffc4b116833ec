"""Recipes of the article on translation."""
