"""Worked examples of the article on reshaping."""
