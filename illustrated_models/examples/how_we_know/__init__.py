"""The worked examples of the page that doubts itself."""
