"""The e-mails that carry letters, and what a person decides about one."""
