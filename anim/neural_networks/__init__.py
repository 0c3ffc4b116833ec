"""The films of the article about neural networks."""
