"""What staff do with a recommendation: record, extend, amend, end, require again."""
