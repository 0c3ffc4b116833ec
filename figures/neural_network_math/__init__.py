"""The figures of the article about the mathematics of neural networks."""
