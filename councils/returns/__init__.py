"""What waited for approval and was given back, with a comment, to whoever submitted it."""
