"""The worked examples of the article on pandas."""
