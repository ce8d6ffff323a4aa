"""What staff do with a decision: enter, check, approve, withhold, review, move, comply."""
