"""Loading the register of councils out of a file."""
