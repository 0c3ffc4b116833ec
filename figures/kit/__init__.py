"""How things look: the pieces that figures and films are drawn from."""
