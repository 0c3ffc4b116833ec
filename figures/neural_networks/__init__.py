"""The figures of the article about neural networks."""
