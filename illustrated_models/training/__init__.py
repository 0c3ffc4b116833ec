"""How the published models are trained: recipes, loop, measures, cards."""
