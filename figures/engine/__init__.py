"""How figures, films and numbers get made, and when they must be made again."""
