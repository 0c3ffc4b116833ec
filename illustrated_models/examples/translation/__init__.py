"""The worked examples of the article about translation."""
