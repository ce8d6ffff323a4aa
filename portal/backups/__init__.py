"""Backups: one file with the whole database, which can be checked before anything is restored."""
