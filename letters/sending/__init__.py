"""Letters on their way: each to its councils by e-mail, exactly once."""
