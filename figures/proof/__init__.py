"""What proves that a picture is true: it reads finished files and computes all anew."""
