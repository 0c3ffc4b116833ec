"""Wrong models, one list per module. To add one, add a `Mutant(kind, name, old, new)` to a list."""
