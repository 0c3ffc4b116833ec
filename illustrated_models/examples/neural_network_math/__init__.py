"""The worked examples of the article about the mathematics of neural networks: the Titanic."""
