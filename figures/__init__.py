"""The figures of the articles, the kit they are drawn with and the engine that makes them."""
