"""The two forms of a letter, page and PDF, both drawn from its content and from nothing else."""
