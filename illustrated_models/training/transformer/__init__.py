"""Recipes of the article on the transformer."""
