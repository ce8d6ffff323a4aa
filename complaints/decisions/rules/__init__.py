"""What a decision cannot be, what is unlikely of it, what is guarded."""
