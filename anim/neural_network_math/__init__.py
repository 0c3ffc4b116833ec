"""The films of the article about the mathematics of neural networks."""
