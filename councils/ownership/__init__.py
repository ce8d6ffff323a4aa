"""Work that somebody owns: who looks after a record, when next, and who takes it over."""
