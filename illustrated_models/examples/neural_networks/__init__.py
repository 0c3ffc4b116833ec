"""The worked examples of the article about neural networks: houses, dials, boundaries."""
