"""E-mails that are sent exactly once: letters, and what staff are told."""
