"""Recipes of the data behind the article on pandas."""
