"""Answers that were made once are kept, for as long as what they were made of stands."""
