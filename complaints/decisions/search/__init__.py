"""Finding decisions by their words: what is typed, what the database finds, what is shown of it."""
