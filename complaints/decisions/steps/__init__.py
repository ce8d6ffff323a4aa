"""What staff do with a decision: approve, withhold, review, move, correct."""
